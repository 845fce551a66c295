/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_RIGID_H
#define RONDE_SOLVER_CORE_RIGID_H

/* Where a vehicle may not wait because of what is aboard. A load counts once all tasks of its
 * request are on routes: while a request is being inserted, a pickup without its delivery binds
 * nobody. */

#include "solver/core/state.h"

/** What is aboard when the route of a shift begins, by dimension. O(length). */
void ronde_rigid_begin(const ronde_state *state, int32_t shift, int64_t *load);

/** Goes on over a node of the route: brings the load up to date and says whether the next node must
 *  follow without waiting. */
bool ronde_rigid_after(const ronde_state *state, int32_t shift, int32_t node, int64_t *load);

#endif
