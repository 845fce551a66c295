/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan.h"

#include "solver/construct/scan_parts.h"
#include "solver/core/encounters.h"
#include "solver/core/faces.h"
#include "solver/core/hours.h"
#include "solver/core/idle.h"
#include "solver/core/labour.h"
#include "solver/core/price.h"
#include "solver/core/relations.h"

enum { few_lanes = 24, near_enough = 60 };

void ronde_offers_add(ronde_offers *offers, const ronde_offer *offer)
{
    int32_t at = offers->count < offers->wanted ? offers->count++ : offers->count - 1;
    while (at > 0 && offers->items[at - 1].cost > offer->cost) {
        offers->items[at] = offers->items[at - 1];
        at--;
    }
    offers->items[at] = *offer;
}

static void narrow(const ronde_state *state, const ronde_tie *tie, ronde_probe *probe)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_spot *other = &state->spots[tie->other];
    if (tie->timed) {
        if (tie->high < ronde_time_unlimited && other->earliest - tie->high > probe->low) {
            probe->low = other->earliest - tie->high;
        }
        if (tie->low > -ronde_time_unlimited && other->latest - tie->low < probe->high) {
            probe->high = other->latest - tie->low;
        }
    }
    int32_t resource = instance->shifts[other->route].resource;
    if (tie->relation == RONDE_SAME_SHIFT) {
        probe->possible &= probe->shift == RONDE_NONE || probe->shift == other->route;
        probe->shift = other->route;
        if (tie->order < 0) {
            probe->first_after = tie->other;
        } else if (tie->order > 0) {
            probe->last_before = tie->other;
        }
    } else if (tie->relation == RONDE_SAME_RESOURCE) {
        probe->possible &= probe->resource == RONDE_NONE || probe->resource == resource;
        probe->resource = resource;
    } else if (tie->relation == RONDE_DIFFERENT_RESOURCE) {
        probe->apart = true;
    }
}

/* A group that belongs together has its shift as soon as one of its tasks is served. */
static void join_groups(const ronde_state *state, ronde_probe *probe)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *task = &instance->tasks[probe->node];
    for (int32_t i = 0; i < task->membership_count; i++) {
        int32_t group = instance->memberships[task->first_membership + i].group;
        const ronde_share *all = ronde_state_whole_share(state, group);
        if (instance->groups[group].rule == RONDE_TOGETHER && all->count > 0) {
            probe->possible &= probe->shift == RONDE_NONE || probe->shift == all->set;
            probe->shift = all->set;
        }
    }
}

ronde_probe ronde_probe_of(const ronde_state *state, int32_t node, bool partial)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    ronde_probe probe = {.node = node,
                         .place = fixed->place,
                         .low = fixed->earliest,
                         .high = fixed->latest,
                         .duration = fixed->duration,
                         .shift = problem->instance->tasks[node].shift,
                         .resource = RONDE_NONE,
                         .first_after = RONDE_NONE,
                         .last_before = RONDE_NONE,
                         .possible = true,
                         .partial = partial,
                         .several = (fixed->flags & RONDE_NODE_WINDOWS) != 0};
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        if (state->spots[tie->other].route != RONDE_NONE) {
            narrow(state, tie, &probe);
        }
    }
    join_groups(state, &probe);
    probe.possible &= probe.low <= probe.high;
    return probe;
}

ronde_probe ronde_probe_on(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    ronde_probe own = *probe;
    if (probe->several) {
        ronde_window window;
        own.several = ronde_hours_windows(state->problem, probe->node, shift, &window);
        own.low = window.earliest > own.low ? window.earliest : own.low;
        own.high = window.latest < own.high ? window.latest : own.high;
    }
    return own;
}

static bool apart(const ronde_state *state, const ronde_probe *probe, int32_t resource)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[probe->node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        int32_t route = state->spots[tie->other].route;
        if (tie->relation == RONDE_DIFFERENT_RESOURCE && route != RONDE_NONE &&
            problem->instance->shifts[route].resource == resource) {
            return false;
        }
    }
    return true;
}

bool ronde_probe_admits(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    ronde_window hours = ronde_hours_of(problem, shift);
    if (kind->task_prices[probe->node] >= ronde_cost_forbidden || probe->low > hours.latest ||
        probe->high < hours.earliest || (probe->shift != RONDE_NONE && probe->shift != shift) ||
        state->lanes[shift].task_count >= kind->max_tasks ||
        !ronde_relations_share(state, probe->node, shift)) {
        return false;
    }
    if (problem->load_mode == RONDE_LOAD_SUM && kind->most_reloads == 0) {
        const ronde_task *task = &problem->instance->tasks[probe->node];
        for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
            int64_t amount = task->change[d] > 0 ? task->change[d] : 0;
            if (state->lanes[shift].load[d] + amount + task->initial[d] > kind->capacity[d]) {
                return false;
            }
        }
    }
    if (probe->resource == RONDE_NONE && !probe->apart) {
        return true;
    }
    int32_t resource = problem->instance->shifts[shift].resource;
    return (probe->resource == RONDE_NONE || probe->resource == resource) &&
           (!probe->apart || apart(state, probe, resource));
}

/* The first unused shift of each kind, by the set of those: most often there are few. */
static int32_t list_idle(const ronde_state *state, ronde_hand *hand, int32_t count)
{
    const ronde_problem *problem = state->problem;
    int32_t last = RONDE_NONE;
    for (int32_t word = 0; word <= (problem->shift_count - 1) / 64; word++) {
        for (uint64_t bits = state->idle[word]; bits != 0; bits &= bits - 1) {
            int32_t shift = problem->kind_shifts[64 * word + __builtin_ctzll(bits)];
            if (problem->kind_of[shift] != last) {
                last = problem->kind_of[shift];
                hand->lanes[count++] = shift;
            }
        }
    }
    return count;
}

int32_t ronde_scan_idle(const ronde_state *state, ronde_hand *hand, int32_t count)
{
    const ronde_problem *problem = state->problem;
    if (state->totals.used >= hand->most_used) {
        return count;
    }
    if (!hand->thorough) { /* nothing is closed */
        return list_idle(state, hand, count);
    }
    for (int32_t k = 0; k < problem->kind_count; k++) {
        const ronde_kind *kind = &problem->kinds[k];
        for (int32_t i = 0; i < kind->shift_count; i++) {
            int32_t shift = problem->kind_shifts[kind->first_shift + i];
            if (state->lanes[shift].task_count == 0 && !hand->closed[shift]) {
                hand->lanes[count++] = shift;
                break;
            }
        }
    }
    return count;
}

int32_t ronde_scan_lanes(const ronde_state *state, ronde_hand *hand, int32_t task, bool everything)
{
    const ronde_problem *problem = state->problem;
    int32_t count = 0;
    if (hand->force_open && state->totals.used < hand->most_used) {
        return ronde_scan_idle(state, hand, 0);
    }
    if (everything || state->totals.used <= few_lanes || problem->nodes[task].place == RONDE_NONE) {
        for (int32_t shift = 0; shift < problem->shift_count; shift++) {
            if (state->lanes[shift].task_count > 0 && !hand->closed[shift]) {
                hand->lanes[count++] = shift;
            }
        }
        return ronde_scan_idle(state, hand, count);
    }
    ronde_hand_new_stamp(hand);
    const int32_t *near = problem->neighbours + (int64_t)task * problem->max_neighbours;
    for (int32_t i = 0; i < problem->max_neighbours && i < near_enough; i++) {
        int32_t shift = near[i] == RONDE_NONE ? RONDE_NONE : state->spots[near[i]].route;
        if (shift != RONDE_NONE && hand->lane_stamps[shift] != hand->stamp) {
            hand->lane_stamps[shift] = hand->stamp;
            hand->lanes[count++] = shift;
        }
    }
    return ronde_scan_idle(state, hand, count);
}

void ronde_scan_offer(ronde_hand *hand, ronde_offers *offers, ronde_cost cost, int32_t after)
{
    if (cost < ronde_offers_bound(offers) && !ronde_hand_blinks(hand)) {
        ronde_offers_add(offers,
                         &(ronde_offer){.cost = cost, .after = after, .second = RONDE_NONE});
    }
}

ronde_cost ronde_scan_base_cost(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_lane *lane = &state->lanes[shift];
    ronde_cost faces =
        state->problem->faces ? ronde_faces_change(state, probe->node, RONDE_NONE, shift) : 0;
    return kind->task_prices[probe->node] - kind->wait_price * probe->duration + faces +
           (lane->task_count + lane->break_count == 0 ? kind->shift_price : 0);
}

/* The inner loop of a full scan: routes without breaks, limits, prices of moments and loads
 * along the way. */
static void scan_plain(const ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe *probe,
                       int32_t shift,
                       ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_travel *travel = kind->travel;
    const ronde_node *fixed = &problem->nodes[probe->node];
    const int64_t row = probe->place * travel->size;
    const int32_t *to = travel->times_to + row;
    const int32_t *from = travel->times + row;
    const int32_t *distance_to = travel->distances_to + row;
    const int32_t *distance_from = travel->distances + row;
    const ronde_cost base = ronde_scan_base_cost(state, probe, shift);
    ronde_cost bound = ronde_offers_bound(offers);
    int32_t a = ronde_start_of(problem, shift);
    const ronde_spot *before = &state->spots[a];
    for (int32_t b = before->next; b != RONDE_NONE;) {
        const ronde_spot *behind = &state->spots[b];
        ronde_time free = before->earliest + before->duration;
        if (free > probe->high) {
            return;
        }
        ronde_time start = free + to[before->place];
        start = start < probe->low ? probe->low : start;
        start = ronde_node_not_before(problem, fixed, start);
        ronde_time arrival = start + probe->duration + from[behind->place];
        if (start <= probe->high && arrival <= behind->latest) {
            ronde_cost cost =
                base - behind->leg_cost +
                kind->distance_price *
                    ((ronde_cost)distance_to[before->place] + distance_from[behind->place]) +
                kind->leg_price * ((ronde_cost)to[before->place] + from[behind->place]);
            if (cost < bound) {
                ronde_scan_offer(hand, offers, cost, a);
                bound = ronde_offers_bound(offers);
            }
        }
        a = b;
        before = behind;
        b = behind->next;
    }
}

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
    ronde_scan_offer(hand, offers, cost, at->a);
}

static void scan_any(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     int32_t shift,
                     ronde_offers *offers)
{
    int32_t a = probe->first_after != RONDE_NONE ? probe->first_after
                                                 : ronde_start_of(state->problem, shift);
    for (; state->spots[a].next != RONDE_NONE && a != probe->last_before;
         a = state->spots[a].next) {
        if (state->spots[a].earliest + state->spots[a].duration > probe->high) {
            return;
        }
        ronde_scan_position(state, hand, probe, a, offers);
    }
}

void ronde_scan_lane(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *looking,
                     int32_t shift,
                     ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    if (problem->trips) {
        ronde_scan_trips(state, hand, looking, shift, offers);
        return;
    }
    const ronde_probe here = ronde_probe_on(state, looking, shift);
    const ronde_probe *probe = &here;
    if (here.low > here.high) {
        return;
    }
    if (problem->prompt) {
        ronde_scan_prompt(state, hand, probe, shift, offers);
        return;
    }
    bool plain = kind->travel->times_to != NULL && !problem->timed && !kind->lengthy &&
                 state->lanes[shift].break_count == 0 && problem->load_mode != RONDE_LOAD_PREFIX &&
                 !problem->gaps && !kind->bounded && problem->instance->workload_price == 0 &&
                 problem->account_count == 0 && !problem->pins && probe->place != RONDE_NONE &&
                 probe->first_after == RONDE_NONE && probe->last_before == RONDE_NONE &&
                 (state->spots[ronde_end_of(problem, shift)].flags |
                  state->spots[ronde_start_of(problem, shift)].flags) == 0;
    if (plain) {
        scan_plain(state, hand, probe, shift, offers);
    } else if (ronde_scan_is_paid(state, probe, shift)) {
        ronde_scan_paid(state, hand, probe, shift, offers);
    } else {
        scan_any(state, hand, probe, shift, offers);
    }
}
