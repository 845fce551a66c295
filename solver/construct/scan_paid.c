/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inner loop of a full scan where the length of a route in time has a price or a limit. */
#include "solver/construct/scan_parts.h"
#include "solver/core/idle.h"
#include "solver/core/labour.h"
#include "solver/core/price.h"

/* What stays the same while one task looks at one route. */
typedef struct view {
    const ronde_kind *kind;
    const int32_t *to, *from, *distance_to, *distance_from;
    int64_t step; /* between the entries of to: 1, or the width of a matrix that is not turned */
    ronde_cost base;
    ronde_time
        busy; /* no schedule of the route with the task, but without its travel, is shorter */
    ronde_cost moments;
} view;

bool ronde_scan_is_paid(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    const ronde_problem *problem = state->problem;
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_lane *lane = &state->lanes[shift];
    int32_t ends = state->spots[ronde_start_of(problem, shift)].flags |
                   state->spots[ronde_end_of(problem, shift)].flags;
    int32_t special = RONDE_NODE_SOFT | RONDE_NODE_MEETS | RONDE_NODE_BREAK;
    return (problem->timed || kind->lengthy) && !problem->prompt && lane->soft_count == 0 &&
           lane->windows_count == 0 && !probe->several && ends == 0 &&
           (state->spots[probe->node].flags & special) == 0 && !problem->gaps && !problem->pins &&
           !kind->bounded && !ronde_idle_priced(kind) && problem->instance->workload_price == 0 &&
           problem->load_mode != RONDE_LOAD_PREFIX && probe->place != RONDE_NONE;
}

static ronde_time time_of_breaks(const ronde_state *state, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    ronde_time sum = 0;
    for (int32_t i = 0; i < of->break_count && state->lanes[shift].break_count > 0; i++) {
        const ronde_spot *spot = &state->spots[instance->breaks[of->first_break + i].task];
        sum += spot->route == RONDE_NONE ? 0 : spot->duration;
    }
    return sum;
}

static view look_at(const ronde_state *state, const ronde_probe *probe, int32_t shift)
{
    const ronde_kind *kind = ronde_state_kind(state, shift);
    const ronde_travel *travel = kind->travel;
    const ronde_lane *lane = &state->lanes[shift];
    const int64_t row = probe->place * travel->size;
    bool turned = travel->times_to != NULL;
    return (view){
        .kind = kind,
        .to = turned ? travel->times_to + row : travel->times + probe->place,
        .from = travel->times + row,
        .distance_to = turned ? travel->distances_to + row : travel->distances + probe->place,
        .step = turned ? 1 : travel->size,
        .distance_from = travel->distances + row,
        .base = ronde_scan_base_cost(state, probe, shift),
        .busy = lane->travel + lane->work + probe->duration + time_of_breaks(state, shift),
        .moments = lane->moments};
}

/* The cost of a position in which the task fits; INT64_MAX if it is at least bound for sure, or if
 * the route gets too long. The length is bounded from below by travel and work, before the exact
 * one is looked at. */
static inline ronde_cost cost_between(const ronde_state *state,
                                      const ronde_probe *probe,
                                      const view *at,
                                      const ronde_detour *detour,
                                      ronde_cost bound)
{
    const ronde_kind *kind = at->kind;
    const ronde_spot *behind = &state->spots[detour->b];
    const ronde_time legs = detour->in + detour->out;
    const int32_t shift = behind->route;
    const ronde_unpaid change =
        ronde_labour_detour(state, kind, detour->a, detour->b, detour->in, detour->out, false);
    const ronde_time unpaid = state->lanes[shift].unpaid + change.then - change.now;
    const ronde_cost week = ronde_labour_change(
        state, shift, probe->duration + legs - behind->leg_time + change.now - change.then);
    if (week >= ronde_labour_too_much) {
        return INT64_MAX;
    }
    const ronde_cost far = (ronde_cost)at->distance_to[state->spots[detour->a].place * at->step] +
                           at->distance_from[behind->place];
    const ronde_cost cost = at->base - at->moments - behind->leg_cost + kind->distance_price * far +
                            kind->leg_price * legs - kind->unpaid_price * change.then + week;
    if (cost + ronde_length_price(kind, at->busy + legs - behind->leg_time, unpaid) >= bound) {
        return INT64_MAX;
    }
    const ronde_segment own = {probe->duration, probe->low, probe->high};
    ronde_segment whole = ronde_segment_join(state->before[detour->a], own, detour->in);
    whole = ronde_segment_join(whole, state->behind[detour->b], detour->out);
    return whole.length > kind->max_duration
               ? INT64_MAX
               : cost + ronde_length_price(kind, whole.length, unpaid);
}

static void look_behind(ronde_state *state,
                        ronde_hand *hand,
                        const ronde_probe *probe,
                        const view *at,
                        int32_t a,
                        ronde_offers *offers)
{
    const ronde_spot *before = &state->spots[a];
    const int32_t b = before->next;
    const ronde_spot *behind = &state->spots[b];
    if ((behind->flags & RONDE_NODE_BREAK) != 0) {
        ronde_scan_position(state, hand, probe, a, offers);
        return;
    }
    const ronde_detour detour = {probe->node, a, b, at->to[before->place * at->step],
                                 at->from[behind->place]};
    const ronde_time free = before->earliest + before->duration + detour.in;
    const ronde_time start = free > probe->low ? free : probe->low;
    if (start > probe->high || start + probe->duration + detour.out > behind->latest) {
        return;
    }
    const ronde_cost cost = cost_between(state, probe, at, &detour, ronde_offers_bound(offers));
    if (cost < INT64_MAX) {
        ronde_offers_consider(offers, hand, cost, a);
    }
}

void ronde_scan_paid_position(ronde_state *state,
                              ronde_hand *hand,
                              const ronde_probe *probe,
                              int32_t after,
                              ronde_offers *offers)
{
    const view at = look_at(state, probe, state->spots[after].route);
    look_behind(state, hand, probe, &at, after, offers);
}

void ronde_scan_paid(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     int32_t shift,
                     ronde_offers *offers)
{
    const view at = look_at(state, probe, shift);
    int32_t a = probe->first_after != RONDE_NONE ? probe->first_after
                                                 : ronde_start_of(state->problem, shift);
    for (; state->spots[a].next != RONDE_NONE && a != probe->last_before;
         a = state->spots[a].next) {
        if (state->spots[a].earliest + state->spots[a].duration > probe->high) {
            return;
        }
        look_behind(state, hand, probe, &at, a, offers);
    }
}
