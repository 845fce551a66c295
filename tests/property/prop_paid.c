/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short cuts for routes that are paid by their length (bounds, segments, near positions)
 * against the general test of one position after the other. */
#include "solver/construct/around.h"
#include "solver/construct/recreate.h"
#include "solver/construct/scan_parts.h"
#include "solver/search/ruin.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"
#include "tests/support/search_bench.h"

#include <inttypes.h>
#include <stdio.h>

enum { cases = 300, rounds = 12 };

/* What was seen, so that an empty test is noticed. */
typedef struct tally {
    int64_t routes, offers, around, best;
} tally;

static ronde_offers list_generally(
    ronde_state *state, ronde_hand *hand, const ronde_probe *probe, int32_t shift, int32_t wanted)
{
    ronde_offers all = {.wanted = wanted};
    int32_t a = probe->first_after != RONDE_NONE ? probe->first_after
                                                 : ronde_start_of(state->problem, shift);
    for (; state->spots[a].next != RONDE_NONE && a != probe->last_before;
         a = state->spots[a].next) {
        ronde_scan_position(state, hand, probe, a, &all);
    }
    return all;
}

static void check_lane(
    ronde_state *state, ronde_hand *hand, const ronde_probe *probe, int32_t shift, tally *seen)
{
    int32_t wanted = 1 + (int32_t)ronde_rng_below(&hand->rng, RONDE_OFFERS);
    ronde_offers right = list_generally(state, hand, probe, shift, wanted);
    ronde_offers quick = {.wanted = wanted};
    ronde_scan_lane(state, hand, probe, shift, &quick);
    seen->routes++;
    seen->offers += right.count;
    ck_assert_int_eq(quick.count, right.count);
    for (int32_t i = 0; i < right.count; i++) {
        ck_assert_int_eq(quick.items[i].cost, right.items[i].cost);
        ck_assert_int_eq(quick.items[i].after, right.items[i].after);
    }
}

/* What is found around is what the position costs, in order, and at most two of a route. */
static void
check_around(ronde_state *state, ronde_hand *hand, const ronde_probe *probe, tally *seen)
{
    ronde_offers found = {.wanted = 1 + (int32_t)ronde_rng_below(&hand->rng, 5)};
    ronde_around_scan(state, hand, probe, &found);
    for (int32_t i = 0; i < found.count; i++) {
        int32_t shift = state->spots[found.items[i].after].route;
        ronde_offers alone = {.wanted = 1};
        ronde_scan_position(state, hand, probe, found.items[i].after, &alone);
        ck_assert(ronde_probe_admits(state, probe, shift));
        ck_assert_int_eq(alone.count, 1);
        ck_assert_int_eq(alone.items[0].cost, found.items[i].cost);
        ck_assert(i == 0 || found.items[i - 1].cost <= found.items[i].cost);
        int32_t same = 0;
        for (int32_t k = 0; k < i; k++) {
            ck_assert_int_ne(found.items[k].after, found.items[i].after);
            same += state->spots[found.items[k].after].route == shift ? 1 : 0;
        }
        ck_assert_int_le(same, 1);
    }
    ronde_offers all = {.wanted = 1};
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        if (ronde_probe_admits(state, probe, shift)) {
            ronde_scan_lane(state, hand, probe, shift, &all);
        }
    }
    seen->around++;
    seen->best += found.count > 0 && found.items[0].cost == all.items[0].cost ? 1 : 0;
}

static void check_absent(ronde_state *state, ronde_hand *hand, tally *seen)
{
    const ronde_instance *instance = state->problem->instance;
    for (int32_t i = 0; i < state->absent_count; i++) {
        const ronde_request *request = &instance->requests[state->absent[i]];
        int32_t first = instance->alternatives[request->first_alternative].first_task;
        ronde_probe probe = ronde_probe_of(state, instance->request_tasks[first], false);
        if (!probe.possible) {
            continue;
        }
        for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
            if (ronde_probe_admits(state, &probe, shift) &&
                ronde_scan_is_paid(state, &probe, shift)) {
                check_lane(state, hand, &probe, shift, seen);
            }
        }
        if (ronde_around_suits(state, &probe)) {
            check_around(state, hand, &probe, seen);
        }
    }
}

START_TEST(test_short_cuts_agree_with_the_general_scan)
{
    tally seen = {0};
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(cases); seed++) {
        search_bench bench;
        search_bench_set_up(&bench, ronde_random_day(seed), seed);
        bench.hand.blink = 0;
        (void)ronde_recreate(&bench.state, &bench.hand, INT64_MAX);
        ronde_state_commit(&bench.state);
        for (int round = 0; round < rounds; round++) {
            ronde_ruin(&bench.state, &bench.hand);
            check_absent(&bench.state, &bench.hand, &seen);
            (void)ronde_recreate(&bench.state, &bench.hand, INT64_MAX);
            ronde_state_commit(&bench.state);
        }
        search_bench_tear_down(&bench);
    }
    printf("%" PRId64 " routes, %" PRId64 " offers; around %" PRId64 ", the best of all %" PRId64
           "\n",
           seen.routes, seen.offers, seen.around, seen.best);
    ck_assert_int_gt(seen.routes, 10 * ckx_cases(cases));
    ck_assert_int_gt(seen.offers, 10 * ckx_cases(cases));
    ck_assert_int_gt(seen.best, seen.around / 2);
}
END_TEST

CKX_MAIN("paid", test_short_cuts_agree_with_the_general_scan)
