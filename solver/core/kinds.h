/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_KINDS_H
#define RONDE_SOLVER_CORE_KINDS_H

#include "solver/core/problem.h"

/** Finds the kinds of shifts and fills kinds, kind_of, kind_shifts, limits, timed and
 *  unserved_price; nodes and travels must be there. False when memory is out.
 *  O(shifts * kinds * pairs + kinds * tasks). */
bool ronde_kinds_make(ronde_problem *problem) RONDE_MUST_CHECK;

/** True if the same stops are worth the same on both shifts, but for the legs to their ends and
 *  for opening them; tasks may be forbidden on one of them. O(1). */
static inline bool ronde_kinds_alike(const ronde_problem *problem, int32_t one, int32_t other)
{
    const ronde_kind *a = &problem->kinds[problem->kind_of[one]];
    const ronde_kind *b = &problem->kinds[problem->kind_of[other]];
    return a == b || (!a->priced && !b->priced && a->travel == b->travel &&
                      a->distance_price == b->distance_price && a->leg_price == b->leg_price &&
                      a->wait_price == b->wait_price);
}

#endif
