/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/day_figures.h"

#include "instances/base/alloc.h"
#include "instances/model/units.h"

bool ronde_is_visit(const ronde_stop *stop)
{
    return stop->task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK;
}

bool ronde_is_return_visit(const ronde_plan *plan, size_t route, size_t stop)
{
    const ronde_route *own = &plan->routes.items[route];
    const ronde_stop *at = &plan->stops.items[own->first_stop + stop];
    if (!ronde_is_visit(at)) {
        return false;
    }
    /* Stayed on from the stop before (over a break too): still the same coming. */
    for (size_t i = stop; i > 0; i--) {
        const ronde_stop *before = &plan->stops.items[own->first_stop + i - 1];
        if (before->place != at->place) {
            break;
        }
        if (ronde_is_visit(before)) {
            return false;
        }
    }
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *other = &plan->routes.items[r];
        for (size_t i = 0; i < other->stop_count; i++) {
            const ronde_stop *seen = &plan->stops.items[other->first_stop + i];
            if (ronde_is_visit(seen) && seen->place == at->place && seen->end <= at->start &&
                seen->start / RONDE_DAY == at->start / RONDE_DAY && seen != at) {
                return true;
            }
        }
    }
    return false;
}

/* Adds one stop, reached from the stop before it. */
static void add_leg(ronde_route_figures *sum,
                    const ronde_matrix *matrix,
                    const ronde_stop *before,
                    const ronde_stop *at)
{
    ronde_time travel = 0;
    if (at->kind != RONDE_STOP_BREAK && before->place != at->place) {
        travel = ronde_matrix_duration(matrix, before->place, at->place);
        sum->distance += ronde_matrix_distance(matrix, before->place, at->place);
    }
    sum->travel += travel;
    sum->waiting += at->start - before->end - travel;
    if (at->kind == RONDE_STOP_BREAK) {
        sum->pause += at->end - at->start;
    } else if (at->kind == RONDE_STOP_RELOAD) {
        sum->loading += at->end - at->start;
    } else if (at->task != RONDE_NONE) {
        sum->client += at->end - at->start;
        sum->visits++;
    }
}

/* True if no earlier stop of the route is work at the same place. */
static bool first_at_place(const ronde_stop *stops, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (ronde_is_visit(&stops[i]) && stops[i].place == stops[index].place) {
            return false;
        }
    }
    return true;
}

/* Whether the journey to a stop is one of the legs that the shift does not pay. */
static bool is_unpaid(const ronde_shift *shift, const ronde_stop *stops, size_t index, size_t last)
{
    size_t first = 1;
    while (first < last && stops[first].kind == RONDE_STOP_BREAK) {
        first++;
    }
    return (shift->unpaid_first_leg && index <= first) || (shift->unpaid_last_leg && index == last);
}

static void compute_route(ronde_route_figures *out,
                          const ronde_instance *instance,
                          const ronde_plan *plan,
                          size_t route)
{
    const ronde_route *own = &plan->routes.items[route];
    const ronde_stop *stops = &plan->stops.items[own->first_stop];
    const ronde_matrix *matrix = ronde_instance_matrix(instance, own->shift);
    for (size_t i = 1; i < own->stop_count; i++) {
        ronde_time travel_before = out->travel;
        add_leg(out, matrix, &stops[i - 1], &stops[i]);
        if (ronde_is_visit(&stops[i]) && first_at_place(stops, i)) {
            out->residents++;
        }
        if (ronde_is_return_visit(plan, route, i)) {
            out->return_visits++;
            out->return_travel += out->travel - travel_before;
            out->return_client += stops[i].end - stops[i].start;
        }
        if (is_unpaid(&instance->shifts[own->shift], stops, i, own->stop_count - 1)) {
            out->unpaid += out->travel - travel_before;
            out->travel = travel_before;
        }
    }
    if (out->visits == 0) {
        *out = (ronde_route_figures){0};
        return;
    }
    out->loading += stops[0].end - stops[0].start;
    out->paid = stops[own->stop_count - 1].end - stops[0].start - out->unpaid;
}

static void add_figures(ronde_route_figures *sum, const ronde_route_figures *part)
{
    sum->visits += part->visits;
    sum->residents += part->residents;
    sum->return_visits += part->return_visits;
    sum->client += part->client;
    sum->travel += part->travel;
    sum->unpaid += part->unpaid;
    sum->waiting += part->waiting;
    sum->pause += part->pause;
    sum->loading += part->loading;
    sum->paid += part->paid;
    sum->distance += part->distance;
    sum->return_travel += part->return_travel;
    sum->return_client += part->return_client;
}

/* Unserved requests: tasks of the list whose request was not counted by an earlier one. */
static int32_t count_unserved_requests(const ronde_instance *instance, const ronde_plan *plan)
{
    int32_t count = 0;
    for (size_t i = 0; i < plan->unserved.count; i++) {
        int32_t request = instance->tasks[plan->unserved.items[i].task].request;
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++) {
            seen = instance->tasks[plan->unserved.items[k].task].request == request;
        }
        count += seen ? 0 : 1;
    }
    return count;
}

ronde_status ronde_day_figures_compute(ronde_day_figures *out,
                                       const ronde_instance *instance,
                                       const ronde_plan *plan,
                                       ronde_error *error)
{
    RONDE_TRY(ronde_instance_ready(instance, error));
    ronde_day_figures made = {.route_count = plan->routes.count};
    made.routes = ronde_alloc_zero(made.route_count, sizeof *made.routes);
    if (made.routes == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the figures of the day");
    }
    for (size_t i = 0; i < made.route_count; i++) {
        compute_route(&made.routes[i], instance, plan, i);
        add_figures(&made.total, &made.routes[i]);
        made.used_shifts += made.routes[i].visits > 0 ? 1 : 0;
    }
    made.unserved_tasks = (int32_t)plan->unserved.count;
    made.unserved_requests = count_unserved_requests(instance, plan);
    *out = made;
    return RONDE_OK;
}

void ronde_day_figures_clear(ronde_day_figures *figures)
{
    ronde_free(figures->routes);
    *figures = (ronde_day_figures){0};
}
