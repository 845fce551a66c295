/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of pickups with deliveries are bred where vehicles come first: which problems, for how
 * long, and that a run that was ended is repeated. */
#include "solver/search/brood.h"
#include "solver/search/fleet.h"
#include "solver/search/phases.h"
#include "tests/support/ckx.h"
#include "tests/support/random_pairs.h"
#include "tests/support/scattered.h"

enum { pairs = 16, vehicles = 9, width = 150, iterations = 3000, bred = 9000, part = 6001 };

typedef struct run {
    ronde_instance *instance;
    ronde_problem problem;
    ronde_search search;
} run;

static void begin(run *of, uint64_t seed)
{
    static ronde_solve_options options;
    static const ronde_solve_hooks hooks = {0};
    ronde_error error = {0};
    options = (ronde_solve_options){.seed = seed};
    of->instance = ronde_random_pairs(3, pairs, vehicles, width);
    ck_assert_ok(ronde_problem_init(&of->problem, of->instance, &error));
    ck_assert_ok(ronde_search_init(&of->search, &of->problem, &options, &hooks, &error));
    ck_assert(!of->search.hand.thorough);
    ronde_search_construct(&of->search);
}

static void end(run *of)
{
    ronde_search_clear(&of->search);
    ronde_problem_clear(&of->problem);
    ronde_instance_free(of->instance);
}

/* As many routes as it likes, to begin with. */
static void begin_loose(run *of, uint64_t seed)
{
    begin(of, seed);
    ck_assert_int_eq(of->search.best.totals.unserved, 0);
    of->search.hand.most_used = of->search.best.totals.used;
}

static bool singles_suit(void)
{
    ronde_error error = {0};
    ronde_problem problem = {0};
    ronde_instance *instance = ronde_scattered(1, vehicles, RONDE_OBJECTIVE_VEHICLES);
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    bool suits = ronde_brood_suits(&problem);
    ronde_problem_clear(&problem);
    ronde_instance_free(instance);
    return suits;
}

START_TEST(test_for_pairs_where_vehicles_come_first)
{
    run of = {0};
    begin(&of, 1);
    ck_assert(ronde_brood_suits(&of.problem));
    of.instance->vehicles_first = false;
    ck_assert(!ronde_brood_suits(&of.problem));
    ck_assert(!singles_suit());
    end(&of);
}
END_TEST

START_TEST(test_pays_with_some_thousand_iterations_per_request)
{
    run of = {0};
    begin(&of, 1);
    ck_assert(!ronde_brood_pays(&of.problem, 0));
    ck_assert(!ronde_brood_pays(&of.problem, 500 * pairs));
    ck_assert(ronde_brood_pays(&of.problem, 5000 * pairs));
    end(&of);
}
END_TEST

START_TEST(test_fleet_goes_down_to_a_number_and_no_further)
{
    run of = {0};
    begin_loose(&of, 1);
    int32_t first = of.search.best.totals.used;
    ronde_fleet_lower(&of.search, first - 1, 1.0, iterations);
    ck_assert_int_eq(of.search.best.totals.used, first - 1);
    ck_assert_int_eq(of.search.best.totals.unserved, 0);
    ck_assert_int_eq(of.search.state.totals.used, first - 1);
    ronde_fleet_lower(&of.search, 0, 1.0, iterations);
    ck_assert_int_lt(of.search.best.totals.used, first);
    end(&of);
}
END_TEST

START_TEST(test_breeding_ends_on_time_with_a_better_plan)
{
    run of = {0};
    begin_loose(&of, 1);
    ronde_fleet_minimise(&of.search, iterations);
    ronde_totals before = of.search.best.totals;
    ronde_brood_run(&of.search, bred);
    ck_assert_int_eq(of.search.iteration, bred);
    ck_assert_int_eq(of.search.best.totals.unserved, 0);
    ck_assert_int_le(of.search.best.totals.used, before.used);
    ck_assert_int_lt(of.search.best.totals.cost, before.cost);
    ck_assert_int_eq(of.search.state.totals.cost, of.search.best.totals.cost);
    ck_assert_int_eq(of.search.state.absent_count, 0);
    end(&of);
}
END_TEST

/* A run that ends after a part of its iterations is the beginning of a longer one. */
static ronde_cost cost_after(int64_t stop_after, int64_t until, int64_t *iteration)
{
    run of = {0};
    begin_loose(&of, 2);
    of.search.stop_after = stop_after;
    ronde_fleet_minimise(&of.search, iterations);
    ronde_brood_run(&of.search, until);
    ronde_cost cost = of.search.best.totals.cost;
    *iteration = of.search.iteration;
    end(&of);
    return cost;
}

START_TEST(test_the_same_seed_ends_alike)
{
    int64_t at = 0;
    ronde_cost whole = cost_after(0, bred, &at);
    ck_assert_int_eq(cost_after(0, bred, &at), whole);
    ronde_cost ended = cost_after(part, INT64_MAX, &at);
    ck_assert_int_ge(at, part);
    ck_assert_int_ge(ended, whole);
    ck_assert_int_eq(cost_after(part, INT64_MAX, &at), ended);
}
END_TEST

/* After a third of the iterations for the fleet and a tenth of the others for a first cooling. */
START_TEST(test_phases_breed_pairs_if_that_pays)
{
    static const int64_t totals[] = {iterations, (int64_t)4000 * pairs};
    for (int i = 0; i < 2; i++) {
        run of = {0};
        begin(&of, 4);
        of.search.breeds = true;
        ronde_search_plan(&of.search, totals[i], false);
        ronde_search_run(&of.search);
        ck_assert_int_eq(of.search.iteration, totals[i]);
        ck_assert_int_eq(of.search.breeds, i == 1);
        ck_assert_int_eq(of.search.best.totals.unserved, 0);
        end(&of);
    }
}
END_TEST

CKX_MAIN("solver/search/brood",
         test_for_pairs_where_vehicles_come_first,
         test_pays_with_some_thousand_iterations_per_request,
         test_fleet_goes_down_to_a_number_and_no_further,
         test_breeding_ends_on_time_with_a_better_plan,
         test_the_same_seed_ends_alike,
         test_phases_breed_pairs_if_that_pays)
