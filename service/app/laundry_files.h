/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_LAUNDRY_FILES_H
#define RONDE_SERVICE_APP_LAUNDRY_FILES_H

#include "instances/generate/laundry.h"

/** Draws users of a laundry on the residential streets of a map. *out is freed by ronde_free.
 *  RONDE_EINPUT, RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_laundry_users_on_map(ronde_laundry_user **out,
                                        const char *map_path,
                                        const ronde_laundry_options *options,
                                        int32_t count,
                                        ronde_error *error) RONDE_MUST_CHECK;

/** Draws users and the week of their bags and writes it into a folder (made if missing):
 *
 *  - day1.json ...: the vans of each working day; the travel times stay with the map
 *  - bags.csv: every batch of bags with its days
 *  - parameters.tsv: every parameter with its value, range and source
 *
 *  Each file comes whole or not at all. Errors as above. */
ronde_status ronde_laundry_files_write(const char *folder,
                                       const char *map_path,
                                       const ronde_laundry_options *options,
                                       int32_t users,
                                       ronde_error *error) RONDE_MUST_CHECK;

#endif
