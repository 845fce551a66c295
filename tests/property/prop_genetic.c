/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The price of each change that the genetic search may make on random plain problems against a sum
 * from scratch, which tries every start of every route. */
#include "tests/support/ckx.h"
#include "tests/support/genetic_bench.h"

#include <inttypes.h>

enum { cases = 40, changes = 400 };

/* A chain of so many stops from a stop on, or the gap in front of it. */
static bool chain_at(const genetic_bench *of, int32_t first, int32_t count, ronde_chain *out)
{
    const ronde_tour_stop *stops = of->tour.stops;
    *out = (ronde_chain){stops[first].previous, RONDE_NONE, RONDE_NONE, first, 0};
    for (; out->count < count; out->count++) {
        if (out->behind >= of->field.count) {
            return false;
        }
        out->first = first;
        out->last = out->behind;
        out->behind = stops[out->last].next;
    }
    return true;
}

/* Some stop that is not a start. */
static int32_t any_stop(genetic_bench *of)
{
    int32_t at = genetic_draw(&of->rng, 0, of->field.count + of->field.slot_count - 1);
    return at < of->field.count ? at : ronde_tour_end(&of->tour, at - of->field.count);
}

/* One random change; false if there was none. Sets what it was thought to cost. */
static bool change(genetic_bench *of, ronde_cost *thought)
{
    ronde_tour *tour = &of->tour;
    ronde_chain one;
    ronde_chain other;
    const ronde_cost limit = INT64_MAX / 4;
    if (genetic_draw(&of->rng, 0, 2) == 0) {
        int32_t a = tour->stops[any_stop(of)].previous;
        int32_t b = any_stop(of);
        *thought = tour->stops[a].slot == tour->stops[b].slot
                       ? limit
                       : ronde_moves_tails(tour, a, b, limit);
        if (*thought < limit) {
            ronde_moves_do_tails(tour, a, b);
        }
        return *thought < limit;
    }
    if (!chain_at(of, genetic_draw(&of->rng, 0, of->field.count - 1), genetic_draw(&of->rng, 1, 3),
                  &one) ||
        !chain_at(of, any_stop(of), genetic_draw(&of->rng, 0, 3), &other)) {
        return false;
    }
    *thought = ronde_moves_exchange(tour, &one, &other, limit);
    if (*thought < limit) {
        ronde_moves_do_exchange(tour, &one, &other);
    }
    return *thought < limit;
}

/* Changes whose price is not that from scratch, out of so many (counted in done). */
static int32_t wrong_prices(uint64_t seed, genetic_fault wrong, int32_t *done)
{
    genetic_bench of;
    int32_t errors = 0;
    genetic_bench_set_up(&of, seed);
    genetic_bench_scatter(&of);
    ronde_cost before = genetic_sum(&of, wrong);
    for (int i = 0; i < changes; i++) {
        ronde_cost thought = 0;
        if (change(&of, &thought)) {
            ronde_cost after = genetic_sum(&of, wrong);
            errors += after - before != thought || after != ronde_tour_value(&of.tour) ? 1 : 0;
            before = after;
            ++*done;
        }
    }
    genetic_bench_tear_down(&of);
    return errors;
}

START_TEST(test_price_of_changes)
{
    int32_t done = 0;
    for (int i = 0; i < ckx_cases(cases); i++) {
        uint64_t seed = ckx_seed(100) + (uint64_t)i;
        int32_t errors = wrong_prices(seed, NO_FAULT, &done);
        ck_assert_msg(errors == 0, "seed %" PRIu64 ": %d wrong prices", seed, errors);
    }
    ck_assert_int_gt(done, ckx_cases(cases) * changes / 4);
}
END_TEST

START_TEST(test_wrong_sums_are_noticed)
{
    static const genetic_fault wrong[] = {END_NEVER_LATE, LENGTH_FREE, NO_OPENING};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int32_t done = 0;
        int32_t errors = 0;
        for (uint64_t seed = 100; seed < 140; seed++) {
            errors += wrong_prices(seed, wrong[i], &done);
        }
        ck_assert_int_gt(errors, 0);
    }
}
END_TEST

/* A limit below the price: at least the limit is told; above it: the price. */
START_TEST(test_limits_of_prices)
{
    genetic_bench of;
    genetic_bench_set_up(&of, 7);
    genetic_bench_scatter(&of);
    for (int i = 0; i < changes; i++) {
        ronde_chain one;
        ronde_chain other;
        if (chain_at(&of, genetic_draw(&of.rng, 0, of.field.count - 1), genetic_draw(&of.rng, 1, 3),
                     &one) &&
            chain_at(&of, any_stop(&of), genetic_draw(&of.rng, 0, 3), &other)) {
            ronde_cost price = ronde_moves_exchange(&of.tour, &one, &other, INT64_MAX / 4);
            ck_assert_int_ge(ronde_moves_exchange(&of.tour, &one, &other, price), price);
            ck_assert_int_ge(ronde_moves_exchange(&of.tour, &one, &other, price - 9), price - 9);
            if (price < INT64_MAX / 4) {
                ck_assert_int_eq(ronde_moves_exchange(&of.tour, &one, &other, price + 1), price);
            }
        }
    }
    genetic_bench_tear_down(&of);
}
END_TEST

CKX_MAIN("genetic", test_price_of_changes, test_wrong_sums_are_noticed, test_limits_of_prices)
