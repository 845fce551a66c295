/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of pairs on routes against looking anew, over searches whose plans are kept
 * and undone at random. A memory that takes a changed route for the old one is noticed. */
#include "instances/base/rng.h"
#include "instances/formats/lilim.h"
#include "solver/construct/pair_memory.h"
#include "solver/construct/recreate.h"
#include "solver/search/ruin.h"
#include "tests/support/ckx.h"

#include <stdio.h>

enum { instances = 300, rounds = 60, pairs = 12, text_size = 4096, horizon = 400, field = 40 };

typedef struct tally {
    int64_t compared, found, wrong;
} tally;

/* Pairs in the plane, in the format of Li and Lim: pickup i, delivery i + pairs. */
static ronde_instance *draw_instance(uint64_t seed)
{
    ronde_rng rng = ronde_rng_new(seed, 0);
    char text[text_size];
    int at = snprintf(text, sizeof text, "6 4 1\n0 20 20 0 0 %d 0 0 0\n", horizon);
    for (int i = 0; i < 2 * pairs; i++) {
        bool pickup = i < pairs;
        int ready = (int)ronde_rng_below(&rng, horizon / 2) + (pickup ? 0 : horizon / 8);
        int due = ready + 40 + (int)ronde_rng_below(&rng, horizon / 2);
        at += snprintf(text + at, sizeof text - (size_t)at, "%d %d %d %d %d %d 5 %d %d\n", i + 1,
                       (int)ronde_rng_below(&rng, field), (int)ronde_rng_below(&rng, field),
                       pickup ? 1 : -1, ready, due, pickup ? 0 : i + 1 - pairs,
                       pickup ? i + 1 + pairs : 0);
    }
    const ronde_benchmark_options options = {.objective = RONDE_OBJECTIVE_VEHICLES};
    ronde_instance *instance = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_lilim_read(&instance, text, (size_t)at, &options, &faults, &error));
    ronde_faults_clear(&faults);
    return instance;
}

/* The cheapest way to put an unserved request in, by the memory or without it; of shifts from one
 * on, so that bounds differ. */
static ronde_cost
cheapest(ronde_state *state, ronde_hand *hand, int32_t request, int32_t from, bool remembered)
{
    const ronde_instance *instance = state->problem->instance;
    int32_t index = instance->requests[request].first_alternative;
    const int32_t *tasks = instance->request_tasks + instance->alternatives[index].first_task;
    const ronde_probe probes[2] = {ronde_probe_of(state, tasks[0], false),
                                   ronde_probe_of(state, tasks[1], false)};
    ronde_offers offers = {.wanted = 1};
    int32_t count = 0;
    for (int32_t shift = from; shift < state->problem->shift_count; shift++) {
        hand->lanes[count++] = shift;
    }
    if (remembered) {
        ronde_pair_memory_scan(state, hand, probes, index, count, &offers);
        return offers.count == 0 ? INT64_MAX : offers.items[0].cost;
    }
    uint32_t blink = hand->blink;
    hand->blink = 0;
    for (int32_t i = 0; i < count; i++) {
        if (ronde_probe_admits(state, &probes[0], hand->lanes[i]) &&
            ronde_probe_admits(state, &probes[1], hand->lanes[i])) {
            ronde_scan_pair(state, hand, &probes[0], &probes[1], hand->lanes[i], &offers);
        }
    }
    hand->blink = blink;
    return offers.count == 0 ? INT64_MAX : offers.items[0].cost;
}

static void compare(ronde_state *state, ronde_hand *hand, tally *to)
{
    for (int32_t i = 0; i < state->absent_count; i++) {
        int32_t from = (int32_t)ronde_rng_below(&hand->rng, 3);
        ronde_cost now = cheapest(state, hand, state->absent[i], from, false);
        ronde_cost then = cheapest(state, hand, state->absent[i], from, true);
        to->compared++;
        to->found += now < INT64_MAX ? 1 : 0;
        to->wrong += now != then ? 1 : 0;
    }
}

/* True: the versions of routes tell nothing, and the memory is misled. */
static void search_and_compare(uint64_t seed, bool misled, tally *to)
{
    ronde_error error = {0};
    ronde_instance *instance = draw_instance(seed);
    ronde_problem problem = {0};
    ronde_state state = {0};
    ronde_hand hand = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_ok(ronde_state_init(&state, &problem, &error));
    ck_assert_ok(ronde_hand_init(&hand, &problem, seed, &error));
    hand.pairs = ronde_pair_memory_new(&problem);
    ck_assert_ptr_nonnull(hand.pairs);
    for (int round = 0; round < rounds; round++) {
        ronde_mark mark = ronde_state_mark(&state);
        ronde_ruin(&state, &hand);
        for (int32_t shift = 0; misled && shift < problem.shift_count; shift++) {
            state.lanes[shift].version = 1;
        }
        compare(&state, &hand, to);
        if (!ronde_recreate(&state, &hand, INT64_MAX) || ronde_rng_below(&hand.rng, 2) == 0) {
            ronde_state_rollback(&state, &mark);
        }
        ronde_state_commit(&state);
    }
    ronde_pair_memory_free(hand.pairs);
    ronde_hand_clear(&hand);
    ronde_state_clear(&state);
    ronde_problem_clear(&problem);
    ronde_instance_free(instance);
}

START_TEST(test_memory_is_exact)
{
    tally found = {0};
    tally misled = {0};
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(instances); seed++) {
        search_and_compare(seed, false, &found);
        search_and_compare(seed, true, &misled);
    }
    ck_assert_int_gt(found.compared, 1000);
    ck_assert_int_gt(found.found, 1000);
    ck_assert_int_eq(found.wrong, 0);
    ck_assert_int_gt(misled.wrong, 100);
}
END_TEST

CKX_MAIN("pair memory", test_memory_is_exact)
