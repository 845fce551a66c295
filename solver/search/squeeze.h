/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_SQUEEZE_H
#define RONDE_SOLVER_SEARCH_SQUEEZE_H

/* Fewer routes without a jam. A plan that was made to have few routes at any cost is long in
 * distance, so that no route has time left, and annealing cannot get it out of that: heat makes it
 * longer still. So here a short plan comes first, with as many routes as it likes, and one route
 * after the other is given up at a temperature that keeps it short. */

#include "solver/search/anneal.h"

/** Saves vehicles for so many iterations, where the present plan is the best one and serves
 *  everything: search->best has no more routes than before. Sets what comes next to an annealing of
 *  that plan. As ronde_fleet_minimise, which is a part of it. */
void ronde_squeeze_run(ronde_search *search, int64_t iterations);

#endif
