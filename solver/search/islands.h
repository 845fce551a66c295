/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_ISLANDS_H
#define RONDE_SOLVER_SEARCH_ISLANDS_H

/* Several searches of the whole plan at once, each with a seed of its own, for plans with too few
 * routes to be divided: the best one wins, with the best times for its order. They do not meet, so
 * that the winner alone, repeated with its seed, finds the plan again. What happens depends on
 * their number, not on the number of threads, as long as no clock ends it. */

#include "solver/search/anneal.h"

/** As ronde_search_run, on count islands, of which the first does what the search alone would do.
 *  search->seed, iteration and course are those of the best. RONDE_ENOMEM. Memory: that of count
 *  searches. */
ronde_status ronde_islands_run(ronde_search *search, int32_t count, int threads, ronde_error *error)
    RONDE_MUST_CHECK;

/** *rate gets the iterations per second of each island, from a try that takes about so many seconds
 *  and is thrown away. */
ronde_status ronde_islands_measure(double *rate,
                                   ronde_search *search,
                                   int32_t count,
                                   int threads,
                                   double seconds,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
