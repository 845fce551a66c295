/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_MOVES_H
#define RONDE_SOLVER_GENETIC_MOVES_H

/* Changes of a tour: what they would cost, in O(1) per piece, and doing them. */

#include "solver/genetic/tour.h"

/** Stops in a row and what is around them; without stops (count 0) the gap between before and
 *  behind, first and last RONDE_NONE. */
typedef struct ronde_chain {
    int32_t before, first, last, behind, count;
} ronde_chain;

/** The change of the tour's value if two chains exchange their places; exact if it is below limit,
 *  else at least limit (bounds come first: most changes are given up before times are looked at).
 *  The first chain has stops; at least limit, too, if the chains overlap or nothing would change.
 *  O(1) between routes; within one, O(stops in between). */
ronde_cost ronde_moves_exchange(const ronde_tour *tour,
                                const ronde_chain *one,
                                const ronde_chain *other,
                                ronde_cost limit);
void ronde_moves_do_exchange(ronde_tour *tour, const ronde_chain *one, const ronde_chain *other);

/** The same for two routes that exchange their tails: b follows a, and what followed a follows what
 *  was before b. They are on different routes. Routes of different kinds: only with equal legs, and
 *  O(length of the tails) unless their shifts begin and end alike and clients have no prices; then
 *  limit if someone would be where it may not. 2-opt* (Potvin and Rousseau 1995). */
ronde_cost ronde_moves_tails(const ronde_tour *tour, int32_t a, int32_t b, ronde_cost limit);
void ronde_moves_do_tails(ronde_tour *tour, int32_t a, int32_t b);

#endif
