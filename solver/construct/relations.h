/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_RELATIONS_H
#define RONDE_SOLVER_CONSTRUCT_RELATIONS_H

#include "solver/core/state.h"

/** True if a task on a route keeps what its links ask of resources and shifts, and the order on
 *  the route that stands for a lag. O(links * length). */
bool ronde_relations_kept(const ronde_state *state, int32_t task);

#endif
