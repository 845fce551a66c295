/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a week may ask for beyond who comes when, each switched on by a parameter: hours of a
 * contract, few faces, area teams. */
#include "instances/generate/areas.h"
#include "instances/generate/week_tasks.h"

#include <stdio.h>

static const int64_t micro_per_mill = 1000;

static ronde_cost price_of_hour(int64_t mills)
{
    return (mills * micro_per_mill + RONDE_HOUR / 2) / RONDE_HOUR;
}

/* Net hours of a helper in one calendar week of the horizon. */
static ronde_time hours_in(const ronde_drawn_week *week, const week_helper *helper, int64_t number)
{
    static const ronde_time longest_without = 5 * RONDE_HOUR + 30 * RONDE_MINUTE;
    ronde_time sum = 0;
    for (int32_t day = 0; day < week->options.days; day++) {
        ronde_window hours = helper->hours[weekday_of(week, day)];
        ronde_time lasts = hours.latest - hours.earliest;
        bool works = week_number(week, day) == number && day != week->options.week.closed_day;
        sum += works ? lasts - (lasts > longest_without ? 30 * RONDE_MINUTE : 0) : 0;
    }
    return sum;
}

ronde_contract ronde_week_contract(const ronde_drawn_week *week, const week_helper *helper)
{
    const ronde_week_parameters *with = &week->options.week;
    ronde_contract contract = {0};
    if (with->contract_band == 0 || helper->on_leave) {
        return contract;
    }
    int64_t last = week_number(week, week->options.days - 1);
    ronde_time fewest = RONDE_WEEK_DAYS * RONDE_DAY;
    ronde_time most = 0;
    for (int64_t number = week_number(week, 0); number <= last; number++) {
        ronde_time hours = hours_in(week, helper, number);
        fewest = hours < fewest ? hours : fewest;
        most = hours > most ? hours : most;
    }
    int64_t filled = with->week_utilisation;
    contract.least = fewest * filled * (100 - with->contract_band) / 10000;
    contract.most = most * filled * (100 + with->contract_band) / 10000;
    contract.short_price = price_of_hour(with->short_hour_price);
    contract.extra_price = contract.most > 0 ? price_of_hour(with->extra_hour_price) : 0;
    return contract;
}

void ronde_week_add_faces(week_building *at, const week_resident *resident, int32_t tasks)
{
    char id[WEEK_ID];
    const char *place = resident->drawn.id;
    int32_t price = at->week->options.week.face_price;
    snprintf(id, sizeof id, "faces/%s", resident->drawn.id);
    if (price > 0 && tasks > 1) {
        ronde_builder_group(at->builder,
                            &(ronde_group_spec){.where = id,
                                                .id = id,
                                                .rule = RONDE_FACES,
                                                .free = resident->habit == HABIT_DOUBLE ? 2 : 1,
                                                .price = price * micro_per_mill,
                                                .places = &place,
                                                .place_count = 1});
    }
}

/* Teams of one provider, numbered from first on; gives the number after the last one, or RONDE_NONE
 * when memory is out. */
static int32_t draw_teams_of(ronde_drawn_week *week, int32_t provider, int32_t first)
{
    size_t helpers = (size_t)week->helper_count + 1;
    ronde_address *homes = ronde_arena_take(week->arena, helpers, sizeof *homes);
    ronde_address *middles = ronde_arena_take(week->arena, helpers, sizeof *middles);
    int32_t *team_of = ronde_arena_take(week->arena, helpers, sizeof *team_of);
    int32_t count = 0;
    if (homes == NULL || middles == NULL || team_of == NULL) {
        return RONDE_NONE;
    }
    for (int32_t i = 0; i < week->helper_count; i++) {
        if (week->helpers[i].provider == provider) {
            homes[count++] = week->helpers[i].drawn.home;
        }
    }
    if (count == 0) {
        return first;
    }
    int32_t teams =
        ronde_areas_cut(week->arena, homes, count, week->options.day.team_size, team_of, middles);
    count = 0;
    for (int32_t i = 0; i < week->helper_count && teams > 0; i++) {
        if (week->helpers[i].provider == provider) {
            week->helpers[i].drawn.team = first + team_of[count++];
        }
    }
    for (int32_t i = 0; i < week->options.residents && teams > 0; i++) {
        week_resident *resident = &week->residents[i];
        if (resident->provider == provider) {
            resident->drawn.team =
                first + ronde_areas_nearest(middles, teams, &resident->drawn.home);
        }
    }
    return teams > 0 ? first + teams : RONDE_NONE;
}

bool ronde_week_draw_teams(ronde_drawn_week *week)
{
    int32_t next = 0;
    for (int32_t provider = 0; provider < week->options.providers && next != RONDE_NONE &&
                               week->options.week.area_teams != 0;
         provider++) {
        next = draw_teams_of(week, provider, next);
    }
    return next != RONDE_NONE;
}

size_t ronde_week_list_pairs(week_building *at,
                             const week_resident *resident,
                             int32_t slot,
                             ronde_cost *other)
{
    const ronde_drawn_week *week = at->week;
    int32_t regular = resident->slots[slot].helper;
    bool present = regular != RONDE_NONE && !week->helpers[regular].on_leave;
    ronde_cost stranger = present ? week->options.week.stranger_price * micro_per_mill : 0;
    size_t count = 0;
    *other = stranger;
    if (present) {
        at->pairs[count++] = (ronde_pair_spec){.resource = week->helpers[regular].drawn.id};
    }
    if (week->options.week.area_teams == 0) {
        return count;
    }
    for (int32_t i = 0; i < week->helper_count; i++) {
        const week_helper *helper = &week->helpers[i];
        if (helper->drawn.team == resident->drawn.team && helper->provider == resident->provider &&
            i != regular) {
            at->pairs[count++] = (ronde_pair_spec){
                .resource = helper->drawn.id, .price = stranger, .role = RONDE_PAIR_TEAM};
        }
    }
    *other += week->options.day.other_team_price * micro_per_mill;
    return count;
}
