/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/timing.h"

#include "solver/core/encounters.h"
#include "solver/core/timing_parts.h"

/* Lists the routes of other providers that a task may meet on. */
static int32_t
list_met(const ronde_state *state, int32_t task, int32_t *list, int32_t count, bool *done)
{
    const ronde_problem *problem = state->problem;
    const ronde_task *of = &problem->instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = problem->instance->memberships[of->first_membership + i].group;
        for (int32_t k = problem->group_first[group];
             k < problem->group_first[group + 1] &&
             ronde_encounters_counted(&problem->instance->groups[group]);
             k++) {
            int32_t other = state->spots[problem->group_tasks[k]].route;
            if (other != RONDE_NONE && !done[other] &&
                ronde_encounters_apart(problem, state->spots[task].route, other)) {
                done[other] = true;
                list[count++] = other;
            }
        }
    }
    return count;
}

/* Lists the routes that a node is tied to. */
static int32_t
list_tied(const ronde_state *state, int32_t node, int32_t *list, int32_t count, bool *done)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    for (int32_t k = 0; k < fixed->tie_count && state->spots[node].ties > 0; k++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + k];
        int32_t other = state->spots[tie->other].route;
        if (tie->timed && ronde_state_served(state, tie->other) && !done[other]) {
            done[other] = true;
            list[count++] = other;
        }
    }
    return count;
}

/* Lists a used route and all that are tied to it, and, if asked, by what they may meet. */
static int32_t
component(const ronde_state *state, int32_t shift, bool meets, int32_t *list, bool *done)
{
    const ronde_problem *problem = state->problem;
    int32_t count = 0;
    list[count++] = shift;
    done[shift] = true;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t node = ronde_start_of(problem, list[i]); node != RONDE_NONE;
             node = state->spots[node].next) {
            if (meets && (problem->nodes[node].flags & RONDE_NODE_MEETS) != 0) {
                count = list_met(state, node, list, count, done);
            }
            count = list_tied(state, node, list, count, done);
        }
    }
    return count;
}

static bool used(const ronde_state *state, int32_t shift)
{
    return state->lanes[shift].task_count > 0;
}

ronde_status ronde_timing_settle(ronde_timing *net)
{
    if (!ronde_timing_least(net)) {
        return RONDE_EBUG;
    }
    if (net->problem->timed && !ronde_timing_ascend(net)) {
        return RONDE_ENOMEM;
    }
    for (int32_t v = 0; v < net->count; v++) {
        net->kept[v] = net->x[v];
    }
    return net->problem->timed && !ronde_timing_try_windows(net) ? RONDE_ENOMEM : RONDE_OK;
}

static ronde_status
solve_component(ronde_timing *net, const int32_t *shifts, int32_t count, ronde_time *times)
{
    net->grid = 1;
    if (!ronde_timing_build(net, shifts, count)) {
        return RONDE_ENOMEM;
    }
    if (net->asked > 1) {
        ronde_timing_choose_phases(net);
    }
    RONDE_TRY(net->problem->meets ? ronde_timing_part(net) : ronde_timing_settle(net));
    for (int32_t v = 0; v < net->count; v++) {
        net->price += ronde_timing_price_at(net, v, net->kept[v]);
        if (net->nodes[v] >= 0) {
            times[net->nodes[v]] = net->kept[v];
        }
    }
    return RONDE_OK;
}

bool ronde_timing_possible(ronde_timing *timing, const ronde_state *state, int32_t shift)
{
    if (state->lanes[shift].task_count + state->lanes[shift].break_count == 0) {
        return true;
    }
    timing->state = state;
    timing->grid = 1;
    int32_t count = component(state, shift, false, timing->list, timing->done);
    for (int32_t i = 0; i < count; i++) {
        timing->done[timing->list[i]] = false;
    }
    return ronde_timing_build(timing, timing->list, count) && ronde_timing_least(timing);
}

/* No earlier departure than the first stop needs, no later arrival than the last one gives. */
static void tighten(const ronde_state *state, int32_t shift, ronde_time *times)
{
    int32_t start = ronde_start_of(state->problem, shift);
    int32_t end = ronde_end_of(state->problem, shift);
    int32_t first = state->spots[start].next;
    int32_t last = state->spots[end].previous;
    ronde_time leave = times[first] - state->spots[first].leg_time - state->spots[start].duration;
    times[start] = leave > times[start] ? leave : times[start];
    times[end] = times[last] + state->spots[last].duration + state->spots[end].leg_time;
}

/* Times a route with all that are tied to it. */
static ronde_status solve_tied(ronde_timing *net, int32_t shift, ronde_time *times)
{
    const ronde_state *state = net->state;
    int32_t shifts = net->problem->shift_count;
    int32_t count = 0;
    if (net->latest_price > 0) { /* one component: lateness ties everything */
        for (int32_t other = 0; other < shifts; other++) {
            net->done[other] = true;
            if (used(state, other)) {
                net->list[count++] = other;
            }
        }
    } else {
        count = component(state, shift, true, net->list, net->done);
    }
    RONDE_TRY(solve_component(net, net->list, count, times));
    for (int32_t i = 0; i < count; i++) {
        tighten(state, net->list[i], times);
    }
    return RONDE_OK;
}

static void begin(ronde_timing *net, const ronde_state *state)
{
    net->state = state;
    net->price = 0;
    for (int32_t shift = 0; shift < net->problem->shift_count; shift++) {
        net->done[shift] = false;
    }
}

static ronde_status failed(ronde_status status, ronde_error *error)
{
    if (status == RONDE_OK) {
        return RONDE_OK;
    }
    return ronde_fail(error, status, "", "%s",
                      status == RONDE_EBUG ? "the plan found has no feasible times"
                                           : "no memory to time the plan");
}

ronde_timing *ronde_timing_new(const ronde_problem *problem)
{
    size_t shifts = (size_t)problem->shift_count + 1;
    size_t gaps = problem->idle ? (size_t)problem->node_count : 0;
    size_t nodes = (size_t)problem->node_count + gaps + shifts + 1;
    ronde_arena *arena = ronde_arena_new(1 << 14);
    ronde_timing *net = arena == NULL ? NULL : ronde_arena_take(arena, 1, sizeof *net);
    if (net == NULL) {
        ronde_arena_free(arena);
        return NULL;
    }
    net->arena = arena;
    net->asked = net->grid = 1;
    net->problem = problem;
    net->latest_price = problem->instance->latest_price;
    net->nodes = ronde_arena_take(arena, nodes, sizeof *net->nodes);
    net->x = ronde_arena_take(arena, nodes, sizeof *net->x);
    net->from = ronde_arena_take(arena, nodes, sizeof *net->from);
    net->kept = ronde_arena_take(arena, nodes, sizeof *net->kept);
    net->phase = ronde_arena_take(arena, nodes, sizeof *net->phase);
    net->profits = ronde_arena_take(arena, nodes, sizeof *net->profits);
    net->variable_of = ronde_arena_take(arena, nodes, sizeof *net->variable_of);
    net->times = ronde_arena_take(arena, nodes, sizeof *net->times);
    size_t decided = problem->meets ? nodes : 1;
    net->begin = ronde_arena_take(arena, decided, sizeof *net->begin);
    net->best = ronde_arena_take(arena, decided, sizeof *net->best);
    net->list = ronde_arena_take(arena, shifts, sizeof *net->list);
    net->done = ronde_arena_take(arena, shifts, sizeof *net->done);
    if (net->nodes == NULL || net->x == NULL || net->from == NULL || net->kept == NULL ||
        net->phase == NULL || net->profits == NULL || net->variable_of == NULL ||
        net->times == NULL || net->list == NULL || net->done == NULL || net->begin == NULL ||
        net->best == NULL || ronde_closure_init(&net->closure, (int32_t)nodes, NULL) != RONDE_OK) {
        ronde_arena_free(arena);
        return NULL;
    }
    return net;
}

void ronde_timing_free(ronde_timing *timing)
{
    if (timing != NULL) {
        ronde_closure_clear(&timing->closure);
        ronde_array_clear(&timing->rules);
        ronde_array_clear(&timing->encounters);
        ronde_array_clear(&timing->decided);
        ronde_arena_free(timing->arena); /* holds the timing itself */
    }
}

void ronde_timing_round(ronde_timing *timing, ronde_time grid)
{
    timing->asked = grid > 1 ? grid : 1;
}

ronde_status ronde_timing_solve(ronde_timing *timing,
                                const ronde_state *state,
                                ronde_time *times,
                                ronde_error *error)
{
    ronde_status status = RONDE_OK;
    begin(timing, state);
    for (int32_t shift = 0; shift < timing->problem->shift_count && status == RONDE_OK; shift++) {
        if (used(state, shift) && !timing->done[shift]) {
            status = solve_tied(timing, shift, times);
        }
    }
    return failed(status, error);
}

ronde_status ronde_timing_solve_route(ronde_timing *timing,
                                      const ronde_state *state,
                                      int32_t shift,
                                      ronde_time *times,
                                      ronde_error *error)
{
    begin(timing, state);
    int32_t first = shift; /* where timing the whole plan begins with these routes */
    int32_t count = component(state, shift, true, timing->list, timing->done);
    for (int32_t i = 0; i < count; i++) {
        first = timing->list[i] < first ? timing->list[i] : first;
    }
    begin(timing, state);
    return failed(used(state, first) ? solve_tied(timing, first, times) : RONDE_OK, error);
}

ronde_status ronde_timing_cost(ronde_timing *timing,
                               const ronde_state *state,
                               ronde_cost *cost,
                               ronde_error *error)
{
    RONDE_TRY(ronde_timing_solve(timing, state, timing->times, error));
    ronde_cost guess = state->late * timing->latest_price + state->encounters;
    for (int32_t shift = 0; shift < timing->problem->shift_count; shift++) {
        guess += state->lanes[shift].moments;
    }
    *cost = state->totals.cost - guess + timing->price;
    return RONDE_OK;
}
