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
