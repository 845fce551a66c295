/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/request.h"

#include "solver/construct/around.h"
#include "solver/construct/prompt_request.h"
#include "solver/construct/request_parts.h"
#include "solver/construct/rests.h"
#include "solver/construct/scan.h"
#include "solver/core/relations.h"

enum { beam_first = 5, beam_next = 3, beam_last = 2 };

bool ronde_request_put(
    ronde_state *state, ronde_hand *hand, int32_t node, int32_t after, ronde_reloads reloads)
{
    int32_t shift = state->spots[after].route;
    bool opens = state->lanes[shift].task_count == 0;
    if (!ronde_relations_share(state, node, shift)) {
        return false;
    }
    if (!state->problem->breaks) {
        return ronde_trips_place(state, node, after, reloads);
    }
    ronde_mark mark = ronde_state_mark(state);
    if ((!ronde_trips_place(state, node, after, reloads) &&
         !ronde_rests_place_with(state, node, after, reloads)) ||
        (opens && !ronde_rests_add(state, hand, shift, false))) {
        ronde_state_rollback(state, &mark);
        return false;
    }
    return true;
}

/* All shifts of a resource, also unused ones that the first of their kind hides. */
static int32_t list_shifts_of(const ronde_problem *problem, ronde_hand *hand, int32_t resource)
{
    int32_t count = 0;
    for (int32_t i = problem->resource_first[resource]; i < problem->resource_first[resource + 1];
         i++) {
        hand->lanes[count++] = problem->resource_shifts[i];
    }
    return count;
}

/* Best positions of a task over all shifts; at most two of each shift if they are to differ. */
static void collect(ronde_state *state,
                    ronde_hand *hand,
                    const ronde_probe *probe,
                    bool everything,
                    ronde_offers *offers)
{
    if (!probe->possible) {
        return;
    }
    if (probe->shift != RONDE_NONE) {
        if (ronde_probe_admits(state, probe, probe->shift)) {
            ronde_scan_lane(state, hand, probe, probe->shift, offers);
        }
        return;
    }
    if (!everything && !hand->thorough && ronde_around_suits(state, probe)) {
        ronde_around_scan(state, hand, probe, offers);
        return;
    }
    int32_t count = probe->resource != RONDE_NONE
                        ? list_shifts_of(state->problem, hand, probe->resource)
                        : ronde_scan_lanes(state, hand, probe->node, everything);
    bool spread = offers->wanted > 1 && !hand->thorough;
    for (int32_t i = 0; i < count; i++) {
        if (!ronde_probe_admits(state, probe, hand->lanes[i])) {
            continue;
        }
        if (!spread) {
            ronde_scan_lane(state, hand, probe, hand->lanes[i], offers);
            continue;
        }
        ronde_offers own = {.wanted = 2, .ceiling = ronde_offers_bound(offers)};
        ronde_scan_lane(state, hand, probe, hand->lanes[i], &own);
        for (int32_t k = 0; k < own.count; k++) {
            if (own.items[k].cost < ronde_offers_bound(offers)) {
                ronde_offers_add(offers, &own.items[k]);
            }
        }
    }
}

/* True if an offer for a single task needs no second look. */
static bool offers_are_certain(const ronde_problem *problem)
{
    return !problem->tied && !problem->limits && !problem->breaks && !problem->rigid;
}

bool ronde_request_dares(ronde_hand *hand)
{
    return ronde_rng_below(&hand->rng, 16) < (hand->thorough ? 8 : 1);
}

static bool insert_single(ronde_state *state, ronde_hand *hand, int32_t request)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_request *of = &instance->requests[request];
    const ronde_alternative *only = &instance->alternatives[of->first_alternative];
    int32_t node = instance->request_tasks[only->first_task];
    if (state->problem->plain && !hand->thorough && instance->tasks[node].shift == RONDE_NONE) {
        return ronde_request_insert_plainly(state, hand, request, node);
    }
    bool certain = offers_are_certain(state->problem);
    ronde_probe probe = ronde_probe_of(state, node, false);
    for (int everything = hand->thorough ? 1 : 0; everything < 2; everything++) {
        ronde_offers offers = {.wanted = certain ? 1 : (everything ? RONDE_OFFERS : 4)};
        collect(state, hand, &probe, everything != 0, &offers);
        for (int32_t i = 0; i < offers.count; i++) {
            if (of->optional && offers.items[i].cost + only->price >= of->prize &&
                !ronde_request_dares(hand)) {
                return false; /* not worth it */
            }
            if (ronde_request_put(state, hand, node, offers.items[i].after,
                                  offers.items[i].reloads)) {
                ronde_state_choose(state, request, of->first_alternative);
                return true;
            }
        }
    }
    return false;
}

static bool
follow(ronde_state *state, ronde_hand *hand, int32_t request, const ronde_recipe *chosen)
{
    ronde_mark mark = ronde_state_mark(state);
    for (int32_t i = 0; i < chosen->count; i++) {
        bool there = state->spots[chosen->after[i]].route != RONDE_NONE;
        if (!there ||
            !ronde_request_put(state, hand, chosen->nodes[i], chosen->after[i],
                               chosen->reloads[i]) ||
            !ronde_relations_hold(state, chosen->nodes[i])) {
            ronde_state_rollback(state, &mark);
            return false;
        }
    }
    ronde_state_choose(state, request, chosen->alternative);
    return true;
}

bool ronde_request_works(ronde_state *state,
                         ronde_hand *hand,
                         int32_t request,
                         const ronde_recipe *chosen)
{
    ronde_mark mark = ronde_state_mark(state);
    bool good = follow(state, hand, request, chosen);
    if (good) {
        ronde_state_rollback(state, &mark);
    }
    return good;
}

/* One task on the way through a request. */
typedef struct level {
    ronde_offers offers;
    int32_t next;
    ronde_mark mark;
} level;

/* Offers for a task of an alternative; with a ceiling (another alternative is known that costs so
 * much) only cheaper ones, and no look beyond the usual shifts for them. */
static void fill_level(ronde_state *state,
                       ronde_hand *hand,
                       int32_t node,
                       bool last,
                       int32_t depth,
                       ronde_cost ceiling,
                       level *out)
{
    int32_t beam = depth == 0 ? beam_first : (depth == 1 ? beam_next : beam_last);
    *out = (level){.offers = {.wanted = hand->thorough ? RONDE_OFFERS : beam, .ceiling = ceiling}};
    ronde_probe probe = ronde_probe_of(state, node, !last);
    collect(state, hand, &probe, hand->thorough, &out->offers);
    if (out->offers.count == 0 && !hand->thorough && ceiling == 0) {
        collect(state, hand, &probe, true, &out->offers);
    }
}

static bool all_loads_fit(const ronde_state *state, const int32_t *nodes, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        if (!ronde_state_loads_fit(state, state->spots[nodes[i]].route)) {
            return false;
        }
    }
    return true;
}

/* Goes through the beams of an alternative, task by task, with the real plan. */
static void explore(ronde_state *state, ronde_hand *hand, int32_t index, ronde_recipe *best)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_alternative *alternative = &instance->alternatives[index];
    const int32_t *nodes = instance->request_tasks + alternative->first_task;
    int32_t last = alternative->task_count - 1;
    ronde_cost before = state->totals.cost - alternative->price;
    level levels[RONDE_REQUEST_TASKS];
    int32_t after[RONDE_REQUEST_TASKS];
    ronde_reloads reloads[RONDE_REQUEST_TASKS];
    int32_t depth = 0;
    ronde_cost ceiling = 0;
    if (best->alternative != RONDE_NONE && !hand->thorough) {
        ceiling = best->cost - alternative->price;
        if (ceiling <= 0) {
            return;
        }
    }
    fill_level(state, hand, nodes[0], last == 0, 0, ceiling, &levels[0]);
    while (depth >= 0) {
        level *here = &levels[depth];
        if (here->next == here->offers.count) {
            depth--;
            if (depth >= 0) {
                ronde_state_rollback(state, &levels[depth].mark);
            }
            continue;
        }
        reloads[depth] = here->offers.items[here->next].reloads;
        after[depth] = here->offers.items[here->next++].after;
        here->mark = ronde_state_mark(state);
        if (!ronde_request_put(state, hand, nodes[depth], after[depth], reloads[depth])) {
            continue;
        }
        ronde_cost cost = state->totals.cost - before;
        bool good = cost < best->cost;
        if (good && depth < last) {
            depth++;
            fill_level(state, hand, nodes[depth], depth == last, depth, 0, &levels[depth]);
            continue;
        }
        bool overlooked = hand->thorough && best->alternative != RONDE_NONE &&
                          (ronde_rng_next(&hand->rng) >> 54U) < hand->blink;
        if (good && !overlooked && all_loads_fit(state, nodes, last + 1)) {
            *best = (ronde_recipe){.cost = cost, .alternative = index, .count = last + 1};
            for (int32_t i = 0; i <= last; i++) {
                best->nodes[i] = nodes[i];
                best->after[i] = after[i];
                best->reloads[i] = reloads[i];
            }
        }
        ronde_state_rollback(state, &here->mark);
    }
}

bool ronde_request_insert(ronde_state *state, ronde_hand *hand, int32_t request)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    const ronde_request *of = &instance->requests[request];
    const ronde_alternative *first = &instance->alternatives[of->first_alternative];
    if (ronde_prompt_knows(problem, hand, request) &&
        (ronde_prompt_insert(state, hand, request) || hand->hopeless)) {
        return !hand->hopeless;
    }
    if (of->alternative_count == 1 && first->task_count == 1) {
        return insert_single(state, hand, request);
    }
    ronde_recipe best = {.cost = INT64_MAX, .alternative = RONDE_NONE};
    if (of->optional && !ronde_request_dares(hand)) {
        best.cost = of->prize;
    }
    for (int32_t i = 0; i < of->alternative_count; i++) {
        int32_t index = of->first_alternative + i;
        if (!ronde_request_is_pair(problem, &instance->alternatives[index])) {
            explore(state, hand, index, &best);
            continue;
        }
        ronde_request_find_pair(state, hand, index, hand->thorough, &best);
        if (best.alternative == RONDE_NONE && !hand->thorough) {
            ronde_request_find_pair(state, hand, index, true, &best);
        }
    }
    return best.alternative != RONDE_NONE && follow(state, hand, request, &best);
}
