/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_OPENINGS_H
#define RONDE_SOLVER_CORE_OPENINGS_H

/* What a task costs alone on an unused shift: known before the search, so that with many depots and
 * types of vehicles only the cheapest unused one is looked at. And which tasks can ever meet. */

#include "solver/core/problem.h"

/** Fills openings and admitted of a plain problem. False when memory is out.
 *  O(tasks * kinds * RONDE_OPENINGS). */
bool ronde_openings_make(ronde_problem *problem) RONDE_MUST_CHECK;

/** Fills admitted where routes are paid by their length and tasks have several windows, such as one
 *  a day: what is never on one shift is not near. False when memory is out.
 *  O(tasks * kinds * windows). */
bool ronde_meetings_make(ronde_problem *problem) RONDE_MUST_CHECK;

/** False if it is known that a kind of shift refuses a task. O(1). */
static inline bool ronde_openings_admit(const ronde_problem *problem, int32_t kind, int32_t task)
{
    int64_t row = (int64_t)task * ((problem->kind_count + 63) / 64);
    return problem->admitted == NULL ||
           (problem->admitted[row + kind / 64] >> (uint32_t)(kind % 64) & 1U) != 0;
}

/** True unless it is known that no kind of shift admits both tasks. O(kinds / 64). */
static inline bool ronde_openings_meet(const ronde_problem *problem, int32_t one, int32_t other)
{
    if (problem->admitted == NULL) {
        return true;
    }
    int32_t words = (problem->kind_count + 63) / 64;
    const uint64_t *a = problem->admitted + (int64_t)one * words;
    const uint64_t *b = problem->admitted + (int64_t)other * words;
    uint64_t both = 0;
    for (int32_t i = 0; i < words && both == 0; i++) {
        both = a[i] & b[i];
    }
    return both != 0;
}

#endif
