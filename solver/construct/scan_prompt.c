/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions in problems where only lateness is paid for (core/prompt.h). A task that is inserted
 * pushes the starts behind it, and through links those on other routes; the wave dies where there
 * was waiting. What it adds to the lateness is summed on the way, so that a position is given up as
 * soon as it is dearer than those that are known. */
#include "solver/construct/scan_parts.h"
#include "solver/core/prompt.h"

/* A task on trial between two nodes. */
typedef struct trial {
    const ronde_state *state;
    ronde_hand *hand;
    const ronde_due *dues;
    int32_t node, a;
    ronde_time start;  /* of the task */
    ronde_time leg_in; /* from a to it */
    ronde_time low;    /* of the task, by window and links */
    ronde_cost cost, bound;
    ronde_time late; /* the largest in the plan with it */
    ronde_cost latest_price;
    int32_t pushed_count;
} trial;

static ronde_time start_of(const trial *at, int32_t node)
{
    const ronde_push *push = &at->hand->pushes[node];
    return push->stamp == at->hand->push_stamp ? push->start : at->state->spots[node].earliest;
}

/* Counts what starting later costs; false once it is too much. */
static bool count_late(trial *at, int32_t node, ronde_time before, ronde_time after)
{
    const ronde_due *due = &at->dues[node];
    if (after > due->moment) {
        ronde_time late = after - due->moment;
        at->cost += due->price * (late - ronde_prompt_late(due, before));
        if (late > at->late) {
            at->cost += at->latest_price * (late - at->late);
            at->late = late;
        }
    }
    return at->cost < at->bound;
}

/* Pushes a node to a time, and those behind it; false if that is dearer than the bound, or would
 * push the task itself: then there are no times at all. */
static bool push_from(trial *at, int32_t node, ronde_time time)
{
    for (;;) {
        const ronde_spot *spot = &at->state->spots[node];
        ronde_time before = start_of(at, node);
        if (time <= before) {
            return true;
        }
        if (time > at->state->problem->nodes[node].latest || !count_late(at, node, before, time)) {
            return false;
        }
        at->hand->pushes[node] = (ronde_push){at->hand->push_stamp, time};
        if (spot->ties > 0) {
            if (at->pushed_count == at->state->problem->node_count) {
                return false; /* far more waves than worth following */
            }
            at->hand->pushed[at->pushed_count++] = node;
        }
        time += spot->duration;
        if (node == at->a) {
            return time + at->leg_in <= at->start;
        }
        node = spot->next;
        if (node == RONDE_NONE) {
            return true;
        }
        time += at->state->spots[node].leg_time;
    }
}

/* Follows the links of a node that starts at a time. */
static bool push_tied(trial *at, int32_t node, ronde_time start)
{
    const ronde_problem *problem = at->state->problem;
    const ronde_node *fixed = &problem->nodes[node];
    for (int32_t i = 0; i < fixed->tie_count; i++) {
        const ronde_tie *tie = &problem->ties[fixed->first_tie + i];
        if (!tie->timed || tie->low <= -ronde_time_unlimited) {
            continue;
        }
        if (tie->other == at->node) {
            if (start + tie->low > at->start) {
                return false;
            }
        } else if (at->state->spots[tie->other].route != RONDE_NONE &&
                   !push_from(at, tie->other, start + tie->low)) {
            return false;
        }
    }
    return true;
}

/* Everything that the task at its start pushes. */
static bool push_all(trial *at, int32_t behind, ronde_time arrival)
{
    at->hand->push_stamp++;
    at->pushed_count = 0;
    if (!push_from(at, behind, arrival) || !push_tied(at, at->node, at->start)) {
        return false;
    }
    while (at->pushed_count > 0) {
        int32_t node = at->hand->pushed[--at->pushed_count];
        if (!push_tied(at, node, start_of(at, node))) {
            return false;
        }
    }
    return true;
}

void ronde_scan_prompt(ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe *probe,
                       int32_t shift,
                       ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_travel *travel = kind->travel;
    const ronde_due *due = &problem->dues[probe->node];
    const ronde_cost base = ronde_scan_base_cost(state, probe, shift);
    trial at = {.state = state,
                .hand = hand,
                .dues = problem->dues,
                .node = probe->node,
                .latest_price = problem->instance->latest_price};
    at.a = probe->first_after != RONDE_NONE ? probe->first_after : ronde_start_of(problem, shift);
    while (state->spots[at.a].next != RONDE_NONE && at.a != probe->last_before) {
        const ronde_spot *before = &state->spots[at.a];
        const ronde_spot *behind = &state->spots[before->next];
        int64_t in = before->place * travel->size + probe->place;
        int64_t out = probe->place * travel->size + behind->place;
        ronde_time free = before->earliest + before->duration;
        at.bound = ronde_offers_bound(offers);
        if (free > probe->high || base + due->price * ronde_prompt_late(due, free) >= at.bound) {
            return; /* further on it gets only later */
        }
        at.leg_in = travel->times[in];
        at.start = free + at.leg_in > probe->low ? free + at.leg_in : probe->low;
        at.cost =
            base - behind->leg_cost +
            kind->distance_price * ((ronde_cost)travel->distances[in] + travel->distances[out]) +
            kind->leg_price * ((ronde_cost)travel->times[in] + travel->times[out]);
        at.late = state->late;
        if (at.start <= probe->high &&
            count_late(&at, probe->node, problem->nodes[probe->node].earliest, at.start) &&
            push_all(&at, before->next, at.start + probe->duration + travel->times[out])) {
            ronde_offers_consider(offers, hand, at.cost, at.a);
        }
        at.a = before->next;
    }
}
