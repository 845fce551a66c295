/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two tasks on one route, the first before the second. */
#include "solver/construct/pair_memory.h"
#include "solver/construct/request_parts.h"
#include "solver/construct/scan.h"

enum { half_blind = 512 }; /* as a blink rate */

/* Rules that the scan of pairs does not know. */
static bool needs_single_steps(const ronde_problem *problem, int32_t first, int32_t second)
{
    const ronde_task *one = &problem->instance->tasks[first];
    const ronde_task *other = &problem->instance->tasks[second];
    bool leaves_load = false;
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        leaves_load |= one->initial[d] != 0 || other->initial[d] != 0 ||
                       one->change[d] + other->change[d] != 0;
    }
    return problem->travels[0].times_to == NULL || problem->timed || problem->limits ||
           problem->breaks || problem->gaps || problem->bounds || problem->open_starts ||
           problem->trips || problem->instance->workload_price > 0 || problem->rests ||
           problem->account_count > 0 || problem->load_mode != RONDE_LOAD_PREFIX || one->pin > 0 ||
           other->pin > 0 || (problem->layouts && leaves_load);
}

bool ronde_request_is_pair(const ronde_problem *problem, const ronde_alternative *alternative)
{
    if (alternative->task_count != 2) {
        return false;
    }
    int32_t first = problem->instance->request_tasks[alternative->first_task];
    int32_t second = problem->instance->request_tasks[alternative->first_task + 1];
    const ronde_node *one = &problem->nodes[first];
    return !needs_single_steps(problem, first, second) && one->tie_count == 1 &&
           problem->nodes[second].tie_count == 1 && problem->ties[one->first_tie].other == second &&
           problem->ties[one->first_tie].order == 1;
}

/* Adds the positions of a pair on the first count shifts of hand->lanes. */
static void scan_pairs(ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe probes[2],
                       int32_t count,
                       ronde_offers *offers)
{
    for (int32_t i = 0; i < count; i++) {
        int32_t shift = hand->lanes[i];
        int32_t room = ronde_state_kind(state, shift)->max_tasks - state->lanes[shift].task_count;
        if (room >= 2 && ronde_probe_admits(state, &probes[0], shift) &&
            ronde_probe_admits(state, &probes[1], shift)) {
            ronde_scan_pair(state, hand, &probes[0], &probes[1], shift, offers);
        }
    }
}

/* The cheapest way by the memory. As often as a single position would be overlooked, half of them
 * are, on all routes. */
static void recall_pair(ronde_state *state,
                        ronde_hand *hand,
                        const ronde_probe probes[2],
                        int32_t index,
                        int32_t count,
                        ronde_offers *offers)
{
    uint32_t blink = hand->blink;
    if ((uint32_t)(ronde_rng_next(&hand->rng) >> 54U) >= 2 * blink) {
        ronde_pair_memory_scan(state, hand, probes, index, count, offers);
        return;
    }
    hand->blink = half_blind;
    scan_pairs(state, hand, probes, count, offers);
    hand->blink = blink;
}

void ronde_request_find_pair(
    ronde_state *state, ronde_hand *hand, int32_t index, bool everything, ronde_recipe *best)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_alternative *alternative = &instance->alternatives[index];
    const int32_t *tasks = instance->request_tasks + alternative->first_task;
    const ronde_probe probes[2] = {ronde_probe_of(state, tasks[0], false),
                                   ronde_probe_of(state, tasks[1], false)};
    bool uncertain = state->problem->rigid;
    ronde_offers offers = {.wanted = uncertain ? RONDE_OFFERS : 1};
    int32_t count = ronde_scan_lanes(state, hand, tasks[0], everything);
    if (probes[0].shift != RONDE_NONE) { /* a group has its shift */
        hand->lanes[0] = probes[0].shift;
        count = 1;
    }
    if (hand->pairs != NULL) {
        recall_pair(state, hand, probes, index, count, &offers);
    } else {
        scan_pairs(state, hand, probes, count, &offers);
    }
    for (int32_t i = 0; i < offers.count; i++) {
        const ronde_recipe offer = {.cost = offers.items[i].cost + alternative->price,
                                    .alternative = index,
                                    .count = 2,
                                    .nodes = {tasks[0], tasks[1]},
                                    .after = {offers.items[i].after, offers.items[i].second}};
        if (offer.cost >= best->cost) {
            return;
        }
        if (!uncertain || ronde_request_works(state, hand, alternative->request, &offer)) {
            *best = offer;
            return;
        }
    }
}
