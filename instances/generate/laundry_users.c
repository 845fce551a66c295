/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_parts.h"

#include <math.h>
#include <stdio.h>

enum { purpose_user = 1, id_length = 16, most_for_middle = 2000 };

static const double metres_of_degree = 111195.0;

double ronde_laundry_crow(double lon, double lat, double other_lon, double other_lat)
{
    double narrow = cos((lat + other_lat) / 2 * (3.14159265358979323846 / 180));
    return metres_of_degree * hypot((lon - other_lon) * narrow, lat - other_lat);
}

/* FNV-1a of the id (Fowler, Noll, Vo), so that a user's draws do not hang on who else there is. */
ronde_rng ronde_laundry_rng(uint64_t seed, const char *id, uint64_t purpose)
{
    uint64_t hash = 14695981039346656037U;
    for (const char *c = id; *c != '\0'; c++) {
        hash = (hash ^ (unsigned char)*c) * 1099511628211U;
    }
    return ronde_rng_new(seed, hash ^ (purpose << 32));
}

static bool chance(ronde_rng *rng, int32_t percent)
{
    return ronde_rng_below(rng, 100) < (uint32_t)percent;
}

ronde_laundry_user *ronde_laundry_users_draw(uint64_t seed,
                                             const ronde_laundry_parameters *parameters,
                                             const ronde_address *addresses,
                                             int32_t count)
{
    size_t each = sizeof(ronde_laundry_user) + id_length;
    ronde_laundry_user *users = ronde_alloc_zero((size_t)count, each);
    char *ids = users != NULL ? (char *)(users + count) : NULL;
    for (int32_t i = 0; users != NULL && i < count; i++) {
        char *id = ids + (size_t)i * id_length;
        snprintf(id, id_length, "u%04d", (int)i + 1);
        ronde_rng rng = ronde_laundry_rng(seed, id, purpose_user);
        bool special = chance(&rng, parameters->special_share);
        bool bedding = chance(&rng, parameters->bedding_share);
        users[i] = (ronde_laundry_user){.id = id,
                                        .lon = addresses[i].lon,
                                        .lat = addresses[i].lat,
                                        .class = special   ? RONDE_BAG_SPECIAL
                                                 : bedding ? RONDE_BAG_BEDDING
                                                           : RONDE_BAG_MIXED,
                                        .weekday = (int32_t)ronde_rng_below(&rng, 5)};
    }
    return users;
}

ronde_laundry_point ronde_laundry_middle(const ronde_laundry_user *users, int32_t count)
{
    int32_t step = 1 + (count - 1) / most_for_middle;
    int32_t best = 0;
    double least = (double)INFINITY;
    for (int32_t i = 0; i < count; i += step) {
        double sum = 0;
        for (int32_t k = 0; k < count; k += step) {
            sum += ronde_laundry_crow(users[i].lon, users[i].lat, users[k].lon, users[k].lat);
        }
        if (sum < least) {
            least = sum;
            best = i;
        }
    }
    return (ronde_laundry_point){users[best].lon, users[best].lat};
}
