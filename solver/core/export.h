/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_EXPORT_H
#define RONDE_SOLVER_CORE_EXPORT_H

#include "instances/model/plan.h"
#include "solver/core/state.h"

/** Writes the routes with the best times of their stops on a grid (timing.h) and the unserved tasks
 * without reasons (explain/reasons.h) into an empty plan. RONDE_ENOMEM. */
ronde_status ronde_export_plan(ronde_plan *out,
                               const ronde_state *state,
                               ronde_time grid,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif
