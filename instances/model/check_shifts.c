/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules between a shift and what it does: hours, duration, distance, breaks; and for each task
 * skills, unwanted matches, windows and the shift it is bound to. */
#include "instances/model/check_internal.h"
#include "instances/model/saturate.h"
#include "instances/model/show.h"

#include <inttypes.h>

static void judge_hours(ronde_checking *checking, int32_t index, const ronde_route_totals *totals)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[index];
    ronde_concern concern = {index, RONDE_NONE, RONDE_NONE};
    if (totals->start < shift->earliest) {
        ronde_check_report(checking, RONDE_RULE_SHIFT_HOURS, concern,
                           ronde_saturate_subtract(shift->earliest, totals->start),
                           "Shift %s starts at %s; it may start from %s.", shift->id,
                           ronde_show_time(instance, totals->start).text,
                           ronde_show_time(instance, shift->earliest).text);
    }
    if (totals->end > shift->latest) {
        ronde_check_report(checking, RONDE_RULE_SHIFT_HOURS, concern,
                           ronde_saturate_subtract(totals->end, shift->latest),
                           "Shift %s ends at %s; it must end by %s.", shift->id,
                           ronde_show_time(instance, totals->end).text,
                           ronde_show_time(instance, shift->latest).text);
    }
}

static void judge_length(ronde_checking *checking, int32_t index, const ronde_route_totals *totals)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[index];
    ronde_concern concern = {index, RONDE_NONE, RONDE_NONE};
    ronde_time lasts = ronde_saturate_subtract(totals->end, totals->start);
    if (lasts > shift->max_duration) {
        ronde_check_report(checking, RONDE_RULE_SHIFT_DURATION, concern,
                           lasts - shift->max_duration, "Shift %s lasts %s; at most %s is allowed.",
                           shift->id, ronde_show_duration(instance, lasts).text,
                           ronde_show_duration(instance, shift->max_duration).text);
    }
    if (totals->distance > shift->max_distance) {
        ronde_check_report(checking, RONDE_RULE_SHIFT_DISTANCE, concern,
                           totals->distance - shift->max_distance,
                           "Shift %s travels %s; it can go %s.", shift->id,
                           ronde_show_amount(instance, "distance", totals->distance).text,
                           ronde_show_amount(instance, "distance", shift->max_distance).text);
    }
}

static void judge_sums(ronde_checking *checking, int32_t index, const ronde_route_totals *totals)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[index];
    ronde_concern concern = {index, RONDE_NONE, RONDE_NONE};
    if (totals->travel > shift->max_travel) {
        ronde_check_report(checking, RONDE_RULE_SHIFT_TRAVEL, concern,
                           totals->travel - shift->max_travel,
                           "Shift %s travels for %s; at most %s is allowed.", shift->id,
                           ronde_show_duration(instance, totals->travel).text,
                           ronde_show_duration(instance, shift->max_travel).text);
    }
    if (totals->tasks > shift->max_tasks) {
        ronde_check_report(checking, RONDE_RULE_SHIFT_TASKS, concern,
                           totals->tasks - shift->max_tasks,
                           "Shift %s has %" PRId32 " tasks; at most %" PRId32 " are allowed.",
                           shift->id, totals->tasks, shift->max_tasks);
    }
}

static void
judge_breaks(ronde_checking *checking, const ronde_route *route, const ronde_route_totals *totals)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[route->shift];
    ronde_time lasts = ronde_saturate_subtract(totals->end, totals->start);
    for (int32_t i = 0; i < shift->break_count; i++) {
        const ronde_break *due = &instance->breaks[shift->first_break + i];
        bool taken =
            checking->times_done[due->task] > 0 && checking->shift_of[due->task] == route->shift;
        if (!taken && (due->after == 0 || lasts > due->after)) {
            ronde_check_report(checking, RONDE_RULE_BREAK_TAKEN,
                               (ronde_concern){route->shift, due->task, RONDE_NONE}, 1,
                               "Shift %s lasts %s without its break %s, which is due after %s.",
                               shift->id, ronde_show_duration(instance, lasts).text,
                               instance->tasks[due->task].id,
                               ronde_show_duration(instance, due->after).text);
        }
    }
}

void ronde_check_shift_limits(ronde_checking *checking,
                              const ronde_route *route,
                              const ronde_route_totals *totals)
{
    judge_hours(checking, route->shift, totals);
    judge_length(checking, route->shift, totals);
    judge_sums(checking, route->shift, totals);
    judge_breaks(checking, route, totals);
}

/* The set price of a task-resource pair; a search of its own, not the instance's. */
static ronde_cost
listed_price(const ronde_instance *instance, const ronde_task *task, int32_t resource)
{
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[task->first_pair + i];
        if (pair->resource == resource) {
            return pair->price;
        }
    }
    return task->other_price;
}

static void judge_window(ronde_checking *checking, int32_t shift, const ronde_stop *stop)
{
    const ronde_instance *instance = checking->instance;
    const ronde_task *task = &instance->tasks[stop->task];
    int64_t off = INT64_MAX;
    ronde_window nearest = {0, 0};
    for (int32_t i = 0; i < task->window_count; i++) {
        ronde_window window = instance->windows[task->first_window + i];
        int64_t before = ronde_saturate_subtract(window.earliest, stop->start);
        int64_t after = ronde_saturate_subtract(stop->start, window.latest);
        int64_t outside = before > after ? before : after;
        if (outside < off) {
            off = outside;
            nearest = window;
        }
    }
    if (off > 0) {
        ronde_check_report(checking, RONDE_RULE_TIME_WINDOW,
                           (ronde_concern){shift, stop->task, RONDE_NONE}, off,
                           "%s starts at %s; it may start from %s to %s.", task->id,
                           ronde_show_time(instance, stop->start).text,
                           ronde_show_time(instance, nearest.earliest).text,
                           ronde_show_time(instance, nearest.latest).text);
    }
}

static void judge_match(ronde_checking *checking, int32_t shift, int32_t index)
{
    const ronde_instance *instance = checking->instance;
    const ronde_task *task = &instance->tasks[index];
    int32_t resource = instance->shifts[shift].resource;
    uint64_t missing = task->skills & ~instance->resources[resource].skills;
    ronde_concern concern = {shift, index, RONDE_NONE};
    for (int32_t skill = 0; skill < instance->skill_count; skill++) {
        if ((missing >> skill & 1U) != 0) {
            ronde_check_report(checking, RONDE_RULE_SKILL, concern, 0,
                               "%s needs the skill %s, which %s does not have.", task->id,
                               instance->skills[skill], instance->resources[resource].id);
        }
    }
    ronde_cost price = listed_price(instance, task, resource);
    if (price >= ronde_cost_forbidden) {
        ronde_check_report(checking, RONDE_RULE_FORBIDDEN_PAIR, concern, 0,
                           "%s may not be done by %s.", task->id, instance->resources[resource].id);
    } else {
        ronde_check_count(checking, RONDE_RULE_PREFERENCE, price, 1);
    }
    bool agreed = task->agreed_days == 0;
    for (int32_t day = 0; day < RONDE_AGREED_DAYS; day++) {
        agreed |= instance->shifts[shift].day == day && (task->agreed_days >> day & 1U) != 0;
    }
    ronde_check_count(checking, RONDE_RULE_OTHER_DAY, agreed ? 0 : task->other_day_price, 1);
}

void ronde_check_task_rules(ronde_checking *checking, int32_t shift, const ronde_stop *stop)
{
    const ronde_instance *instance = checking->instance;
    int32_t index = ronde_check_task_of(instance, stop);
    if (index == RONDE_NONE) {
        return;
    }
    judge_window(checking, shift, stop);
    judge_match(checking, shift, index);
    const ronde_task *task = &instance->tasks[index];
    if (task->shift != RONDE_NONE && task->shift != shift) {
        ronde_check_report(checking, RONDE_RULE_OWN_SHIFT,
                           (ronde_concern){shift, index, RONDE_NONE}, 0,
                           "%s is in shift %s; it belongs to shift %s.", task->id,
                           instance->shifts[shift].id, instance->shifts[task->shift].id);
    }
}
