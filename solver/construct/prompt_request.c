/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/prompt_request.h"

#include "solver/construct/request.h"
#include "solver/construct/scan.h"

enum { beam = 5, beam_of_lane = 2 };

static const ronde_reloads no_reloads = {0, 0};

bool ronde_prompt_knows(const ronde_problem *problem, const ronde_hand *hand, int32_t request)
{
    const ronde_instance *instance = problem->instance;
    const ronde_request *of = &instance->requests[request];
    if (!problem->prompt || hand->thorough || of->optional || of->alternative_count > 1) {
        return false;
    }
    const ronde_alternative *only = &instance->alternatives[of->first_alternative];
    for (int32_t i = 0; i < only->task_count; i++) {
        const ronde_node *node = &problem->nodes[instance->request_tasks[only->first_task + i]];
        for (int32_t k = 0; k < node->tie_count; k++) {
            ronde_relation relation = problem->ties[node->first_tie + k].relation;
            if (relation == RONDE_SAME_RESOURCE || relation == RONDE_SAME_SHIFT) {
                return false;
            }
        }
    }
    return only->task_count <= 2;
}

/* The best positions of a task on all routes that are looked at. */
static void
scan_all(ronde_state *state, ronde_hand *hand, int32_t node, bool everything, ronde_offers *offers)
{
    ronde_probe probe = ronde_probe_of(state, node, false);
    int32_t count = probe.possible ? ronde_scan_lanes(state, hand, node, everything) : 0;
    if (probe.shift != RONDE_NONE) {
        hand->lanes[0] = probe.shift;
        count = count > 0 ? 1 : 0;
    }
    for (int32_t i = 0; i < count; i++) {
        if (!ronde_probe_admits(state, &probe, hand->lanes[i])) {
            continue;
        }
        if (offers->wanted == 1) {
            ronde_scan_lane(state, hand, &probe, hand->lanes[i], offers);
            continue;
        }
        ronde_cost bound = ronde_offers_bound(offers);
        ronde_offers own = {.wanted = beam_of_lane, .ceiling = bound == INT64_MAX ? 0 : bound};
        ronde_scan_lane(state, hand, &probe, hand->lanes[i], &own);
        for (int32_t k = 0; k < own.count; k++) {
            if (own.items[k].cost < ronde_offers_bound(offers)) {
                ronde_offers_add(offers, &own.items[k]);
            }
        }
    }
}

static void find(ronde_state *state, ronde_hand *hand, int32_t node, ronde_offers *offers)
{
    scan_all(state, hand, node, false, offers);
    if (offers->count == 0 && offers->ceiling == 0) {
        scan_all(state, hand, node, true, offers);
    }
}

/* Where two tasks go, in the order in which they are placed. */
typedef struct places {
    ronde_cost cost;
    int32_t nodes[2], after[2];
} places;

static void try_order(ronde_state *state, ronde_hand *hand, const int32_t *nodes, places *best)
{
    ronde_offers firsts = {.wanted = beam, .ceiling = best->cost == INT64_MAX ? 0 : best->cost};
    ronde_cost before = state->totals.cost;
    find(state, hand, nodes[0], &firsts);
    for (int32_t i = 0; i < firsts.count && firsts.items[i].cost < best->cost; i++) {
        ronde_mark mark = ronde_state_mark(state);
        if (!ronde_request_put(state, hand, nodes[0], firsts.items[i].after, no_reloads)) {
            continue;
        }
        ronde_cost spent = state->totals.cost - before;
        ronde_offers second = {.wanted = 1};
        if (best->cost < INT64_MAX) {
            second.ceiling = best->cost > spent ? best->cost - spent : 1;
        }
        find(state, hand, nodes[1], &second);
        if (second.count > 0) {
            *best = (places){.cost = spent + second.items[0].cost,
                             .nodes = {nodes[0], nodes[1]},
                             .after = {firsts.items[i].after, second.items[0].after}};
        }
        ronde_state_rollback(state, &mark);
    }
}

static bool insert_pair(ronde_state *state, ronde_hand *hand, const int32_t *tasks, ronde_cost most)
{
    places best = {.cost = most, .nodes = {RONDE_NONE, RONDE_NONE}};
    int32_t turn = (int32_t)ronde_rng_below(&hand->rng, 2);
    const int32_t nodes[2] = {tasks[turn], tasks[1 - turn]};
    try_order(state, hand, nodes, &best);
    if (best.nodes[0] == RONDE_NONE) {
        return false;
    }
    ronde_mark mark = ronde_state_mark(state);
    for (int i = 0; i < 2; i++) {
        if (!ronde_request_put(state, hand, best.nodes[i], best.after[i], no_reloads)) {
            ronde_state_rollback(state, &mark);
            return false;
        }
    }
    return true;
}

static bool insert_one(ronde_state *state, ronde_hand *hand, int32_t task, ronde_cost most)
{
    ronde_offers offers = {.wanted = 1, .ceiling = most == INT64_MAX ? 0 : most};
    find(state, hand, task, &offers);
    return offers.count > 0 &&
           ronde_request_put(state, hand, task, offers.items[0].after, no_reloads);
}

bool ronde_prompt_insert(ronde_state *state, ronde_hand *hand, int32_t request)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t index = instance->requests[request].first_alternative;
    const ronde_alternative *only = &instance->alternatives[index];
    const int32_t *tasks = instance->request_tasks + only->first_task;
    ronde_cost most = INT64_MAX;
    if (hand->limit < INT64_MAX) {
        most = hand->limit - state->totals.cost - only->price;
        hand->hopeless = most <= 0;
    }
    bool good = !hand->hopeless && (only->task_count == 1 ? insert_one(state, hand, tasks[0], most)
                                                          : insert_pair(state, hand, tasks, most));
    if (good) {
        ronde_state_choose(state, request, index);
    }
    hand->hopeless = !good && most < INT64_MAX;
    return good;
}
