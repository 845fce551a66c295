/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One position by all rules. */
#include "solver/construct/scan_parts.h"
#include "solver/core/encounters.h"
#include "solver/core/idle.h"
#include "solver/core/labour.h"
#include "solver/core/price.h"
#include "solver/core/relations.h"

/* One position of the general scan: the node before, the first node behind that is no break, and
 * what is known about the legs. */
typedef struct position {
    int32_t a, b, target;
    ronde_time start;
    ronde_time leg_in, leg_out;
    int64_t distance_in, distance_out;
    ronde_unpaid unpaid;
} position;

/* All moments of a route with one more task against the layouts of its vehicle. */
static bool
layouts_hold(const ronde_state *state, const ronde_probe *probe, int32_t shift, int32_t a)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_task *task = &problem->instance->tasks[probe->node];
    int64_t extra[RONDE_DIMENSIONS];
    int64_t load[RONDE_DIMENSIONS] = {0};
    for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
        extra[d] = task->initial[d];
    }
    for (int32_t node = ronde_start_of(problem, shift); node != RONDE_NONE;
         node = state->spots[node].next) {
        const ronde_aboard *aboard = &state->aboard[(int64_t)node * RONDE_DIMENSIONS];
        for (int pass = 0; pass < (node == a ? 2 : 1); pass++) { /* before the task, and after it */
            for (int32_t d = 0; d < RONDE_DIMENSIONS; d++) {
                extra[d] += pass == 1 ? task->change[d] : 0;
                load[d] = aboard[d].after + extra[d];
            }
            if (!ronde_kind_holds(problem, kind, load)) {
                return false;
            }
        }
        if (node == a && probe->partial) {
            return true;
        }
    }
    return true;
}

static bool loads_fit(const ronde_state *state, const ronde_probe *probe, int32_t shift, int32_t a)
{
    const ronde_problem *problem = state->problem;
    if (problem->load_mode != RONDE_LOAD_PREFIX) {
        return true;
    }
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_task *task = &problem->instance->tasks[probe->node];
    const ronde_aboard *aboard = &state->aboard[(int64_t)a * RONDE_DIMENSIONS];
    for (int32_t d = 0; d < problem->instance->dimension_count; d++, aboard++) {
        int64_t before = task->initial[d];
        int64_t behind = before + task->change[d];
        if (aboard->most_before + before > kind->capacity[d] || aboard->least_before + before < 0 ||
            aboard->after + behind > kind->capacity[d] || aboard->after + behind < 0) {
            return false;
        }
        if (!probe->partial &&
            (aboard->most_after + behind > kind->capacity[d] || aboard->least_after + behind < 0)) {
            return false;
        }
    }
    return kind->layout_count == 0 || layouts_hold(state, probe, shift, a);
}

/* Fills in legs and start; false if the task does not fit between in time. */
static bool fits_in_time(const ronde_state *state,
                         const ronde_probe *probe,
                         const ronde_travel *travel,
                         position *at)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[probe->node];
    const ronde_spot *before = &state->spots[at->a];
    bool rest = (fixed->flags & RONDE_NODE_BREAK) != 0;
    bool nowhere = before->place == RONDE_NONE; /* an open start */
    int64_t in = before->place * travel->size + (rest ? before->place : probe->place);
    at->leg_in = rest || nowhere ? 0 : travel->times[in];
    at->distance_in = rest || nowhere ? 0 : travel->distances[in];
    ronde_time start = before->earliest + before->duration + at->leg_in;
    start = start < probe->low ? probe->low : start;
    at->start = ronde_node_not_before(problem, fixed, start);
    if (at->start > probe->high) {
        return false;
    }
    ronde_time time = at->start + probe->duration;
    for (at->target = at->b; (state->spots[at->target].flags & RONDE_NODE_BREAK) != 0;
         at->target = state->spots[at->target].next) {
        const ronde_node *other = &problem->nodes[at->target];
        time = ronde_node_not_before(problem, other, time);
        if (time > other->latest) {
            return false;
        }
        time += other->duration;
    }
    const ronde_spot *target = &state->spots[at->target];
    bool open = (target->flags & RONDE_NODE_OPEN) != 0 || (rest && nowhere);
    int64_t out = (rest ? before->place : probe->place) * travel->size + target->place;
    at->leg_out = open ? 0 : travel->times[out];
    at->distance_out = open ? 0 : travel->distances[out];
    bool reachable = !problem->gaps ||
                     (at->leg_in < RONDE_UNREACHABLE && at->leg_out < RONDE_UNREACHABLE &&
                      at->distance_in < RONDE_UNREACHABLE && at->distance_out < RONDE_UNREACHABLE);
    return reachable && time + at->leg_out <= target->latest;
}

/* The change of the price of moments; false if the route becomes too long for its shift. */
static bool moments_change(ronde_state *state,
                           const ronde_probe *probe,
                           int32_t shift,
                           const position *at,
                           ronde_cost *change)
{
    const ronde_lane *lane = &state->lanes[shift];
    const ronde_kind *kind = ronde_state_kind(state, shift);
    int32_t special = RONDE_NODE_SOFT | RONDE_NODE_MEETS | RONDE_NODE_BREAK;
    int32_t flags = state->spots[probe->node].flags | state->spots[at->b].flags;
    if (lane->soft_count > 0 || lane->windows_count > 0 || probe->several ||
        ronde_idle_priced(kind) || (flags & special) != 0) {
        ronde_thought thought = {
            .node = probe->node, .after = at->a, .earliest = probe->low, .latest = probe->high};
        ronde_cost price = 0;
        ronde_time late = 0;
        if (!ronde_price_moments(state, shift, &thought, &price, &late)) {
            return false;
        }
        late = late > state->late ? late - state->late : 0;
        *change = price - lane->moments + late * state->problem->instance->latest_price +
                  (state->problem->meets ? ronde_encounters_change(state, shift) : 0);
        return true;
    }
    ronde_segment own = {probe->duration, probe->low, probe->high};
    ronde_segment whole = ronde_segment_join(state->before[at->a], own, at->leg_in);
    whole = ronde_segment_join(whole, state->behind[at->b], at->leg_out);
    *change =
        ronde_length_price(kind, whole.length, lane->unpaid + at->unpaid.then - at->unpaid.now) -
        lane->moments;
    return whole.length <= kind->max_duration; /* a break may still be added */
}

ronde_cost ronde_scan_workload_change(const ronde_state *state,
                                      const ronde_probe *probe,
                                      int32_t shift,
                                      ronde_time slower)
{
    const ronde_lane *lane = &state->lanes[shift];
    bool rest = (state->spots[probe->node].flags & RONDE_NODE_BREAK) != 0;
    ronde_time own = lane->travel + lane->work + slower + (rest ? 0 : probe->duration);
    ronde_time more = own > state->workload ? own - state->workload : 0;
    return more * state->problem->instance->workload_price;
}

void ronde_scan_position(ronde_state *state,
                         ronde_hand *hand,
                         const ronde_probe *probe,
                         int32_t after,
                         ronde_offers *offers)
{
    position here = {.a = after, .b = state->spots[after].next};
    position *at = &here;
    int32_t shift = state->spots[at->a].route;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    if (!loads_fit(state, probe, shift, at->a) || !fits_in_time(state, probe, kind->travel, at) ||
        (state->problem->pins && !ronde_relations_order(state, probe->node, at->a))) {
        return;
    }
    const ronde_spot *target = &state->spots[at->target];
    int64_t longer = at->distance_in + at->distance_out - target->leg_distance;
    ronde_time slower = at->leg_in + at->leg_out - target->leg_time;
    if (state->lanes[shift].distance + longer > kind->max_distance ||
        state->lanes[shift].travel + slower > kind->max_travel) {
        return;
    }
    bool rest = (state->spots[probe->node].flags & RONDE_NODE_BREAK) != 0;
    at->unpaid = ronde_labour_detour(state, kind, at->a, at->target, at->leg_in, at->leg_out, rest);
    ronde_time more = slower + at->unpaid.now - at->unpaid.then + (rest ? 0 : probe->duration);
    ronde_cost week = ronde_labour_change(state, shift, more);
    if (week >= ronde_labour_too_much) {
        return;
    }
    ronde_cost cost = ronde_scan_base_cost(state, probe, shift) - target->leg_cost +
                      kind->distance_price * (at->distance_in + at->distance_out) +
                      kind->leg_price * (at->leg_in + at->leg_out) -
                      kind->unpaid_price * at->unpaid.then + week;
    cost += ronde_scan_workload_change(state, probe, shift, slower);
    bool matters = kind->length_price > 0 || kind->overtime_price > 0 || state->problem->soft ||
                   state->problem->meets || ronde_idle_priced(kind);
    if (!matters && cost >= ronde_offers_bound(offers)) {
        return;
    }
    if (matters || kind->max_duration < ronde_time_unlimited) {
        ronde_cost change = 0;
        if (!moments_change(state, probe, shift, at, &change)) {
            return;
        }
        cost += matters ? change : 0;
    }
    ronde_offers_consider(offers, hand, cost, at->a);
}
