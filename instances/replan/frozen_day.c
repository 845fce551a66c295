/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/replan/frozen_day.h"

static bool allocate(ronde_frozen_day *out, const ronde_instance *day)
{
    out->tasks = ronde_alloc_zero((size_t)day->task_count + 1, sizeof *out->tasks);
    out->windows = ronde_alloc_zero((size_t)day->window_count + 1, sizeof *out->windows);
    out->shifts = ronde_alloc_zero((size_t)day->shift_count + 1, sizeof *out->shifts);
    out->last = ronde_alloc_zero((size_t)day->shift_count + 1, sizeof *out->last);
    out->over = ronde_alloc_zero((size_t)day->shift_count + 1, sizeof *out->over);
    if (out->tasks == NULL || out->windows == NULL || out->shifts == NULL || out->last == NULL ||
        out->over == NULL) {
        return false;
    }
    for (int32_t i = 0; i < day->task_count; i++) {
        out->tasks[i] = day->tasks[i];
    }
    for (int32_t i = 0; i < day->window_count; i++) {
        out->windows[i] = day->windows[i];
    }
    for (int32_t i = 0; i < day->shift_count; i++) {
        out->shifts[i] = day->shifts[i];
    }
    out->instance = *day;
    out->instance.tasks = out->tasks;
    out->instance.windows = out->windows;
    out->instance.shifts = out->shifts;
    return true;
}

static ronde_time travel_of(const ronde_frozen_day *at, int32_t shift, int32_t from, int32_t to)
{
    return from == RONDE_NONE || to == RONDE_NONE
               ? 0
               : ronde_matrix_duration(ronde_instance_matrix(&at->instance, shift), from, to);
}

/* When somebody leaves for a stop. */
static ronde_time leaves(const ronde_frozen_day *at, int32_t shift, const ronde_stop *stop)
{
    return stop->kind == RONDE_STOP_BREAK
               ? stop->start
               : stop->arrival - travel_of(at, shift, stop[-1].place, stop->place);
}

static void fix(ronde_frozen_day *at, const ronde_stop *stop)
{
    ronde_task *task = &at->tasks[stop->task];
    task->window_count = 1;
    at->windows[task->first_window] = (ronde_window){stop->start, stop->start};
}

/* Nothing of the task before a moment; a task that has no later window keeps those it has. */
static void not_before(ronde_frozen_day *at, int32_t index, ronde_time time)
{
    ronde_task *task = &at->tasks[index];
    ronde_window *windows = &at->windows[task->first_window];
    int32_t gone = 0;
    while (gone < task->window_count && windows[gone].latest < time) {
        gone++;
    }
    if (gone == task->window_count) {
        return;
    }
    task->first_window += gone;
    task->window_count -= gone;
    windows = &at->windows[task->first_window];
    windows[0].earliest = windows[0].earliest > time ? windows[0].earliest : time;
}

static void freeze_route(ronde_frozen_day *at, const ronde_plan *plan, const ronde_route *route)
{
    const ronde_stop *stops = &plan->stops.items[route->first_stop];
    bool begun = true;
    for (size_t i = 1; i < route->stop_count; i++) {
        const ronde_stop *stop = &stops[i];
        begun = begun && (leaves(at, route->shift, stop) < at->now || stop->start < at->now);
        if (stop->kind == RONDE_STOP_END) {
            at->over[route->shift] = begun;
        } else if (begun && stop->task != RONDE_NONE) {
            fix(at, stop);
            at->last[route->shift] = stop;
        } else if (stop->task != RONDE_NONE) {
            int32_t place = at->tasks[stop->task].place;
            bool next = at->last[route->shift] == &stops[i - 1];
            ronde_time way = next ? travel_of(at, route->shift, stops[i - 1].place, place) : 0;
            not_before(at, stop->task, at->now + way);
        }
    }
}

ronde_status ronde_frozen_day_init(ronde_frozen_day *out,
                                   const ronde_instance *day,
                                   const ronde_plan *plan,
                                   ronde_time now,
                                   ronde_error *error)
{
    out->now = now;
    if (!allocate(out, day)) {
        ronde_frozen_day_clear(out);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
    }
    for (size_t r = 0; r < plan->routes.count && now > INT64_MIN; r++) {
        freeze_route(out, plan, &plan->routes.items[r]);
    }
    for (size_t i = 0; i < plan->unserved.count && now > INT64_MIN; i++) {
        not_before(out, plan->unserved.items[i].task, now);
    }
    for (int32_t i = 0; i < day->shift_count; i++) {
        ronde_shift *shift = &out->shifts[i];
        if (out->last[i] == NULL && shift->earliest < now) {
            shift->earliest = now < shift->latest ? now : shift->latest;
        }
    }
    return RONDE_OK;
}

void ronde_frozen_day_hold(ronde_frozen_day *frozen, int32_t task, ronde_time low, ronde_time high)
{
    ronde_task *of = &frozen->tasks[task];
    ronde_window *windows = &frozen->windows[of->first_window];
    int32_t kept = 0;
    for (int32_t i = 0; i < of->window_count; i++) {
        ronde_window window = {windows[i].earliest > low ? windows[i].earliest : low,
                               windows[i].latest < high ? windows[i].latest : high};
        if (window.earliest <= window.latest) {
            windows[kept++] = window;
        }
    }
    of->window_count = kept;
}

void ronde_frozen_day_clear(ronde_frozen_day *frozen)
{
    ronde_free(frozen->tasks);
    ronde_free(frozen->windows);
    ronde_free(frozen->shifts);
    ronde_free(frozen->last);
    ronde_free(frozen->over);
    *frozen = (ronde_frozen_day){0};
}

ronde_time ronde_frozen_day_first(const ronde_frozen_day *frozen, int32_t task, int32_t shift)
{
    const ronde_stop *last = frozen->last[shift];
    if (last == NULL || frozen->now == INT64_MIN) {
        return frozen->now;
    }
    return frozen->now + travel_of(frozen, shift, last->place, frozen->tasks[task].place);
}
