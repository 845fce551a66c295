/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_POLISHING_H
#define RONDE_SOLVER_SEARCH_POLISHING_H

/* When a search puts its routes together anew (exact/polish.h), and how much of its iterations that
 * takes: an attempt counts as many of them as fit into the time it takes on a usual machine, so
 * that a limit of time still holds and the counter still says everything. */

#include "solver/search/anneal.h"

/** From now on the search collects routes, unless the options say no, or the instance is small
 *  enough to be searched widely. Does nothing without memory for it. */
void ronde_search_collect(ronde_search *search);

/** How often to anneal from hot to cold: once, or, where routes are collected and a cooling has
 *  iterations enough for its size, more often, since routes of different plans go well together. */
int64_t ronde_search_cycles(const ronde_search *search);

/** Iterations to set aside for an attempt that ends before an iteration: at most a tenth of what is
 *  done by then, less what earlier ones took. 0 where no routes are collected. */
int64_t ronde_search_polish_room(const ronde_search *search, int64_t until);

/** One attempt on the best plan; a better one is the best and the present plan afterwards.
 *  search->iteration goes up by what it took, at least 1 and at most to until. If hooks or the
 *  deadline end it, it did not happen. */
void ronde_search_polish(ronde_search *search, int64_t until);

#endif
