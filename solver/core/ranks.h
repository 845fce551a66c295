/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_RANKS_H
#define RONDE_SOLVER_CORE_RANKS_H

/* What the search over plain problems looks at most: for each task the nearest ones that may come
 * directly before and behind it, and matrices in an order in which near places are near in memory,
 * so that the legs between a task and its surroundings share cache lines. */

#include "solver/core/problem.h"

/** Makes ranks, ranked, followers and leaders of a plain problem whose neighbours are listed. The
 * order is a tour from the place of the first shift, always on to the nearest place left. False
 * when memory is out. O(places^2). */
bool ronde_ranks_make(ronde_problem *problem) RONDE_MUST_CHECK;

#endif
