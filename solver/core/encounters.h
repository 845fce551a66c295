/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_ENCOUNTERS_H
#define RONDE_SOLVER_CORE_ENCOUNTERS_H

/* Two providers in one building at once: a price per pair of visits of a group `providers` that
 * overlap in time. The search judges by one good schedule per route (price.h), whose starts of
 * such tasks it keeps; the plan is timed exactly (timing_encounters.c). Where nobody meets in the
 * schedules of the search, nobody need meet in the plan. */

#include "solver/core/state.h"

/** True if the group has such a price. */
static inline bool ronde_encounters_counted(const ronde_group *group)
{
    return group->rule == RONDE_PROVIDERS && group->price > 0;
}

/** True if a task is in such a group. O(its groups). */
bool ronde_encounters_may(const ronde_instance *instance, const ronde_task *task);

/** Numbers the providers of all resources, where some may meet. False when memory is out.
 *  O(resources^2). */
bool ronde_encounters_make(ronde_problem *problem) RONDE_MUST_CHECK;

/** True if the shifts belong to resources of different providers. */
static inline bool ronde_encounters_apart(const ronde_problem *problem, int32_t one, int32_t other)
{
    const ronde_shift *shifts = problem->instance->shifts;
    return problem->providers[shifts[one].resource] != problem->providers[shifts[other].resource];
}

/** True if two tasks that start at these moments are under way at once for some time. */
static inline bool ronde_encounters_meet(
    const ronde_problem *problem, int32_t one, ronde_time a, int32_t two, ronde_time b)
{
    return a < b + problem->nodes[two].duration && b < a + problem->nodes[one].duration;
}

/** A task comes to a shift (sign 1) or leaves it (-1): it has no start yet, or no longer. */
void ronde_encounters_forget(ronde_state *state, int32_t task, int32_t shift, int32_t sign);

/** Keeps the starts of the schedule in scratch (price.h), which is that of the shift, and what they
 *  cost. O(tasks of the groups on the route). */
void ronde_encounters_keep(ronde_state *state, int32_t shift);

/** What the schedule in scratch would change. */
ronde_cost ronde_encounters_change(const ronde_state *state, int32_t shift);

/** A price that the encounters which one request brings cannot exceed. */
ronde_cost ronde_encounters_most(const ronde_problem *problem);

#endif
