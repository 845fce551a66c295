/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/scan.h"

enum { few_lanes = 24, near_enough = 60 };

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
