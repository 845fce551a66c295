/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry of the solver: what it promises about repeating, stopping and warm starts. */
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <string.h>

/* Seeds of random instances with several requests and shifts each. */
enum { first_seed = 100, last_seed = 130 };

static bool same_stops(const ronde_plan *one, const ronde_plan *other)
{
    if (one->stops.count != other->stops.count || one->routes.count != other->routes.count ||
        one->unserved.count != other->unserved.count) {
        return false;
    }
    for (size_t i = 0; i < one->stops.count; i++) {
        const ronde_stop *a = &one->stops.items[i];
        const ronde_stop *b = &other->stops.items[i];
        if (a->kind != b->kind || a->task != b->task || a->place != b->place ||
            a->arrival != b->arrival || a->start != b->start || a->end != b->end) {
            return false;
        }
    }
    return true;
}

static ronde_plan solve(const ronde_instance *instance,
                        const ronde_solve_options *options,
                        const ronde_solve_hooks *hooks)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_solve(&plan, instance, options, hooks, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ronde_verdict_clear(&verdict);
    return plan;
}

START_TEST(test_same_seed_same_plan)
{
    for (uint64_t seed = first_seed; seed < last_seed; seed++) {
        ronde_instance *instance = ronde_random_instance(seed);
        const ronde_solve_options one = {.seed = 7, .iterations = 200, .threads = 1};
        const ronde_solve_options two = {.seed = 7, .iterations = 200, .threads = 2};
        ronde_plan first = solve(instance, &one, NULL);
        ronde_plan again = solve(instance, &two, NULL);
        ck_assert(same_stops(&first, &again));
        ck_assert_int_eq(first.run.iterations, 200);
        ck_assert_int_eq(first.run.planned, 200);
        ronde_plan_clear(&first);
        ronde_plan_clear(&again);
        ronde_instance_free(instance);
    }
}
END_TEST

/* A clock that runs a millisecond with each look at it. */
static double slow_clock(void *payload)
{
    double *now = payload;
    *now += 0.001;
    return *now;
}

START_TEST(test_timed_run_is_repeated_by_iterations)
{
    for (uint64_t seed = first_seed; seed < last_seed; seed++) {
        ronde_instance *instance = ronde_random_instance(seed);
        double now = 0.0;
        const ronde_clock clock = {slow_clock, &now};
        const ronde_solve_hooks hooks = {.clock = &clock};
        const ronde_solve_options timed = {.seed = 3, .seconds = 0.2};
        ronde_plan first = solve(instance, &timed, &hooks);
        ck_assert_int_gt(first.run.planned, 0);
        const ronde_solve_options counted = {.repeat = &first};
        if (first.run.iterations > 0) {
            ronde_plan again = solve(instance, &counted, NULL);
            ck_assert(same_stops(&first, &again));
            ck_assert_int_eq(again.run.iterations, first.run.iterations);
            ronde_plan_clear(&again);
        }
        ronde_plan_clear(&first);
        ronde_instance_free(instance);
    }
}
END_TEST

START_TEST(test_seconds_end_a_run_of_too_many_iterations)
{
    ronde_instance *instance = ronde_random_instance(first_seed);
    double now = 0.0;
    const ronde_clock clock = {slow_clock, &now};
    const ronde_solve_hooks hooks = {.clock = &clock};
    const ronde_solve_options options = {.iterations = 1000000000, .seconds = 0.2};
    ronde_plan plan = solve(instance, &options, &hooks);
    ck_assert_int_gt(plan.run.iterations, 0);
    ck_assert_int_lt(plan.run.iterations, 1000000);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

static bool stop_at_once(void *payload)
{
    *(int *)payload += 1;
    return true;
}

START_TEST(test_stopped_search_gives_the_first_plan)
{
    int asked = 0;
    ronde_instance *instance = ronde_random_instance(first_seed);
    const ronde_solve_hooks hooks = {.should_stop = stop_at_once, .payload = &asked};
    const ronde_solve_options options = {.iterations = 100000};
    ronde_plan plan = solve(instance, &options, &hooks);
    ck_assert_int_gt(asked, 0);
    ck_assert_int_eq(plan.run.iterations, 0);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

/* Taken over without a search, a good plan is as good as before. */
START_TEST(test_warm_start_keeps_the_plan)
{
    ronde_error error = {0};
    for (uint64_t seed = first_seed; seed < last_seed; seed++) {
        ronde_instance *instance = ronde_random_instance(seed);
        const ronde_solve_options options = {.iterations = 300};
        ronde_plan good = solve(instance, &options, NULL);
        const ronde_solve_options warm = {.initial = &good, .first_feasible = true};
        ronde_plan again = solve(instance, &warm, NULL);
        ronde_verdict before = {0};
        ronde_verdict after = {0};
        ck_assert_ok(ronde_check(&before, instance, &good, &error));
        ck_assert_ok(ronde_check(&after, instance, &again, &error));
        ck_assert_int_le(after.unserved, before.unserved);
        ronde_verdict_clear(&before);
        ronde_verdict_clear(&after);
        ronde_plan_clear(&good);
        ronde_plan_clear(&again);
        ronde_instance_free(instance);
    }
}
END_TEST

START_TEST(test_unserved_tasks_have_reasons)
{
    size_t unserved = 0;
    for (uint64_t seed = first_seed; seed < last_seed; seed++) {
        ronde_instance *instance = ronde_random_instance(seed);
        const ronde_solve_options options = {.iterations = 100};
        ronde_plan plan = solve(instance, &options, NULL);
        for (size_t i = 0; i < plan.unserved.count; i++) {
            const ronde_unserved *entry = &plan.unserved.items[i];
            unserved++;
            ck_assert_uint_gt(entry->reason_count, 0);
            ck_assert_uint_gt(strlen(plan.reasons.items[entry->first_reason].text), 0);
        }
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
    ck_assert_uint_gt(unserved, 0);
}
END_TEST

START_TEST(test_seconds_need_a_clock)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_instance *instance = ronde_random_instance(first_seed);
    const ronde_solve_options options = {.seconds = 1.0};
    ck_assert_int_eq(ronde_solve(&plan, instance, &options, NULL, &error), RONDE_EBUG);
    ck_assert_uint_eq(plan.stops.count, 0);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/solve",
         test_same_seed_same_plan,
         test_timed_run_is_repeated_by_iterations,
         test_seconds_end_a_run_of_too_many_iterations,
         test_stopped_search_gives_the_first_plan,
         test_warm_start_keeps_the_plan,
         test_unserved_tasks_have_reasons,
         test_seconds_need_a_clock)
