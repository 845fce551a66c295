/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/phases.h"
#include "tests/support/ckx.h"
#include "tests/support/scattered.h"

enum { iterations = 4000, enough = 20, too_few = 3 };

/* A run over a number of iterations where plans may be bred. */
typedef struct run {
    ronde_instance *instance;
    ronde_problem problem;
    ronde_search search;
} run;

static void begin(run *of, int vehicles, ronde_objective objective)
{
    static const ronde_solve_options options = {.seed = 5};
    static const ronde_solve_hooks hooks = {0};
    ronde_error error = {0};
    of->instance = ronde_scattered(1, vehicles, objective);
    ck_assert_ok(ronde_problem_init(&of->problem, of->instance, &error));
    ck_assert_ok(ronde_search_init(&of->search, &of->problem, &options, &hooks, &error));
    of->search.breeds = true;
    ronde_search_construct(&of->search);
    ronde_search_plan(&of->search, iterations, false);
}

static void end(run *of)
{
    ronde_search_clear(&of->search);
    ronde_problem_clear(&of->problem);
    ronde_instance_free(of->instance);
}

START_TEST(test_plans_are_bred_after_a_first_cooling)
{
    run of = {0};
    begin(&of, enough, RONDE_OBJECTIVE_DISTANCE);
    ck_assert_int_eq(of.search.planned, iterations / 10);
    ronde_search_run(&of.search);
    ck_assert_int_eq(of.search.iteration, iterations);
    ck_assert_int_eq(of.search.planned, iterations / 10);
    ck_assert_int_eq(of.search.best.totals.unserved, 0);
    end(&of);
}
END_TEST

/* A third of the iterations saves vehicles, a tenth of the others cools. */
START_TEST(test_vehicles_are_saved_first)
{
    run of = {0};
    begin(&of, enough, RONDE_OBJECTIVE_VEHICLES);
    ck_assert_int_eq(of.search.planned, iterations * 4 / 10);
    ronde_search_run(&of.search);
    ck_assert_int_eq(of.search.iteration, iterations);
    end(&of);
}
END_TEST

/* Three vehicles cannot carry everything: breeding, which leaves nothing out, is given up. */
START_TEST(test_what_cannot_be_served_cools_to_the_end)
{
    run of = {0};
    begin(&of, too_few, RONDE_OBJECTIVE_DISTANCE);
    ronde_search_run(&of.search);
    ck_assert(!of.search.breeds);
    ck_assert_int_eq(of.search.iteration, iterations);
    ck_assert_int_eq(of.search.planned, iterations);
    ck_assert_int_gt(of.search.best.totals.unserved, 0);
    end(&of);
}
END_TEST

/* A clock on which a hundred looks take a second. */
static double look_at_clock(void *payload)
{
    double *now = payload;
    *now += 0.01;
    return *now;
}

/* Planned for far too few iterations, the search still uses its time. */
START_TEST(test_a_timed_search_goes_on_beyond_its_first_plan)
{
    double now = 0.0;
    const ronde_clock clock = {look_at_clock, &now};
    const ronde_solve_hooks hooks = {.clock = &clock};
    run of = {0};
    begin(&of, enough, RONDE_OBJECTIVE_DISTANCE);
    of.search.hooks = &hooks;
    of.search.breeds = false;
    of.search.deadline = 3.0;
    ronde_search_plan(&of.search, iterations / 10, true);
    ronde_search_run(&of.search);
    ck_assert(!of.search.stopped);
    ck_assert_int_gt(of.search.iteration, iterations);
    ck_assert_int_eq(of.search.iteration, of.search.planned);
    end(&of);
}
END_TEST

CKX_MAIN("solver/search/phases",
         test_plans_are_bred_after_a_first_cooling,
         test_vehicles_are_saved_first,
         test_what_cannot_be_served_cools_to_the_end,
         test_a_timed_search_goes_on_beyond_its_first_plan)
