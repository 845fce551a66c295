/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/rng.h"
#include "solver/core/closure.h"
#include "tests/support/ckx.h"

enum { nodes = 7, rounds = 3000 };

typedef struct arc {
    int32_t tail, head;
} arc;

/* The best closed set by trying all of them. */
static int64_t by_hand(const int64_t profits[nodes], const arc *arcs, int count)
{
    int64_t best = 0;
    for (unsigned set = 0; set < 1U << nodes; set++) {
        int64_t profit = 0;
        bool good = true;
        for (int i = 0; i < count; i++) {
            good &= (set >> (unsigned)arcs[i].tail & 1U) == 0 ||
                    (set >> (unsigned)arcs[i].head & 1U) != 0;
        }
        for (unsigned i = 0; i < nodes && good; i++) {
            bool chosen = (set >> i & 1U) != 0;
            good &= !chosen || profits[i] != ronde_closure_never;
            profit += chosen && good ? profits[i] : 0;
        }
        best = good && profit > best ? profit : best;
    }
    return best;
}

START_TEST(test_closure_is_the_best_set)
{
    ronde_error error = {0};
    ronde_closure closure = {0};
    ronde_rng rng = ronde_rng_new(1, 1);
    ck_assert_ok(ronde_closure_init(&closure, nodes, &error));
    for (int round = 0; round < rounds; round++) {
        int64_t profits[nodes];
        arc arcs[12];
        int count = (int)ronde_rng_below(&rng, 13);
        ronde_closure_begin(&closure);
        for (int i = 0; i < nodes; i++) {
            profits[i] = ronde_rng_below(&rng, 8) == 0 ? ronde_closure_never
                                                       : ronde_rng_between(&rng, -9, 9);
        }
        for (int i = 0; i < count; i++) {
            arcs[i] =
                (arc){(int32_t)ronde_rng_below(&rng, nodes), (int32_t)ronde_rng_below(&rng, nodes)};
            ck_assert(ronde_closure_arc(&closure, arcs[i].tail, arcs[i].head));
        }
        int64_t profit = ronde_closure_solve(&closure, profits);
        ck_assert_int_eq(profit, by_hand(profits, arcs, count));
        int64_t sum = 0;
        for (int i = 0; i < nodes; i++) {
            sum += closure.chosen[i] ? profits[i] : 0;
        }
        ck_assert_int_eq(sum, profit);
    }
    ronde_closure_clear(&closure);
}
END_TEST

CKX_MAIN("solver/closure", test_closure_is_the_best_set)
