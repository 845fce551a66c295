/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_FAVOURITES_H
#define RONDE_SOLVER_CORE_FAVOURITES_H

#include "solver/core/problem.h"

/** Fills problem->favourites: by task, the kinds of shifts whose resource costs less than the
 *  dearest that may have it, on days when it may be done; the cheapest first, RONDE_NONE behind the
 * last. False when memory is out. O(tasks * kinds). */
bool ronde_favourites_make(ronde_problem *problem) RONDE_MUST_CHECK;

#endif
