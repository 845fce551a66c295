/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_EFFORT_H
#define RONDE_SOLVER_GENETIC_EFFORT_H

/* Work of the genetic search in iterations of the annealing: reckoned from what was looked at,
 * never timed, so that a run can be repeated. */

#include "solver/search/anneal.h"

typedef struct ronde_effort {
    ronde_search *search;
    int64_t until;     /* of search->iteration */
    int64_t looks;     /* since the last full iteration */
    int64_t next_look; /* iteration at which clock and hooks are asked */
    bool over;
} ronde_effort;

/** Begins, or goes on, until an iteration. */
void ronde_effort_begin(ronde_effort *effort, ronde_search *search, int64_t until);

/** Counts pairs of stops looked at (or work worth as much). False once it is time to end: what is
 *  not finished is thrown away. */
bool ronde_effort_spend(ronde_effort *effort, int64_t looks);

#endif
