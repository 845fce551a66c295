/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/rest.h"

int64_t ronde_rest_count(const ronde_instance *instance)
{
    int64_t count = 0;
    for (int32_t i = 0; i < instance->shift_count; i++) {
        bool rests = instance->resources[instance->shifts[i].resource].rest > 0;
        for (int32_t k = 0; k < instance->shift_count && rests; k++) {
            count += ronde_rest_binds(instance, i, k) ? 1 : 0;
        }
    }
    return count;
}

void ronde_rest_tie(ronde_problem *problem, ronde_node *nodes, ronde_tie *ties)
{
    const ronde_instance *instance = problem->instance;
    for (int32_t own = 0; own < instance->shift_count; own++) {
        ronde_time rest = instance->resources[instance->shifts[own].resource].rest;
        for (int32_t side = 0; side < 2 && rest > 0; side++) { /* its start, then its end */
            ronde_node *node =
                &nodes[side == 0 ? ronde_start_of(problem, own) : ronde_end_of(problem, own)];
            node->first_tie = problem->tie_count;
            for (int32_t k = 0; k < instance->shift_count; k++) {
                if (side == 0 && ronde_rest_binds(instance, k, own)) {
                    ties[problem->tie_count++] = (ronde_tie){.low = -ronde_time_unlimited,
                                                             .high = -rest,
                                                             .other = ronde_end_of(problem, k),
                                                             .timed = true};
                } else if (side == 1 && ronde_rest_binds(instance, own, k)) {
                    ties[problem->tie_count++] = (ronde_tie){.low = rest,
                                                             .high = ronde_time_unlimited,
                                                             .other = ronde_start_of(problem, k),
                                                             .timed = true};
                }
            }
            node->tie_count = problem->tie_count - node->first_tie;
        }
    }
    problem->rests = true;
    problem->tied = true;
}
