/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_RELATIONS_H
#define RONDE_SOLVER_CORE_RELATIONS_H

#include "solver/core/state.h"

/** True if the links of a task on a route keep who does both ends, and the order on one route that
 *  stands in for their lags. Ends that are on no route do not count. O(links + stops). */
bool ronde_relations_hold(const ronde_state *state, int32_t task);

/** True if the groups of a task let it share the route of a shift. O(groups of the task). */
bool ronde_relations_share(const ronde_state *state, int32_t task, int32_t shift);

/** True if behind this node the task, pinned or not, leaves the pinned tasks of the route in front
 *  and in order. O(breaks next to it). */
bool ronde_relations_order(const ronde_state *state, int32_t task, int32_t after);

#endif
