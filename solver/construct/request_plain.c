/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One task of a plain problem (problem->plain): what is offered is sure to work. */
#include "solver/construct/near.h"
#include "solver/construct/request_parts.h"
#include "solver/construct/scan.h"

/* The cheapest unused shift for a task of a plain problem, if cheaper than *best. */
static void
open_plainly(const ronde_state *state, ronde_hand *hand, int32_t node, ronde_offer *best)
{
    const ronde_problem *problem = state->problem;
    const ronde_lone *lone = problem->openings + (int64_t)node * RONDE_OPENINGS;
    if (state->totals.used >= hand->most_used) {
        return;
    }
    for (int32_t i = 0; i < RONDE_OPENINGS && lone[i].kind != RONDE_NONE; i++) {
        if (best->after != RONDE_NONE && lone[i].cost * hand->opening / 256 >= best->cost) {
            return;
        }
        int32_t shift = ronde_state_first_idle(state, &problem->kinds[lone[i].kind]);
        if (shift != RONDE_NONE && !ronde_hand_blinks(hand)) {
            *best = (ronde_offer){.cost = lone[i].cost,
                                  .after = ronde_start_of(problem, shift),
                                  .second = RONDE_NONE};
            return;
        }
    }
}

/* The cheapest position of one task of a plain problem, which is sure to work. */
static ronde_offer
find_plainly(ronde_state *state, ronde_hand *hand, const ronde_probe *probe, bool everything)
{
    ronde_offer best = {.cost = INT64_MAX, .after = RONDE_NONE, .second = RONDE_NONE};
    if (!everything) {
        if (!hand->force_open) {
            ronde_near_scan(state, hand, probe, &best);
        }
        open_plainly(state, hand, probe->node, &best);
        return best;
    }
    ronde_offers offers = {.wanted = 1};
    int32_t count = ronde_scan_lanes(state, hand, probe->node, true);
    for (int32_t i = 0; i < count; i++) {
        if (ronde_probe_admits(state, probe, hand->lanes[i])) {
            ronde_scan_lane(state, hand, probe, hand->lanes[i], &offers);
        }
    }
    return offers.count > 0 ? offers.items[0] : best;
}

bool ronde_request_insert_plainly(ronde_state *state,
                                  ronde_hand *hand,
                                  int32_t request,
                                  int32_t node)
{
    const ronde_request *of = &state->problem->instance->requests[request];
    ronde_probe probe = ronde_probe_of(state, node, false);
    ronde_cost price = state->problem->instance->alternatives[of->first_alternative].price;
    ronde_offer best = find_plainly(state, hand, &probe, false);
    if (best.after == RONDE_NONE) {
        best = find_plainly(state, hand, &probe, true);
    }
    if (best.after == RONDE_NONE ||
        (of->optional && best.cost + price >= of->prize && !ronde_request_dares(hand))) {
        return false;
    }
    hand->hopeless = state->totals.cost + best.cost > hand->limit;
    if (hand->hopeless || !ronde_state_place(state, node, best.after)) {
        return false;
    }
    ronde_state_choose(state, request, of->first_alternative);
    return true;
}
