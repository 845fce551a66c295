/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Routes given up from a short plan: down to a number that can be counted by hand, the same ones
 * each time, within the iterations, and never more than there were. */
#include "instances/formats/lilim.h"
#include "solver/search/squeeze.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

enum { text_size = 4096, pairs = 10, iterations = 4000 };

/* Pickups 1 to 10, one unit apart on a line from the depot on, each with its delivery one unit
 * beside it; a service takes 20, the day 300. Twenty services take 400, so one route is too few;
 * two of ten tasks take 200 and no more than 10 + 10 + 10 on the way. */
static ronde_instance *read_line(void)
{
    char text[text_size];
    int at = snprintf(text, sizeof text, "10 10 1\n0 0 0 0 0 300 0 0 0\n");
    for (int i = 1; i <= pairs; i++) {
        at += snprintf(text + at, sizeof text - (size_t)at, "%d %d 0 1 0 300 20 0 %d\n", i, i,
                       i + pairs);
    }
    for (int i = 1; i <= pairs; i++) {
        at += snprintf(text + at, sizeof text - (size_t)at, "%d %d 1 -1 0 300 20 %d 0\n", i + pairs,
                       i, i);
    }
    const ronde_benchmark_options options = {.objective = RONDE_OBJECTIVE_VEHICLES};
    ronde_instance *instance = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_lilim_read(&instance, text, (size_t)at, &options, &faults, &error));
    ronde_faults_clear(&faults);
    return instance;
}

/* Each pair on a route of its own. */
static void spread(ronde_search *search)
{
    const ronde_instance *instance = search->problem->instance;
    for (int32_t request = 0; request < instance->request_count; request++) {
        int32_t index = instance->requests[request].first_alternative;
        const int32_t *tasks = instance->request_tasks + instance->alternatives[index].first_task;
        int32_t start = ronde_start_of(search->problem, request);
        ck_assert(ronde_state_place(&search->state, tasks[0], start));
        ck_assert(ronde_state_place(&search->state, tasks[1], tasks[0]));
        ronde_state_choose(&search->state, request, index);
    }
    ronde_state_commit(&search->state);
    ronde_search_construct(search);
    ck_assert_int_eq(search->best.totals.used, pairs);
}

static ronde_totals squeezed(const ronde_instance *instance, int64_t again)
{
    ronde_problem problem = {0};
    ronde_search search = {0};
    ronde_error error = {0};
    const ronde_solve_options options = {.seed = 1};
    const ronde_solve_hooks hooks = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_ok(ronde_search_init(&search, &problem, &options, &hooks, &error));
    spread(&search);
    search.planned = iterations;
    ronde_squeeze_run(&search, iterations);
    ck_assert_int_le(search.iteration, iterations);
    if (again > 0) {
        ronde_squeeze_run(&search, again);
    }
    ronde_totals totals = search.best.totals;
    ck_assert_int_eq(totals.unserved, 0);
    ck_assert_int_eq(search.state.totals.used, totals.used);
    ck_assert_int_eq(search.state.totals.cost, totals.cost);
    ck_assert_int_eq(search.hand.most_used, totals.used);
    ronde_search_clear(&search);
    ronde_problem_clear(&problem);
    return totals;
}

START_TEST(test_routes_are_given_up)
{
    ronde_instance *instance = read_line();
    ronde_totals first = squeezed(instance, 0);
    ronde_totals second = squeezed(instance, 0);
    ck_assert_int_eq(first.used, 2);
    ck_assert_int_eq(second.cost, first.cost);
    ronde_instance_free(instance);
}
END_TEST

START_TEST(test_a_good_plan_is_not_lost)
{
    ronde_instance *instance = read_line();
    ronde_totals once = squeezed(instance, 0);
    ronde_totals twice = squeezed(instance, 20);
    ck_assert_int_eq(twice.used, once.used);
    ck_assert_int_le(twice.cost, once.cost);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/search/squeeze", test_routes_are_given_up, test_a_good_plan_is_not_lost)
