/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completes a route as a person writes it: start and end stops, arrivals, ends, places. */
#include "instances/formats/plan_json_parts.h"

#include <string.h>

int64_t ronde_amount_unit(const ronde_instance *instance, const char *unit)
{
    if (strcmp(unit, "time") == 0 || strcmp(unit, "distance") == 0) {
        return instance->scale;
    }
    return strcmp(unit, "cost") == 0 ? (int64_t)instance->scale * instance->cost_divisor : 1;
}

/* Travel time of a shift between two places; 0 where it is not known. */
static ronde_time travel(const ronde_instance *instance, int32_t shift, int32_t from, int32_t to)
{
    const ronde_matrix *matrix = ronde_instance_matrix(instance, shift);
    if (from == RONDE_NONE || to == RONDE_NONE || matrix->size == 0) {
        return 0;
    }
    int32_t duration = ronde_matrix_duration(matrix, from, to);
    return duration < RONDE_UNREACHABLE ? duration : 0;
}

/* How long a stop without a task takes. */
static ronde_time loading_time(const ronde_shift *shift, ronde_stop_kind kind)
{
    return kind == RONDE_STOP_RELOAD ? shift->loading
                                     : (kind == RONDE_STOP_START ? shift->loading_at_start : 0);
}

/* Start and end stops: one time told says all their times. */
static void share_times(ronde_plan_stop *at, ronde_time loading)
{
    ronde_stop *stop = &at->stop;
    if (!at->has_start && (at->has_arrival || at->has_end)) {
        stop->start = at->has_arrival ? stop->arrival : stop->end - loading;
        at->has_start = true;
    }
    if (at->has_start && !at->has_arrival) {
        stop->arrival = stop->start;
        at->has_arrival = true;
    }
    if (at->has_start && !at->has_end) {
        stop->end = stop->start + loading;
        at->has_end = true;
    }
}

/* An open start is at the first stop that is somewhere. */
static int32_t first_place(const ronde_plan_reading *reading, const ronde_shift *shift)
{
    int32_t place = shift->start_place;
    for (size_t i = 0; i < reading->stops.count && place == RONDE_NONE; i++) {
        place = reading->stops.items[i].stop.place;
    }
    return place;
}

static void fill_places(ronde_plan_reading *reading, int32_t shift_index)
{
    const ronde_shift *shift = &reading->instance->shifts[shift_index];
    int32_t before = first_place(reading, shift);
    for (size_t i = 0; i < reading->stops.count; i++) {
        ronde_stop *stop = &reading->stops.items[i].stop;
        if (stop->place == RONDE_NONE) { /* an open route ends, and a break is, where it was */
            bool home = stop->kind == RONDE_STOP_END && shift->end_place != RONDE_NONE;
            stop->place = home ? shift->end_place : before;
        }
        before = stop->place;
    }
}

/* The route leaves as late as its first stop allows. */
static void fill_departure(ronde_plan_reading *reading, int32_t shift)
{
    const ronde_instance *instance = reading->instance;
    ronde_plan_stop *first = &reading->stops.items[0];
    if (first->has_start) {
        return;
    }
    ronde_time time = instance->shifts[shift].earliest;
    if (reading->stops.count > 1 && reading->stops.items[1].has_start) {
        const ronde_plan_stop *next = &reading->stops.items[1];
        time = next->has_arrival ? next->stop.arrival : next->stop.start;
        time -= travel(instance, shift, first->stop.place, next->stop.place);
        time -= instance->shifts[shift].loading_at_start;
    }
    first->stop.arrival = time;
    first->stop.start = time;
    first->stop.end = time + instance->shifts[shift].loading_at_start;
    first->has_start = true;
}

static void fill_times(ronde_plan_reading *reading, int32_t shift)
{
    const ronde_instance *instance = reading->instance;
    for (size_t i = 1; i < reading->stops.count; i++) {
        ronde_plan_stop *at = &reading->stops.items[i];
        const ronde_stop *before = &reading->stops.items[i - 1].stop;
        ronde_stop *stop = &at->stop;
        ronde_time soonest = before->end + travel(instance, shift, before->place, stop->place);
        if (!at->has_start) { /* the end of the route, or of what is known */
            stop->start = soonest;
        }
        if (!at->has_arrival) {
            stop->arrival = soonest < stop->start ? soonest : stop->start;
        }
        if (!at->has_end) {
            ronde_time duration = stop->task != RONDE_NONE
                                      ? instance->tasks[stop->task].duration
                                      : loading_time(&instance->shifts[shift], stop->kind);
            stop->end = stop->start + duration;
        }
    }
}

static bool add_ends(ronde_plan_reading *reading)
{
    ronde_plan_stops *stops = &reading->stops;
    ronde_plan_stop missing = {.stop = {.task = RONDE_NONE, .place = RONDE_NONE}};
    if (!ronde_array_reserve(stops, 2)) {
        return false;
    }
    if (stops->count == 0 || stops->items[0].stop.kind != RONDE_STOP_START) {
        memmove(stops->items + 1, stops->items, stops->count * sizeof *stops->items);
        missing.stop.kind = RONDE_STOP_START;
        stops->items[0] = missing;
        stops->count++;
    }
    if (stops->items[stops->count - 1].stop.kind != RONDE_STOP_END) {
        missing.stop.kind = RONDE_STOP_END;
        stops->items[stops->count++] = missing;
    }
    return true;
}

bool ronde_plan_complete(ronde_plan_reading *reading, int32_t shift)
{
    if (!add_ends(reading)) {
        return false;
    }
    for (size_t i = 0; i < reading->stops.count; i++) {
        ronde_stop_kind kind = reading->stops.items[i].stop.kind;
        if (kind == RONDE_STOP_START || kind == RONDE_STOP_END) {
            share_times(&reading->stops.items[i],
                        loading_time(&reading->instance->shifts[shift], kind));
        }
    }
    fill_places(reading, shift);
    fill_departure(reading, shift);
    fill_times(reading, shift);
    if (!ronde_plan_add_route(reading->plan, shift)) {
        return false;
    }
    for (size_t i = 0; i < reading->stops.count; i++) {
        if (!ronde_plan_add_stop(reading->plan, &reading->stops.items[i].stop)) {
            return false;
        }
    }
    return true;
}
