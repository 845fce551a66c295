/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting routes together anew: whatever the instance, the plan that comes out is one that the
 * checker accepts, costs what the search thinks, and is never worse; what is not better leaves all
 * as it was. Then the whole search with it: repeatable. */
#include "instances/model/check.h"
#include "solver/core/export.h"
#include "solver/exact/polish.h"
#include "solver/search/anneal.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <inttypes.h>
#include <stdio.h>

enum { instances = 1500, steps = 15 };

/* A search that stops long before it has found the best plan, with all its routes kept. */
static void wander(ronde_search *search, ronde_polish *polish)
{
    search->planned = steps;
    ronde_search_construct(search);
    search->polish = polish;
    search->hand.thorough = false;
    ronde_search_set_course(search, 10 * search->hot, search->hot, steps);
    ronde_search_advance(search, steps);
    search->polish = NULL;
}

static void judge(const ronde_state *state, uint64_t seed)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_export_plan(&plan, state, 0, &error));
    ck_assert_ok(ronde_check(&verdict, state->problem->instance, &plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ": %s", seed,
                  verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    ck_assert_int_eq(verdict.unserved, state->totals.unserved);
    if (!state->problem->timed) {
        ck_assert_int_eq(verdict.cost, state->totals.cost);
    }
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
}

static int polish_one(const ronde_instance *instance, uint64_t seed)
{
    ronde_error error = {0};
    const ronde_solve_options options = {.seed = seed};
    const ronde_solve_hooks hooks = {0};
    ronde_problem problem = {0};
    ronde_search search = {0};
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_ok(ronde_search_init(&search, &problem, &options, &hooks, &error));
    ronde_polish *polish = ronde_polish_new(&problem, seed);
    ck_assert_ptr_nonnull(polish);
    wander(&search, polish);
    /* The search's guess of moments, as the polish compares it. */
    ck_assert(ronde_snapshot_restore(&search.best, &search.state));
    search.best.totals = search.state.totals;
    ronde_totals before = search.best.totals;
    ronde_polish_job job = {.work = 1.0};
    ck_assert_ok(ronde_polish_run(polish, &job, &search.state, &search.best, &error));
    int order = ronde_totals_compare(&problem, &search.best.totals, &before);
    ck_assert_int_eq(job.better, order < 0);
    ck_assert_int_le(order, 0);
    ck_assert_int_eq(search.state.totals.cost, search.best.totals.cost);
    judge(&search.state, seed);
    ronde_polish_free(polish);
    ronde_search_clear(&search);
    ronde_problem_clear(&problem);
    return job.better;
}

START_TEST(test_never_worse_and_always_a_plan)
{
    int better = 0;
    int count = ckx_cases(instances);
    for (uint64_t seed = 0; seed < (uint64_t)count; seed++) {
        ronde_instance *instance = ronde_random_instance(seed);
        if (instance->request_count > 0 && instance->shift_count > 0) {
            better += polish_one(instance, seed);
        }
        ronde_instance_free(instance);
    }
    printf("%d of %d plans got better\n", better, count);
    ck_assert(better > 0 || count < instances); /* one in hundreds: few cases may hold none */
}
END_TEST

CKX_MAIN("polish", test_never_worse_and_always_a_plan)
