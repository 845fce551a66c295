/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways to have the laundry done, of which a plan takes one per resident and week (washing.h). */
#include "instances/generate/week_tasks.h"

#include <stdio.h>

enum { longest_name = WEEK_ID + 24 };

void ronde_week_way_id(char out[WEEK_ID],
                       const week_resident *resident,
                       int32_t week,
                       ronde_washing_form form)
{
    char request[WEEK_ID];
    ronde_week_task_id(request, resident, week, PART_FIRST);
    (void)snprintf(out, WEEK_ID, "%.16s/%s", request, ronde_washing_key(form));
}

/* One way: its visits, what ties them, and its price. The first task has the name of the way. */
static void add_way(week_building *at,
                    const week_visiting *of,
                    const ronde_washing *washing,
                    ronde_washing_form form,
                    ronde_time lag_limit)
{
    char way[WEEK_ID];
    char before[longest_name];
    char id[longest_name];
    char request[WEEK_ID];
    ronde_week_way_id(way, of->resident, of->week, form);
    ronde_week_task_id(request, of->resident, of->week, PART_FIRST);
    (void)snprintf(id, sizeof id, "%s", way);
    for (int i = 0; i < washing->visit_count; i++) {
        week_piece piece = {.id = id,
                            .alternative = way,
                            .lasts = washing->durations[i],
                            .indicated = washing->indicated[i],
                            .hours = week_return_hours,
                            .returns = i > 0};
        if (i == 0) {
            piece.hours = ronde_week_hours(of->resident, &of->resident->slots[0]);
            ronde_time ready = washing->not_before;
            piece.hours.earliest = ready > piece.hours.earliest ? ready : piece.hours.earliest;
        }
        ronde_week_add_piece(at, of, &piece);
        if (i > 0) {
            ronde_week_add_return_link(at, before, id, washing->lags[i],
                                       washing->lags[i] + lag_limit);
        }
        (void)snprintf(before, sizeof before, "%s", id);
        (void)snprintf(id, sizeof id, "%s/%d", way, i + 2);
    }
    ronde_builder_alternative(at->builder,
                              &(ronde_alternative_spec){.where = way,
                                                        .request = request,
                                                        .id = way,
                                                        .label = ronde_washing_label(form),
                                                        .price = washing->price,
                                                        .elsewhere = washing->elsewhere});
}

bool ronde_week_add_ways(week_building *at, const week_visiting *of)
{
    const week_resident *resident = of->resident;
    ronde_washing forms[RONDE_WASHING_FORMS];
    ronde_household household = ronde_week_household(at->week, resident, true);
    ronde_household_rules rules = ronde_day_rules(&at->week->options.day);
    household.has_window = true;
    household.window = ronde_week_hours(resident, &resident->slots[0]);
    bool any = household.ways != 0 && ronde_washing_forms(forms, &household, &rules);
    for (int i = 0; i < RONDE_WASHING_FORMS && any; i++) {
        ronde_washing_form form = (ronde_washing_form)i;
        if (forms[i].offered && (household.ways & ronde_washing_way(form)) != 0) {
            add_way(at, of, &forms[i], form, rules.lag_limit);
        }
    }
    return any;
}
