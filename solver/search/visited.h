/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_VISITED_H
#define RONDE_SOLVER_SEARCH_VISITED_H

/* Plans that an annealing passed through, for breeding to begin with: they are good, and as
 * different as the way was long. */

#include "solver/core/snapshot.h"

enum { RONDE_VISITED = 24 }; /* plans remembered: the last ones */

/** All zero: nothing is remembered. */
typedef struct ronde_visited {
    ronde_snapshot *plans; /* NULL: nothing is to be remembered */
    int32_t count;         /* of them that are plans, at most RONDE_VISITED */
    int32_t next;          /* where the next one goes */
} ronde_visited;

/** From now on plans can be kept; without memory for them nothing will be. */
void ronde_visited_init(ronde_visited *out, const ronde_problem *problem);
void ronde_visited_clear(ronde_visited *visited);

/** Keeps the present plan if it serves everything and anything is remembered; the oldest one gives
 *  way. O(tasks + shifts). */
void ronde_visited_keep(ronde_visited *visited, const ronde_state *state);

#endif
