/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/genetic_bench.h"

/* The routes of a shift's model in the terms of the instance: nothing of the field is used but its
 * numbering. */
typedef struct walk {
    const genetic_bench *of;
    int32_t shift;
    const int32_t *tasks;
    int32_t count;
    genetic_fault fault;
} walk;

static int64_t leg_of(const walk *on, int32_t i, bool time)
{
    const ronde_shift *shift = &on->of->instance->shifts[on->shift];
    const ronde_matrix *matrix = &on->of->instance->profiles[0].matrix;
    const ronde_task *tasks = on->of->instance->tasks;
    int32_t from = i == 0 ? shift->start_place : tasks[on->tasks[i - 1]].place;
    int32_t to = i == on->count ? shift->end_place : tasks[on->tasks[i]].place;
    int32_t at = from * matrix->size + to;
    return time ? matrix->durations[at] : matrix->distances[at];
}

/* Drives the route from a start on: what is gone back in time, and how long it takes. */
static void drive(const walk *on, ronde_time start, ronde_time *warp, ronde_time *length)
{
    const ronde_instance *instance = on->of->instance;
    const ronde_shift *shift = &instance->shifts[on->shift];
    ronde_time time = start;
    *warp = 0;
    *length = 0;
    for (int32_t i = 0; i <= on->count; i++) {
        time += leg_of(on, i, true);
        bool end = i == on->count;
        const ronde_task *task = end ? NULL : &instance->tasks[on->tasks[i]];
        ronde_window window = end ? (ronde_window){shift->earliest, shift->latest}
                                  : instance->windows[task->first_window];
        time = time < window.earliest ? window.earliest : time;
        if (time > window.latest && !(end && on->fault == END_NEVER_LATE)) {
            *warp += time - window.latest;
            time = window.latest;
        }
        time += end ? 0 : task->duration;
    }
    *length = time - start;
}

/* The least excess in time over all starts. */
static ronde_time excess_of(const walk *on)
{
    const ronde_shift *shift = &on->of->instance->shifts[on->shift];
    ronde_time least_warp = INT64_MAX;
    ronde_time least_length = INT64_MAX;
    for (ronde_time start = shift->earliest; start <= shift->latest; start++) {
        ronde_time warp = 0;
        ronde_time length = 0;
        drive(on, start, &warp, &length);
        if (warp < least_warp || (warp == least_warp && length < least_length)) {
            least_warp = warp;
            least_length = length;
        }
    }
    ronde_time beyond = least_length - shift->max_duration;
    return least_warp + (beyond > 0 && on->fault != LENGTH_FREE ? beyond : 0);
}

static ronde_cost penalty_of(const walk *on)
{
    const ronde_tour *tour = &on->of->tour;
    const ronde_instance *instance = on->of->instance;
    const ronde_resource *resource = &instance->resources[instance->shifts[on->shift].resource];
    int64_t over = 0;
    for (int32_t d = 0; d < 2; d++) {
        int64_t load = 0;
        for (int32_t i = 0; i < on->count; i++) {
            load += instance->tasks[on->tasks[i]].initial[d];
        }
        over += load > resource->capacity[d]
                    ? (load - resource->capacity[d]) * tour->penalties.load[d]
                    : 0;
    }
    return over / 256 + excess_of(on) * tour->penalties.time / 256;
}

static ronde_cost cost_of(const walk *on)
{
    const ronde_instance *instance = on->of->instance;
    int32_t index = instance->shifts[on->shift].resource;
    const ronde_resource *resource = &instance->resources[index];
    ronde_cost cost = on->fault == NO_OPENING ? 0 : resource->shift_price;
    for (int32_t i = 0; i <= on->count; i++) {
        cost += resource->distance_price * leg_of(on, i, false) +
                resource->travel_price * leg_of(on, i, true);
    }
    for (int32_t i = 0; i < on->count; i++) {
        cost += ronde_instance_pair_price(instance, on->tasks[i], index);
    }
    return cost;
}

ronde_cost genetic_sum(const genetic_bench *of, genetic_fault wrong)
{
    ronde_cost sum = 0;
    for (int32_t slot = 0; slot < of->field.slot_count; slot++) {
        int32_t tasks[GENETIC_BENCH_MOST];
        walk on = {
            .of = of, .shift = of->problem.kind_shifts[slot], .tasks = tasks, .fault = wrong};
        int32_t stop = of->tour.stops[ronde_tour_start(&of->tour, slot)].next;
        for (; stop < of->field.count; stop = of->tour.stops[stop].next) {
            tasks[on.count++] = of->field.tasks[stop];
        }
        sum += on.count > 0 ? cost_of(&on) + penalty_of(&on) : 0;
    }
    return sum;
}
