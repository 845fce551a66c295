/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_REST_H
#define RONDE_SOLVER_CORE_REST_H

/* Daily rest as ties of the temporal kernel: the start of a route comes at least so long after the
 * end of the resource's route of an earlier day. Shifts whose hours guarantee that are not tied;
 * the others bind as soon as both have a route. */

#include "solver/core/problem.h"

/** True if the two shifts are of one resource, the first of an earlier day, and their hours alone
 *  do not guarantee the rest between. */
static inline bool ronde_rest_binds(const ronde_instance *instance, int32_t earlier, int32_t later)
{
    const ronde_shift *a = &instance->shifts[earlier];
    const ronde_shift *b = &instance->shifts[later];
    ronde_time rest = instance->resources[a->resource].rest;
    return a->resource == b->resource && rest > 0 && a->day < b->day &&
           b->earliest - a->latest < rest;
}

/** The number of such pairs. O(shifts^2) where somebody rests. */
int64_t ronde_rest_count(const ronde_instance *instance);

/** Adds the ties of all such pairs, behind those of the problem, for which there is room: two each,
 *  one at either end. */
void ronde_rest_tie(ronde_problem *problem, ronde_node *nodes, ronde_tie *ties);

#endif
