/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/leeway.h"

#include "instances/base/alloc.h"

/* A breadth-first search over the rules that are tight: from the task to the nodes whose own bounds
 * give it its bound, until one has its bound from a window or from the hours of its shift. So the
 * chain is the shortest one. */

typedef enum arc { arc_travel, arc_link, arc_limit } arc;

typedef struct search {
    const ronde_state *state;
    bool up;                /* towards what keeps the earliest start; else the latest */
    int32_t *queue;         /* nodes in the order of their distance from the task */
    int32_t *parent, *arcs; /* by node: the next one towards the task, and by what rule */
    int32_t count;
} search;

static ronde_time bound_of(const search *at, int32_t node)
{
    const ronde_spot *spot = &at->state->spots[node];
    return at->up ? spot->earliest : spot->latest;
}

static void reach(search *at, int32_t from, int32_t to, arc by)
{
    if (at->parent[to] == RONDE_NONE) {
        at->parent[to] = from;
        at->arcs[to] = (int32_t)by;
        at->queue[at->count++] = to;
    }
}

/* The neighbour on the route that pushes the node. */
static void reach_neighbour(search *at, int32_t node)
{
    const ronde_spot *spots = at->state->spots;
    int32_t other = at->up ? spots[node].previous : spots[node].next;
    if (other == RONDE_NONE) {
        return;
    }
    const ronde_spot *first = &spots[at->up ? other : node];
    const ronde_spot *second = &spots[at->up ? node : other];
    ronde_time apart = first->duration + second->leg_time;
    if (bound_of(at, other) + (at->up ? apart : -apart) == bound_of(at, node)) {
        reach(at, node, other, arc_travel);
    }
}

/* The other end of the route, where its length is limited. */
static void reach_end(search *at, int32_t node)
{
    const ronde_problem *problem = at->state->problem;
    int32_t shift = at->state->spots[node].route;
    int32_t start = ronde_start_of(problem, shift);
    int32_t end = ronde_end_of(problem, shift);
    ronde_time limit = at->state->lanes[shift].limit;
    if (limit < ronde_time_unlimited && node == (at->up ? start : end) &&
        bound_of(at, start) + limit == bound_of(at, end)) {
        reach(at, node, at->up ? end : start, arc_limit);
    }
}

/* True if the node is in the plan; the ends of a shift are if it has a route. */
static bool is_planned(const ronde_state *state, int32_t node)
{
    int32_t shift = state->spots[node].route;
    return shift != RONDE_NONE &&
           (node < state->problem->task_count ||
            state->lanes[shift].task_count + state->lanes[shift].break_count > 0);
}

static void reach_partners(search *at, int32_t node)
{
    const ronde_problem *problem = at->state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        ronde_time lag = at->up ? tie->high : tie->low;
        bool limited = at->up ? lag < ronde_time_unlimited : lag > -ronde_time_unlimited;
        if (limited && is_planned(at->state, tie->other) &&
            bound_of(at, tie->other) - lag == bound_of(at, node)) {
            reach(at, node, tie->other, arc_link);
        }
    }
}

/* True if the node has its bound from a window or from the hours of its shift. */
static bool is_root(const search *at, int32_t node, ronde_hold *out)
{
    const ronde_problem *problem = at->state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    ronde_time bound = bound_of(at, node);
    out->moment = bound;
    if (node >= problem->task_count) {
        out->kind = RONDE_HOLD_SHIFT;
        out->shift = at->state->spots[node].route;
        return bound == (at->up ? fixed->earliest : fixed->latest);
    }
    out->kind = RONDE_HOLD_WINDOW;
    out->task = node;
    return bound == (at->up ? fixed->earliest : fixed->latest);
}

/* True if a later (up) or an earlier one of several windows gives the node its bound. */
static bool is_between_windows(const search *at, int32_t node)
{
    const ronde_problem *problem = at->state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    ronde_time bound = bound_of(at, node);
    for (int32_t i = 0; i < fixed->window_count && node < problem->task_count; i++) {
        const ronde_window *window = &problem->windows[fixed->first_window + i];
        if (bound == (at->up ? window->earliest : window->latest)) {
            return true;
        }
    }
    return false;
}

/* Notes the links and limits of length between the root and the task; of several the nearest to the
 * task. */
static void describe_chain(const search *at, int32_t root, int32_t task, ronde_hold *out)
{
    for (int32_t node = root; node != task; node = at->parent[node]) {
        if (at->arcs[node] == arc_limit) {
            out->limited = at->state->spots[node].route;
            out->limit = at->state->lanes[out->limited].limit;
            out->limit_count++;
        } else if (at->arcs[node] == arc_link && node >= at->state->problem->task_count) {
            out->rested = at->state->spots[node].route;
            out->rest_count++;
        } else if (at->arcs[node] == arc_link) {
            out->linked = node;
            out->link_count++;
        }
    }
}

static ronde_hold hold_of(search *at, int32_t task)
{
    ronde_hold hold = {.time = bound_of(at, task),
                       .task = RONDE_NONE,
                       .shift = RONDE_NONE,
                       .linked = RONDE_NONE,
                       .limited = RONDE_NONE,
                       .rested = RONDE_NONE};
    int32_t gap = RONDE_NONE;
    for (int32_t i = 0; i < at->state->problem->node_count; i++) {
        at->parent[i] = RONDE_NONE;
    }
    at->count = 0;
    reach(at, task, task, arc_travel);
    for (int32_t i = 0; i < at->count; i++) {
        int32_t node = at->queue[i];
        ronde_hold root = hold;
        if (is_root(at, node, &root)) {
            describe_chain(at, node, task, &root);
            return root;
        }
        gap = gap == RONDE_NONE && is_between_windows(at, node) ? node : gap;
        reach_neighbour(at, node);
        reach_partners(at, node);
        if (node >= at->state->problem->task_count) {
            reach_end(at, node);
        }
    }
    if (gap != RONDE_NONE) {
        hold.kind = RONDE_HOLD_GAP;
        hold.task = gap;
        hold.moment = bound_of(at, gap);
        describe_chain(at, gap, task, &hold);
    }
    return hold;
}

/* Rules about waiting are not among the kernel's bounds. */
static bool has_other_rules(const ronde_problem *problem)
{
    bool gaps = false;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        gaps |= problem->instance->shifts[shift].max_gap < ronde_time_unlimited;
    }
    return problem->rigid || problem->trips || gaps;
}

bool ronde_leeway_of(ronde_leeway *out, const ronde_state *state, int32_t task)
{
    const ronde_problem *problem = state->problem;
    if (has_other_rules(problem)) {
        return false;
    }
    size_t nodes = (size_t)problem->node_count;
    int32_t *room = ronde_alloc_zero(3 * nodes, sizeof *room);
    if (room == NULL) {
        return false;
    }
    search at = {.state = state,
                 .up = true,
                 .queue = room,
                 .parent = room + nodes,
                 .arcs = room + 2 * nodes};
    out->earliest = hold_of(&at, task);
    at.up = false;
    out->latest = hold_of(&at, task);
    ronde_free(room);
    return true;
}
