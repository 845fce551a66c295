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

/* The start of a shift comes a rest after the ends of those before it. */
static int32_t
tie_start(const ronde_problem *problem, int32_t own, ronde_time rest, ronde_tie *ties)
{
    int32_t count = 0;
    for (int32_t k = 0; k < problem->instance->shift_count; k++) {
        if (ronde_rest_binds(problem->instance, k, own)) {
            ties[count++] = (ronde_tie){.low = -ronde_time_unlimited,
                                        .high = -rest,
                                        .other = ronde_end_of(problem, k),
                                        .timed = true};
        }
    }
    return count;
}

/* And its end a rest before the starts of those after it. */
static int32_t tie_end(const ronde_problem *problem, int32_t own, ronde_time rest, ronde_tie *ties)
{
    int32_t count = 0;
    for (int32_t k = 0; k < problem->instance->shift_count; k++) {
        if (ronde_rest_binds(problem->instance, own, k)) {
            ties[count++] = (ronde_tie){.low = rest,
                                        .high = ronde_time_unlimited,
                                        .other = ronde_start_of(problem, k),
                                        .timed = true};
        }
    }
    return count;
}

void ronde_rest_tie(ronde_problem *problem, ronde_node *nodes, ronde_tie *ties)
{
    const ronde_instance *instance = problem->instance;
    for (int32_t own = 0; own < instance->shift_count; own++) {
        ronde_time rest = instance->resources[instance->shifts[own].resource].rest;
        if (rest <= 0) {
            continue;
        }
        ronde_node *start = &nodes[ronde_start_of(problem, own)];
        ronde_node *end = &nodes[ronde_end_of(problem, own)];
        start->first_tie = problem->tie_count;
        start->tie_count = tie_start(problem, own, rest, ties + problem->tie_count);
        problem->tie_count += start->tie_count;
        end->first_tie = problem->tie_count;
        end->tie_count = tie_end(problem, own, rest, ties + problem->tie_count);
        problem->tie_count += end->tie_count;
    }
    problem->rests = true;
    problem->tied = true;
}
