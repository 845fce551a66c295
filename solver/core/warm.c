/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/warm.h"

#include "solver/core/relations.h"
#include "solver/core/trips.h"

/* Relations of links, pair prices: what placing does not look at. */
static bool allowed(const ronde_state *state, int32_t shift, int32_t task, int32_t after)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    if (ronde_state_kind(state, shift)->task_prices[task] >= ronde_cost_forbidden ||
        !ronde_relations_share(state, task, shift) || !ronde_relations_order(state, task, after)) {
        return false;
    }
    const ronde_node *node = &problem->nodes[task];
    for (int32_t i = 0; i < node->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[node->first_tie + i];
        int32_t other = state->spots[tie->other].route;
        if (other == RONDE_NONE) {
            continue;
        }
        bool same = instance->shifts[other].resource == instance->shifts[shift].resource;
        bool order = tie->order != 1; /* the other one came first on the route */
        if ((tie->relation == RONDE_SAME_SHIFT && (other != shift || !order)) ||
            (tie->relation == RONDE_SAME_RESOURCE && !same) ||
            (tie->relation == RONDE_DIFFERENT_RESOURCE && same)) {
            return false;
        }
    }
    return true;
}

/* The number of a reload place of the kind, from 1 on; 0 if it is none. */
static int32_t reload_at(const ronde_kind *kind, int32_t place)
{
    int32_t number = kind->reload_place_count;
    while (number > 0 && kind->reload_places[number - 1] != place) {
        number--;
    }
    return number;
}

static void take_route(ronde_state *state, const ronde_plan *plan, const ronde_route *route)
{
    const ronde_problem *problem = state->problem;
    int32_t after = ronde_start_of(problem, route->shift);
    ronde_reloads reloads = {0};
    for (size_t i = 0; i < route->stop_count; i++) {
        const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
        int32_t task = stop->task;
        if (stop->kind == RONDE_STOP_RELOAD && state->lanes[route->shift].task_count > 0) {
            reloads.before = reload_at(ronde_state_kind(state, route->shift), stop->place);
        }
        if (task == RONDE_NONE || state->spots[task].route != RONDE_NONE ||
            !allowed(state, route->shift, task, after)) {
            continue;
        }
        if (ronde_trips_place(state, task, after, reloads)) {
            after = task;
            reloads.before = 0;
        }
    }
}

/* The alternative whose tasks are all served while no other task of the request is. */
static int32_t whole_alternative(const ronde_state *state, int32_t request)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_request *of = &instance->requests[request];
    int32_t whole = RONDE_NONE;
    int32_t touched = 0;
    for (int32_t i = 0; i < of->alternative_count; i++) {
        const ronde_alternative *alternative = &instance->alternatives[of->first_alternative + i];
        int32_t served = 0;
        for (int32_t t = 0; t < alternative->task_count; t++) {
            int32_t task = instance->request_tasks[alternative->first_task + t];
            served += state->spots[task].route != RONDE_NONE ? 1 : 0;
        }
        touched += served > 0 ? 1 : 0;
        if (served == alternative->task_count) {
            whole = of->first_alternative + i;
        }
    }
    return touched == 1 ? whole : RONDE_NONE;
}

static void drop_request(ronde_state *state, int32_t request)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_request *of = &instance->requests[request];
    for (int32_t i = 0; i < of->alternative_count; i++) {
        const ronde_alternative *alternative = &instance->alternatives[of->first_alternative + i];
        for (int32_t t = 0; t < alternative->task_count; t++) {
            int32_t task = instance->request_tasks[alternative->first_task + t];
            if (state->spots[task].route != RONDE_NONE) {
                ronde_state_unlink(state, task);
            }
        }
    }
    ronde_state_choose(state, request, RONDE_NONE);
}

static void empty_lane(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    int32_t start = ronde_start_of(problem, shift);
    while (state->spots[start].next != ronde_end_of(problem, shift)) {
        int32_t node = state->spots[start].next;
        int32_t request = problem->nodes[node].request;
        if (request == RONDE_NONE) {
            ronde_state_unlink(state, node);
        } else {
            drop_request(state, request);
        }
    }
}

static bool breaks_taken(const ronde_state *state, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    for (int32_t i = 0; i < of->break_count; i++) {
        const ronde_break *rest = &instance->breaks[of->first_break + i];
        if (rest->after <= 0 && state->spots[rest->task].route == RONDE_NONE) {
            return false;
        }
    }
    return true;
}

static void settle(ronde_state *state)
{
    ronde_trips_tidy(state);
    while (!ronde_state_settle(state)) {
        int32_t count = state->dirty_count;
        for (int32_t i = 0; i < count; i++) {
            empty_lane(state, state->dirty[i]);
        }
        ronde_trips_tidy(state);
    }
}

void ronde_warm_start(ronde_state *state, const ronde_plan *plan)
{
    const ronde_problem *problem = state->problem;
    for (size_t i = 0; i < plan->routes.count; i++) {
        take_route(state, plan, &plan->routes.items[i]);
    }
    for (int32_t request = 0; request < problem->request_count; request++) {
        int32_t whole = whole_alternative(state, request);
        if (whole == RONDE_NONE) {
            drop_request(state, request);
        } else {
            ronde_state_choose(state, request, whole);
        }
    }
    settle(state);
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        bool empty = state->lanes[shift].task_count == 0;
        if (empty || !ronde_state_loads_fit(state, shift) || !breaks_taken(state, shift)) {
            empty_lane(state, shift);
        }
    }
    settle(state);
    ronde_state_commit(state);
}
