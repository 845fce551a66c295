/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan.h"
#include "solver/core/faces.h"
#include "solver/core/relations.h"

/* A pickup and its delivery on one route. One pass notes what the second task would cost at each
 * position by itself, and where the load of the first one can be aboard; then, for each position of
 * the first, the second is carried outward with the time at which each stop would start by then,
 * no further than a better offer is still possible. */

enum { carries = 1, begins = 2 };

/* A position: behind a node, before the next one. */
typedef struct ronde_slot slot;

typedef struct pairing {
    const ronde_state *state;
    ronde_hand *hand;
    const ronde_probe *first, *second;
    const ronde_kind *kind;
    slot *slots;
    int32_t count;
    ronde_offers *offers;
    ronde_cost base;
    int64_t spare_distance;
} pairing;

static const ronde_cost impossible = INT64_MAX / 4;

/* The place of an end that is open is that of the stop before it. */
static int32_t place_of(const ronde_spot *spot, int32_t before)
{
    return (spot->flags & RONDE_NODE_OPEN) != 0 ? before : spot->place;
}

/* Where a leg is in the turned tables: legs to one place are neighbours there. */
static int64_t turned_cell(const ronde_travel *travel, int32_t from, int32_t to)
{
    return (int64_t)to * travel->size + from;
}

static ronde_time time_to(const ronde_travel *travel, int32_t from, int32_t to)
{
    return travel->times_to != NULL ? travel->times_to[turned_cell(travel, from, to)]
                                    : travel->times[from * travel->size + to];
}

static int32_t distance_to(const ronde_travel *travel, int32_t from, int32_t to)
{
    return travel->distances_to != NULL ? travel->distances_to[turned_cell(travel, from, to)]
                                        : travel->distances[from * travel->size + to];
}

static ronde_cost priced(const ronde_kind *kind, int32_t distance, ronde_time time)
{
    return kind->distance_price * distance + kind->leg_price * time;
}

/* What the legs to and from a place at a position cost more than the direct one. */
static ronde_cost
detour(const ronde_kind *kind, int32_t place, const ronde_spot *a, const ronde_spot *b)
{
    const ronde_travel *travel = kind->travel;
    int64_t row = place * travel->size;
    int64_t out = row + place_of(b, place);
    return priced(kind, distance_to(travel, a->place, place), time_to(travel, a->place, place)) +
           priced(kind, travel->distances[out], travel->times[out]) - b->leg_cost;
}

/* carries: the load of the first task may be aboard from the node to the next one; begins: and the
 * first task may stand behind the node. */
static int32_t loads_at(const pairing *pair, int32_t node)
{
    const ronde_problem *problem = pair->state->problem;
    const ronde_task *first = &problem->instance->tasks[pair->first->node];
    const ronde_task *second = &problem->instance->tasks[pair->second->node];
    const ronde_aboard *aboard = &pair->state->aboard[(int64_t)node * RONDE_DIMENSIONS];
    int32_t flags = carries | begins;
    if (pair->kind->layout_count > 0) { /* such a pair brings nothing and leaves nothing aboard */
        int64_t load[RONDE_DIMENSIONS] = {0};
        for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
            load[d] = aboard[d].after + first->change[d];
        }
        return ronde_kind_holds(problem, pair->kind, load) ? flags : 0;
    }
    for (int32_t d = 0; d < problem->instance->dimension_count; d++, aboard++) {
        int64_t capacity = pair->kind->capacity[d];
        int64_t at_start = (int64_t)first->initial[d] + second->initial[d];
        int64_t extra = at_start + first->change[d];
        int64_t rest = extra + second->change[d]; /* what stays aboard; none for usual pairs */
        if (aboard->after + extra > capacity || aboard->after + extra < 0 ||
            (rest != 0 &&
             (aboard->most_after + rest > capacity || aboard->least_after + rest < 0))) {
            return 0;
        }
        if (aboard->most_before + at_start > capacity || aboard->least_before + at_start < 0) {
            flags &= ~begins;
        }
    }
    return flags;
}

/* Fills in what is known of each position without the first task. Where the second one does not fit
 * by itself it does not fit with the first one before it; small instances do not rely on that,
 * since it needs detours that take no less than the direct leg. */
static void list_slots(pairing *pair, int32_t shift)
{
    const ronde_state *state = pair->state;
    const ronde_problem *problem = state->problem;
    const ronde_probe *second = pair->second;
    const ronde_travel *travel = pair->kind->travel;
    const int64_t row = second->place * travel->size;
    const ronde_node *fixed = &problem->nodes[second->node];
    int32_t count = 0;
    for (int32_t a = ronde_start_of(problem, shift); state->spots[a].next != RONDE_NONE;
         a = state->spots[a].next) {
        const ronde_spot *before = &state->spots[a];
        const ronde_spot *behind = &state->spots[before->next];
        slot *at = &pair->slots[count++];
        at->node = a;
        at->flags = loads_at(pair, a);
        at->leg_in = (int32_t)time_to(travel, before->place, second->place);
        at->leg_out = travel->times[row + place_of(behind, second->place)];
        ronde_time start = before->earliest + before->duration + at->leg_in;
        start = ronde_node_not_before(problem, fixed, start < second->low ? second->low : start);
        bool fits =
            pair->hand->thorough ||
            (start <= second->high && start + second->duration + at->leg_out <= behind->latest);
        at->cost = fits ? detour(pair->kind, second->place, before, behind) : impossible;
    }
    pair->count = count;
    ronde_cost least = impossible;
    while (count-- > 0) {
        slot *at = &pair->slots[count];
        least = at->cost < least ? at->cost : least;
        at->least = least;
    }
}

/* How much longer the route gets in distance, where that is limited. */
static bool short_enough(const pairing *pair, const slot *first, const slot *second)
{
    if (pair->spare_distance >= ronde_time_unlimited / 2) {
        return true;
    }
    const ronde_spot *spots = pair->state->spots;
    const ronde_travel *travel = pair->kind->travel;
    int32_t p = pair->first->place;
    int32_t d = pair->second->place;
    const ronde_spot *b = &spots[spots[first->node].next];
    const ronde_spot *k = &spots[spots[second->node].next];
    int64_t longer = travel->distances[spots[first->node].place * travel->size + p] -
                     (int64_t)b->leg_distance +
                     travel->distances[d * travel->size + place_of(k, d)];
    if (first == second) {
        longer += travel->distances[p * travel->size + d];
    } else {
        longer += (int64_t)travel->distances[p * travel->size + b->place] - k->leg_distance +
                  travel->distances[spots[second->node].place * travel->size + d];
    }
    return longer <= pair->spare_distance;
}

/* What an offer must cost less than. */
static ronde_cost bound_of(const pairing *pair)
{
    ronde_cost bound = ronde_offers_bound(pair->offers);
    return bound < impossible ? bound : impossible;
}

static void offer(const pairing *pair, ronde_cost cost, const slot *first, const slot *second)
{
    if (short_enough(pair, first, second) &&
        (ronde_rng_next(&pair->hand->rng) >> 54U) >= pair->hand->blink) {
        int32_t behind = first == second ? pair->first->node : second->node;
        ronde_offers_add(pair->offers,
                         &(ronde_offer){.cost = cost, .after = first->node, .second = behind});
    }
}

/* True if the second task fits at a position when it can leave the stop before at a moment. */
static bool
second_fits(const pairing *pair, ronde_time arrival, ronde_time leg_out, ronde_time latest)
{
    const ronde_problem *problem = pair->state->problem;
    const ronde_probe *second = pair->second;
    ronde_time start = arrival < second->low ? second->low : arrival;
    start = ronde_node_not_before(problem, &problem->nodes[second->node], start);
    return start <= second->high && start + second->duration + leg_out <= latest;
}

/* Both tasks one after the other at a position, the first one ready to go on at a moment. */
static void offer_together(const pairing *pair, const slot *at, ronde_time free)
{
    const ronde_kind *kind = pair->kind;
    const ronde_travel *travel = kind->travel;
    const ronde_spot *a = &pair->state->spots[at->node];
    const ronde_spot *b = &pair->state->spots[a->next];
    int64_t between = pair->first->place * travel->size + pair->second->place;
    int64_t out = pair->second->place * travel->size + place_of(b, pair->second->place);
    ronde_cost cost = pair->base +
                      priced(kind, distance_to(travel, a->place, pair->first->place),
                             time_to(travel, a->place, pair->first->place)) +
                      priced(kind, travel->distances[between], travel->times[between]) +
                      priced(kind, travel->distances[out], travel->times[out]) - b->leg_cost;
    if (cost < bound_of(pair) &&
        second_fits(pair, free + travel->times[between], at->leg_out, b->latest)) {
        offer(pair, cost, at, at);
    }
}

/* Carries the second task outward: the first one is behind a stop and ready to go on at a moment.
 */
static void carry(const pairing *pair, int32_t from, ronde_cost cost, ronde_time free)
{
    const ronde_state *state = pair->state;
    const ronde_problem *problem = state->problem;
    const ronde_travel *travel = pair->kind->travel;
    int32_t place = pair->first->place;
    const ronde_spot *spot = &state->spots[state->spots[pair->slots[from].node].next];
    ronde_time time = free + travel->times[place * travel->size + place_of(spot, place)];
    for (int32_t i = from + 1; i < pair->count; i++) {
        const slot *at = &pair->slots[i];
        if (cost + at->least >= bound_of(pair) || (at->flags & carries) == 0) {
            return;
        }
        time = ronde_node_not_before(problem, &problem->nodes[at->node], time);
        if (time > spot->latest || time > pair->second->high) {
            return;
        }
        time += spot->duration;
        const ronde_spot *behind = &state->spots[spot->next];
        if (cost + at->cost < bound_of(pair) &&
            second_fits(pair, time + at->leg_in, at->leg_out, behind->latest)) {
            offer(pair, cost + at->cost, &pair->slots[from], at);
        }
        time += behind->leg_time;
        spot = behind;
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
    const ronde_travel *travel = kind->travel;
    const ronde_lane *lane = &state->lanes[shift];
    pairing pair = {.state = state,
                    .hand = hand,
                    .first = first,
                    .second = second,
                    .kind = kind,
                    .slots = hand->slots,
                    .offers = offers,
                    .base = kind->task_prices[first->node] + kind->task_prices[second->node] +
                            (lane->task_count + lane->break_count == 0 ? kind->shift_price : 0),
                    .spare_distance = kind->max_distance - lane->distance};
    if (problem->faces) {
        pair.base += ronde_faces_change(state, first->node, second->node, shift);
    }
    list_slots(&pair, shift);
    const int64_t row = first->place * travel->size;
    for (int32_t i = 0; i < pair.count; i++) {
        const slot *at = &pair.slots[i];
        const ronde_spot *before = &state->spots[at->node];
        ronde_time start = before->earliest + before->duration;
        if (start > first->high) {
            return;
        }
        if (at->flags != (carries | begins) ||
            (problem->pins && !ronde_relations_order(state, first->node, at->node))) {
            continue;
        }
        start += time_to(travel, before->place, first->place);
        start = ronde_node_not_before(problem, &problem->nodes[first->node],
                                      start < first->low ? first->low : start);
        if (start > first->high) {
            continue;
        }
        const ronde_spot *behind = &state->spots[before->next];
        ronde_time free = start + first->duration;
        offer_together(&pair, at, free);
        if (i + 1 < pair.count &&
            free + travel->times[row + place_of(behind, first->place)] <= behind->latest) {
            carry(&pair, i, pair.base + detour(kind, first->place, before, behind), free);
        }
    }
}
