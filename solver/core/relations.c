/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/relations.h"

static bool is_before(const ronde_state *state, int32_t node, int32_t other)
{
    while (node != RONDE_NONE && node != other) {
        node = state->spots[node].next;
    }
    return node == other;
}

bool ronde_relations_hold(const ronde_state *state, int32_t task)
{
    const ronde_problem *problem = state->problem;
    const ronde_shift *shifts = problem->instance->shifts;
    const ronde_node *node = &problem->nodes[task];
    int32_t own = state->spots[task].route;
    for (int32_t i = 0; i < node->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[node->first_tie + i];
        int32_t other = state->spots[tie->other].route;
        if (other == RONDE_NONE) {
            continue;
        }
        bool same = shifts[own].resource == shifts[other].resource;
        if ((tie->relation == RONDE_SAME_RESOURCE && !same) ||
            (tie->relation == RONDE_DIFFERENT_RESOURCE && same) ||
            (tie->relation == RONDE_SAME_SHIFT && own != other) ||
            (tie->order > 0 && !is_before(state, task, tie->other)) ||
            (tie->order < 0 && !is_before(state, tie->other, task))) {
            return false;
        }
    }
    return true;
}

static bool may_share(const ronde_state *state, const ronde_membership *one, int32_t shift)
{
    const ronde_group *group = &state->problem->instance->groups[one->group];
    if (!ronde_group_shares(group)) {
        return true;
    }
    const ronde_share *here = ronde_state_share(state, one->group, shift);
    return group->rule == RONDE_TOGETHER
               ? here->count == ronde_state_whole_share(state, one->group)->count
               : here->count == 0 || here->set == one->set;
}

bool ronde_relations_share(const ronde_state *state, int32_t task, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        if (!may_share(state, &instance->memberships[of->first_membership + i], shift)) {
            return false;
        }
    }
    return true;
}

/* The rank of a task, that of tasks that are not pinned being the last. */
static int32_t rank_of(const ronde_state *state, int32_t node, int32_t at_ends)
{
    if (node >= state->problem->task_count) {
        return at_ends;
    }
    int32_t pin = state->problem->instance->tasks[node].pin;
    return pin > 0 ? pin : INT32_MAX;
}

bool ronde_relations_order(const ronde_state *state, int32_t task, int32_t after)
{
    if (!state->problem->pins || (state->spots[task].flags & RONDE_NODE_BREAK) != 0) {
        return true;
    }
    const int32_t between = RONDE_NODE_BREAK | RONDE_NODE_RELOAD;
    int32_t behind = state->spots[after].next;
    while ((state->spots[after].flags & between) != 0) {
        after = state->spots[after].previous;
    }
    while ((state->spots[behind].flags & between) != 0) {
        behind = state->spots[behind].next;
    }
    int32_t own = rank_of(state, task, 0);
    return rank_of(state, after, 0) <= own && own <= rank_of(state, behind, INT32_MAX);
}
