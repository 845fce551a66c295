/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_FACES_H
#define RONDE_SOLVER_CORE_FACES_H

/* The price of different faces at a client: kept exactly with every change of the plan. A group is
 * the visits of one client, so all of it is looked at: O(tasks of the group). */

#include "solver/core/state.h"

/** What the faces of all its groups cost more when a task that is not served comes to a shift, and
 *  with it another one (RONDE_NONE: alone). */
ronde_cost ronde_faces_change(const ronde_state *state, int32_t task, int32_t with, int32_t shift);

/** Counts a task in (sign 1) or out (-1) of the faces of its groups, and of the cost. */
void ronde_faces_count(ronde_state *state, int32_t task, int32_t shift, int32_t sign);

/** A price that the faces which one request brings cannot exceed. */
ronde_cost ronde_faces_most(const ronde_instance *instance);

#endif
