/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_FAVOURITES_H
#define RONDE_SOLVER_CORE_FAVOURITES_H

#include "solver/core/problem.h"

/** Fills problem->favourites: by task, the kinds of shifts on which it costs less than on the
 *  dearest that may have it; the cheapest first, RONDE_NONE behind the last. False when memory is
 *  out. O(tasks * kinds). */
bool ronde_favourites_make(ronde_problem *problem) RONDE_MUST_CHECK;

#endif
