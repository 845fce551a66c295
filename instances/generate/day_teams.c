/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Area teams (wijkteams, rayons): areas of the helpers' homes; a resident belongs to the team whose
 * middle is nearest. */
#include "instances/generate/areas.h"
#include "instances/generate/day_parts.h"

bool ronde_day_draw_teams(ronde_drawn_day *day)
{
    size_t helpers = (size_t)day->helper_count + 1;
    ronde_address *homes = ronde_arena_take(day->arena, helpers, sizeof *homes);
    ronde_address *middles = ronde_arena_take(day->arena, helpers, sizeof *middles);
    int32_t *team_of = ronde_arena_take(day->arena, helpers, sizeof *team_of);
    if (homes == NULL || middles == NULL || team_of == NULL) {
        return false;
    }
    for (int32_t i = 0; i < day->helper_count; i++) {
        homes[i] = day->helpers[i].home;
    }
    int32_t teams = ronde_areas_cut(day->arena, homes, day->helper_count,
                                    day->options.parameters.team_size, team_of, middles);
    for (int32_t i = 0; i < day->helper_count; i++) {
        day->helpers[i].team = team_of[i];
    }
    for (int32_t i = 0; i < day->resident_count; i++) {
        day->residents[i].team = ronde_areas_nearest(middles, teams, &day->residents[i].home);
    }
    return teams > 0;
}
