/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_PARTS_H
#define RONDE_SOLVER_SEARCH_PARTS_H

/* Annealing of a large plan in neighbourhoods. Again and again the plan is divided (division.h),
 * each part is cut out (slice.h) and annealed by a search of its own at the temperature of the
 * whole, and the parts are put together. Parts are searched on several threads, but what happens
 * depends on instance, seed and iterations alone. */

#include "solver/search/anneal.h"

/** How many parts a plan is searched in; 1: it is searched as a whole. size is the wanted number of
 *  tasks of a part, 0: by measurement. */
int32_t ronde_parts_count(const ronde_search *search, int32_t size);

/** As ronde_search_run, in parts. A part that is not done when the search is stopped is
 *  forgotten, with all behind it, so that stop_after = search->iteration repeats the run.
 *  RONDE_ENOMEM. Memory: O(tasks) and, for each thread, that of a search of a part. */
ronde_status ronde_parts_anneal(ronde_search *search,
                                int32_t part_count,
                                int threads,
                                ronde_error *error) RONDE_MUST_CHECK;

/** *rate gets the mean iterations per second of such a run, from a try that takes about so many
 * seconds and is thrown away. */
ronde_status ronde_parts_measure(double *rate,
                                 ronde_search *search,
                                 int32_t part_count,
                                 int threads,
                                 double seconds,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif
