/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/around.h"

#include "solver/construct/scan_parts.h"

/* Near tasks looked at, and offers of one route that are listed. */
enum { near_tasks = 30, most_of_route = 2 };

/* What is known of a route while one task looks around. */
enum { look_refused, look_whole, look_near };

bool ronde_around_suits(const ronde_state *state, const ronde_probe *probe)
{
    const ronde_problem *problem = state->problem;
    return problem->timed && !problem->trips && !problem->prompt && probe->place != RONDE_NONE &&
           probe->shift == RONDE_NONE && probe->resource == RONDE_NONE;
}

/* Lists offers of one route among the others. */
static void add_offers(ronde_offers *offers, const ronde_state *state, const ronde_offers *own)
{
    for (int32_t i = 0; i < own->count; i++) {
        int32_t route = state->spots[own->items[i].after].route;
        int32_t same = 0;
        for (int32_t k = 0; k < offers->count; k++) {
            same += state->spots[offers->items[k].after].route == route ? 1 : 0;
        }
        for (int32_t k = offers->count - 1; same >= most_of_route && k >= 0; k--) {
            if (state->spots[offers->items[k].after].route != route) {
                continue;
            }
            if (offers->items[k].cost <= own->items[i].cost) {
                break; /* better ones of the route are there */
            }
            for (int32_t later = k + 1; later < offers->count; later++) {
                offers->items[later - 1] = offers->items[later];
            }
            offers->count--;
            same = 0;
        }
        if (same < most_of_route && own->items[i].cost < ronde_offers_bound(offers)) {
            ronde_offers_add(offers, &own->items[i]);
        }
    }
}

static ronde_offers few_offers(const ronde_offers *offers)
{
    return (ronde_offers){.wanted = offers->wanted < most_of_route ? offers->wanted : most_of_route,
                          .ceiling = ronde_offers_bound(offers)};
}

/* All positions on a route. */
static void look_all_over(ronde_state *state,
                          ronde_hand *hand,
                          const ronde_probe *probe,
                          int32_t shift,
                          ronde_offers *offers)
{
    hand->lane_stamps[shift] = hand->stamp;
    hand->lane_looks[shift] = look_whole;
    if (ronde_probe_admits(state, probe, shift)) {
        ronde_offers own = few_offers(offers);
        ronde_scan_lane(state, hand, probe, shift, &own);
        add_offers(offers, state, &own);
    }
}

static void look_at_favourites(ronde_state *state,
                               ronde_hand *hand,
                               const ronde_probe *probe,
                               ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    const int32_t *kinds = problem->favourites + (int64_t)probe->node * RONDE_FAVOURITES;
    for (int32_t i = 0; i < RONDE_FAVOURITES && kinds[i] != RONDE_NONE; i++) {
        const ronde_kind *kind = &problem->kinds[kinds[i]];
        for (int32_t k = 0; k < kind->shift_count; k++) {
            int32_t shift = problem->kind_shifts[kind->first_shift + k];
            if (state->lanes[shift].task_count > 0) {
                look_all_over(state, hand, probe, shift, offers);
            }
        }
    }
}

static void look_beside(ronde_state *state,
                        ronde_hand *hand,
                        const ronde_probe *probe,
                        int32_t near,
                        ronde_offers *offers)
{
    const ronde_spot *spot = &state->spots[near];
    int32_t shift = spot->route;
    bool known = hand->lane_stamps[shift] == hand->stamp;
    if (known && hand->lane_looks[shift] != look_near) {
        return;
    }
    const ronde_probe here = ronde_probe_on(state, probe, shift);
    if (!known) {
        bool may = here.low <= here.high && ronde_probe_admits(state, &here, shift);
        hand->lane_stamps[shift] = hand->stamp;
        hand->lane_looks[shift] = may ? look_near : look_refused;
        if (may && !ronde_scan_is_paid(state, &here, shift)) {
            look_all_over(state, hand, probe, shift, offers);
        }
        if (hand->lane_looks[shift] != look_near) {
            return;
        }
    }
    const int32_t after[2] = {spot->previous, near};
    ronde_offers own = few_offers(offers);
    for (int i = 0; i < 2; i++) {
        if (hand->node_stamps[after[i]] != hand->stamp) {
            hand->node_stamps[after[i]] = hand->stamp;
            ronde_scan_paid_position(state, hand, &here, after[i], &own);
        }
    }
    add_offers(offers, state, &own);
}

void ronde_around_scan(ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe *probe,
                       ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    bool open = hand->force_open && state->totals.used < hand->most_used;
    ronde_hand_new_stamp(hand);
    if (!open) {
        look_at_favourites(state, hand, probe, offers);
        const int32_t *near = problem->neighbours + (int64_t)probe->node * problem->max_neighbours;
        for (int32_t i = 0; i < problem->max_neighbours && i < near_tasks && near[i] != RONDE_NONE;
             i++) {
            if (state->spots[near[i]].route != RONDE_NONE) {
                look_beside(state, hand, probe, near[i], offers);
            }
        }
    }
    int32_t count = ronde_scan_idle(state, hand, 0);
    for (int32_t i = 0; i < count; i++) {
        look_all_over(state, hand, probe, hand->lanes[i], offers);
    }
}
