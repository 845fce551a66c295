/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/network_oracle.h"

#include "solver/core/trips.h"

enum { most_rounds = 2000 };

bool ronde_network_uses(const ronde_state *state, int32_t node)
{
    int32_t route = state->spots[node].route;
    return route != RONDE_NONE &&
           state->lanes[route].task_count + state->lanes[route].break_count > 0;
}

static ronde_time up_to_window(const ronde_problem *problem, int32_t node, ronde_time time)
{
    const ronde_node *fixed = &problem->nodes[node];
    if (fixed->window_count == 0) {
        return time < fixed->earliest ? fixed->earliest : time;
    }
    for (int32_t i = 0; i < fixed->window_count; i++) {
        ronde_window window = problem->instance->windows[fixed->first_window + i];
        if (time <= window.latest) {
            return time < window.earliest ? window.earliest : time;
        }
    }
    return INT64_MAX;
}

static ronde_time down_to_window(const ronde_problem *problem, int32_t node, ronde_time time)
{
    const ronde_node *fixed = &problem->nodes[node];
    if (fixed->window_count == 0) {
        return time > fixed->latest ? fixed->latest : time;
    }
    for (int32_t i = fixed->window_count - 1; i >= 0; i--) {
        ronde_window window = problem->instance->windows[fixed->first_window + i];
        if (time >= window.earliest) {
            return time > window.latest ? window.latest : time;
        }
    }
    return INT64_MIN;
}

/* One arc: head >= tail + lag. Gives whether something moved. */
static bool
relax(ronde_network *at, const ronde_problem *problem, int32_t tail, int32_t head, ronde_time lag)
{
    bool moved = false;
    if (at->earliest[tail] + lag > at->earliest[head]) {
        ronde_time up = up_to_window(problem, head, at->earliest[tail] + lag);
        at->feasible &= up <= problem->nodes[head].latest;
        at->earliest[head] = up;
        moved = true;
    }
    if (at->latest[head] - lag < at->latest[tail]) {
        ronde_time down = down_to_window(problem, tail, at->latest[head] - lag);
        at->feasible &= down >= problem->nodes[tail].earliest;
        at->latest[tail] = down;
        moved = true;
    }
    return moved;
}

static bool relax_links(ronde_network *at, const ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    bool moved = false;
    for (int32_t i = 0; i < instance->link_count && at->feasible; i++) {
        const ronde_link *link = &instance->links[i];
        if (state->spots[link->from].route == RONDE_NONE ||
            state->spots[link->to].route == RONDE_NONE) {
            continue;
        }
        bool ordered = false; /* such links the search keeps by the order on the route */
        const ronde_node *node = &state->problem->nodes[link->from];
        for (int32_t k = 0; k < node->tie_count; k++) {
            const ronde_tie *tie = &state->problem->ties[node->first_tie + k];
            ordered |= tie->other == link->to && tie->order != 0;
        }
        if (!ordered && link->min_lag > -ronde_time_unlimited) {
            moved |= relax(at, state->problem, link->from, link->to, link->min_lag + at->fault);
        }
        if (!ordered && at->feasible && link->max_lag < ronde_time_unlimited) {
            moved |= relax(at, state->problem, link->to, link->from, -link->max_lag);
        }
    }
    return moved;
}

static bool relax_routes(ronde_network *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    bool moved = false;
    for (int32_t shift = 0; shift < problem->shift_count && at->feasible; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        int32_t end = ronde_end_of(problem, shift);
        if (!ronde_network_uses(state, start)) {
            continue;
        }
        for (int32_t node = start; node != end && at->feasible; node = state->spots[node].next) {
            int32_t next = state->spots[node].next;
            ronde_time leg = state->spots[next].leg_time;
            at->feasible &= leg < RONDE_UNREACHABLE;
            if (at->feasible) {
                moved |= relax(at, problem, node, next, problem->nodes[node].duration + leg);
            }
        }
        ronde_time limit = ronde_state_limit(state, shift);
        if (at->feasible && limit < ronde_time_unlimited) {
            moved |= relax(at, problem, end, start, -limit);
        }
    }
    return moved;
}

/* The rest between the routes of one resource on different days. */
static bool relax_rests(ronde_network *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    const ronde_shift *shifts = problem->instance->shifts;
    bool moved = false;
    for (int32_t i = 0; i < problem->shift_count * problem->shift_count && at->feasible; i++) {
        int32_t one = i / problem->shift_count;
        int32_t next = i % problem->shift_count;
        ronde_time rest = problem->instance->resources[shifts[one].resource].rest;
        if (rest > 0 && shifts[one].resource == shifts[next].resource &&
            shifts[one].day < shifts[next].day &&
            ronde_network_uses(state, ronde_start_of(problem, one)) &&
            ronde_network_uses(state, ronde_start_of(problem, next))) {
            moved |=
                relax(at, problem, ronde_end_of(problem, one), ronde_start_of(problem, next), rest);
        }
    }
    return moved;
}

/* What is aboard behind a node, of requests that are served whole. */
static int64_t aboard_behind(const ronde_state *state, int32_t shift, int32_t node, int32_t dim)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    int64_t load = 0;
    bool passed = false;
    int32_t end = ronde_end_of(problem, shift);
    for (int32_t at = ronde_start_of(problem, shift); at != end; at = state->spots[at].next) {
        if (at >= ronde_first_reload(problem)) { /* everything is unloaded */
            if (passed) {
                return load;
            }
            load = 0;
            passed = at == node;
            continue;
        }
        int32_t index = problem->nodes[at].alternative;
        bool whole = index != RONDE_NONE;
        for (int32_t i = 0; i < instance->task_count && whole; i++) {
            whole = instance->tasks[i].alternative != index || state->spots[i].route != RONDE_NONE;
        }
        load += whole ? instance->tasks[at].initial[dim] : 0;
        load += whole && !passed ? instance->tasks[at].change[dim] : 0;
        passed = passed || at == node;
    }
    return load;
}

/* Stops that follow without waiting. */
static bool relax_unwaiting(ronde_network *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    bool moved = false;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t start = ronde_start_of(problem, shift);
        uint32_t barred = ronde_state_kind(state, shift)->no_waiting;
        int32_t node = ronde_network_uses(state, start) ? start : RONDE_NONE;
        while (node != RONDE_NONE && state->spots[node].next != RONDE_NONE) {
            int32_t next = state->spots[node].next;
            ronde_time lag = problem->nodes[node].duration + state->spots[next].leg_time;
            for (int32_t dim = 0; dim < 2 && at->feasible; dim++) {
                if ((barred >> dim & 1U) != 0 && aboard_behind(state, shift, node, dim) > 0) {
                    moved |= relax(at, problem, next, node, -lag);
                }
            }
            node = next;
        }
    }
    return moved;
}

/* No gap between two stops that are no breaks is longer than the shift allows. */
static bool relax_gaps(ronde_network *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    bool moved = false;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        ronde_time most = problem->instance->shifts[shift].max_gap;
        int32_t from = ronde_start_of(problem, shift);
        if (!ronde_network_uses(state, from) || most >= ronde_time_unlimited) {
            continue;
        }
        ronde_time lag = problem->nodes[from].duration;
        for (int32_t node = state->spots[from].next; node != RONDE_NONE && at->feasible;
             node = state->spots[node].next) {
            lag += state->spots[node].leg_time;
            if ((problem->nodes[node].flags & RONDE_NODE_BREAK) == 0) {
                moved |= relax(at, problem, node, from, -(lag + most));
                from = node;
                lag = 0;
            }
            lag += problem->nodes[node].duration;
        }
    }
    return moved;
}

/* A trip leaves when the last of its goods is ready. */
static void bound_heads(ronde_network *at, const ronde_state *state)
{
    const ronde_problem *problem = state->problem;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        int32_t head = ronde_start_of(problem, shift);
        for (int32_t node = head; node != RONDE_NONE; node = state->spots[node].next) {
            head = node >= ronde_first_reload(problem) ? node : head;
            ronde_time release =
                node < problem->task_count ? problem->instance->tasks[node].release : 0;
            if (ronde_network_uses(state, node) && release > at->earliest[head]) {
                at->earliest[head] = release;
                at->feasible &= release <= at->latest[head];
            }
        }
    }
}

ronde_network ronde_network_solve(const ronde_state *state, ronde_time fault, bool waiting)
{
    const ronde_problem *problem = state->problem;
    ronde_network at = {.fault = fault, .feasible = true};
    for (int32_t node = 0; node < problem->node_count; node++) {
        at.earliest[node] = problem->nodes[node].earliest;
        at.latest[node] = problem->nodes[node].latest;
    }
    bound_heads(&at, state);
    for (int round = 0; at.feasible; round++) {
        bool moved = relax_links(&at, state);
        moved |= relax_routes(&at, state);
        moved |= at.feasible && relax_rests(&at, state);
        moved |= !waiting && at.feasible && relax_unwaiting(&at, state);
        moved |= !waiting && at.feasible && relax_gaps(&at, state);
        if (!moved) {
            return at;
        }
        at.feasible &= round < most_rounds;
    }
    return at;
}

ronde_lateness ronde_network_lateness(const ronde_state *state, const ronde_network *at)
{
    const ronde_instance *instance = state->problem->instance;
    ronde_lateness out = {0};
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        if (state->spots[i].route == RONDE_NONE || task->soft_window_count == 0) {
            continue;
        }
        ronde_time late = at->earliest[i] - instance->windows[task->first_soft_window].latest;
        out.price += late > 0 ? late * task->late_price : 0;
        out.largest = late > out.largest ? late : out.largest;
    }
    return out;
}
