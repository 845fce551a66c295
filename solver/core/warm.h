/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_WARM_H
#define RONDE_SOLVER_CORE_WARM_H

#include "instances/model/plan.h"
#include "solver/core/state.h"

/** Takes over what is feasible of a plan into an empty state: routes stop by stop, then every
 *  request that is not whole, or that breaks a rule, is taken out again. O(stops * routes). */
void ronde_warm_start(ronde_state *state, const ronde_plan *plan);

#endif
