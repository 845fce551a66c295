/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_EJECTION_H
#define RONDE_SOLVER_SEARCH_EJECTION_H

/* Fewer routes by ejection: the requests of a route that is given up wait in a pool. The last one
 * goes where it fits; if it fits nowhere, to where the requests that have to leave for it have
 * failed least often so far, and these wait instead. In between, the plan is shuffled. Nagata and
 * Braysy, A powerful route minimization heuristic for the vehicle routing problem with time
 * windows, Operations Research Letters 37, 2009; for pairs: Nagata and Kobayashi, Guided ejection
 * search for the pickup and delivery problem with time windows, EvoCOP 2010. */

#include "solver/search/board.h"

enum { RONDE_EJECTED = 5 };

/** What has to leave so that a request gets a place. */
typedef struct ronde_eviction {
    int64_t weight; /* sum of the weights of those that leave; INT64_MAX: nothing found */
    int32_t route;
    int32_t count;
    int32_t requests[RONDE_EJECTED];
} ronde_eviction;

typedef struct ronde_ejection {
    ronde_board *board;
    ronde_rng *rng;
    int64_t *weights; /* by request: how often it found no place, and one */
    ronde_eviction best;
    int64_t enough; /* work at which the search for an eviction ends */
    /* scratch: the route under consideration */
    int32_t *nodes;    /* with its ends */
    ronde_time *times; /* by position: earliest */
    ronde_time *bounds;
    int64_t *loads;
} ronde_ejection;

/** Sets up a search on a board. False when memory is out. */
bool ronde_ejection_init(ronde_ejection *out, ronde_board *board, ronde_rng *rng);

/** Gives up a route, the emptier the likelier: its requests go to the pool, and all start with the
 *  same weight. */
void ronde_ejection_drop_route(ronde_ejection *ejection);

/** One attempt to place the request that is next in the pool, which must not be empty. */
void ronde_ejection_step(ronde_ejection *ejection);

/** Looks for what has to leave a route for a request, at most so many requests: sets ejection->best
 *  if something lighter than that is enough. */
void ronde_eject_pair(ronde_ejection *ejection, int32_t request, int32_t route, int32_t most);

#endif
