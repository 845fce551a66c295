/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the plan changes: tasks put on routes and taken off, with every sum and bound that follows.
 */
#include "solver/core/encounters.h"
#include "solver/core/faces.h"
#include "solver/core/hours.h"
#include "solver/core/kernel.h"
#include "solver/core/labour.h"
#include "solver/core/price.h"
#include "solver/core/state.h"
#include "solver/core/timing.h"

#include <assert.h>

static void add_dirty(ronde_state *state, int32_t shift)
{
    if (!state->is_dirty[shift]) {
        state->is_dirty[shift] = true;
        state->dirty[state->dirty_count++] = shift;
    }
}

/* Computes the leg to a node from the node before it. */
static void set_leg(ronde_state *state, int32_t shift, int32_t node)
{
    ronde_lane *lane = &state->lanes[shift];
    ronde_spot *spot = &state->spots[node];
    ronde_state_touch_spot(state, node);
    ronde_cost cost = 0;
    int32_t time = 0;
    int32_t distance = 0;
    const ronde_spot *from = &state->spots[spot->previous];
    bool used = lane->task_count + lane->break_count > 0;
    if ((spot->flags & (RONDE_NODE_BREAK | RONDE_NODE_OPEN)) != 0) {
        spot->place = from->place;
    } else if (used &&
               from->place != RONDE_NONE) { /* nowhere: before the first stop of an open start */
        const ronde_kind *kind = ronde_state_kind(state, shift);
        int64_t at = from->place * kind->travel->size + spot->place;
        time = kind->travel->times[at];
        distance = kind->travel->distances[at];
        cost = kind->distance_price * distance + kind->leg_price * time;
        if (state->problem->unpaid && ronde_labour_unpaid(state, kind, spot->previous, node)) {
            cost -= kind->unpaid_price * time;
        }
        if (distance >= RONDE_UNREACHABLE) {
            time = RONDE_UNREACHABLE;
        }
    }
    lane->distance += distance - spot->leg_distance;
    lane->travel += time - spot->leg_time;
    lane->legs += cost - spot->leg_cost;
    state->totals.cost += cost - spot->leg_cost;
    spot->leg_cost = cost;
    spot->leg_time = time;
    spot->leg_distance = distance;
}

/* Makes b follow a. */
static void join(ronde_state *state, int32_t shift, int32_t a, int32_t b)
{
    ronde_state_touch_spot(state, a);
    ronde_state_touch_spot(state, b);
    state->spots[a].next = b;
    state->spots[b].previous = a;
    set_leg(state, shift, b);
    while ((state->spots[b].flags & RONDE_NODE_BREAK) != 0) {
        b = state->spots[b].next;
        set_leg(state, shift, b); /* a break is where the stop before it is */
    }
}

void ronde_state_set_share(ronde_state *state, ronde_share *share, ronde_share changed)
{
    ronde_share_log entry = {share - state->shares, *share};
    state->broken |= !ronde_array_push(&state->share_log, entry);
    *share = changed;
}

static void add_to_share(ronde_state *state, ronde_share *share, int32_t change, int32_t set)
{
    ronde_state_set_share(state, share,
                          (ronde_share){share->count + change, change > 0 ? set : share->set});
}

static void count_in_groups(ronde_state *state, int32_t shift, int32_t task, int32_t sign)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_task *of = &instance->tasks[task];
    for (int32_t i = 0; i < of->membership_count; i++) {
        const ronde_membership *one = &instance->memberships[of->first_membership + i];
        if (ronde_group_shares(&instance->groups[one->group])) {
            add_to_share(state, ronde_state_share(state, one->group, shift), sign, one->set);
            add_to_share(state, ronde_state_whole_share(state, one->group), sign, shift);
        }
    }
    if (state->problem->faces) {
        ronde_faces_count(state, task, shift, sign);
    }
    if (state->problem->meets && (state->spots[task].flags & RONDE_NODE_MEETS) != 0) {
        ronde_encounters_forget(state, task, shift, sign);
    }
}

/* All breaks look alike: they belong to the shift, and shifts of a kind have the same. */
static uint64_t content_of(int32_t node, bool rest)
{
    uint64_t hash = (rest ? 1U : (uint64_t)(uint32_t)node + 2U) * 0x9e3779b97f4a7c15U;
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    return hash ^ (hash >> 27U);
}

/* Counts the node in (sign 1) or out (-1) of the sums of its route. */
static void count_node(ronde_state *state, int32_t shift, int32_t node, int32_t sign)
{
    const ronde_problem *problem = state->problem;
    ronde_lane *lane = &state->lanes[shift];
    const ronde_kind *kind = ronde_state_kind(state, shift);
    if ((problem->nodes[node].flags & RONDE_NODE_RELOAD) != 0) {
        ronde_cost loading = kind->wait_price * problem->nodes[node].duration;
        lane->reload_count += sign;
        lane->prices -= sign * loading;
        state->totals.cost -= sign * loading;
        return;
    }
    const ronde_task *task = &problem->instance->tasks[node];
    int32_t flags = problem->nodes[node].flags;
    bool rest = (flags & RONDE_NODE_BREAK) != 0;
    bool was_used = lane->task_count + lane->break_count > 0;
    lane->content += (uint64_t)(int64_t)sign * content_of(node, rest);
    lane->task_count += rest ? 0 : sign;
    lane->break_count += rest ? sign : 0;
    lane->work += rest ? 0 : sign * task->duration;
    count_in_groups(state, shift, node, sign);
    ronde_window window;
    lane->windows_count += ronde_hours_windows(problem, node, shift, &window) ? sign : 0;
    lane->soft_count += (flags & (RONDE_NODE_SOFT | RONDE_NODE_MEETS)) != 0 ? sign : 0;
    for (int32_t d = 0; d < problem->instance->dimension_count; d++) {
        lane->initial[d] += sign * (int64_t)task->initial[d];
        int64_t amount = task->change[d] > 0 ? task->change[d] : 0;
        lane->load[d] += sign * (amount + task->initial[d]);
    }
    ronde_cost price = kind->task_prices[node] - kind->wait_price * task->duration;
    ronde_state_note_idle(state, shift);
    lane->prices += sign * price;
    state->totals.cost += sign * price;
    bool used = lane->task_count + lane->break_count > 0;
    state->totals.used += (used ? 1 : 0) - (was_used ? 1 : 0);
    state->totals.cost += used == was_used ? 0 : sign * kind->shift_price;
}

/* Makes the links of a node bind, or no longer. */
static void bind(ronde_state *state, int32_t node, int32_t sign)
{
    const ronde_node *fixed = &state->problem->nodes[node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &state->problem->ties[fixed->first_tie + i];
        int32_t other = state->spots[tie->other].route;
        if (!tie->timed || !ronde_state_served(state, tie->other) ||
            ronde_hours_keep(state->problem, tie, state->spots[node].route, other)) {
            continue;
        }
        const int32_t both[2] = {node, tie->other};
        for (int k = 0; k < 2; k++) {
            ronde_state_touch_spot(state, both[k]);
            ronde_spot *spot = &state->spots[both[k]];
            bool was = spot->ties > 0;
            spot->ties += sign;
            int32_t change = (spot->ties > 0 ? 1 : 0) - (was ? 1 : 0);
            state->tied_total += change;
            ronde_state_touch_lane(state, spot->route);
            state->lanes[spot->route].tied_count += change;
        }
        if (sign < 0) {
            add_dirty(state, other);
        }
    }
}

/* The rest before and after a route binds while the route is used. */
static void bind_ends(ronde_state *state, int32_t shift, int32_t sign)
{
    bind(state, ronde_start_of(state->problem, shift), sign);
    bind(state, ronde_end_of(state->problem, shift), sign);
}

static void add_tied(ronde_state *state, int32_t node)
{
    const ronde_node *fixed = &state->problem->nodes[node];
    for (int32_t k = 0; k < fixed->tie_count; k++) {
        const ronde_tie *tie = &state->problem->ties[fixed->first_tie + k];
        if (tie->timed && ronde_state_served(state, tie->other)) {
            add_dirty(state, state->spots[tie->other].route);
        }
    }
}

/* Completes the dirty routes to all that are tied to them. */
static void close_dirty(ronde_state *state)
{
    for (int32_t i = 0; i < state->dirty_count; i++) {
        int32_t shift = state->dirty[i];
        int32_t left = state->lanes[shift].tied_count;
        for (int32_t node = ronde_start_of(state->problem, shift); left > 0;
             node = state->spots[node].next) {
            if (state->spots[node].ties > 0) {
                left--;
                add_tied(state, node);
            }
        }
    }
}

/* Taking a stop out can make a route longer, too, or leave a load that another stop was to take. */
static bool dirty_lanes_fit(const ronde_state *state, bool loads)
{
    for (int32_t i = 0; i < state->dirty_count; i++) {
        int32_t shift = state->dirty[i];
        if (!ronde_state_sums_fit(state, shift) ||
            (loads && !ronde_state_loads_fit(state, shift))) {
            return false;
        }
    }
    return true;
}

bool ronde_state_settle(ronde_state *state)
{
    state->epoch++; /* what is touched from here on is stale again */
    close_dirty(state);
    bool good = dirty_lanes_fit(state, false) &&
                ronde_kernel_reset(state, state->dirty, state->dirty_count);
    for (int32_t i = 0; i < state->dirty_count && good && state->timing != NULL; i++) {
        good = ronde_timing_possible(state->timing, state, state->dirty[i]);
    }
    if (good) {
        ronde_price_refresh(state);
        good = state->problem->load_mode != RONDE_LOAD_PREFIX || dirty_lanes_fit(state, true);
    }
    while (good && state->dirty_count > 0) {
        state->is_dirty[state->dirty[--state->dirty_count]] = false;
    }
    return good;
}

bool ronde_state_retime(ronde_state *state, int32_t shift)
{
    ronde_state_touch_lane(state, shift);
    state->lanes[shift].limit = ronde_state_limit(state, shift);
    add_dirty(state, shift);
    return ronde_state_settle(state);
}

static bool place_times(ronde_state *state, int32_t shift, int32_t node, bool from_scratch)
{
    if (!from_scratch) {
        return ronde_kernel_insert(state, node);
    }
    add_dirty(state, shift);
    close_dirty(state);
    bool good = ronde_kernel_reset(state, state->dirty, state->dirty_count);
    while (state->dirty_count > 0) {
        state->is_dirty[state->dirty[--state->dirty_count]] = false;
    }
    return good;
}

static void link_in(ronde_state *state, int32_t node, int32_t after)
{
    int32_t shift = state->spots[after].route;
    int32_t behind = state->spots[after].next;
    bool used = ronde_state_served(state, ronde_start_of(state->problem, shift));
    ronde_state_touch_spot(state, node);
    ronde_state_touch_lane(state, shift);
    count_node(state, shift, node, 1);
    state->spots[node].route = shift;
    state->spots[node].ties = 0;
    ronde_state_touch_spot(state, behind);
    state->spots[node].next = behind;
    state->spots[behind].previous = node;
    join(state, shift, after, node);
    join(state, shift, node, behind);
    bind(state, node, 1);
    if (!used && state->problem->rests) {
        bind_ends(state, shift, 1);
    }
    if (state->problem->unpaid || state->problem->account_count > 0) {
        ronde_labour_refresh(state, shift);
    }
    if ((state->spots[node].flags & RONDE_NODE_BREAK) != 0) {
        state->lanes[shift].limit = ronde_state_limit(state, shift);
    }
}

void ronde_state_link(ronde_state *state, int32_t node, int32_t after)
{
    link_in(state, node, after);
    add_dirty(state, state->spots[node].route);
}

/* On a plain route an O(1) test says whether the node fits: no mark is needed to return to. */
static bool place_plainly(ronde_state *state, int32_t node, int32_t after)
{
    const ronde_problem *problem = state->problem;
    const ronde_spot *before = &state->spots[after];
    const ronde_spot *behind = &state->spots[before->next];
    const ronde_node *fixed = &problem->nodes[node];
    int32_t shift = before->route;
    const ronde_travel *travel = ronde_state_kind(state, shift)->travel;
    ronde_time in = travel->times[before->place * travel->size + fixed->place];
    ronde_time out = travel->times[fixed->place * travel->size + behind->place];
    ronde_time start = before->earliest + before->duration + in;
    start = start < fixed->earliest ? fixed->earliest : start;
    if (start > fixed->latest || start + fixed->duration + out > behind->latest ||
        !ronde_price_within(state, &(ronde_detour){node, after, before->next, in, out})) {
        return false;
    }
    bool relaxes = state->lanes[shift].task_count == 0 ||
                   in + fixed->duration + out < behind->leg_time; /* as in ronde_state_place */
    link_in(state, node, after);
    bool good = place_times(state, shift, node, relaxes);
    assert(good);
    (void)good;
    if (problem->limits) {
        ronde_price_refresh(state);
    }
    return true;
}

/* Whether waiting with loads aboard can be avoided: on the route of a node, and on those of the
 * other tasks of its request, whose load is counted once all of them are served. */
static bool never_waits(const ronde_state *state, int32_t node)
{
    const ronde_instance *instance = state->problem->instance;
    if (state->timing == NULL) {
        return true;
    }
    int32_t index = state->problem->nodes[node].alternative;
    bool good = ronde_timing_possible(state->timing, state, state->spots[node].route);
    for (int32_t i = 0; good && index != RONDE_NONE && i < instance->alternatives[index].task_count;
         i++) {
        int32_t task = instance->request_tasks[instance->alternatives[index].first_task + i];
        int32_t shift = state->spots[task].route;
        good = shift == RONDE_NONE || shift == state->spots[node].route ||
               ronde_timing_possible(state->timing, state, shift);
    }
    return good;
}

bool ronde_state_place(ronde_state *state, int32_t node, int32_t after)
{
    assert(state->spots[node].route == RONDE_NONE && state->dirty_count == 0);
    if (state->problem->plain) {
        return place_plainly(state, node, after);
    }
    ronde_mark mark = ronde_state_mark(state);
    int32_t shift = state->spots[after].route;
    const ronde_lane *lane = &state->lanes[shift];
    int32_t flags = state->spots[state->spots[after].next].flags | state->spots[node].flags;
    bool from_scratch =
        lane->task_count + lane->break_count == 0 || (flags & RONDE_NODE_BREAK) != 0;
    int32_t behind = state->spots[after].next;
    ronde_time direct = state->spots[behind].leg_time;
    link_in(state, node, after);
    /* A detour that is quicker than the direct leg relaxes bounds, which inserting never does. */
    from_scratch |=
        state->spots[node].leg_time + state->spots[node].duration + state->spots[behind].leg_time <
        direct;
    bool good = ronde_state_sums_fit(state, shift) &&
                place_times(state, shift, node, from_scratch) && never_waits(state, node);
    if (!good) {
        ronde_state_rollback(state, &mark);
        return false;
    }
    ronde_price_refresh(state);
    return true;
}

void ronde_state_unlink(ronde_state *state, int32_t node)
{
    ronde_spot *spot = &state->spots[node];
    int32_t shift = spot->route;
    int32_t a = spot->previous;
    int32_t b = spot->next;
    int32_t start = ronde_start_of(state->problem, shift);
    bool used = ronde_state_served(state, start);
    ronde_state_touch_spot(state, node);
    ronde_state_touch_lane(state, shift);
    ronde_lane *lane = &state->lanes[shift];
    bind(state, node, -1);
    lane->legs -= spot->leg_cost;
    lane->distance -= spot->leg_distance;
    lane->travel -= spot->leg_time;
    state->totals.cost -= spot->leg_cost;
    spot->leg_cost = 0;
    spot->leg_time = spot->leg_distance = 0;
    count_node(state, shift, node, -1);
    join(state, shift, a, b);
    spot->route = spot->next = spot->previous = RONDE_NONE;
    spot->place = state->problem->nodes[node].place;
    if (state->problem->rests && used && !ronde_state_served(state, start)) {
        bind_ends(state, shift, -1);
    }
    if (state->problem->unpaid || state->problem->account_count > 0) {
        ronde_labour_refresh(state, shift);
    }
    if ((spot->flags & RONDE_NODE_BREAK) != 0) {
        lane->limit = ronde_state_limit(state, shift);
    }
    add_dirty(state, shift);
}

void ronde_state_choose(ronde_state *state, int32_t request, int32_t alternative)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_request *of = &instance->requests[request];
    int32_t old = state->chosen[request];
    if (old == alternative) {
        return;
    }
    state->broken |=
        !ronde_array_push(&state->request_log, (ronde_request_log){.index = request, .old = old});
    ronde_cost lost = of->optional ? of->prize : 0;
    int64_t missed = of->optional ? 0 : of->priority;
    state->totals.cost -= old == RONDE_NONE ? lost : instance->alternatives[old].price;
    state->totals.unserved -= old == RONDE_NONE ? missed : 0;
    state->totals.cost +=
        alternative == RONDE_NONE ? lost : instance->alternatives[alternative].price;
    state->totals.unserved += alternative == RONDE_NONE ? missed : 0;
    ronde_state_set_chosen(state, request, alternative);
}

void ronde_state_remove(ronde_state *state, int32_t request)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t chosen = state->chosen[request];
    if (chosen == RONDE_NONE) {
        return;
    }
    const ronde_alternative *alternative = &instance->alternatives[chosen];
    for (int32_t i = 0; i < alternative->task_count; i++) {
        ronde_state_unlink(state, instance->request_tasks[alternative->first_task + i]);
    }
    ronde_state_choose(state, request, RONDE_NONE);
}
