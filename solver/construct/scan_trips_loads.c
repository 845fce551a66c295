/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the loads fit where a task comes to a route with trips. */
#include "solver/construct/scan_trips_parts.h"

/* Bounds of a load. */
static bool within(int64_t least, int64_t most, int64_t capacity)
{
    return least >= 0 && most <= capacity;
}

/* Loads that change along the way, in one dimension; trip->load is what the trip brings. Cutting
 * takes what the second part brings out of the first, and what the first collects out of the
 * second. */
static bool fits_along(const ronde_trips_trial *at,
                       const ronde_trips_way *along,
                       const ronde_trip *trip,
                       int32_t d,
                       int64_t carried)
{
    const ronde_task *task = &at->state->problem->instance->tasks[at->probe->node];
    const ronde_aboard *aboard = &at->state->aboard[(int64_t)along->a * RONDE_DIMENSIONS + d];
    int64_t capacity = at->kind->capacity[d];
    int64_t brings = task->initial[d];
    int64_t after = brings + task->change[d];
    bool partial = at->probe->partial;
    bool before = along->reloads.before > 0;
    bool behind = along->reloads.behind > 0;
    int64_t later = before || behind ? trip->load[d] - carried : 0;
    int64_t first = before ? -later : brings - later; /* on what is aboard of the first part */
    if (!within(aboard->least_before + first, aboard->most_before + first, capacity)) {
        return false;
    }
    /* around the task itself */
    int64_t own = before ? (behind ? 0 : later) : aboard->after - later;
    if (!within(own + after, own + after, capacity) ||
        !within(own + brings, own + brings, capacity)) {
        return false;
    }
    int64_t cut = before || behind ? aboard->after - later : 0;
    int64_t rest = behind ? 0 : after;
    return partial ||
           within(aboard->least_after - cut + rest, aboard->most_after - cut + rest, capacity);
}

/* What is aboard of one of the parts: at its head, and then along its stops. */
typedef struct part {
    int32_t first, end; /* stops, without the task; RONDE_NONE: none */
    bool has_task;      /* behind the stop along->a, or at its head */
} part;

static void add_load(const ronde_instance *instance, int32_t task, bool initial, int64_t *load)
{
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        load[d] += initial ? instance->tasks[task].initial[d] : instance->tasks[task].change[d];
    }
}

/* All moments of one part against the layouts of the vehicle. */
static bool part_holds(const ronde_trips_trial *at, const ronde_trips_way *along, part of)
{
    const ronde_state *state = at->state;
    const ronde_instance *instance = state->problem->instance;
    int64_t load[RONDE_DIMENSIONS] = {0};
    for (int32_t node = of.first; node != of.end; node = state->spots[node].next) {
        add_load(instance, node, true, load);
    }
    if (of.has_task) {
        add_load(instance, at->probe->node, true, load);
    }
    bool good = ronde_kind_holds(state->problem, at->kind, load);
    bool done = !of.has_task;
    for (int32_t node = of.first; good; node = state->spots[node].next) {
        if (!done && (node == along->b || node == of.end)) {
            add_load(instance, at->probe->node, false, load);
            good = ronde_kind_holds(state->problem, at->kind, load);
            done = true;
        }
        if (node == of.end || !good || (done && of.has_task && at->probe->partial)) {
            return good;
        }
        add_load(instance, node, false, load);
        good = ronde_kind_holds(state->problem, at->kind, load);
    }
    return good;
}

static bool layouts_hold(const ronde_trips_trial *at, const ronde_trips_way *along)
{
    const ronde_state *state = at->state;
    int32_t head = state->stages[along->a].head;
    int32_t first = state->spots[head].next;
    int32_t end = ronde_state_trip(state, head)->end;
    bool before = along->reloads.before > 0;
    bool behind = along->reloads.behind > 0;
    if (!before && !behind) {
        return part_holds(at, along, (part){first, end, true});
    }
    return part_holds(at, along, (part){first, along->b, !before}) &&
           (!before || !behind || part_holds(at, along, (part){along->b, along->b, true})) &&
           part_holds(at, along, (part){along->b, end, !behind});
}

bool ronde_trips_way_holds(const ronde_trips_trial *at, const ronde_trips_way *along)
{
    const ronde_state *state = at->state;
    const ronde_problem *problem = state->problem;
    const ronde_task *task = &problem->instance->tasks[at->probe->node];
    const ronde_trip *trip = ronde_state_trip(state, state->stages[along->a].head);
    for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
        int64_t carried = state->carried[(int64_t)along->a * RONDE_DIMENSIONS + d];
        if (problem->load_mode == RONDE_LOAD_PREFIX) {
            if (!fits_along(at, along, trip, d, carried)) {
                return false;
            }
            continue;
        }
        int64_t load = task->initial[d] + (task->change[d] > 0 ? task->change[d] : 0);
        load += along->reloads.before > 0 ? 0 : carried;
        load += along->reloads.behind > 0 ? 0 : trip->load[d] - carried;
        if (load > at->kind->capacity[d]) {
            return false;
        }
    }
    return at->kind->layout_count == 0 || problem->load_mode != RONDE_LOAD_PREFIX ||
           layouts_hold(at, along);
}
