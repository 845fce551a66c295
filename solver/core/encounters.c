/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/encounters.h"

#include <string.h>

bool ronde_encounters_may(const ronde_instance *instance, const ronde_task *task)
{
    bool may = false;
    for (int32_t i = 0; i < task->membership_count; i++) {
        int32_t group = instance->memberships[task->first_membership + i].group;
        may |= ronde_encounters_counted(&instance->groups[group]);
    }
    return may;
}

bool ronde_encounters_make(ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    if (!problem->meets) {
        return true;
    }
    int32_t *providers =
        ronde_arena_take(problem->arena, (size_t)instance->resource_count + 1, sizeof *providers);
    for (int32_t i = 0; i < instance->resource_count && providers != NULL; i++) {
        providers[i] = 0;
        while (strcmp(instance->resources[providers[i]].provider,
                      instance->resources[i].provider) != 0) {
            providers[i]++;
        }
    }
    problem->providers = providers;
    return providers != NULL;
}

/* What the task costs by meeting others, if it starts at a moment on the shift. */
static ronde_cost price_of(const ronde_state *state, int32_t task, int32_t shift, ronde_time start)
{
    const ronde_problem *problem = state->problem;
    const ronde_task *of = &problem->instance->tasks[task];
    ronde_cost price = 0;
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = problem->instance->memberships[of->first_membership + i].group;
        const ronde_group *by = &problem->instance->groups[group];
        for (int32_t k = problem->group_first[group];
             k < problem->group_first[group + 1] && ronde_encounters_counted(by); k++) {
            int32_t other = problem->group_tasks[k];
            int32_t route = state->spots[other].route;
            bool met = other != task && route != RONDE_NONE && state->starts[other] != RONDE_NONE &&
                       ronde_encounters_apart(problem, shift, route) &&
                       ronde_encounters_meet(problem, task, start, other, state->starts[other]);
            price += met ? by->price : 0;
        }
    }
    return price;
}

static ronde_cost price_now(const ronde_state *state, int32_t task, int32_t shift)
{
    ronde_time start = state->starts[task];
    return start == RONDE_NONE ? 0 : price_of(state, task, shift, start);
}

void ronde_encounters_forget(ronde_state *state, int32_t task, int32_t shift, int32_t sign)
{
    if (sign < 0) {
        ronde_cost price = price_now(state, task, shift);
        state->encounters -= price;
        state->totals.cost -= price;
    }
    state->starts[task] = RONDE_NONE;
}

static bool may_meet(const ronde_state *state, int32_t node)
{
    return (state->spots[node].flags & RONDE_NODE_MEETS) != 0;
}

void ronde_encounters_keep(ronde_state *state, int32_t shift)
{
    for (int32_t i = 0; i < state->scratch_count; i++) {
        int32_t task = state->scratch_nodes[i];
        if (may_meet(state, task) && state->starts[task] != state->scratch_times[i]) {
            ronde_cost more = price_of(state, task, shift, state->scratch_times[i]) -
                              price_now(state, task, shift);
            state->starts[task] = state->scratch_times[i];
            state->encounters += more;
            state->totals.cost += more;
        }
    }
}

ronde_cost ronde_encounters_change(const ronde_state *state, int32_t shift)
{
    ronde_cost more = 0;
    for (int32_t i = 0; i < state->scratch_count; i++) {
        int32_t task = state->scratch_nodes[i];
        if (may_meet(state, task)) {
            bool here = state->spots[task].route == shift;
            more += price_of(state, task, shift, state->scratch_times[i]) -
                    (here ? price_now(state, task, shift) : 0);
        }
    }
    return more;
}

ronde_cost ronde_encounters_most(const ronde_problem *problem)
{
    const ronde_instance *instance = problem->instance;
    ronde_cost most = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        const ronde_task *of = &instance->tasks[task];
        ronde_cost sum = 0;
        for (int32_t i = 0; i < of->membership_count; i++) {
            int32_t group = instance->memberships[of->first_membership + i].group;
            if (ronde_encounters_counted(&instance->groups[group])) {
                int32_t others = problem->group_first[group + 1] - problem->group_first[group] - 1;
                sum += instance->groups[group].price * others;
            }
        }
        most = sum > most ? sum : most;
    }
    return most * RONDE_REQUEST_TASKS;
}
