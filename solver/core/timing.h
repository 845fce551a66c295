/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_TIMING_H
#define RONDE_SOLVER_CORE_TIMING_H

#include "solver/core/state.h"

/** The best start of every stop of a plan, given its sequences: least price of the routes' lengths
 *  in time (paid time and waiting), of early and late starts and of the largest lateness, under all
 *  windows, lags, limits and loads that may not wait; and of two providers in one building at once.
 * times is by node; spots that are not in use
 * are left alone.
 *
 *  The price is L-natural convex as long as each task stays in one window, so that steepest ascent
 *  from the earliest solution ends in the optimum (Murota 2003, chapter 10): each step raises
 *  the most profitable closed set of starts (a minimum cut) as far as slopes stay the same. All
 *  choices between windows are tried where they are few, else one by one: then the result is a
 * local optimum. So it is where very many encounters are undecided (timing_encounters.c).
 * RONDE_ENOMEM; RONDE_EBUG if the plan has no feasible times. */
typedef struct ronde_timing ronde_timing;

/** True if the route and all that are tied to it have feasible times, without waiting where a load
 *  aboard forbids it (loads of requests count that are served whole). */
bool ronde_timing_possible(ronde_timing *timing, const ronde_state *state, int32_t shift);

/** Room for timing plans of a problem, NULL when memory is out. Memory O(nodes). */
ronde_timing *ronde_timing_new(const ronde_problem *problem);
void ronde_timing_free(ronde_timing *timing);

/** From now on tasks start on multiples of the grid (60: whole minutes) where the rules leave a
 *  plan of that sequence such times; a task for which they do not starts at an odd moment. The
 * times are the best of those on the grid. 0 or 1: no grid. */
void ronde_timing_round(ronde_timing *timing, ronde_time grid);

ronde_status ronde_timing_solve(ronde_timing *timing,
                                const ronde_state *state,
                                ronde_time *times,
                                ronde_error *error) RONDE_MUST_CHECK;

/** As ronde_timing_solve, but only for a route and those tied to it; a price of the largest
 * lateness ties all. Other times are left alone. */
ronde_status ronde_timing_solve_route(ronde_timing *timing,
                                      const ronde_state *state,
                                      int32_t shift,
                                      ronde_time *times,
                                      ronde_error *error) RONDE_MUST_CHECK;

/** The exact cost of a plan: that of the state, with the best times instead of the search's. */
ronde_status ronde_timing_cost(ronde_timing *timing,
                               const ronde_state *state,
                               ronde_cost *cost,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif
