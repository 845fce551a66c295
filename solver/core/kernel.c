/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/core/kernel.h"

#include "solver/core/trips.h"

#include <assert.h>

static void enqueue(ronde_state *state, int32_t node)
{
    if (!state->queued[node]) {
        state->queued[node] = true;
        int32_t at = state->queue_first + state->queue_count++;
        int32_t room = state->problem->node_count;
        state->queue[at < room ? at : at - room] = node;
    }
}

static int32_t dequeue(ronde_state *state)
{
    int32_t node = state->queue[state->queue_first++];
    state->queue_count--;
    state->queued[node] = false;
    if (state->queue_first == state->problem->node_count) {
        state->queue_first = 0;
    }
    return node;
}

static void empty_queue(ronde_state *state)
{
    while (state->queue_count > 0) {
        (void)dequeue(state);
    }
}

/* True if the node's times bind more than its neighbours on the route. */
static bool reaches_out(const ronde_state *state, const ronde_spot *spot, int32_t node)
{
    return spot->ties > 0 || (node >= state->problem->task_count &&
                              state->lanes[spot->route].limit < ronde_time_unlimited);
}

/* More steps than any network without a positive cycle needs. */
static int64_t step_limit(const ronde_state *state)
{
    int64_t nodes = (int64_t)state->tied_total + 2 * (int64_t)state->problem->shift_count + 2;
    int64_t windows = state->problem->real_windows;
    if (nodes + windows <= 128) {
        return (nodes + windows) * (nodes + 1);
    }
    return 4096 + 64 * (nodes + windows);
}

/* Raises the node to a time, and its successors with it. */
static bool raise_from(ronde_state *state, int32_t node, ronde_time time)
{
    const ronde_problem *problem = state->problem;
    for (;;) {
        ronde_spot *spot = &state->spots[node];
        time = ronde_node_not_before(problem, &problem->nodes[node], time);
        if (time <= spot->earliest) {
            return true;
        }
        if (time > spot->latest || node == state->origin) {
            return false;
        }
        ronde_state_touch_spot(state, node);
        spot->earliest = time;
        if (reaches_out(state, spot, node)) {
            enqueue(state, node);
        }
        if (spot->next == RONDE_NONE) {
            return true;
        }
        time += spot->duration + state->spots[spot->next].leg_time;
        node = spot->next;
    }
}

/* Lowers the node to a time, and its predecessors with it. */
static bool lower_from(ronde_state *state, int32_t node, ronde_time time)
{
    const ronde_problem *problem = state->problem;
    for (;;) {
        ronde_spot *spot = &state->spots[node];
        time = ronde_node_not_after(problem, &problem->nodes[node], time);
        if (time >= spot->latest) {
            return true;
        }
        if (time < spot->earliest) {
            return false;
        }
        ronde_state_touch_spot(state, node);
        spot->latest = time;
        if (reaches_out(state, spot, node)) {
            enqueue(state, node);
        }
        if (spot->previous == RONDE_NONE) {
            return true;
        }
        time -= spot->leg_time + state->spots[spot->previous].duration;
        node = spot->previous;
    }
}

static bool raise_others(ronde_state *state, int32_t node)
{
    const ronde_problem *problem = state->problem;
    const ronde_spot *spot = &state->spots[node];
    int32_t shift = spot->route;
    if (node == ronde_end_of(problem, shift) &&
        !raise_from(state, ronde_start_of(problem, shift),
                    spot->earliest - state->lanes[shift].limit)) {
        return false;
    }
    const ronde_node *fixed = &problem->nodes[node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        if (tie->timed && tie->low > -ronde_time_unlimited &&
            ronde_state_served(state, tie->other) &&
            !raise_from(state, tie->other, spot->earliest + tie->low)) {
            return false;
        }
    }
    return true;
}

static bool lower_others(ronde_state *state, int32_t node)
{
    const ronde_problem *problem = state->problem;
    const ronde_spot *spot = &state->spots[node];
    int32_t shift = spot->route;
    if (node == ronde_start_of(problem, shift) &&
        !lower_from(state, ronde_end_of(problem, shift),
                    spot->latest + state->lanes[shift].limit)) {
        return false;
    }
    const ronde_node *fixed = &problem->nodes[node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        if (tie->timed && tie->high < ronde_time_unlimited &&
            ronde_state_served(state, tie->other) &&
            !lower_from(state, tie->other, spot->latest + tie->high)) {
            return false;
        }
    }
    return true;
}

/* Works the queue off; false if there is no solution. */
static bool propagate(ronde_state *state, bool (*step)(ronde_state *state, int32_t node))
{
    int64_t left = step_limit(state);
    bool good = true;
    while (good && state->queue_count > 0) {
        good = step(state, dequeue(state)) && --left > 0;
    }
    empty_queue(state);
    return good;
}

/* The bounds that the neighbours on the route and the partners of links put on a node. */
static bool bound_new(ronde_state *state, int32_t node)
{
    const ronde_problem *problem = state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    ronde_spot *spot = &state->spots[node];
    const ronde_spot *before = &state->spots[spot->previous];
    const ronde_spot *behind = &state->spots[spot->next];
    ronde_time low = before->earliest + before->duration + spot->leg_time;
    ronde_time high = behind->latest - behind->leg_time - spot->duration;
    for (int32_t i = 0; i < fixed->tie_count && spot->ties > 0; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        const ronde_spot *other = &state->spots[tie->other];
        if (!tie->timed || !ronde_state_served(state, tie->other)) {
            continue;
        }
        ronde_time from = tie->high < ronde_time_unlimited ? other->earliest - tie->high : low;
        ronde_time until = tie->low > -ronde_time_unlimited ? other->latest - tie->low : high;
        low = from > low ? from : low;
        high = until < high ? until : high;
    }
    spot->earliest = ronde_node_not_before(problem, fixed, low);
    spot->latest = ronde_node_not_after(problem, fixed, high);
    return spot->earliest <= spot->latest &&
           (!problem->gaps ||
            (spot->leg_time < RONDE_UNREACHABLE && behind->leg_time < RONDE_UNREACHABLE));
}

bool ronde_kernel_insert(ronde_state *state, int32_t node)
{
    if (!bound_new(state, node)) {
        return false;
    }
    ronde_spot *spot = &state->spots[node];
    const ronde_spot *behind = &state->spots[spot->next];
    /* Before, all starts were the least possible; what is raised now follows from the node. So if
     * it is to be raised itself, the way from it back to it is longer than nothing: with one window
     * per task there is no end to that. */
    bool steady = state->problem->real_windows == 0 && !state->problem->released;
    state->origin = steady ? node : RONDE_NONE;
    bool good = raise_from(state, spot->next, spot->earliest + spot->duration + behind->leg_time);
    if (spot->ties > 0) {
        enqueue(state, node);
    }
    if (state->problem->released && node < state->problem->task_count &&
        state->problem->releases[node] > 0) {
        good = good &&
               raise_from(state, ronde_trips_head(state, node), state->problem->releases[node]);
    }
    good = good && propagate(state, raise_others);
    empty_queue(state);
    state->origin = RONDE_NONE;
    if (!good) {
        return false;
    }
    good = lower_from(state, spot->previous,
                      spot->latest - spot->leg_time - state->spots[spot->previous].duration);
    if (spot->ties > 0) {
        enqueue(state, node);
    }
    good = good && propagate(state, lower_others);
    empty_queue(state);
    return good;
}

/* True if nothing on the route binds beyond its neighbours but perhaps a limit of its length, in
 * which waiting for one window per task matters only. */
static bool stands_alone(const ronde_state *state, int32_t shift)
{
    const ronde_lane *lane = &state->lanes[shift];
    return lane->tied_count == 0 &&
           (lane->limit >= ronde_time_unlimited || lane->windows_count == 0);
}

/* The head of a trip starts when its goods are ready. */
static ronde_time when_loaded(const ronde_state *state, int32_t node, ronde_time time)
{
    if (!state->problem->released || !ronde_is_head(state->problem, node)) {
        return time;
    }
    ronde_time release = ronde_trips_release(state, node);
    return release > time ? release : time;
}

/* Earliest starts from a start of the route on: only what changes is logged. */
static bool sweep_up(ronde_state *state, int32_t shift, ronde_time time)
{
    const ronde_problem *problem = state->problem;
    bool used = state->lanes[shift].task_count + state->lanes[shift].break_count > 0;
    for (int32_t node = ronde_start_of(problem, shift); node != RONDE_NONE;) {
        ronde_spot *spot = &state->spots[node];
        const ronde_node *fixed = &problem->nodes[node];
        time = ronde_node_not_before(problem, fixed, when_loaded(state, node, time));
        if (time != spot->earliest) {
            ronde_state_touch_spot(state, node);
            spot->earliest = time;
        }
        if (used &&
            (time > fixed->latest || (problem->gaps && spot->leg_time >= RONDE_UNREACHABLE))) {
            return false;
        }
        node = spot->next;
        time += spot->duration + (node == RONDE_NONE ? 0 : state->spots[node].leg_time);
    }
    return true;
}

static bool sweep_down(ronde_state *state, int32_t shift, ronde_time time)
{
    const ronde_problem *problem = state->problem;
    bool used = state->lanes[shift].task_count + state->lanes[shift].break_count > 0;
    for (int32_t node = ronde_end_of(problem, shift); node != RONDE_NONE;) {
        ronde_spot *spot = &state->spots[node];
        const ronde_node *fixed = &problem->nodes[node];
        time = used ? ronde_node_not_after(problem, fixed, time) : fixed->latest;
        if (time != spot->latest) {
            ronde_state_touch_spot(state, node);
            spot->latest = time;
        }
        if (used && time < spot->earliest) {
            return false;
        }
        time -= spot->leg_time;
        node = spot->previous;
        time -= node == RONDE_NONE ? 0 : state->spots[node].duration;
    }
    return true;
}

/* Earliest starts of a route that stands alone. Leaving later shortens it as long as it waits less
 * by that; once it does not, no start is late enough. So two sweeps tell. */
static bool renew_earliest(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_lane *lane = &state->lanes[shift];
    int32_t start = ronde_start_of(problem, shift);
    ronde_time first = problem->nodes[start].earliest;
    for (int sweep = 0; sweep < 2; sweep++) {
        if (!sweep_up(state, shift, first)) {
            return false;
        }
        first = state->spots[ronde_end_of(problem, shift)].earliest - lane->limit;
        if (lane->task_count + lane->break_count == 0 || first <= state->spots[start].earliest) {
            return true;
        }
    }
    return false;
}

/* The same from the end. */
static bool renew_latest(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_lane *lane = &state->lanes[shift];
    int32_t end = ronde_end_of(problem, shift);
    ronde_time last = problem->nodes[end].latest;
    for (int sweep = 0; sweep < 2; sweep++) {
        if (!sweep_down(state, shift, last)) {
            return false;
        }
        last = state->spots[ronde_start_of(problem, shift)].latest + lane->limit;
        if (lane->task_count + lane->break_count == 0 || last >= state->spots[end].latest) {
            return true;
        }
    }
    return false;
}

/* Earliest starts of one route by itself, latest starts put to their windows. */
static bool reset_route_up(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    ronde_time time = problem->nodes[ronde_start_of(problem, shift)].earliest;
    bool used = state->lanes[shift].task_count + state->lanes[shift].break_count > 0;
    for (int32_t node = ronde_start_of(problem, shift); node != RONDE_NONE;) {
        ronde_state_touch_spot(state, node);
        ronde_spot *spot = &state->spots[node];
        const ronde_node *fixed = &problem->nodes[node];
        time = when_loaded(state, node, time);
        spot->earliest = ronde_node_not_before(problem, fixed, time);
        spot->latest = fixed->latest;
        if (used && (spot->earliest > spot->latest ||
                     (problem->gaps && spot->leg_time >= RONDE_UNREACHABLE))) {
            return false;
        }
        if (used && reaches_out(state, spot, node)) {
            enqueue(state, node);
        }
        node = spot->next;
        time = spot->earliest + spot->duration +
               (node == RONDE_NONE ? 0 : state->spots[node].leg_time);
    }
    return true;
}

static bool reset_route_down(ronde_state *state, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_lane *lane = &state->lanes[shift];
    ronde_time time = problem->nodes[ronde_end_of(problem, shift)].latest;
    bool used = lane->task_count + lane->break_count > 0;
    for (int32_t node = ronde_end_of(problem, shift); node != RONDE_NONE && used;) {
        ronde_spot *spot = &state->spots[node];
        spot->latest = ronde_node_not_after(problem, &problem->nodes[node], time);
        if (spot->latest < spot->earliest) {
            return false;
        }
        if (reaches_out(state, spot, node)) {
            enqueue(state, node);
        }
        time = spot->latest - spot->leg_time;
        node = spot->previous;
        time -= node == RONDE_NONE ? 0 : state->spots[node].duration;
    }
    return true;
}

bool ronde_kernel_reset(ronde_state *state, const int32_t *shifts, int32_t count)
{
    bool good = true;
    for (int32_t i = 0; i < count && good; i++) {
        good = stands_alone(state, shifts[i]) ? renew_earliest(state, shifts[i])
                                              : reset_route_up(state, shifts[i]);
    }
    good = good && propagate(state, raise_others);
    for (int32_t i = 0; i < count && good; i++) {
        good = stands_alone(state, shifts[i]) ? renew_latest(state, shifts[i])
                                              : reset_route_down(state, shifts[i]);
    }
    good = good && propagate(state, lower_others);
    empty_queue(state);
    return good;
}
