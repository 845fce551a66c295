/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_TIMING_H
#define RONDE_SOLVER_CORE_TIMING_H

#include "solver/core/state.h"

/** The best start of every stop of a plan, given its sequences: least price of the routes' lengths
 *  in time (paid time and waiting), of early and late starts and of the largest lateness, under all
 *  windows, lags and limits. times is by node; spots that are not in use are left alone.
 *
 *  The price is L-natural convex as long as each task stays in one window, so that steepest ascent
 *  from the earliest solution ends in the optimum (Murota 2003, chapter 10): each step raises
 *  the most profitable closed set of starts (a minimum cut) as far as slopes stay the same. Choices
 *  between windows are tried one by one: with several windows per task the result is a local
 *  optimum. RONDE_ENOMEM; RONDE_EBUG if the plan has no feasible times. */
ronde_status ronde_timing_solve(ronde_time *times,
                                const ronde_state *state,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif
