/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that put routes together anew: repeatable, interruptible, within their share of the
 * iterations, and of some use. */
#include "instances/model/check.h"
#include "solver/search/phases.h"
#include "tests/support/ckx.h"
#include "tests/support/scattered.h"

#include <stdio.h>
#include <string.h>

enum { iterations = 20000, seeds = 4, vehicles = 20 };

static bool same_stops(const ronde_plan *one, const ronde_plan *other)
{
    if (one->stops.count != other->stops.count || one->routes.count != other->routes.count) {
        return false;
    }
    for (size_t i = 0; i < one->stops.count; i++) {
        if (one->stops.items[i].task != other->stops.items[i].task ||
            one->stops.items[i].start != other->stops.items[i].start) {
            return false;
        }
    }
    return true;
}

/* The plan, and by the checker what it costs. */
static ronde_plan solve(const ronde_instance *instance,
                        const ronde_solve_options *options,
                        const ronde_solve_hooks *hooks,
                        ronde_cost *cost)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_solve(&plan, instance, options, hooks, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ck_assert_int_eq(verdict.unserved, 0);
    if (cost != NULL) {
        *cost = verdict.cost;
    }
    ronde_verdict_clear(&verdict);
    return plan;
}

START_TEST(test_same_seed_same_plan)
{
    for (int fleet = 0; fleet < 2; fleet++) {
        ronde_instance *instance = ronde_scattered(
            1, vehicles, fleet == 0 ? RONDE_OBJECTIVE_DISTANCE : RONDE_OBJECTIVE_VEHICLES);
        const ronde_solve_options options = {.seed = 2, .iterations = iterations};
        ronde_plan first = solve(instance, &options, NULL, NULL);
        ronde_plan again = solve(instance, &options, NULL, NULL);
        ck_assert(same_stops(&first, &again));
        ck_assert_int_eq(first.run.iterations, iterations);
        ronde_plan_clear(&first);
        ronde_plan_clear(&again);
        ronde_instance_free(instance);
    }
}
END_TEST

/* In the sum over several instances, with the same iterations. */
START_TEST(test_it_helps)
{
    ronde_cost with = 0;
    ronde_cost without = 0;
    for (uint64_t seed = 0; seed < seeds; seed++) {
        ronde_instance *instance = ronde_scattered(seed, vehicles, RONDE_OBJECTIVE_DISTANCE);
        ronde_cost cost = 0;
        const ronde_solve_options on = {.seed = seed, .iterations = iterations};
        const ronde_solve_options off = {.seed = seed, .iterations = iterations, .no_polish = true};
        ronde_plan plan = solve(instance, &on, NULL, &cost);
        with += cost;
        ronde_plan_clear(&plan);
        plan = solve(instance, &off, NULL, &cost);
        without += cost;
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
    ck_assert_int_le(with, without);
}
END_TEST

START_TEST(test_share_of_the_iterations)
{
    ronde_error error = {0};
    ronde_instance *instance = ronde_scattered(1, vehicles, RONDE_OBJECTIVE_DISTANCE);
    ronde_problem problem = {0};
    ronde_search search = {0};
    const ronde_solve_options options = {.seed = 2};
    const ronde_solve_hooks hooks = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_ok(ronde_search_init(&search, &problem, &options, &hooks, &error));
    ronde_search_construct(&search);
    ronde_search_plan(&search, iterations, false);
    ronde_search_run(&search);
    ck_assert_int_eq(search.iteration, iterations);
    ck_assert_int_gt(search.polished, 0);
    ck_assert_int_le(search.polished, iterations / 10);
    ronde_search_clear(&search);
    ronde_problem_clear(&problem);
    ronde_instance_free(instance);
}
END_TEST

/* Asks for the end after a number of questions. */
static bool stop_later(void *payload)
{
    int *left = payload;
    return --*left < 0;
}

/* Wherever it is ended, within an attempt too, the same plan comes out of the same iterations. */
START_TEST(test_ended_run_is_repeated)
{
    ronde_instance *instance = ronde_scattered(1, vehicles, RONDE_OBJECTIVE_DISTANCE);
    enum { questions = iterations / 16 };
    for (int part = 1; part <= 6; part++) {
        int left = questions * part / 6 + part;
        const ronde_solve_hooks hooks = {.should_stop = stop_later, .payload = &left};
        const ronde_solve_options options = {.seed = 2, .iterations = iterations};
        ronde_plan ended = solve(instance, &options, &hooks, NULL);
        if (ended.run.iterations == 0) {
            ronde_plan_clear(&ended);
            continue;
        }
        const ronde_solve_options counted = {.repeat = &ended};
        ronde_plan again = solve(instance, &counted, NULL, NULL);
        ck_assert_int_eq(again.run.iterations, ended.run.iterations);
        ck_assert(same_stops(&ended, &again));
        ronde_plan_clear(&ended);
        ronde_plan_clear(&again);
    }
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/search/polishing",
         test_same_seed_same_plan,
         test_it_helps,
         test_share_of_the_iterations,
         test_ended_run_is_repeated)
