/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/rests.h"

#include "solver/construct/scan.h"

static bool place_break(ronde_state *state, ronde_hand *hand, int32_t shift, int32_t task)
{
    ronde_probe probe = ronde_probe_of(state, task, false);
    ronde_offers offers = {.wanted = RONDE_OFFERS};
    uint32_t blink = hand->blink;
    hand->blink = 0; /* a recipe that was tried must come out the same when it is followed */
    ronde_scan_lane(state, hand, &probe, shift, &offers);
    hand->blink = blink;
    for (int32_t i = 0; i < offers.count; i++) {
        if (ronde_state_place(state, task, offers.items[i].after)) {
            return true;
        }
    }
    return false;
}

bool ronde_rests_add(ronde_state *state, ronde_hand *hand, int32_t shift, bool willing)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    for (int32_t i = 0; i < of->break_count; i++) {
        const ronde_break *rest = &instance->breaks[of->first_break + i];
        bool due = rest->after <= 0;
        if (state->spots[rest->task].route == RONDE_NONE && (due || willing) &&
            !place_break(state, hand, shift, rest->task) && due) {
            return false;
        }
    }
    return true;
}

void ronde_rests_unlink(ronde_state *state, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    for (int32_t i = 0; i < of->break_count; i++) {
        int32_t task = instance->breaks[of->first_break + i].task;
        if (state->spots[task].route != RONDE_NONE) {
            ronde_state_unlink(state, task);
        }
    }
}

void ronde_rests_trim(ronde_state *state, int32_t shift)
{
    const ronde_instance *instance = state->problem->instance;
    const ronde_shift *of = &instance->shifts[shift];
    for (int32_t i = 0; i < of->break_count; i++) {
        const ronde_break *rest = &instance->breaks[of->first_break + i];
        if (rest->after <= 0 || state->spots[rest->task].route == RONDE_NONE) {
            continue;
        }
        ronde_mark mark = ronde_state_mark(state);
        ronde_cost before = state->totals.cost;
        ronde_state_unlink(state, rest->task);
        if (!ronde_state_settle(state) || state->totals.cost > before) {
            ronde_state_rollback(state, &mark);
        }
    }
}

/* A task with its reloads, and where it goes. */
typedef struct arrival {
    int32_t task, after;
    ronde_reloads reloads;
} arrival;

static bool link_both(ronde_state *state, const arrival *to, int32_t rest, int32_t where)
{
    ronde_mark mark = ronde_state_mark(state);
    ronde_trips_link_task(state, to->task, to->after, to->reloads);
    ronde_state_link(state, rest, where);
    int32_t shift = state->spots[to->task].route;
    if (ronde_state_sums_fit(state, shift) && ronde_state_settle(state)) {
        return true;
    }
    ronde_state_rollback(state, &mark);
    return false;
}

bool ronde_rests_place_with(ronde_state *state, int32_t task, int32_t after, ronde_reloads reloads)
{
    const ronde_problem *problem = state->problem;
    const ronde_instance *instance = problem->instance;
    int32_t shift = state->spots[after].route;
    const ronde_shift *of = &instance->shifts[shift];
    const arrival to = {task, after, reloads};
    if (!ronde_trips_may_open(state, shift, ronde_reloads_count(reloads))) {
        return false;
    }
    for (int32_t i = 0; i < of->break_count; i++) {
        const ronde_break *rest = &instance->breaks[of->first_break + i];
        if (rest->after <= 0 || state->spots[rest->task].route != RONDE_NONE) {
            continue;
        }
        if (link_both(state, &to, rest->task, task)) {
            return true;
        }
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t where = ronde_start_of(problem, shift); where != end;
             where = state->spots[where].next) {
            if (link_both(state, &to, rest->task, where)) {
                return true;
            }
        }
    }
    return false;
}
