/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_PHASES_H
#define RONDE_SOLVER_SEARCH_PHASES_H

/* What a search does, one thing after the other: save vehicles where these come first, cool (once
 * or several times, putting routes together anew at the end of each), and, on plain problems, breed
 * better plans from what came of that (genetic/genetic.h) until the end. */

#include "solver/search/anneal.h"

/** Shares out a number of iterations, at least 1; if timed, as many as a limit of time is thought
 * to allow: these are revised, and breeding goes on until the clock ends it. Sets search->planned,
 * the iterations up to the end of the cooling, search->until, and search->course.timed. */
void ronde_search_plan(ronde_search *search, int64_t iterations, bool timed);

/** All of it, ended early by stop_after, hooks or deadline; search->best is the best plan found,
 *  search->iteration says how far it came. */
void ronde_search_run(ronde_search *search);

/** The same in stretches, from one mark of the course to the next: ronde_search_begin once, then
 *  stretches. True if the search is to be revised and goes on; false at its end. */
void ronde_search_begin(ronde_search *search);
bool ronde_search_stretch(ronde_search *search);

/** At a mark of the course: planned as it is from there on. Reads the clock of the hooks. */
void ronde_search_revise(ronde_search *search);

/** Iterations per second of the first share, 0 to 1, of what is before breeding, from a short such
 *  run of about so many seconds. What that finds is of no use afterwards. */
double ronde_search_measure(ronde_search *search, double seconds, double share);

#endif
