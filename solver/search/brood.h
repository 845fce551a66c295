/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_BROOD_H
#define RONDE_SOLVER_SEARCH_BROOD_H

/* With as few routes as possible, plans of pickups with deliveries are full to the end of the day:
 * an annealing hardly leaves the neighbourhood of the plan that saved the last route, and how good
 * it becomes is decided by chance before it begins. So several plans are made from nothing, with as
 * few routes, and exchange routes; each child is annealed for a short while and takes the place of
 * its first parent if it is better (Nagata and Kobayashi 2010, with annealing instead of their
 * local search). */

#include "solver/search/anneal.h"

/** True if plans of a problem are bred so: vehicles first, and a board holds them. O(nodes). */
bool ronde_brood_suits(const ronde_problem *problem);

/** True if so many iterations are enough for several plans and their children. */
bool ronde_brood_pays(const ronde_problem *problem, int64_t iterations);

/** Breeds from search->best, which serves everything, until search->iteration is until, ended early
 *  as ronde_search_run is. search->best is the best plan found afterwards, no worse than before,
 * and the state is that plan. Memory O(nodes); without it nothing is done. */
void ronde_brood_run(ronde_search *search, int64_t until);

#endif
