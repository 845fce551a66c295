/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/hand.h"

enum { thorough_tasks = 16, usual_blink = 10 };

ronde_status
ronde_hand_init(ronde_hand *out, const ronde_problem *problem, uint64_t seed, ronde_error *error)
{
    size_t shifts = (size_t)problem->shift_count + 1;
    size_t requests = (size_t)problem->request_count + 1;
    size_t nodes = (size_t)problem->node_count + 1;
    ronde_hand hand = {.rng = ronde_rng_new(seed, 0),
                       .problem = problem,
                       .blink = usual_blink,
                       .limit = INT64_MAX,
                       .opening = 256,
                       .most_used = problem->shift_count,
                       .seed_request = RONDE_NONE,
                       .most_missed = INT64_MAX,
                       .thorough = problem->task_count <= thorough_tasks,
                       .arena = ronde_arena_new(1 << 14)};
    if (hand.arena != NULL) {
        hand.lane_stamps = ronde_arena_take(hand.arena, shifts, sizeof *hand.lane_stamps);
        hand.head_stamps = ronde_arena_take(hand.arena, nodes - (size_t)problem->task_count,
                                            sizeof *hand.head_stamps);
        hand.closed = ronde_arena_take(hand.arena, shifts, sizeof *hand.closed);
        hand.lanes = ronde_arena_take(hand.arena, shifts, sizeof *hand.lanes);
        hand.ruined = ronde_arena_take(hand.arena, shifts, sizeof *hand.ruined);
        hand.todo = ronde_arena_take(hand.arena, requests, sizeof *hand.todo);
        hand.keys = ronde_arena_take(hand.arena, requests, sizeof *hand.keys);
        hand.absences = ronde_arena_take(hand.arena, requests, sizeof *hand.absences);
        hand.route = ronde_arena_take(hand.arena, nodes, sizeof *hand.route);
        size_t pushes = problem->prompt ? nodes : 1;
        hand.pushes = ronde_arena_take(hand.arena, pushes, sizeof *hand.pushes);
        hand.pushed = ronde_arena_take(hand.arena, pushes, sizeof *hand.pushed);
        hand.slots = ronde_arena_take(hand.arena, nodes, sizeof *hand.slots);
    }
    if (hand.arena == NULL || hand.lane_stamps == NULL || hand.head_stamps == NULL ||
        hand.lanes == NULL || hand.ruined == NULL || hand.closed == NULL || hand.todo == NULL ||
        hand.keys == NULL || hand.absences == NULL || hand.route == NULL || hand.slots == NULL ||
        hand.pushes == NULL || hand.pushed == NULL) {
        ronde_hand_clear(&hand);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    *out = hand;
    return RONDE_OK;
}

void ronde_hand_clear(ronde_hand *hand)
{
    ronde_arena_free(hand->arena);
    *hand = (ronde_hand){0};
}

void ronde_hand_new_stamp(ronde_hand *hand)
{
    if (hand->stamp == INT32_MAX) {
        for (int32_t i = 0; i < hand->problem->shift_count; i++) {
            hand->lane_stamps[i] = 0;
        }
        for (int32_t i = 0; i < hand->problem->node_count - hand->problem->task_count; i++) {
            hand->head_stamps[i] = 0;
        }
        hand->stamp = 0;
    }
    hand->stamp++;
}
