/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_PAIRS_H
#define RONDE_SOLVER_GENETIC_PAIRS_H

/* All changes of a tour that make one client follow another stop: chains of up to three behind it,
 * chains that end with it in front, exchanged for as many or fewer, and exchanged tails. */

#include "solver/genetic/moves.h"

enum { RONDE_LONGEST_CHAIN = 3, RONDE_RUN_LENGTH = RONDE_LONGEST_CHAIN + 2 };

/** Stops in a row, forwards or backwards: item 0 is not part of a chain, the count next ones may
 *  be, and one more is beyond. */
typedef struct ronde_pair_run {
    int32_t stops[RONDE_RUN_LENGTH], sites[RONDE_RUN_LENGTH];
    ronde_cost legs[RONDE_RUN_LENGTH]; /* between an item and the one before it in the list */
    int32_t count;
    bool backwards;
} ronde_pair_run;

/** A client that looks for others to follow; valid until its route changes otherwise. */
typedef struct ronde_pairs {
    int32_t client;
    ronde_pair_run from, up_to; /* chains that begin with it, and that end in front of it */
} ronde_pairs;

ronde_pairs ronde_pairs_of(const ronde_tour *tour, int32_t u);

/** Makes the client follow client v in the cheapest way, if that is cheaper than now. O(1) and, if
 *  they are on one route, O(stops in between). */
bool ronde_pairs_improve(ronde_pairs *pairs, ronde_tour *tour, int32_t v);

/** A new route that begins with the client, if that is cheaper than now. */
bool ronde_pairs_open(ronde_pairs *pairs, ronde_tour *tour);

#endif
