/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_WEEK_FILES_H
#define RONDE_SERVICE_APP_WEEK_FILES_H

#include "instances/base/faults.h"
#include "instances/generate/week.h"

/** The plan of an earlier week, with its instance. */
typedef struct ronde_earlier_week {
    const char *instance_path, *plan_path; /* NULL: none */
} ronde_earlier_week;

/** Draws a week on the residential streets of a map and writes it into a folder (made if missing):
 *
 *  - instance.json: the week; the travel times stay with the map
 *  - parameters.tsv: every parameter with its value, range and source
 *
 *  With an earlier week, the days and helpers of its plan are wished for; faults of its files are
 *  added to faults. Each file comes whole or not at all. RONDE_EINPUT, RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_week_files_write(const char *folder,
                                    const char *map_path,
                                    const ronde_week_options *options,
                                    const ronde_earlier_week *earlier,
                                    ronde_faults *faults,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
