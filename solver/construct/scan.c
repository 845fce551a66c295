/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan.h"

#include "solver/construct/scan_parts.h"
#include "solver/core/faces.h"

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
                ronde_offers_consider(offers, hand, cost, a);
                bound = ronde_offers_bound(offers);
            }
        }
        a = b;
        before = behind;
        b = behind->next;
    }
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

/* True if scan_plain sees all there is to see. */
static bool is_plain(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    return kind->travel->times_to != NULL && !problem->timed && !kind->lengthy &&
           state->lanes[shift].break_count == 0 && problem->load_mode != RONDE_LOAD_PREFIX &&
           !problem->gaps && !kind->bounded && problem->instance->workload_price == 0 &&
           problem->account_count == 0 && !problem->pins && probe->place != RONDE_NONE &&
           probe->first_after == RONDE_NONE && probe->last_before == RONDE_NONE &&
           (state->spots[ronde_end_of(problem, shift)].flags |
            state->spots[ronde_start_of(problem, shift)].flags) == 0;
}

void ronde_scan_lane(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *looking,
                     int32_t shift,
                     ronde_offers *offers)
{
    const ronde_problem *problem = state->problem;
    if (problem->trips) {
        ronde_scan_trips(state, hand, looking, shift, offers);
        return;
    }
    const ronde_probe probe = ronde_probe_on(state, looking, shift);
    if (probe.low > probe.high) {
        return;
    }
    if (problem->prompt) {
        ronde_scan_prompt(state, hand, &probe, shift, offers);
    } else if (is_plain(state, &probe, shift)) {
        scan_plain(state, hand, &probe, shift, offers);
    } else if (ronde_scan_is_paid(state, &probe, shift)) {
        ronde_scan_paid(state, hand, &probe, shift, offers);
    } else {
        scan_any(state, hand, &probe, shift, offers);
    }
}
