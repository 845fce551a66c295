/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/offers.h"

void ronde_offers_add(ronde_offers *offers, const ronde_offer *offer)
{
    int32_t at = offers->count < offers->wanted ? offers->count++ : offers->count - 1;
    while (at > 0 && offers->items[at - 1].cost > offer->cost) {
        offers->items[at] = offers->items[at - 1];
        at--;
    }
    offers->items[at] = *offer;
}

void ronde_offers_consider(ronde_offers *offers, ronde_hand *hand, ronde_cost cost, int32_t after)
{
    if (cost < ronde_offers_bound(offers) && !ronde_hand_blinks(hand)) {
        ronde_offers_add(offers,
                         &(ronde_offer){.cost = cost, .after = after, .second = RONDE_NONE});
    }
}
