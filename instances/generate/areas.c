/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/areas.h"

#include "instances/generate/day_parts.h"

#include <stdlib.h>

typedef struct home {
    double along; /* the longer side */
    int32_t place;
} home;

static int compare_homes(const void *left, const void *right)
{
    const home *a = left;
    const home *b = right;
    if (a->along != b->along) {
        return a->along < b->along ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

/* Sorts homes along the longer side of the rectangle that they fill. */
static void sort_along(const ronde_address *places, home *homes, int32_t count)
{
    ronde_address low = places[homes[0].place];
    ronde_address high = low;
    for (int32_t i = 1; i < count; i++) {
        const ronde_address *at = &places[homes[i].place];
        low.lon = at->lon < low.lon ? at->lon : low.lon;
        low.lat = at->lat < low.lat ? at->lat : low.lat;
        high.lon = at->lon > high.lon ? at->lon : high.lon;
        high.lat = at->lat > high.lat ? at->lat : high.lat;
    }
    ronde_address east = {high.lon, low.lat, NULL};
    ronde_address north = {low.lon, high.lat, NULL};
    bool wide = ronde_day_distance(&low, &east) > ronde_day_distance(&low, &north);
    for (int32_t i = 0; i < count; i++) {
        const ronde_address *at = &places[homes[i].place];
        homes[i].along = wide ? at->lon : at->lat;
    }
    qsort(homes, (size_t)count, sizeof *homes, compare_homes);
}

/* Parts lie one after the other in homes; part i begins at firsts[i]. Gives their number. */
static int32_t
cut(const ronde_address *places, home *homes, int32_t count, int32_t most, int32_t *firsts)
{
    int32_t parts = 1;
    firsts[0] = 0;
    firsts[1] = count;
    for (int32_t part = 0; part < parts;) {
        int32_t size = firsts[part + 1] - firsts[part];
        if (size <= most) {
            part++;
            continue;
        }
        sort_along(places, homes + firsts[part], size);
        for (int32_t i = ++parts; i > part + 1; i--) {
            firsts[i] = firsts[i - 1];
        }
        firsts[part + 1] = firsts[part] + size / 2;
    }
    return parts;
}

int32_t ronde_areas_cut(ronde_arena *arena,
                        const ronde_address *places,
                        int32_t count,
                        int32_t most,
                        int32_t *areas,
                        ronde_address *middles)
{
    home *homes = ronde_arena_take(arena, (size_t)count, sizeof *homes);
    int32_t *firsts = ronde_arena_take(arena, (size_t)count + 1, sizeof *firsts);
    if (homes == NULL || firsts == NULL) {
        return 0;
    }
    for (int32_t i = 0; i < count; i++) {
        homes[i].place = i;
    }
    int32_t parts = cut(places, homes, count, most, firsts);
    for (int32_t part = 0; part < parts; part++) {
        int32_t size = firsts[part + 1] - firsts[part];
        middles[part] = (ronde_address){0.0, 0.0, ""};
        for (int32_t i = firsts[part]; i < firsts[part + 1]; i++) {
            const ronde_address *at = &places[homes[i].place];
            areas[homes[i].place] = part;
            middles[part].lon += at->lon / size;
            middles[part].lat += at->lat / size;
        }
    }
    return parts;
}

int32_t ronde_areas_nearest(const ronde_address *middles, int32_t count, const ronde_address *to)
{
    int32_t best = 0;
    for (int32_t i = 1; i < count; i++) {
        if (ronde_day_distance(&middles[i], to) < ronde_day_distance(&middles[best], to)) {
            best = i;
        }
    }
    return best;
}
