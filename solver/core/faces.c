/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/faces.h"

static ronde_cost price_of(const ronde_group *group, int32_t faces)
{
    return faces > group->free ? (faces - group->free) * group->price : 0;
}

/* True if the resource does a task of the group other than this one. */
static bool is_known(const ronde_state *state, int32_t group, int32_t task, int32_t resource)
{
    const ronde_problem *problem = state->problem;
    for (int32_t i = problem->group_first[group]; i < problem->group_first[group + 1]; i++) {
        int32_t other = problem->group_tasks[i];
        int32_t shift = state->spots[other].route;
        if (other != task && shift != RONDE_NONE &&
            problem->instance->shifts[shift].resource == resource) {
            return true;
        }
    }
    return false;
}

static bool is_member(const ronde_instance *instance, int32_t task, int32_t group)
{
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        if (instance->memberships[of->first_membership + i].group == group) {
            return true;
        }
    }
    return false;
}

ronde_cost ronde_faces_change(const ronde_state *state, int32_t task, int32_t with, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t resource = instance->shifts[shift].resource;
    ronde_cost change = 0;
    for (int pass = 0; pass < (with == RONDE_NONE ? 1 : 2); pass++) {
        const ronde_task *of = &instance->tasks[pass == 0 ? task : with];
        for (int32_t i = 0; i < of->membership_count; i++) {
            int32_t index = instance->memberships[of->first_membership + i].group;
            const ronde_group *group = &instance->groups[index];
            bool counted = pass == 1 && is_member(instance, task, index);
            if (group->rule == RONDE_FACES && !counted && !is_known(state, index, task, resource)) {
                int32_t faces = ronde_state_whole_share(state, index)->count;
                change += price_of(group, faces + 1) - price_of(group, faces);
            }
        }
    }
    return change;
}

void ronde_faces_count(ronde_state *state, int32_t task, int32_t shift, int32_t sign)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *of = &instance->tasks[task];
    int32_t resource = instance->shifts[shift].resource;
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t index = instance->memberships[of->first_membership + i].group;
        const ronde_group *group = &instance->groups[index];
        if (group->rule != RONDE_FACES || is_known(state, index, task, resource)) {
            continue;
        }
        ronde_share *share = ronde_state_whole_share(state, index);
        ronde_share changed = {share->count + sign, share->set};
        state->totals.cost += price_of(group, changed.count) - price_of(group, share->count);
        ronde_state_set_share(state, share, changed);
    }
}

ronde_cost ronde_faces_most(const ronde_instance *instance)
{
    ronde_cost most = 0;
    for (int32_t task = 0; task < instance->task_count; task++) {
        const ronde_task *of = &instance->tasks[task];
        ronde_cost sum = 0;
        for (int32_t i = 0; i < of->membership_count; i++) {
            const ronde_group *group =
                &instance->groups[instance->memberships[of->first_membership + i].group];
            sum += group->rule == RONDE_FACES ? group->price : 0;
        }
        most = sum > most ? sum : most;
    }
    return most * RONDE_REQUEST_TASKS;
}
