/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of one route: where it begins and ends, times along it, travel between its stops. */
#include "instances/model/check_internal.h"
#include "instances/model/saturate.h"
#include "instances/model/show.h"

#include <inttypes.h>

/* The walk along a route: the stop, where it is, and what lies before it. */
typedef struct walk {
    const ronde_route *route;
    const ronde_stop *stop;
    int32_t place;
    const ronde_stop *previous; /* NULL at the first stop */
    int32_t previous_place;
    ronde_aboard_walk aboard; /* up to the stop before */
    ronde_hours_walk hours;
} walk;

static const char *place_name(const ronde_instance *instance, int32_t place)
{
    return place >= 0 && place < instance->place_count ? instance->places[place].id : "nowhere";
}

/* What a stop is called in a sentence: its task's id, or its kind. */
static const char *stop_name(const ronde_instance *instance, const ronde_stop *stop)
{
    return stop->task == RONDE_NONE ? ronde_stop_kind_names[stop->kind]
                                    : instance->tasks[stop->task].id;
}

/* Where a stop is, given where the resource was: the instance says so but for a reload. A stop that
 * says nothing usable is taken to be where the resource already is. */
static int32_t stop_place(const ronde_instance *instance,
                          const ronde_shift *shift,
                          const ronde_stop *stop,
                          int32_t previous_place)
{
    if (stop->kind == RONDE_STOP_START) {
        return shift->start_place;
    }
    if (stop->kind == RONDE_STOP_END) {
        return shift->end_place == RONDE_NONE ? previous_place : shift->end_place;
    }
    if (stop->kind == RONDE_STOP_RELOAD) {
        bool known = stop->place >= 0 && stop->place < instance->place_count;
        return known ? stop->place : previous_place;
    }
    int32_t task = ronde_check_task_of(instance, stop);
    bool moves = task != RONDE_NONE && instance->tasks[task].place != RONDE_NONE;
    return moves ? instance->tasks[task].place : previous_place;
}

/* Where an open start is: at the first stop that is somewhere. */
static int32_t
first_place(const ronde_checking *checking, const ronde_route *route, const ronde_shift *shift)
{
    int32_t place = shift->start_place;
    for (size_t i = 0; i < route->stop_count && place == RONDE_NONE; i++) {
        const ronde_stop *stop = &checking->plan->stops.items[route->first_stop + i];
        place = stop_place(checking->instance, shift, stop, place);
    }
    return place;
}

static void judge_end(ronde_checking *checking,
                      const ronde_route *route,
                      const ronde_stop *stop,
                      ronde_stop_kind kind,
                      int32_t place)
{
    const ronde_instance *instance = checking->instance;
    ronde_concern concern = {route->shift, stop->task, RONDE_NONE};
    const char *shift = instance->shifts[route->shift].id;
    if (stop->kind != kind) {
        ronde_check_report(checking, RONDE_RULE_ROUTE_ENDS, concern, 0,
                           "The route of shift %s has %s where its %s belongs.", shift,
                           stop_name(instance, stop), ronde_stop_kind_names[kind]);
    } else if (place != RONDE_NONE && stop->place != place) {
        ronde_check_report(checking, RONDE_RULE_ROUTE_ENDS, concern, 0,
                           "The %s of shift %s is at %s; it belongs at %s.",
                           ronde_stop_kind_names[kind], shift, place_name(instance, stop->place),
                           place_name(instance, place));
    }
}

static void judge_ends(ronde_checking *checking, const ronde_route *route, const ronde_stop *stops)
{
    const ronde_shift *shift = &checking->instance->shifts[route->shift];
    ronde_concern concern = {route->shift, RONDE_NONE, RONDE_NONE};
    if (route->stop_count < 2) {
        ronde_check_report(checking, RONDE_RULE_ROUTE_ENDS, concern, 0,
                           "The route of shift %s lacks its start or its end.", shift->id);
        return;
    }
    size_t last = route->stop_count - 1;
    judge_end(checking, route, &stops[0], RONDE_STOP_START, shift->start_place);
    judge_end(checking, route, &stops[last], RONDE_STOP_END, shift->end_place);
    for (size_t i = 1; i < last; i++) {
        if (stops[i].kind == RONDE_STOP_START || stops[i].kind == RONDE_STOP_END) {
            ronde_check_report(checking, RONDE_RULE_ROUTE_ENDS, concern, 0,
                               "The route of shift %s has a %s in its middle.", shift->id,
                               ronde_stop_kind_names[stops[i].kind]);
        }
    }
}

static void judge_kind(ronde_checking *checking, const walk *at)
{
    const ronde_instance *instance = checking->instance;
    const ronde_stop *stop = at->stop;
    bool needs_task = stop->kind != RONDE_STOP_START && stop->kind != RONDE_STOP_END &&
                      stop->kind != RONDE_STOP_RELOAD;
    bool right =
        needs_task ? ronde_check_task_of(instance, stop) != RONDE_NONE : stop->task == RONDE_NONE;
    if (!right) {
        ronde_check_report(checking, RONDE_RULE_STOP_KIND,
                           (ronde_concern){at->route->shift, stop->task, RONDE_NONE}, 0,
                           "A stop of shift %s is called %s, which does not suit task %s.",
                           instance->shifts[at->route->shift].id, ronde_stop_kind_names[stop->kind],
                           stop->task == RONDE_NONE ? "(none)" : instance->tasks[stop->task].id);
    }
}

/* How long a stop takes: a task its duration, a reload and the start the time to load. */
static ronde_time time_needed(const ronde_checking *checking, const walk *at)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[at->route->shift];
    int32_t task = ronde_check_task_of(instance, at->stop);
    if (at->stop->kind == RONDE_STOP_RELOAD) {
        return shift->loading;
    }
    if (at->stop->kind == RONDE_STOP_START) {
        return shift->loading_at_start;
    }
    return task != RONDE_NONE ? instance->tasks[task].duration : 0;
}

/* Arrival, start and end in order; a stop takes exactly its time; a route is not waited for where
 * it begins or ends. */
static void judge_times(ronde_checking *checking, const walk *at)
{
    const ronde_instance *instance = checking->instance;
    const ronde_stop *stop = at->stop;
    int32_t task = ronde_check_task_of(instance, stop);
    ronde_concern concern = {at->route->shift, stop->task, RONDE_NONE};
    const char *shift = instance->shifts[at->route->shift].id;
    if (stop->start < stop->arrival) {
        ronde_check_report(checking, RONDE_RULE_STOP_TIMES, concern,
                           ronde_saturate_subtract(stop->arrival, stop->start),
                           "%s in shift %s starts at %s, before the arrival at %s.",
                           stop_name(instance, stop), shift,
                           ronde_show_time(instance, stop->start).text,
                           ronde_show_time(instance, stop->arrival).text);
    }
    bool end_of_route = stop->kind == RONDE_STOP_START || stop->kind == RONDE_STOP_END;
    ronde_time takes = ronde_saturate_subtract(stop->end, stop->start);
    ronde_time needs = time_needed(checking, at);
    bool exact = task != RONDE_NONE || end_of_route || stop->kind == RONDE_STOP_RELOAD;
    if (takes < needs || (exact && takes > needs)) {
        ronde_time off = ronde_saturate_subtract(takes, needs);
        ronde_check_report(
            checking, RONDE_RULE_STOP_TIMES, concern,
            off < 0 ? ronde_saturate_subtract(0, off) : off,
            "%s in shift %s lasts from %s to %s; it takes %s.", stop_name(instance, stop), shift,
            ronde_show_time(instance, stop->start).text, ronde_show_time(instance, stop->end).text,
            ronde_show_duration(instance, needs).text);
    } else if (end_of_route && stop->start > stop->arrival) {
        ronde_check_report(checking, RONDE_RULE_STOP_TIMES, concern,
                           ronde_saturate_subtract(stop->start, stop->arrival),
                           "The %s of shift %s is not at one moment.",
                           ronde_stop_kind_names[stop->kind], shift);
    }
}

static void judge_reload(ronde_checking *checking, const walk *at)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[at->route->shift];
    for (int32_t i = 0; i < shift->reload_count; i++) {
        if (instance->reload_places[shift->first_reload + i] == at->stop->place) {
            return;
        }
    }
    ronde_check_report(checking, RONDE_RULE_RELOAD_PLACE,
                       (ronde_concern){at->route->shift, RONDE_NONE, RONDE_NONE}, 0,
                       "Shift %s may not reload at %s.", shift->id,
                       place_name(instance, at->stop->place));
}

/* The journey to a stop, and the waiting on both of its sides. */
static void judge_leg(ronde_checking *checking, walk *at, ronde_route_totals *totals)
{
    const ronde_instance *instance = checking->instance;
    const ronde_matrix *matrix = ronde_instance_matrix(instance, at->route->shift);
    bool nowhere = at->previous_place == RONDE_NONE; /* a route of breaks, open at its start */
    ronde_time travel = nowhere ? 0 : ronde_matrix_duration(matrix, at->previous_place, at->place);
    int64_t distance = nowhere ? 0 : ronde_matrix_distance(matrix, at->previous_place, at->place);
    ronde_time available = ronde_saturate_subtract(at->stop->arrival, at->previous->end);
    ronde_concern concern = {at->route->shift, at->stop->task, at->previous->task};
    const char *shift = instance->shifts[at->route->shift].id;
    if (travel >= RONDE_UNREACHABLE || distance >= RONDE_UNREACHABLE) {
        ronde_check_report(
            checking, RONDE_RULE_REACHABLE, concern, 0, "Shift %s cannot get from %s to %s.", shift,
            place_name(instance, at->previous_place), place_name(instance, at->place));
    } else if (available < travel) {
        ronde_check_report(
            checking, RONDE_RULE_TRAVEL_TIME, concern, ronde_saturate_subtract(travel, available),
            "Shift %s has %s from %s to %s; the journey takes %s.", shift,
            ronde_show_duration(instance, available).text, stop_name(instance, at->previous),
            stop_name(instance, at->stop), ronde_show_duration(instance, travel).text);
    }
    totals->travel = ronde_saturate_add(totals->travel, travel);
    totals->distance = ronde_saturate_add(totals->distance, distance);
    ronde_time before = ronde_saturate_subtract(available, travel);
    ronde_time after = ronde_saturate_subtract(at->stop->start, at->stop->arrival);
    ronde_time waiting = ronde_saturate_add(before > 0 ? before : 0, after > 0 ? after : 0);
    totals->waiting = ronde_saturate_add(totals->waiting, waiting);
    ronde_check_waiting_aboard(checking, concern, &at->aboard, waiting);
    ronde_check_walk_hours(checking, concern, at->stop->kind, travel, waiting, &at->hours, totals);
}

static void
count_totals(ronde_checking *checking, const ronde_route *route, const ronde_route_totals *totals)
{
    const ronde_shift *shift = &checking->instance->shifts[route->shift];
    const ronde_resource *resource = &checking->instance->resources[shift->resource];
    ronde_check_count(checking, RONDE_RULE_DISTANCE, totals->distance, resource->distance_price);
    ronde_check_count(checking, RONDE_RULE_TRAVEL, totals->travel, resource->travel_price);
    ronde_time paid = ronde_saturate_subtract(ronde_saturate_subtract(totals->end, totals->start),
                                              totals->unpaid);
    ronde_check_count(checking, RONDE_RULE_PAID, paid, resource->paid_price);
    ronde_time beyond = ronde_saturate_subtract(paid, shift->normal_duration);
    ronde_check_count(checking, RONDE_RULE_OVERTIME, beyond > 0 ? beyond : 0,
                      resource->overtime_price);
    ronde_check_count(checking, RONDE_RULE_WAITING, totals->waiting, resource->wait_price);
    ronde_check_count(checking, RONDE_RULE_SHIFTS_USED, 1, resource->shift_price);
    ronde_time workload = ronde_saturate_add(totals->travel, totals->work);
    checking->workload = workload > checking->workload ? workload : checking->workload;
}

static void
add_work(const ronde_instance *instance, const ronde_stop *stop, ronde_route_totals *totals)
{
    int32_t task = ronde_check_task_of(instance, stop);
    if (task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK) {
        totals->work = ronde_saturate_add(totals->work, instance->tasks[task].duration);
        totals->tasks++;
    }
}

static void judge_route(ronde_checking *checking, const ronde_route *route)
{
    const ronde_instance *instance = checking->instance;
    const ronde_shift *shift = &instance->shifts[route->shift];
    const ronde_stop *stops =
        route->stop_count > 0 ? &checking->plan->stops.items[route->first_stop] : NULL;
    judge_ends(checking, route, stops);
    if (stops == NULL || !ronde_check_route_used(stops, route->stop_count)) {
        return;
    }
    ronde_route_totals totals = {.start = stops[0].start, .end = stops[route->stop_count - 1].end};
    walk at = {.route = route, .previous_place = first_place(checking, route, shift)};
    for (size_t i = 0; i < route->stop_count; i++) {
        at.stop = &stops[i];
        at.place = stop_place(instance, shift, at.stop, at.previous_place);
        at.place = at.place == RONDE_NONE ? at.previous_place : at.place; /* an open start */
        judge_kind(checking, &at);
        judge_times(checking, &at);
        ronde_check_task_rules(checking, route->shift, at.stop);
        if (at.stop->kind == RONDE_STOP_RELOAD) {
            judge_reload(checking, &at);
        }
        if (at.previous != NULL) {
            judge_leg(checking, &at, &totals);
        }
        add_work(instance, at.stop, &totals);
        ronde_check_walk_aboard(checking, route, i, &at.aboard);
        at.previous = at.stop;
        at.previous_place = at.place;
    }
    ronde_check_shift_limits(checking, route, &totals);
    ronde_check_loads(checking, route);
    ronde_check_pins(checking, route);
    ronde_check_trips(checking, route);
    ronde_check_note_worked(checking, route->shift, &totals);
    count_totals(checking, route, &totals);
}

void ronde_check_routes(ronde_checking *checking)
{
    const ronde_instance *instance = checking->instance;
    for (int32_t shift = 0; shift < instance->shift_count; shift++) {
        if (checking->routes_of[shift] > 1) {
            ronde_check_report(
                checking, RONDE_RULE_ONE_ROUTE, (ronde_concern){shift, RONDE_NONE, RONDE_NONE},
                checking->routes_of[shift] - 1, "Shift %s has %" PRId32 " routes; it can do one.",
                instance->shifts[shift].id, checking->routes_of[shift]);
        }
    }
    for (size_t r = 0; r < checking->plan->routes.count; r++) {
        judge_route(checking, &checking->plan->routes.items[r]);
    }
    ronde_check_count(checking, RONDE_RULE_WORKLOAD, checking->workload, instance->workload_price);
}
