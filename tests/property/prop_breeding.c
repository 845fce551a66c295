/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children, descents and populations of the genetic search on random plain problems: every client
 * once, no descent raises the value, members where they belong. */
#include "tests/support/ckx.h"
#include "tests/support/genetic_bench.h"

enum { cases = 40, children = 60 };

/* How many clients the tour has; fails if one comes twice. */
static int32_t clients_on(const genetic_bench *of)
{
    bool seen[GENETIC_BENCH_MOST] = {false};
    int32_t count = 0;
    for (int32_t slot = 0; slot < of->field.slot_count; slot++) {
        int32_t on_route = 0;
        int32_t stop = of->tour.stops[ronde_tour_start(&of->tour, slot)].next;
        for (; stop < of->field.count; stop = of->tour.stops[stop].next) {
            ck_assert(!seen[stop]);
            ck_assert_int_eq(of->tour.stops[stop].slot, slot);
            seen[stop] = true;
            on_route++;
        }
        ck_assert_int_eq(of->tour.ways[slot].count, on_route);
        count += on_route;
    }
    return count;
}

static int32_t missing_on(const genetic_bench *of)
{
    int32_t count = 0;
    for (int32_t client = 0; client < of->field.count; client++) {
        count += of->tour.stops[client].slot == RONDE_NONE ? 1 : 0;
    }
    return count;
}

START_TEST(test_descents_and_children)
{
    int32_t lower = 0;
    for (int i = 0; i < ckx_cases(cases); i++) {
        genetic_bench of;
        genetic_bench_set_up(&of, ckx_seed(500) + (uint64_t)i);
        for (int k = 0; k < 2; k++) {
            genetic_bench_scatter(&of);
            ronde_cost before = ronde_tour_value(&of.tour);
            ck_assert(ronde_descent_run(&of.descent));
            ck_assert_int_le(ronde_tour_value(&of.tour), before);
            ck_assert_int_eq(ronde_tour_value(&of.tour), genetic_sum(&of, NO_FAULT));
            ck_assert_int_eq(clients_on(&of), of.field.count);
            lower += ronde_tour_value(&of.tour) < before ? 1 : 0;
            ronde_tour_save(&of.tour, k == 0 ? &of.plan : &of.other);
        }
        for (int k = 0; k < children; k++) {
            int32_t used = of.plan.fitness.used;
            ronde_crossover_make(&of.crossover, &of.plan, &of.other, &of.tour);
            ck_assert_int_le(of.tour.used, used);
            ck_assert_int_eq(clients_on(&of) + missing_on(&of), of.field.count);
            ck_assert(ronde_descent_insert(&of.descent));
            ck_assert_int_eq(clients_on(&of), of.field.count);
            ck_assert_int_eq(ronde_tour_value(&of.tour), genetic_sum(&of, NO_FAULT));
        }
        genetic_bench_tear_down(&of);
    }
    ck_assert_int_gt(lower, ckx_cases(cases));
}
END_TEST

/* Who may come before a client: others that share a kind with it, each once, and all of them if
 * the list ends early. */
START_TEST(test_leaders)
{
    for (int i = 0; i < ckx_cases(cases); i++) {
        genetic_bench of;
        genetic_bench_set_up(&of, ckx_seed(700) + (uint64_t)i);
        const ronde_field *field = &of.field;
        for (int32_t client = 0; client < field->count; client++) {
            const int32_t *leaders = field->leaders + (int64_t)client * field->near_count;
            bool seen[GENETIC_BENCH_MOST] = {false};
            int32_t listed = 0;
            for (; listed < field->near_count && leaders[listed] != RONDE_NONE; listed++) {
                int32_t other = leaders[listed];
                ck_assert(other != client && !seen[other]);
                ck_assert(ronde_field_mix(field, client, other));
                seen[other] = true;
            }
            int32_t mixing = 0;
            for (int32_t other = 0; other < field->count; other++) {
                mixing += other != client && ronde_field_mix(field, client, other) ? 1 : 0;
            }
            ck_assert_int_eq(listed, mixing < field->near_count ? mixing : field->near_count);
        }
        genetic_bench_tear_down(&of);
    }
}
END_TEST

/* Members where they belong, not too many, distances right; the best one never leaves. */
static void check_tribe(const genetic_bench *of, const ronde_tribe *tribe, bool feasible)
{
    int32_t capacity = RONDE_TRIBE_LEAST + RONDE_TRIBE_CHILDREN + 1;
    ck_assert_int_lt(tribe->count, capacity);
    for (int32_t i = 0; i < tribe->count; i++) {
        ck_assert(tribe->members[i].feasible == feasible);
        for (int32_t k = 0; k < tribe->count; k++) {
            ck_assert_int_eq(
                tribe->distances[i * capacity + k],
                ronde_individual_distance(&tribe->members[i], &tribe->members[k], &of->field));
        }
    }
}

static ronde_cost least_of(const ronde_tribe *tribe)
{
    ronde_cost least = INT64_MAX;
    for (int32_t i = 0; i < tribe->count; i++) {
        ronde_cost cost = tribe->members[i].fitness.cost;
        least = cost < least ? cost : least;
    }
    return least;
}

START_TEST(test_population)
{
    genetic_bench of;
    genetic_bench_set_up(&of, 42);
    ronde_cost least = INT64_MAX;
    int32_t feasible = 0;
    for (int i = 0; i < 400; i++) {
        genetic_bench_scatter(&of);
        ck_assert(i % 4 == 0 || ronde_descent_run(&of.descent));
        ronde_tour_save(&of.tour, &of.plan);
        ronde_genetic_population_add(&of.population, &of.plan);
        if (of.plan.feasible) {
            feasible++;
            least = of.plan.fitness.cost < least ? of.plan.fitness.cost : least;
        }
        ck_assert_ptr_nonnull(ronde_genetic_population_draw(&of.population, &of.rng));
    }
    ck_assert_int_gt(feasible, RONDE_TRIBE_LEAST);
    check_tribe(&of, &of.population.feasible, true);
    check_tribe(&of, &of.population.others, false);
    ck_assert_int_eq(least_of(&of.population.feasible), least);
    genetic_bench_tear_down(&of);
}
END_TEST

CKX_MAIN("breeding", test_leaders, test_descents_and_children, test_population)
