/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of the changed day: the promised one to start from, and the one that was found. */
#include "instances/replan/changed_day.h"

static ronde_status no_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the plan");
}

/* Where a route is while it is followed. */
typedef struct course {
    const ronde_instance *instance;
    const ronde_matrix *matrix;
    const ronde_shift *shift;
    int32_t place;
    ronde_time time;
} course;

static ronde_time travel(const course *at, int32_t from, int32_t to)
{
    return from == RONDE_NONE || to == RONDE_NONE || at->matrix->size == 0
               ? 0
               : ronde_matrix_duration(at->matrix, from, to);
}

/* The first start that a task's windows allow from a moment on; INT64_MAX: none. */
static ronde_time start_at(const course *at, int32_t task, ronde_time arrival)
{
    const ronde_task *of = &at->instance->tasks[task];
    for (int32_t i = 0; i < of->window_count; i++) {
        const ronde_window *window = &at->instance->windows[of->first_window + i];
        if (arrival <= window->latest) {
            return arrival > window->earliest ? arrival : window->earliest;
        }
    }
    return INT64_MAX;
}

/* Follows a task if it still fits; false when memory is out. */
static bool follow(ronde_plan *out, course *at, int32_t task, ronde_time promised)
{
    const ronde_task *of = &at->instance->tasks[task];
    int32_t place = of->place == RONDE_NONE ? at->place : of->place;
    ronde_time arrival = at->time + travel(at, at->place, place);
    ronde_time start = start_at(at, task, arrival > promised ? arrival : promised);
    if (start == INT64_MAX ||
        start + of->duration + travel(at, place, at->shift->end_place) > at->shift->latest) {
        return true;
    }
    const ronde_stop stop = {.kind = ronde_stop_kind_of(of->kind),
                             .task = task,
                             .place = place,
                             .arrival = arrival,
                             .start = start,
                             .end = start + of->duration};
    at->time = stop.end;
    at->place = place;
    return ronde_plan_add_stop(out, &stop);
}

static bool add_bare(ronde_plan *out, course *at, ronde_stop_kind kind, int32_t place)
{
    at->time += travel(at, at->place, place);
    at->place = place;
    ronde_time loading = kind == RONDE_STOP_RELOAD  ? at->shift->loading
                         : kind == RONDE_STOP_START ? at->shift->loading_at_start
                                                    : 0;
    const ronde_stop stop = {.kind = kind,
                             .task = RONDE_NONE,
                             .place = place,
                             .arrival = at->time,
                             .start = at->time,
                             .end = at->time + loading};
    at->time = stop.end;
    return ronde_plan_add_stop(out, &stop);
}

/* A route leaves as late as its first stop allows; one without stops is none. */
static void leave_late(ronde_plan *out)
{
    const ronde_route *route = &out->routes.items[out->routes.count - 1];
    ronde_stop *stops = &out->stops.items[route->first_stop];
    if (route->stop_count <= 2) {
        out->stops.count = route->first_stop;
        out->routes.count--;
        return;
    }
    ronde_time slack = stops[1].start - stops[1].arrival;
    stops[0].arrival += slack;
    stops[0].start += slack;
    stops[0].end += slack;
    stops[1].arrival += slack;
}

static bool follow_route(ronde_plan *out,
                         const ronde_instance *searched,
                         const ronde_outlook *outlook,
                         const ronde_route *route)
{
    const ronde_shift *shift = &searched->shifts[route->shift];
    course at = {searched, ronde_instance_matrix(searched, route->shift), shift, shift->start_place,
                 shift->earliest};
    bool memory = ronde_plan_add_route(out, route->shift) &&
                  add_bare(out, &at, RONDE_STOP_START, shift->start_place);
    for (size_t i = 0; i < route->stop_count && memory; i++) {
        const ronde_stop *stop = &outlook->plan->stops.items[route->first_stop + i];
        if (stop->kind == RONDE_STOP_RELOAD) {
            memory = add_bare(out, &at, RONDE_STOP_RELOAD, stop->place);
        }
        if (stop->task == RONDE_NONE || outlook->promises[stop->task].cancelled) {
            continue;
        }
        const char *id = outlook->instance->tasks[stop->task].id;
        int32_t task = ronde_idmap_find(&searched->task_ids, id);
        if (task != RONDE_NONE && memory) {
            memory = follow(out, &at, task, stop->start);
        }
    }
    int32_t end = shift->end_place == RONDE_NONE ? at.place : shift->end_place;
    if (!memory || !add_bare(out, &at, RONDE_STOP_END, end)) {
        return false;
    }
    leave_late(out);
    return true;
}

/* Lists the requests of which nothing is on a route. */
static bool list_unserved(ronde_plan *out, const ronde_instance *searched)
{
    bool *served = ronde_alloc_zero((size_t)searched->request_count + 1, sizeof *served);
    bool memory = served != NULL;
    for (size_t i = 0; i < out->stops.count && memory; i++) {
        int32_t task = out->stops.items[i].task;
        if (task != RONDE_NONE && searched->tasks[task].request != RONDE_NONE) {
            served[searched->tasks[task].request] = true;
        }
    }
    for (int32_t i = 0; i < searched->request_count && memory; i++) {
        const ronde_alternative *way =
            &searched->alternatives[searched->requests[i].first_alternative];
        for (int32_t t = 0; t < way->task_count && !served[i] && memory; t++) {
            memory = ronde_plan_add_unserved(out, searched->request_tasks[way->first_task + t]);
        }
    }
    ronde_free(served);
    return memory;
}

ronde_status ronde_changed_day_initial(ronde_plan *out,
                                       const ronde_instance *searched,
                                       const ronde_outlook *outlook,
                                       ronde_error *error)
{
    for (size_t i = 0; i < outlook->plan->routes.count; i++) {
        if (!follow_route(out, searched, outlook, &outlook->plan->routes.items[i])) {
            return no_memory(error);
        }
    }
    return list_unserved(out, searched) ? RONDE_OK : no_memory(error);
}

static bool copy_route(ronde_plan *out,
                       const ronde_instance *day,
                       const ronde_plan *searched,
                       const ronde_route *route)
{
    bool memory = ronde_plan_add_route(out, route->shift);
    ronde_time sooner = 0; /* that the stop before ends */
    for (size_t i = 0; i < route->stop_count && memory; i++) {
        ronde_stop stop = searched->stops.items[route->first_stop + i];
        if (stop.kind == RONDE_STOP_END) {
            stop.arrival -= sooner;
            stop.start -= sooner;
            stop.end -= sooner;
        }
        sooner = 0;
        if (stop.task != RONDE_NONE) {
            ronde_time end = stop.start + day->tasks[stop.task].duration;
            sooner = stop.end - end;
            stop.end = end;
        }
        memory = ronde_plan_add_stop(out, &stop);
    }
    return memory;
}

ronde_status ronde_changed_day_plan(ronde_plan *out,
                                    const ronde_instance *day,
                                    const ronde_plan *searched,
                                    ronde_error *error)
{
    bool memory = true;
    for (size_t i = 0; i < searched->routes.count && memory; i++) {
        memory = copy_route(out, day, searched, &searched->routes.items[i]);
    }
    for (size_t i = 0; i < searched->unserved.count && memory; i++) {
        const ronde_unserved *unserved = &searched->unserved.items[i];
        memory = ronde_plan_add_unserved(out, unserved->task);
        for (size_t k = 0; k < unserved->reason_count && memory; k++) {
            memory =
                ronde_plan_add_reason(out, &searched->reasons.items[unserved->first_reason + k]);
        }
    }
    out->run = searched->run;
    return memory ? RONDE_OK : no_memory(error);
}
