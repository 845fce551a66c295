/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_REASONS_H
#define RONDE_SOLVER_CORE_REASONS_H

#include "instances/model/plan.h"
#include "solver/core/state.h"

/** Says why a task is not served: for each shift the first rule that stops it in the plan as it is,
 *  from the ones that do not depend on the plan to time; gathered by rule, with the shift that
 *  comes nearest and by how much. Adds the reasons to the last unserved task of the plan. False
 *  when memory is out. O(tasks). */
bool ronde_reasons_add(ronde_plan *out, const ronde_state *state, int32_t task);

#endif
