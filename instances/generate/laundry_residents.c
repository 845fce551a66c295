/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_residents.h"

enum { working_week = 5 };

ronde_status ronde_laundry_users_of(ronde_laundry_user **out,
                                    int32_t *count,
                                    const ronde_population *population,
                                    const ronde_population_arm *arm,
                                    ronde_error *error)
{
    int32_t residents = ronde_population_residents(population);
    int32_t used = 0;
    ronde_laundry_user *users = ronde_alloc_zero((size_t)residents + 1, sizeof *users);
    if (users == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the users of a laundry");
    }
    for (int32_t i = 0; i < residents; i++) {
        const ronde_population_person person = ronde_population_resident(population, i);
        if (ronde_population_fate(population, i, arm) != RONDE_FATE_CENTRAL ||
            (arm->provider != RONDE_NONE && person.provider != arm->provider)) {
            continue;
        }
        bool bedding = person.laundry == RONDE_LAUNDRY_BEDDING;
        users[used++] =
            (ronde_laundry_user){.id = person.id,
                                 .lon = person.lon,
                                 .lat = person.lat,
                                 .grams_week = person.grams,
                                 .class = bedding ? RONDE_BAG_BEDDING : RONDE_BAG_MIXED,
                                 .weekday = person.weekday >= 0 ? person.weekday % working_week : 0,
                                 .has_visit = person.has_window,
                                 .visit = person.window};
    }
    *out = users;
    *count = used;
    return RONDE_OK;
}
