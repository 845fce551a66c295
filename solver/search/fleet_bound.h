/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_FLEET_BOUND_H
#define RONDE_SOLVER_SEARCH_FLEET_BOUND_H

#include "solver/core/problem.h"

/** A number of used shifts below which no plan serves all mandatory requests: by the sum of the
 *  loads, and by tasks of which no two can be on one route in time (a clique, found greedily). At
 *  least 1. Exact as a bound where no detour is quicker than the direct leg; else it may be too
 *  high, and is only fit to end a search. O(tasks * clique). */
int32_t ronde_fleet_bound(const ronde_problem *problem);

#endif
