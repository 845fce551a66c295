/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/homes.h"

#include "instances/base/array.h"
#include "instances/base/rng.h"

/* A street and the metres of all streets up to its end. */
typedef struct street_end {
    ronde_map_street street;
    int64_t metres;
} street_end;

typedef RONDE_ARRAY(street_end) street_list;

enum { stream_homes = 11, kept_free_m = 20 };

/* A helper may come by any profile of the map, so a home is where all of them can stop. */
static bool all_can_use(const ronde_map *map, int32_t edge)
{
    for (int32_t i = 0; i < ronde_map_profile_count(map); i++) {
        if (!ronde_road_graph_is_usable(ronde_map_graph(map), i, edge)) {
            return false;
        }
    }
    return true;
}

static bool list_streets(street_list *streets, const ronde_map *map)
{
    int64_t metres = 0;
    ronde_map_street street = {.edge = RONDE_NONE};
    while (ronde_map_next_street(map, 0, street.edge, &street)) {
        if (street.length_m == 0 || !all_can_use(map, street.edge)) {
            continue;
        }
        metres += street.length_m;
        if (!ronde_array_push(streets, (street_end){street, metres})) {
            return false;
        }
    }
    return true;
}

/* The street that a metre of all streets falls on: the first whose end is beyond it. */
static const street_end *street_at(const street_list *streets, int64_t metre)
{
    size_t low = 0;
    size_t high = streets->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (streets->items[middle].metres <= metre) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &streets->items[low];
}

static ronde_address draw_home(ronde_rng *rng, const ronde_map *map, const street_list *streets)
{
    int64_t total = streets->items[streets->count - 1].metres;
    const street_end *at = street_at(streets, ronde_rng_between(rng, 0, total - 1));
    int32_t length = at->street.length_m;
    int32_t free = length > 2 * kept_free_m ? kept_free_m : length / 2;
    int32_t metre = (int32_t)ronde_rng_between(rng, free, length - free);
    ronde_map_point point = ronde_map_street_point(map, at->street.edge, metre);
    return (ronde_address){point.lon_e7 / 1e7, point.lat_e7 / 1e7, at->street.name};
}

ronde_status ronde_homes_draw(
    ronde_address **out, const ronde_map *map, uint64_t seed, int32_t count, ronde_error *error)
{
    street_list streets = {0};
    ronde_address *homes = ronde_alloc_zero((size_t)count, sizeof *homes);
    ronde_status status = RONDE_OK;
    if (homes == NULL || !list_streets(&streets, map)) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %d homes", (int)count);
    } else if (streets.count == 0) {
        status = ronde_fail(error, RONDE_EINPUT, NULL,
                            "the map has no residential street that all of its profiles can use");
    } else {
        ronde_rng rng = ronde_rng_new(seed, stream_homes);
        for (int32_t i = 0; i < count; i++) {
            homes[i] = draw_home(&rng, map, &streets);
        }
        *out = homes;
        homes = NULL;
    }
    ronde_free(homes);
    ronde_array_clear(&streets);
    return status;
}
