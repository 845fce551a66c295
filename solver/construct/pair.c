/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan.h"
#include "solver/core/relations.h"

/* A pickup and its delivery on one route: for each position of the first the second is carried
 * outward, with the time at which each stop would start by then and the load it would have. */

typedef struct pairing {
    ronde_state *state;
    ronde_hand *hand;
    const ronde_probe *first, *second;
    const ronde_kind *kind;
    int32_t shift;
    ronde_offers *offers;
    ronde_cost base;
    int64_t spare_distance;
} pairing;

static ronde_cost leg_cost(const ronde_kind *kind, int64_t at)
{
    return kind->distance_price * kind->travel->distances[at] +
           kind->leg_price * kind->travel->times[at];
}

static int64_t cell(const ronde_kind *kind, int32_t from, int32_t to)
{
    return from * kind->travel->size + to;
}

/* The place of an end that is open is that of the stop before it. */
static int32_t place_of(const ronde_state *state, int32_t node, int32_t before)
{
    const ronde_spot *spot = &state->spots[node];
    return (spot->flags & RONDE_NODE_OPEN) != 0 ? before : spot->place;
}

static bool aboard_fits(const pairing *pair, int32_t node, bool before)
{
    const ronde_problem *problem = pair->state->problem;
    const ronde_task *first = &problem->instance->tasks[pair->first->node];
    const ronde_task *second = &problem->instance->tasks[pair->second->node];
    const ronde_aboard *aboard = &pair->state->aboard[(int64_t)node * RONDE_DIMENSIONS];
    if (pair->kind->layout_count > 0) { /* such a pair brings nothing and leaves nothing aboard */
        int64_t load[RONDE_DIMENSIONS] = {0};
        for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
            load[d] = aboard[d].after + (before ? 0 : first->change[d]);
        }
        return ronde_kind_holds(problem, pair->kind, load);
    }
    for (int32_t d = 0; d < problem->instance->dimension_count; d++, aboard++) {
        int64_t at_start = (int64_t)first->initial[d] + second->initial[d];
        int64_t extra = at_start + first->change[d];
        int64_t most = before ? aboard->most_before + at_start : aboard->after + extra;
        int64_t least = before ? aboard->least_before + at_start : aboard->after + extra;
        if (most > pair->kind->capacity[d] || least < 0) {
            return false;
        }
        int64_t rest = extra + second->change[d];
        if (!before && rest != 0 &&
            (aboard->most_after + rest > pair->kind->capacity[d] ||
             aboard->least_after + rest < 0)) {
            return false; /* what the pair leaves aboard; none for usual pairs */
        }
    }
    return true;
}

static void
offer_pair(const pairing *pair, ronde_cost cost, int64_t distance, int32_t after, int32_t second)
{
    if (cost < ronde_offers_bound(pair->offers) && distance <= pair->spare_distance &&
        (ronde_rng_next(&pair->hand->rng) >> 54U) >= pair->hand->blink) {
        ronde_offers_add(pair->offers,
                         &(ronde_offer){.cost = cost, .after = after, .second = second});
    }
}

/* The second task behind a stop at a place that ends at a moment, before node b. Gives its start
 * or a start beyond its last one. */
static bool second_fits(const pairing *pair, int32_t place, ronde_time time, int32_t b)
{
    const ronde_problem *problem = pair->state->problem;
    const ronde_travel *travel = pair->kind->travel;
    const ronde_probe *second = pair->second;
    ronde_time start = time + travel->times[cell(pair->kind, place, second->place)];
    start = start < second->low ? second->low : start;
    start = ronde_node_not_before(problem, &problem->nodes[second->node], start);
    const ronde_spot *behind = &pair->state->spots[b];
    int32_t next = place_of(pair->state, b, second->place);
    return start <= second->high &&
           start + second->duration + travel->times[cell(pair->kind, second->place, next)] <=
               behind->latest;
}

/* Carries the second task outward from the first one, which is behind a and starts at a moment. */
static void carry(const pairing *pair, int32_t a, ronde_time start)
{
    const ronde_state *state = pair->state;
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = pair->kind;
    const ronde_travel *travel = kind->travel;
    int32_t b = state->spots[a].next;
    int32_t p = pair->first->place;
    int32_t d = pair->second->place;
    int64_t in = cell(kind, state->spots[a].place, p);
    ronde_cost old = pair->base - state->spots[b].leg_cost + leg_cost(kind, in);
    int64_t far = travel->distances[in] - state->spots[b].leg_distance;
    ronde_time time = start + pair->first->duration;
    if (second_fits(pair, p, time, b)) {
        int64_t between = cell(kind, p, d);
        int64_t out = cell(kind, d, place_of(state, b, d));
        offer_pair(pair, old + leg_cost(kind, between) + leg_cost(kind, out),
                   far + travel->distances[between] + travel->distances[out], a, pair->first->node);
    }
    int64_t joint = cell(kind, p, place_of(state, b, p));
    old += leg_cost(kind, joint);
    far += travel->distances[joint];
    time += travel->times[joint];
    int32_t j = b;
    while (state->spots[j].next != RONDE_NONE) {
        const ronde_spot *spot = &state->spots[j];
        time = ronde_node_not_before(problem, &problem->nodes[j], time);
        if (time > spot->latest || time > pair->second->high || !aboard_fits(pair, j, false)) {
            return;
        }
        time += spot->duration;
        int32_t k = spot->next;
        if ((state->spots[k].flags & RONDE_NODE_BREAK) == 0 &&
            second_fits(pair, spot->place, time, k)) {
            int64_t to = cell(kind, spot->place, d);
            int64_t out = cell(kind, d, place_of(state, k, d));
            offer_pair(
                pair, old + leg_cost(kind, to) + leg_cost(kind, out) - state->spots[k].leg_cost,
                far + travel->distances[to] + travel->distances[out] - state->spots[k].leg_distance,
                a, j);
        }
        time += state->spots[k].leg_time;
        j = k;
    }
}

void ronde_scan_pair(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *first,
                     const ronde_probe *second,
                     int32_t shift,
                     ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_lane *lane = &state->lanes[shift];
    pairing pair = {.state = state,
                    .hand = hand,
                    .first = first,
                    .second = second,
                    .kind = kind,
                    .shift = shift,
                    .offers = offers,
                    .base = kind->task_prices[first->node] + kind->task_prices[second->node] +
                            (lane->task_count + lane->break_count == 0 ? kind->shift_price : 0),
                    .spare_distance = kind->max_distance - lane->distance};
    for (int32_t a = ronde_start_of(problem, shift); state->spots[a].next != RONDE_NONE;
         a = state->spots[a].next) {
        const ronde_spot *before = &state->spots[a];
        if (before->earliest + before->duration > first->high) {
            return;
        }
        if ((state->spots[before->next].flags & RONDE_NODE_BREAK) != 0 ||
            (problem->pins && !ronde_relations_order(state, first->node, a)) ||
            !aboard_fits(&pair, a, true) || !aboard_fits(&pair, a, false)) {
            continue;
        }
        ronde_time start = before->earliest + before->duration +
                           kind->travel->times[cell(kind, before->place, first->place)];
        start = start < first->low ? first->low : start;
        start = ronde_node_not_before(problem, &problem->nodes[first->node], start);
        if (start <= first->high) {
            carry(&pair, a, start);
        }
    }
}
