/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_PAIR_MEMORY_H
#define RONDE_SOLVER_CONSTRUCT_PAIR_MEMORY_H

/* The cheapest way to put a pair of tasks on a route, remembered until the route changes: a ruin
 * touches few routes, and most plans are refused, after which all routes are again what they were.
 */

#include "solver/construct/scan.h"

/** Of an alternative on a shift. */
typedef struct ronde_pair_memo {
    int64_t version;       /* of the route when it was looked at; RONDE_NONE: never */
    ronde_cost cost;       /* of the cheapest way; if none was found, each costs at least this */
    int32_t after, second; /* as of an offer; after RONDE_NONE: none was found */
} ronde_pair_memo;

typedef struct ronde_pair_memory {
    ronde_pair_memo *memos; /* by alternative and shift */
} ronde_pair_memory;

/** A memory for the plans of a search; NULL where pairs have other prices or rules than those of
 *  their route alone, where it would be very large, or when memory is out. O(alternatives *
 *  shifts). The problem must not change while it is used. */
ronde_pair_memory *ronde_pair_memory_new(const ronde_problem *problem);
/** Accepts NULL. */
void ronde_pair_memory_free(ronde_pair_memory *memory);

/** Adds the cheapest way on each of the first count shifts of hand->lanes, whose order is lost, if
 *  it is cheaper than the offers' bound; exact, nothing is overlooked. offers->wanted is 1. */
void ronde_pair_memory_scan(ronde_state *state,
                            ronde_hand *hand,
                            const ronde_probe probes[2],
                            int32_t alternative,
                            int32_t count,
                            ronde_offers *offers);

#endif
