/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_OFFERS_H
#define RONDE_SOLVER_CONSTRUCT_OFFERS_H

#include "solver/construct/hand.h"
#include "solver/core/trips.h"

enum { RONDE_OFFERS = 12 };

/** A position and what it adds to the cost. */
typedef struct ronde_offer {
    ronde_cost cost;
    int32_t after;
    int32_t second;        /* of a pair: behind which node the second task goes */
    ronde_reloads reloads; /* reloads beside it */
} ronde_offer;

/** The best positions found, cheapest first; as many as wanted. */
typedef struct ronde_offers {
    ronde_offer items[RONDE_OFFERS];
    int32_t count, wanted;
    ronde_cost ceiling; /* only offers below it; 0: any */
} ronde_offers;

/** The largest cost that still gets on the list. */
static inline ronde_cost ronde_offers_bound(const ronde_offers *offers)
{
    if (offers->count == offers->wanted) {
        return offers->items[offers->count - 1].cost;
    }
    return offers->ceiling > 0 ? offers->ceiling : INT64_MAX;
}
/** Puts an offer on the list if it is good enough. */
void ronde_offers_add(ronde_offers *offers, const ronde_offer *offer);

/** Puts the position behind a node on the list if it costs less than the bound, unless it is
 *  overlooked this time (a blink). */
void ronde_offers_consider(ronde_offers *offers, ronde_hand *hand, ronde_cost cost, int32_t after);

#endif
