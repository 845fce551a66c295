/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_VAN_RUN_H
#define RONDE_SERVICE_STUDY_ARMS_VAN_RUN_H

/* One planned day of laundry vans, kept in a file named after a digest of all that it depends on,
 * as run.h keeps the rounds. */

#include "maps/map.h"
#include "service/study/arms/digest.h"
#include "service/study/vans_parts.h"

/** What such a run needs to know. */
typedef struct ronde_van_run_order {
    ronde_van_day of; /* its instance is not looked at */
    const ronde_map *map;
    const char *map_path; /* for messages */
    ronde_van_search search;
    const char *engine; /* what else changes plans: the version of the program */
    const char *folder;
} ronde_van_run_order;

/** Does a run, or finds that it was done: its file is in the folder afterwards, and key says which
 *  one. RONDE_ESTOPPED (no file is written then), RONDE_EBUG for a plan that breaks a rule, errors
 *  of the map, the solver and files. */
ronde_status ronde_van_run_do(char key[RONDE_DIGEST_TEXT],
                              bool *found,
                              const ronde_van_run_order *order,
                              ronde_error *error) RONDE_MUST_CHECK;

/** Reads the result of a run: its figures, and what came in is added to arrivals. RONDE_EIO,
 *  RONDE_EINPUT, RONDE_ENOMEM. */
ronde_status ronde_van_run_read(ronde_van_figures *out,
                                ronde_van_arrivals *arrivals,
                                const char *folder,
                                const char *key,
                                ronde_error *error) RONDE_MUST_CHECK;
/** Writes it, whole or not at all. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_van_run_write(const ronde_van_figures *figures,
                                 const ronde_van_arrivals *arrivals,
                                 const char *folder,
                                 const char *key,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif
