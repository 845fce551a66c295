/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_OBSTACLE_H
#define RONDE_SOLVER_EXPLAIN_OBSTACLE_H

#include "instances/model/rules.h"
#include "solver/core/state.h"

/** What stops a task on a shift in the plan as it is. */
typedef struct ronde_obstacle {
    ronde_rule rule; /* REQUEST_WHOLE: nothing that shows by itself */
    int64_t amount;  /* how far beyond the rule at the position that comes nearest */
    int32_t detail;  /* skill, dimension or other task, RONDE_NONE */
} ronde_obstacle;

/** The first rule that stops a task of its own on a shift: from the rules that do not depend on the
 *  plan (skill, unwanted match, own shift) over links and load to time. O(stops). */
ronde_obstacle ronde_obstacle_of(const ronde_state *state, int32_t task, int32_t shift);

#endif
