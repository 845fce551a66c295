/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last week's plan becomes this week's wish. */
#include "instances/base/date.h"
#include "instances/generate/week_tasks.h"

#include <stdio.h>
#include <string.h>

void ronde_week_task_id(char out[WEEK_ID],
                        const week_resident *resident,
                        int32_t week,
                        week_part part)
{
    static const char *const suffixes[] = {"", "/2", "/return", "/short"};
    char number[16] = "";
    if (week > 0) {
        snprintf(number, sizeof number, "/w%d", (int)week + 1);
    }
    snprintf(out, WEEK_ID, "%s%s%s", resident->drawn.id, number, suffixes[part]);
}

ronde_time ronde_week_short(const ronde_drawn_week *week, const week_resident *resident)
{
    ronde_time least = resident->visit * (100 - week->options.week.range_percent) / 100;
    return (least + RONDE_MINUTE - 1) / RONDE_MINUTE * RONDE_MINUTE;
}

/* Where each task of the plan is: by task, a stop or NULL; and its shift. */
typedef struct memory {
    const ronde_instance *before;
    const ronde_stop **stops;
    int32_t *shifts;
    int32_t first_weekday;
} memory;

static bool remember(memory *to, const ronde_plan *plan)
{
    size_t count = (size_t)to->before->task_count + 1;
    to->stops = ronde_alloc_zero(count, sizeof *to->stops);
    to->shifts = ronde_alloc_zero(count, sizeof *to->shifts);
    if (to->stops == NULL || to->shifts == NULL) {
        return false;
    }
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            int32_t task = stop->task;
            if (task != RONDE_NONE) {
                to->stops[task] = stop;
                to->shifts[task] = route->shift;
            }
        }
    }
    return true;
}

static int32_t helper_of(const ronde_drawn_week *week, const char *id)
{
    for (int32_t i = 0; i < week->helper_count; i++) {
        if (strcmp(week->helpers[i].drawn.id, id) == 0) {
            return i;
        }
    }
    return RONDE_NONE;
}

/* The task of that name, if it is in the plan. */
static int32_t find_planned(const memory *of, const char *id)
{
    int32_t task = ronde_idmap_find(&of->before->task_ids, id);
    return task != RONDE_NONE && of->stops[task] != NULL ? task : RONDE_NONE;
}

enum { last_week = 2 }; /* of a horizon of two weeks that begins within one */

/* The latest visit of that part in the plan, RONDE_NONE without any. */
static int32_t find_visit(const memory *of, const week_resident *resident, week_part part)
{
    int32_t task = RONDE_NONE;
    for (int32_t week = last_week; week >= 0 && task == RONDE_NONE; week--) {
        char id[WEEK_ID];
        ronde_week_task_id(id, resident, week, part);
        task = find_planned(of, id);
    }
    return task;
}

/* The same of a visit that goes with a way to have the laundry done. */
static int32_t find_way(const memory *of, const week_resident *resident, ronde_washing_form form)
{
    int32_t task = RONDE_NONE;
    for (int32_t week = last_week; week >= 0 && task == RONDE_NONE; week--) {
        char id[WEEK_ID];
        ronde_week_way_id(id, resident, week, form);
        task = find_planned(of, id);
    }
    return task;
}

static void
follow(ronde_drawn_week *week, const memory *of, week_resident *resident, week_part part)
{
    int32_t task = find_visit(of, resident, part);
    if (task == RONDE_NONE && part == PART_FIRST) {
        task = find_visit(of, resident, PART_SHORT);
    }
    for (int form = 0; form < RONDE_WASHING_FORMS && task == RONDE_NONE && part == PART_FIRST;
         form++) {
        task = find_way(of, resident, (ronde_washing_form)form);
    }
    if (task == RONDE_NONE) {
        return;
    }
    const ronde_shift *shift = &of->before->shifts[of->shifts[task]];
    week_slot *slot = &resident->slots[part == PART_SECOND ? 1 : 0];
    slot->weekday = (of->first_weekday + shift->day) % WEEKDAYS;
    slot->half = of->stops[task]->start % RONDE_DAY < day_noon ? MORNING : AFTERNOON;
    if (slot->helper == RONDE_NONE) {
        slot->helper = helper_of(week, of->before->resources[shift->resource].id);
    }
}

bool ronde_week_follow(ronde_drawn_week *week, const ronde_instance *before, const ronde_plan *plan)
{
    ronde_date date = {0};
    (void)ronde_date_read(&date, before->start_date);
    memory of = {.before = before, .first_weekday = date.weekday};
    bool fine = remember(&of, plan);
    for (int32_t i = 0; fine && i < week->options.residents; i++) {
        follow(week, &of, &week->residents[i], PART_FIRST);
        follow(week, &of, &week->residents[i], PART_SECOND);
    }
    ronde_free((void *)of.stops);
    ronde_free(of.shifts);
    return fine;
}
