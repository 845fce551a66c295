/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_ISLANDS_H
#define RONDE_SOLVER_SEARCH_ISLANDS_H

/* Several searches of the whole plan at once, for plans with too few routes to be divided. Now and
 * then all wait for each other, and one with a worse plan may go on from the best one. What happens
 * depends on their number, not on the number of threads. */

#include "solver/search/anneal.h"

/** As ronde_search_anneal, on count islands; the first one has the seed of the search. Stopped
 *  between two meetings, what was found since the last one is forgotten, so that the run can be
 *  repeated; before the first meeting, the first island alone counts and *count becomes 1.
 *  RONDE_ENOMEM. Memory: that of count searches. */
ronde_status ronde_islands_anneal(ronde_search *search,
                                  int32_t *count,
                                  int threads,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** *rate gets the iterations per second of each island, from a try that takes about so many seconds
 *  and is thrown away. */
ronde_status ronde_islands_measure(double *rate,
                                   ronde_search *search,
                                   int32_t count,
                                   int threads,
                                   double seconds,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
