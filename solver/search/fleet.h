/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_FLEET_H
#define RONDE_SOLVER_SEARCH_FLEET_H

#include "solver/search/anneal.h"

/** Saves routes, for instances that count vehicles first: empties a route and searches for a plan
 *  without it, accepting plans whose unserved requests have been left out less often before (SISR's
 *  absence counters), again and again. Spends at most the given iterations; search->best has as few
 *  routes as were found, and the state is that plan. */
void ronde_fleet_minimise(ronde_search *search, int64_t iterations);

/** As ronde_fleet_minimise, from search->best on, which serves everything, down to a number of
 *  routes and no further; plans as good as before are accepted at a temperature. */
void ronde_fleet_lower(ronde_search *search,
                       int32_t target,
                       double temperature,
                       int64_t iterations);

#endif
