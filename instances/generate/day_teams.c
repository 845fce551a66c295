/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Area teams (wijkteams, rayons): the helpers' homes are cut in two again and again, each time
 * across the longer side, until no part has more helpers than a team; a resident belongs to the
 * team whose middle is nearest. */
#include "instances/generate/day_parts.h"

#include <stdlib.h>

typedef struct home {
    double along; /* the longer side */
    int32_t helper;
} home;

static int compare_homes(const void *left, const void *right)
{
    const home *a = left;
    const home *b = right;
    if (a->along != b->along) {
        return a->along < b->along ? -1 : 1;
    }
    return (a->helper > b->helper) - (a->helper < b->helper);
}

/* Sorts homes along the longer side of the rectangle that they fill. */
static void sort_along(const ronde_drawn_day *day, home *homes, int32_t count)
{
    const ronde_address *first = &day->helpers[homes[0].helper].home;
    ronde_address low = *first;
    ronde_address high = *first;
    for (int32_t i = 1; i < count; i++) {
        const ronde_address *at = &day->helpers[homes[i].helper].home;
        low.lon = at->lon < low.lon ? at->lon : low.lon;
        low.lat = at->lat < low.lat ? at->lat : low.lat;
        high.lon = at->lon > high.lon ? at->lon : high.lon;
        high.lat = at->lat > high.lat ? at->lat : high.lat;
    }
    ronde_address east = {high.lon, low.lat, NULL};
    ronde_address north = {low.lon, high.lat, NULL};
    bool wide = ronde_day_distance(&low, &east) > ronde_day_distance(&low, &north);
    for (int32_t i = 0; i < count; i++) {
        const ronde_address *at = &day->helpers[homes[i].helper].home;
        homes[i].along = wide ? at->lon : at->lat;
    }
    qsort(homes, (size_t)count, sizeof *homes, compare_homes);
}

/* Parts lie one after the other in homes; part i begins at firsts[i]. Gives their number. */
static int32_t cut(const ronde_drawn_day *day, home *homes, int32_t *firsts)
{
    int32_t most = day->options.parameters.team_size;
    int32_t parts = 1;
    firsts[0] = 0;
    firsts[1] = day->helper_count;
    for (int32_t part = 0; part < parts;) {
        int32_t count = firsts[part + 1] - firsts[part];
        if (count <= most) {
            part++;
            continue;
        }
        sort_along(day, homes + firsts[part], count);
        for (int32_t i = ++parts; i > part + 1; i--) {
            firsts[i] = firsts[i - 1];
        }
        firsts[part + 1] = firsts[part] + count / 2;
    }
    return parts;
}

static int32_t nearest(const ronde_address *middles, int32_t count, const ronde_address *to)
{
    int32_t best = 0;
    for (int32_t i = 1; i < count; i++) {
        if (ronde_day_distance(&middles[i], to) < ronde_day_distance(&middles[best], to)) {
            best = i;
        }
    }
    return best;
}

bool ronde_day_draw_teams(ronde_drawn_day *day)
{
    size_t helpers = (size_t)day->helper_count + 1;
    home *homes = ronde_arena_take(day->arena, helpers, sizeof *homes);
    int32_t *firsts = ronde_arena_take(day->arena, helpers + 1, sizeof *firsts);
    ronde_address *middles = ronde_arena_take(day->arena, helpers, sizeof *middles);
    if (homes == NULL || firsts == NULL || middles == NULL) {
        return false;
    }
    for (int32_t i = 0; i < day->helper_count; i++) {
        homes[i].helper = i;
    }
    int32_t teams = cut(day, homes, firsts);
    for (int32_t team = 0; team < teams; team++) {
        int32_t count = firsts[team + 1] - firsts[team];
        for (int32_t i = firsts[team]; i < firsts[team + 1]; i++) {
            drawn_helper *helper = &day->helpers[homes[i].helper];
            helper->team = team;
            middles[team].lon += helper->home.lon / count;
            middles[team].lat += helper->home.lat / count;
        }
    }
    for (int32_t i = 0; i < day->resident_count; i++) {
        day->residents[i].team = nearest(middles, teams, &day->residents[i].home);
    }
    return true;
}
