/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/construct/hand.h"

enum { thorough_tasks = 16, usual_blink = 10, most_memory_width = 128 };

static bool take_memory(ronde_hand *hand)
{
    if (!hand->problem->plain) {
        return true;
    }
    hand->memory_width = 1;
    while (hand->memory_width < hand->problem->shift_count &&
           hand->memory_width < most_memory_width) {
        hand->memory_width *= 2;
    }
    if (hand->problem->node_count >= 1 << 24) {
        return true; /* positions would not fit a memory; the general scan does it */
    }
    size_t count = (size_t)hand->problem->task_count * (size_t)hand->memory_width;
    hand->memory = ronde_arena_take(hand->arena, count + 1, sizeof *hand->memory);
    return hand->memory != NULL;
}

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
                       .most_used = problem->shift_count,
                       .thorough = problem->task_count <= thorough_tasks,
                       .arena = ronde_arena_new(1 << 14)};
    if (hand.arena != NULL) {
        hand.lane_stamps = ronde_arena_take(hand.arena, shifts, sizeof *hand.lane_stamps);
        hand.closed = ronde_arena_take(hand.arena, shifts, sizeof *hand.closed);
        hand.lanes = ronde_arena_take(hand.arena, shifts, sizeof *hand.lanes);
        hand.ruined = ronde_arena_take(hand.arena, shifts, sizeof *hand.ruined);
        hand.todo = ronde_arena_take(hand.arena, requests, sizeof *hand.todo);
        hand.keys = ronde_arena_take(hand.arena, requests, sizeof *hand.keys);
        hand.absences = ronde_arena_take(hand.arena, requests, sizeof *hand.absences);
        hand.route = ronde_arena_take(hand.arena, nodes, sizeof *hand.route);
    }
    if (hand.arena == NULL || hand.lane_stamps == NULL || hand.lanes == NULL ||
        hand.ruined == NULL || hand.closed == NULL || hand.todo == NULL || hand.keys == NULL ||
        hand.absences == NULL || hand.route == NULL || !take_memory(&hand)) {
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
        hand->stamp = 0;
    }
    hand->stamp++;
}
