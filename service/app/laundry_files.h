/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_LAUNDRY_FILES_H
#define RONDE_SERVICE_APP_LAUNDRY_FILES_H

#include "instances/generate/laundry_residents.h"

/** Users of a laundry. Start with {0}. */
typedef struct ronde_laundry_people {
    ronde_laundry_user *users;
    int32_t count;
    ronde_population *population; /* that they are of, or NULL */
} ronde_laundry_people;

/** Whom to draw: so many users, or those of so many residents with household support who use the
 *  service at this take-up (in percent, under vervangen with 10 % exceptions). */
typedef struct ronde_laundry_crowd {
    int32_t users, residents, take_up;
    bool with_rounds; /* of residents: their helpers' rounds are asked for, too */
} ronde_laundry_crowd;

/** Draws users on the residential streets of a map; cleared by ronde_laundry_people_clear.
 *  RONDE_EINPUT, RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_laundry_people_draw(ronde_laundry_people *out,
                                       const char *map_path,
                                       const ronde_laundry_options *options,
                                       const ronde_laundry_crowd *crowd,
                                       ronde_error *error) RONDE_MUST_CHECK;
void ronde_laundry_people_clear(ronde_laundry_people *people);

/** Draws users and the week of their bags and writes it into a folder (made if missing):
 *
 *  - day1.json ...: the vans of each working day; the travel times stay with the map
 *  - linked1.json, rounds1.json ... (with_rounds, of residents): rounds and vans of each day in one
 *    instance, tied (linked_day.h), and the same rounds alone
 *  - bags.csv: every batch of bags with its days
 *  - parameters.tsv: every parameter with its value, range and source
 *
 *  Each file comes whole or not at all. Errors as above. */
ronde_status ronde_laundry_files_write(const char *folder,
                                       const char *map_path,
                                       const ronde_laundry_options *options,
                                       const ronde_laundry_crowd *crowd,
                                       ronde_error *error) RONDE_MUST_CHECK;

#endif
