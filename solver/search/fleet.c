/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/fleet.h"

#include "solver/construct/recreate.h"
#include "solver/construct/rests.h"
#include "solver/core/trips.h"
#include "solver/search/ruin.h"

static int64_t sum_of_absences(const ronde_search *search)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < search->state.absent_count; i++) {
        sum += search->hand.absences[search->state.absent[i]];
    }
    return sum;
}

/* Empties the route whose requests have been easiest to place so far. */
static bool drop_route(ronde_search *search)
{
    ronde_state *state = &search->state;
    const ronde_problem *problem = search->problem;
    int32_t chosen = RONDE_NONE;
    int64_t least = INT64_MAX;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        if (state->lanes[shift].task_count == 0) {
            continue;
        }
        int64_t sum = 0;
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = state->spots[ronde_start_of(problem, shift)].next; node != end;
             node = state->spots[node].next) {
            int32_t request = problem->nodes[node].request;
            sum += request == RONDE_NONE ? 0 : 1 + search->hand.absences[request];
        }
        if (sum < least) {
            least = sum;
            chosen = shift;
        }
    }
    if (chosen == RONDE_NONE || state->totals.used <= 1) {
        return false;
    }
    search->hand.most_used = state->totals.used - 1;
    ronde_rests_unlink(state, chosen);
    ronde_trips_unlink(state, chosen);
    int32_t start = ronde_start_of(problem, chosen);
    while (state->spots[start].next != ronde_end_of(problem, chosen)) {
        ronde_state_remove(state, problem->nodes[state->spots[start].next].request);
    }
    bool good = ronde_state_settle(state);
    ronde_state_commit(state);
    return good;
}

void ronde_fleet_minimise(ronde_search *search, int64_t iterations)
{
    ronde_state *state = &search->state;
    ronde_hand *hand = &search->hand;
    int64_t allowed = search->best.totals.unserved;
    int64_t until = search->iteration + iterations;
    int64_t absences = 0;
    if (!drop_route(search)) {
        (void)ronde_snapshot_restore(&search->best, state);
        return;
    }
    absences = INT64_MAX;
    double temperature = search->hot;
    while (search->iteration < until && !ronde_search_must_stop(search)) {
        search->iteration++;
        ronde_cost limit = ronde_state_value(state) + ronde_search_tolerance(search, temperature);
        int64_t before = state->totals.unserved;
        ronde_mark mark = ronde_state_mark(state);
        ronde_ruin(state, hand);
        hand->force_open = false;
        (void)ronde_recreate(state, hand, INT64_MAX);
        int64_t sum = state->absent_count > 0 ? sum_of_absences(search) : 0;
        bool better = state->totals.unserved < before ||
                      (state->totals.unserved > 0 && sum < absences) ||
                      (state->totals.unserved == before && ronde_state_value(state) <= limit);
        if (!better) {
            ronde_state_rollback(state, &mark);
            ronde_state_commit(state);
            continue;
        }
        ronde_state_commit(state);
        absences = sum;
        if (state->totals.unserved <= allowed) {
            if (ronde_totals_compare(search->problem, &state->totals, &search->best.totals) < 0) {
                allowed = state->totals.unserved;
                ronde_snapshot_keep(&search->best, state);
            }
            if (!drop_route(search)) {
                break;
            }
            absences = INT64_MAX;
        }
    }
    (void)ronde_snapshot_restore(&search->best, state);
    hand->most_used = search->best.totals.used;
}
