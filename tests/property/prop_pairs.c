/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan for a pickup with its delivery against placing both everywhere: what is offered costs
 * what it says, no feasible pair of positions is missed and no infeasible one is offered; and the
 * scan for the best pair alone finds the cheapest of them. */
#include "solver/construct/recreate.h"
#include "solver/construct/scan.h"
#include "solver/search/ruin.h"
#include "tests/support/ckx.h"
#include "tests/support/random_pairs.h"
#include "tests/support/search_bench.h"

enum { instances = 3000, rounds = 8, pairs = 5, vehicles = 3, width = 150 };

/* What was compared, so that an empty test is noticed. */
typedef struct tally {
    int64_t offers, infeasible, false_accepts, false_rejects, wrong_costs, wrong_best;
} tally;

static const ronde_offer *find_offer(const ronde_offers *offers, int32_t after, int32_t second)
{
    for (int32_t i = 0; i < offers->count; i++) {
        if (offers->items[i].after == after && offers->items[i].second == second) {
            return &offers->items[i];
        }
    }
    return NULL;
}

/* Places both for real; gives whether that holds and what it adds. */
static bool
try_both(ronde_state *state, const int32_t *tasks, int32_t after, int32_t second, ronde_cost *cost)
{
    ronde_cost before = state->totals.cost;
    ronde_mark mark = ronde_state_mark(state);
    bool good = ronde_state_place(state, tasks[0], after) &&
                ronde_state_place(state, tasks[1], second) &&
                ronde_state_loads_fit(state, state->spots[tasks[0]].route);
    *cost = state->totals.cost - before;
    ronde_state_rollback(state, &mark);
    return good;
}

static void
compare_route(ronde_state *state, ronde_hand *hand, const int32_t *tasks, int32_t shift, tally *to)
{
    ronde_probe first = ronde_probe_of(state, tasks[0], false);
    ronde_probe second = ronde_probe_of(state, tasks[1], false);
    if (!ronde_probe_admits(state, &first, shift) || !ronde_probe_admits(state, &second, shift)) {
        return;
    }
    ronde_offers all = {.wanted = RONDE_OFFERS};
    ronde_offers best = {.wanted = 1};
    ronde_scan_pair(state, hand, &first, &second, shift, &all);
    ronde_scan_pair(state, hand, &first, &second, shift, &best);
    ronde_cost least = INT64_MAX;
    int32_t end = ronde_end_of(state->problem, shift);
    for (int32_t after = ronde_start_of(state->problem, shift); after != end;
         after = state->spots[after].next) {
        int32_t behind = state->spots[after].next;
        for (int32_t at = tasks[0]; at != end;
             at = at == tasks[0] ? behind : state->spots[at].next) {
            ronde_cost cost = 0;
            bool placed = try_both(state, tasks, after, at, &cost);
            const ronde_offer *offer = find_offer(&all, after, at);
            to->offers += offer != NULL ? 1 : 0;
            to->infeasible += placed ? 0 : 1;
            to->false_accepts += offer != NULL && !placed ? 1 : 0;
            to->false_rejects += offer == NULL && placed && all.count < RONDE_OFFERS ? 1 : 0;
            to->wrong_costs += offer != NULL && placed && offer->cost != cost ? 1 : 0;
            least = placed && cost < least ? cost : least;
        }
    }
    ronde_cost found = best.count == 0 ? INT64_MAX : best.items[0].cost;
    to->wrong_best += found != least ? 1 : 0;
}

static void search_and_compare(uint64_t seed, tally *to)
{
    search_bench bench;
    search_bench_set_up(&bench, ronde_random_pairs(seed, pairs, vehicles, width), seed);
    ck_assert(bench.problem.load_mode == RONDE_LOAD_PREFIX && !bench.problem.tied &&
              !bench.problem.timed);
    for (int32_t index = 0; index < bench.instance->alternative_count; index++) {
        const ronde_alternative *alternative = &bench.instance->alternatives[index];
        for (int round = 0; round < rounds; round++) {
            bench.hand.thorough =
                round % 2 == 0; /* with and without the shortcuts of larger instances */
            ronde_ruin(&bench.state, &bench.hand);
            (void)ronde_recreate(&bench.state, &bench.hand, INT64_MAX);
            ronde_state_remove(&bench.state, alternative->request);
            ck_assert(ronde_state_settle(&bench.state));
            bench.hand.blink = 0;
            for (int32_t shift = 0; shift < bench.problem.shift_count; shift++) {
                compare_route(&bench.state, &bench.hand,
                              bench.instance->request_tasks + alternative->first_task, shift, to);
            }
            ronde_state_commit(&bench.state);
        }
    }
    search_bench_tear_down(&bench);
}

START_TEST(test_pairs_are_exact)
{
    tally found = {0};
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(instances); seed++) {
        search_and_compare(seed, &found);
    }
    ck_assert_int_gt(found.offers, 1000);
    ck_assert_int_gt(found.infeasible, 1000);
    ck_assert_int_eq(found.false_accepts, 0);
    ck_assert_int_eq(found.false_rejects, 0);
    ck_assert_int_eq(found.wrong_costs, 0);
    ck_assert_int_eq(found.wrong_best, 0);
}
END_TEST

CKX_MAIN("pairs", test_pairs_are_exact)
