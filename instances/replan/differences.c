/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/replan/differences.h"

#include <stdlib.h>

const char *const ronde_call_names[RONDE_CALL_KINDS] = {"moved", "other_helper",
                                                        "moved_and_other_helper", "new", "dropped"};

/* Where a task is in a plan. */
typedef struct spot {
    int32_t shift;
    ronde_time start;
} spot;

typedef struct comparing {
    ronde_differences *out;
    const ronde_instance *instance, *day;
    spot *before, *after;        /* by task of each */
    ronde_round_change *changes; /* by shift */
    ronde_time margin;
    bool memory;
} comparing;

static spot *spots_of(const ronde_instance *instance, const ronde_plan *plan)
{
    spot *spots = ronde_alloc_zero((size_t)instance->task_count + 1, sizeof *spots);
    for (int32_t i = 0; i < instance->task_count && spots != NULL; i++) {
        spots[i].shift = RONDE_NONE;
    }
    for (size_t r = 0; r < plan->routes.count && spots != NULL; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            if (stop->task != RONDE_NONE) {
                spots[stop->task] = (spot){route->shift, stop->start};
            }
        }
    }
    return spots;
}

static void note_round(const comparing *at, spot where, int32_t gained, int32_t lost, int32_t moved)
{
    ronde_round_change *change = &at->changes[where.shift];
    bool first = change->gained + change->lost + change->moved == 0;
    if (first || where.start < change->first) {
        change->first = where.start;
    }
    change->gained += gained;
    change->lost += lost;
    change->moved += moved;
}

static void note_rounds(const comparing *at, spot old, spot new, bool is_break)
{
    if (is_break &&
        old.shift != new.shift) { /* a round is its visits; this is another time of it */
        note_round(at, old.shift != RONDE_NONE ? old : new, 0, 0, 1);
    } else if (old.shift != new.shift) {
        if (old.shift != RONDE_NONE) {
            note_round(at, old, 0, 1, 0);
        }
        if (new.shift != RONDE_NONE) {
            note_round(at, new, 1, 0, 0);
        }
    } else if (old.shift != RONDE_NONE && old.start != new.start) {
        note_round(at, old.start < new.start ? old : new, 0, 0, 1);
    }
}

static void add_call(comparing *at, ronde_call call)
{
    at->memory = ronde_array_push(&at->out->calls, call) && at->memory;
}

/* A task that is in the day after; old may be RONDE_NONE. */
static void compare_task(comparing *at, int32_t old, int32_t new)
{
    spot none = {RONDE_NONE, 0};
    spot was = old == RONDE_NONE ? none : at->before[old];
    spot is = at->after[new];
    bool is_break = at->day->tasks[new].request == RONDE_NONE;
    note_rounds(at, was, is, is_break);
    if (is_break) {
        return;
    }
    ronde_call call = {.task_before = old,
                       .task_after = new,
                       .shift_before = was.shift,
                       .shift_after = is.shift,
                       .start_before = was.start,
                       .start_after = is.start};
    if (was.shift == RONDE_NONE || is.shift == RONDE_NONE) {
        bool is_new = old == RONDE_NONE &&
                      at->day->requests[at->day->tasks[new].request].alternative_count == 1;
        call.kind = is.shift == RONDE_NONE ? RONDE_CALL_DROPPED : RONDE_CALL_NEW;
        if (was.shift != is.shift || is_new) {
            add_call(at, call);
        }
        return;
    }
    ronde_time off = is.start > was.start ? is.start - was.start : was.start - is.start;
    bool moved = off > at->margin;
    bool other = at->instance->shifts[was.shift].resource != at->day->shifts[is.shift].resource;
    at->out->compared++;
    at->out->retimed += off > 0 ? 1 : 0;
    if (moved || other) {
        call.kind = !other ? RONDE_CALL_MOVED : moved ? RONDE_CALL_BOTH : RONDE_CALL_HELPER;
        add_call(at, call);
    }
}

static void compare_all(comparing *at)
{
    for (int32_t i = 0; i < at->day->task_count; i++) {
        compare_task(at, ronde_idmap_find(&at->instance->task_ids, at->day->tasks[i].id), i);
    }
    for (int32_t i = 0; i < at->instance->task_count; i++) {
        bool gone = ronde_idmap_find(&at->day->task_ids, at->instance->tasks[i].id) == RONDE_NONE;
        if (gone && at->before[i].shift != RONDE_NONE) { /* cancelled: the helper is told */
            note_round(at, at->before[i], 0, 1, 0);
        }
    }
    for (int32_t i = 0; i < at->instance->shift_count; i++) {
        ronde_round_change *change = &at->changes[i];
        change->shift = i;
        if (change->gained + change->lost + change->moved > 0) {
            at->memory = ronde_array_push(&at->out->rounds, *change) && at->memory;
        }
    }
}

static ronde_time time_of(const ronde_call *call)
{
    return call->shift_after != RONDE_NONE ? call->start_after : call->start_before;
}

static int compare_calls(const void *left, const void *right)
{
    const ronde_call *a = left;
    const ronde_call *b = right;
    if (time_of(a) != time_of(b)) {
        return time_of(a) < time_of(b) ? -1 : 1;
    }
    return a->task_after < b->task_after ? -1 : 1;
}

ronde_status ronde_differences_find(ronde_differences *out,
                                    const ronde_instance *instance,
                                    const ronde_plan *before,
                                    const ronde_instance *day,
                                    const ronde_plan *after,
                                    ronde_time margin,
                                    ronde_error *error)
{
    comparing at = {.out = out,
                    .instance = instance,
                    .day = day,
                    .before = spots_of(instance, before),
                    .after = spots_of(day, after),
                    .changes =
                        ronde_alloc_zero((size_t)instance->shift_count + 1, sizeof *at.changes),
                    .margin = margin};
    at.memory = at.before != NULL && at.after != NULL && at.changes != NULL;
    if (at.memory) {
        compare_all(&at);
    }
    if (at.memory && out->calls.count > 1) {
        qsort(out->calls.items, out->calls.count, sizeof out->calls.items[0], compare_calls);
    }
    ronde_free(at.before);
    ronde_free(at.after);
    ronde_free(at.changes);
    return at.memory ? RONDE_OK
                     : ronde_fail(error, RONDE_ENOMEM, "", "no memory to compare the plans");
}

void ronde_differences_clear(ronde_differences *differences)
{
    ronde_array_clear(&differences->calls);
    ronde_array_clear(&differences->rounds);
    *differences = (ronde_differences){0};
}
