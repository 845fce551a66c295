/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_FLEET_H
#define RONDE_SOLVER_SEARCH_FLEET_H

#include "solver/search/anneal.h"

/** Saves routes, for instances that count vehicles first: empties a route and searches for a plan
 *  without it, accepting plans whose unserved requests have been left out less often before (SISR's
 *  absence counters), again and again. Spends at most the given iterations; search->best has as few
 *  routes as were found, and the state is that plan. */
void ronde_fleet_minimise(ronde_search *search, int64_t iterations);

/** Empties the route whose requests have been easiest to place so far, and allows no more routes
 *  than are left: its requests are looking for places in the others. False if it cannot be. */
bool ronde_fleet_drop_route(ronde_search *search);

#endif
