/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/probe.h"

#include "solver/core/hours.h"
#include "solver/core/relations.h"

static void narrow(const ronde_state *state, const ronde_tie *tie, ronde_probe *probe)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_spot *other = &state->spots[tie->other];
    if (tie->timed) {
        if (tie->high < ronde_time_unlimited && other->earliest - tie->high > probe->low) {
            probe->low = other->earliest - tie->high;
        }
        if (tie->low > -ronde_time_unlimited && other->latest - tie->low < probe->high) {
            probe->high = other->latest - tie->low;
        }
    }
    int32_t resource = instance->shifts[other->route].resource;
    if (tie->relation == RONDE_SAME_SHIFT) {
        probe->possible &= probe->shift == RONDE_NONE || probe->shift == other->route;
        probe->shift = other->route;
        if (tie->order < 0) {
            probe->first_after = tie->other;
        } else if (tie->order > 0) {
            probe->last_before = tie->other;
        }
    } else if (tie->relation == RONDE_SAME_RESOURCE) {
        probe->possible &= probe->resource == RONDE_NONE || probe->resource == resource;
        probe->resource = resource;
    } else if (tie->relation == RONDE_DIFFERENT_RESOURCE) {
        probe->apart = true;
    }
}

/* A group that belongs together has its shift as soon as one of its tasks is served. */
static void join_groups(const ronde_state *state, ronde_probe *probe)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *task = &instance->tasks[probe->node];
    for (int32_t i = 0; i < task->membership_count; i++) {
        int32_t group = instance->memberships[task->first_membership + i].group;
        const ronde_share *all = ronde_state_whole_share(state, group);
        if (instance->groups[group].rule == RONDE_TOGETHER && all->count > 0) {
            probe->possible &= probe->shift == RONDE_NONE || probe->shift == all->set;
            probe->shift = all->set;
        }
    }
}

ronde_probe ronde_probe_of(const ronde_state *state, int32_t node, bool partial)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    ronde_probe probe = {.node = node,
                         .place = fixed->place,
                         .low = fixed->earliest,
                         .high = fixed->latest,
                         .duration = fixed->duration,
                         .shift = problem->instance->tasks[node].shift,
                         .resource = RONDE_NONE,
                         .first_after = RONDE_NONE,
                         .last_before = RONDE_NONE,
                         .possible = true,
                         .partial = partial,
                         .several = (fixed->flags & RONDE_NODE_WINDOWS) != 0};
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        if (state->spots[tie->other].route != RONDE_NONE) {
            narrow(state, tie, &probe);
        }
    }
    join_groups(state, &probe);
    probe.possible &= probe.low <= probe.high;
    return probe;
}

ronde_probe ronde_probe_on(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    ronde_probe own = *probe;
    if (probe->several) {
        ronde_window window;
        own.several = ronde_hours_windows(state->problem, probe->node, shift, &window);
        own.low = window.earliest > own.low ? window.earliest : own.low;
        own.high = window.latest < own.high ? window.latest : own.high;
    }
    return own;
}

static bool apart(const ronde_state *state, const ronde_probe *probe, int32_t resource)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[probe->node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        int32_t route = state->spots[tie->other].route;
        if (tie->relation == RONDE_DIFFERENT_RESOURCE && route != RONDE_NONE &&
            problem->instance->shifts[route].resource == resource) {
            return false;
        }
    }
    return true;
}

bool ronde_probe_admits(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_window hours = ronde_hours_of(problem, shift);
    if (kind->task_prices[probe->node] >= ronde_cost_forbidden || probe->low > hours.latest ||
        probe->high < hours.earliest || (probe->shift != RONDE_NONE && probe->shift != shift) ||
        state->lanes[shift].task_count >= kind->max_tasks ||
        !ronde_relations_share(state, probe->node, shift)) {
        return false;
    }
    if (problem->load_mode == RONDE_LOAD_SUM && kind->most_reloads == 0) {
        const ronde_task *task = &problem->instance->tasks[probe->node];
        for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
            int64_t amount = task->change[d] > 0 ? task->change[d] : 0;
            if (state->lanes[shift].load[d] + amount + task->initial[d] > kind->capacity[d]) {
                return false;
            }
        }
    }
    if (probe->resource == RONDE_NONE && !probe->apart) {
        return true;
    }
    int32_t resource = problem->instance->shifts[shift].resource;
    return (probe->resource == RONDE_NONE || probe->resource == resource) &&
           (!probe->apart || apart(state, probe, resource));
}
