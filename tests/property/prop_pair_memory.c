/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of pairs on routes against looking anew, over searches whose plans are kept
 * and undone at random. A memory that takes a changed route for the old one is noticed. */
#include "solver/construct/pair_memory.h"
#include "solver/construct/recreate.h"
#include "solver/search/ruin.h"
#include "tests/support/ckx.h"
#include "tests/support/random_pairs.h"
#include "tests/support/search_bench.h"

enum { instances = 300, rounds = 60, pairs = 12, vehicles = 6, width = 200 };

typedef struct tally {
    int64_t compared, found, wrong;
} tally;

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
    search_bench bench;
    search_bench_set_up(&bench, ronde_random_pairs(seed, pairs, vehicles, width), seed);
    bench.hand.pairs = ronde_pair_memory_new(&bench.problem);
    ck_assert_ptr_nonnull(bench.hand.pairs);
    for (int round = 0; round < rounds; round++) {
        ronde_mark mark = ronde_state_mark(&bench.state);
        ronde_ruin(&bench.state, &bench.hand);
        for (int32_t shift = 0; misled && shift < bench.problem.shift_count; shift++) {
            bench.state.lanes[shift].version = 1;
        }
        compare(&bench.state, &bench.hand, to);
        if (!ronde_recreate(&bench.state, &bench.hand, INT64_MAX) ||
            ronde_rng_below(&bench.hand.rng, 2) == 0) {
            ronde_state_rollback(&bench.state, &mark);
        }
        ronde_state_commit(&bench.state);
    }
    ronde_pair_memory_free(bench.hand.pairs);
    search_bench_tear_down(&bench);
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
