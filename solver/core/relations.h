/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_RELATIONS_H
#define RONDE_SOLVER_CORE_RELATIONS_H

#include "solver/core/state.h"

/** True if the links of a task on a route keep who does both ends, and the order on one route that
 *  stands in for their lags. Ends that are on no route do not count. O(links + stops). */
bool ronde_relations_hold(const ronde_state *state, int32_t task);

#endif
