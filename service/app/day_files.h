/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_DAY_FILES_H
#define RONDE_SERVICE_APP_DAY_FILES_H

#include "instances/generate/day.h"

/** Draws a day on the residential streets of a map and writes it into a folder (made if missing):
 *
 *  - instance.json: laundry at home; the travel times stay with the map
 *  - central.json: the same residents and helpers with a central laundry
 *  - choice.json: the same with the ways of laundry that each resident allows, to choose from
 *  - clients.csv, staff.csv: the same as exports that `ronde import` reads
 *  - parameters.tsv: every parameter with its value, range and source
 *
 *  Each file comes whole or not at all. RONDE_EINPUT, RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_day_files_write(const char *folder,
                                   const char *map_path,
                                   const ronde_day_options *options,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
