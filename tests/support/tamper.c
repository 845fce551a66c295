/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/tamper.h"

#include "tests/support/ckx.h"

#include <string.h>

static ronde_route *draw_route(ronde_plan *plan, ronde_rng *rng)
{
    return &plan->routes.items[ronde_rng_below(rng, (uint32_t)plan->routes.count)];
}

/* A stop between start and end, or NULL. */
static ronde_stop *draw_stop(ronde_plan *plan, const ronde_route *route, ronde_rng *rng)
{
    if (route->stop_count <= 2) {
        return NULL;
    }
    size_t i = 1 + ronde_rng_below(rng, (uint32_t)route->stop_count - 2);
    return &plan->stops.items[route->first_stop + i];
}

static void move_times(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    (void)instance;
    ronde_route *route = draw_route(plan, rng);
    ronde_stop *stops = &plan->stops.items[route->first_stop];
    size_t first = ronde_rng_below(rng, (uint32_t)route->stop_count);
    size_t last = ronde_rng_below(rng, 2) == 0 ? first : route->stop_count - 1;
    ronde_time by = ronde_rng_between(rng, -4, 4);
    by *= ronde_rng_below(rng, 4) == 0 ? 6 : 1; /* into the night's rest, too */
    uint32_t parts = ronde_rng_below(rng, 5);   /* mostly the whole stop */
    for (size_t i = first; i <= last; i++) {
        stops[i].arrival += parts != 1 ? by : 0;
        stops[i].start += parts != 2 ? by : 0;
        stops[i].end += parts != 3 ? by : 0;
    }
}

static void swap_stops(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    (void)instance;
    ronde_stop *one = draw_stop(plan, draw_route(plan, rng), rng);
    ronde_stop *other = draw_stop(plan, draw_route(plan, rng), rng);
    if (one != NULL && other != NULL) {
        ronde_stop kept = *one;
        *one = *other;
        *other = kept;
    }
}

static void insert_stop(ronde_plan *plan, ronde_route *route, size_t at, ronde_stop stop)
{
    ck_assert(ronde_array_push(&plan->stops, stop));
    ronde_stop *items = plan->stops.items;
    size_t place = route->first_stop + at;
    memmove(items + place + 1, items + place, (plan->stops.count - 1 - place) * sizeof *items);
    items[place] = stop;
    for (size_t r = 0; r < plan->routes.count; r++) {
        ronde_route *other = &plan->routes.items[r];
        other->first_stop += other != route && other->first_stop >= place ? 1 : 0;
    }
    route->stop_count++;
}

static void remove_stop(ronde_plan *plan, ronde_route *route, const ronde_stop *stop)
{
    ronde_stop *items = plan->stops.items;
    size_t place = (size_t)(stop - items);
    memmove(items + place, items + place + 1, (plan->stops.count - 1 - place) * sizeof *items);
    plan->stops.count--;
    for (size_t r = 0; r < plan->routes.count; r++) {
        ronde_route *other = &plan->routes.items[r];
        other->first_stop -= other->first_stop > place ? 1 : 0;
    }
    route->stop_count--;
}

static void drop_stop(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    (void)instance;
    ronde_route *route = draw_route(plan, rng);
    ronde_stop *stop = draw_stop(plan, route, rng);
    if (stop == NULL) {
        return;
    }
    int32_t task = stop->task;
    remove_stop(plan, route, stop);
    if (ronde_rng_below(rng, 2) == 0 && instance->tasks[task].kind != RONDE_BREAK) {
        ck_assert(ronde_plan_add_unserved(plan, task));
    }
}

static void move_stop(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    (void)instance;
    ronde_route *route = draw_route(plan, rng);
    ronde_stop *stop = draw_stop(plan, route, rng);
    if (stop == NULL) {
        return;
    }
    ronde_stop kept = *stop;
    if (ronde_rng_below(rng, 6) > 0) { /* else it is there twice */
        remove_stop(plan, route, stop);
    }
    ronde_route *to = draw_route(plan, rng);
    insert_stop(plan, to, 1 + ronde_rng_below(rng, (uint32_t)to->stop_count - 1), kept);
}

/* A task that is not planned gets a stop somewhere, and is perhaps taken off the list. */
static void add_task(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    int32_t task = (int32_t)ronde_rng_below(rng, (uint32_t)instance->task_count);
    ronde_route *to = draw_route(plan, rng);
    ronde_stop stop = {ronde_stop_kind_of(instance->tasks[task].kind),
                       task,
                       instance->tasks[task].place,
                       0,
                       0,
                       instance->tasks[task].duration};
    insert_stop(plan, to, 1 + ronde_rng_below(rng, (uint32_t)to->stop_count - 1), stop);
    for (size_t i = 0; i < plan->unserved.count && ronde_rng_below(rng, 4) > 0; i++) {
        if (plan->unserved.items[i].task == task) {
            plan->unserved.items[i] = plan->unserved.items[--plan->unserved.count];
            return;
        }
    }
}

static void change_list(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    if (plan->unserved.count > 0 && ronde_rng_below(rng, 2) == 0) {
        plan->unserved.count--;
    } else {
        ck_assert(ronde_plan_add_unserved(
            plan, (int32_t)ronde_rng_below(rng, (uint32_t)instance->task_count)));
    }
}

static ronde_time first_fit(const ronde_instance *instance, int32_t task, ronde_time ready)
{
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->window_count; i++) {
        const ronde_window *window = &instance->windows[of->first_window + i];
        if (ready <= window->latest) {
            return ready > window->earliest ? ready : window->earliest;
        }
    }
    return ready;
}

static void lay_out(ronde_plan *plan, const ronde_instance *instance, const ronde_route *route)
{
    const ronde_shift *shift = &instance->shifts[route->shift];
    const ronde_matrix *matrix = ronde_instance_matrix(instance, route->shift);
    ronde_stop *stops = &plan->stops.items[route->first_stop];
    int32_t place = shift->start_place;
    for (size_t i = 1; i < route->stop_count && place == RONDE_NONE; i++) {
        place =
            stops[i].task == RONDE_NONE ? shift->end_place : instance->tasks[stops[i].task].place;
    }
    place = place == RONDE_NONE ? 0 : place;
    ronde_time ready = stops[0].end;
    for (size_t i = 1; i < route->stop_count; i++) {
        bool end = stops[i].task == RONDE_NONE;
        int32_t next = end ? shift->end_place : instance->tasks[stops[i].task].place;
        next = next == RONDE_NONE ? place : next;
        ronde_time travel = ronde_matrix_duration(matrix, place, next);
        stops[i].arrival = ready + (travel < RONDE_UNREACHABLE ? travel : 0);
        stops[i].start =
            end ? stops[i].arrival : first_fit(instance, stops[i].task, stops[i].arrival);
        stops[i].end = stops[i].start + (end ? 0 : instance->tasks[stops[i].task].duration);
        stops[i].place = next;
        ready = stops[i].end;
        place = next;
    }
}

/* A second route of a shift, or a first one. */
static void add_route(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    int32_t index = (int32_t)ronde_rng_below(rng, (uint32_t)instance->shift_count);
    const ronde_shift *shift = &instance->shifts[index];
    int32_t start = shift->start_place == RONDE_NONE ? 0 : shift->start_place;
    int32_t end = shift->end_place == RONDE_NONE ? start : shift->end_place;
    ck_assert(ronde_plan_add_route(plan, index));
    ck_assert(ronde_plan_add_stop(plan, &(ronde_stop){RONDE_STOP_START, RONDE_NONE, start,
                                                      shift->earliest, shift->earliest,
                                                      shift->earliest}));
    ck_assert(
        ronde_plan_add_stop(plan, &(ronde_stop){RONDE_STOP_END, RONDE_NONE, end, shift->earliest,
                                                shift->earliest, shift->earliest}));
}

void ronde_tamper(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng)
{
    static void (*const ways[])(ronde_plan *, const ronde_instance *, ronde_rng *) = {
        move_times, swap_stops, drop_stop, move_stop, add_task, change_list, add_route};
    enum { way_count = sizeof ways / sizeof ways[0] };
    bool empty = plan->routes.count == 0;
    for (uint32_t i = 0; i < 1 + ronde_rng_below(rng, 2); i++) {
        uint32_t way = ronde_rng_below(rng, way_count);
        (empty ? add_route : ways[way])(plan, instance, rng);
        empty = false;
    }
    bool again = ronde_rng_below(rng, 2) == 0;
    for (size_t r = 0; r < plan->routes.count && again; r++) {
        lay_out(plan, instance, &plan->routes.items[r]);
    }
}
