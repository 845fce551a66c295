/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_NEARNESS_H
#define RONDE_SOLVER_CORE_NEARNESS_H

#include "solver/core/problem.h"

/** Fills the neighbour lists of the tasks and the sort keys of the requests. Near means a short leg
 *  and little waiting between the two tasks in the better order. False when memory is out.
 *  O(tasks^2 log tasks). */
bool ronde_nearness_make(ronde_problem *problem) RONDE_MUST_CHECK;

/** Travel time (with distance, where that is another) plus a share of the waiting that the windows
 *  force when b follows a; at least RONDE_DAY if it never can. */
int64_t ronde_nearness_of(const ronde_node *a, const ronde_node *b, int64_t time, int64_t length);

#endif
