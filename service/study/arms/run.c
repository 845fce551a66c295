/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/run.h"

#include "instances/base/alloc.h"
#include "instances/model/check.h"
#include "instances/model/show.h"
#include "service/study/arms/areas.h"
#include "service/study/arms/run_document.h"
#include "service/study/arms/waiting.h"
#include "solver/solve.h"

#include <string.h>

enum { minute_grid = 60 };

int64_t ronde_run_iterations(int32_t tasks)
{
    return 5000 + (int64_t)tasks * 250;
}

/* A run under way. */
typedef struct work {
    const ronde_run_order *order;
    ronde_instance *day, *longer; /* longer: with the waiting list; NULL without */
    ronde_plan plan;
    ronde_time grid;
} work;

static ronde_status build(work *at, ronde_error *error)
{
    const ronde_demand *demand = at->order->demand;
    ronde_demand_day which = at->order->which;
    RONDE_TRY(demand->build(&at->day, demand, &which, error));
    at->grid = ronde_show_clock(at->day) ? minute_grid : 0;
    which.waiting = at->order->extra ? at->order->effort->waiting : 0;
    return which.waiting > 0 ? demand->build(&at->longer, demand, &which, error) : RONDE_OK;
}

/* Areas and loneliness are no part of an instance, but of the result. */
static void add_homes(ronde_digest *digest, const ronde_demand *demand, const ronde_instance *day)
{
    ronde_digest_add_number(digest, demand->areas);
    for (int32_t i = 0; i < day->place_count && demand->home != NULL; i++) {
        ronde_demand_home home = demand->home(demand, day->places[i].id);
        ronde_digest_add_number(digest, home.area);
        ronde_digest_add_number(digest, home.lonely ? 1 : 0);
    }
}

static int64_t iterations_of(const work *at)
{
    const ronde_run_effort *effort = at->order->effort;
    int64_t usual =
        effort->iterations > 0 ? effort->iterations : ronde_run_iterations(at->day->task_count);
    return usual * (effort->times > 1 ? effort->times : 1);
}

/* Everything that the result depends on. */
static ronde_status make_key(char key[RONDE_DIGEST_TEXT], const work *at, ronde_error *error)
{
    const ronde_run_effort *effort = at->order->effort;
    ronde_digest digest = ronde_digest_start();
    ronde_digest_add(&digest, effort->engine, strlen(effort->engine));
    ronde_digest_add_number(&digest, (int64_t)at->order->seed);
    ronde_digest_add_number(&digest, iterations_of(at));
    RONDE_TRY(ronde_digest_add_instance(&digest, at->day, error));
    add_homes(&digest, at->order->demand, at->day);
    if (at->longer != NULL) {
        ronde_digest_add_number(&digest, effort->failures);
        ronde_digest_add_number(&digest, effort->retries);
        RONDE_TRY(ronde_digest_add_instance(&digest, at->longer, error));
    }
    ronde_digest_text(key, &digest);
    return RONDE_OK;
}

static bool is_stopped(const work *at)
{
    return at->order->should_stop != NULL && at->order->should_stop(NULL);
}

/* A plan that breaks a rule is a fault of the program, never a result. */
static ronde_status judge(const ronde_instance *day, const ronde_plan *plan, ronde_error *error)
{
    ronde_verdict verdict = {0};
    ronde_status status = ronde_check(&verdict, day, plan, error);
    if (status == RONDE_OK && verdict.violations.count > 0) {
        status = ronde_fail(error, RONDE_EBUG, day->name, "the plan of a run breaks a rule: %s",
                            verdict.violations.items[0].text);
    }
    ronde_verdict_clear(&verdict);
    return status;
}

static ronde_status search(work *at, ronde_error *error)
{
    const ronde_solve_options options = {.seed = at->order->seed,
                                         .iterations = iterations_of(at),
                                         .no_reasons = true,
                                         .grid = at->grid};
    const ronde_solve_hooks hooks = {.should_stop = at->order->should_stop};
    RONDE_TRY(ronde_solve(&at->plan, at->day, &options, &hooks, error));
    return is_stopped(at) ? ronde_fail(error, RONDE_ESTOPPED, "", "stopped")
                          : judge(at->day, &at->plan, error);
}

static ronde_status serve_waiting(ronde_account *out, const work *at, ronde_error *error)
{
    const ronde_run_effort *effort = at->order->effort;
    const ronde_waiting_options options = {.failures = effort->failures,
                                           .iterations = effort->retries,
                                           .seed = at->order->seed,
                                           .grid = at->grid,
                                           .should_stop = at->order->should_stop};
    ronde_waiting_served served = {0};
    ronde_plan plan = {0};
    ronde_status status =
        ronde_waiting_insert(&served, &plan, at->longer, at->day, &at->plan, &options, error);
    if (status == RONDE_OK) {
        status = judge(at->longer, &plan, error);
    }
    ronde_plan_clear(&plan);
    out->of[RONDE_ACCOUNT_EXTRA] = served.served;
    out->of[RONDE_ACCOUNT_EXTRA_TRIED] = served.tried;
    out->of[RONDE_ACCOUNT_EXTRA_TIME] = served.time;
    return status;
}

static ronde_status account(ronde_run_result *out, const work *at, ronde_error *error)
{
    const ronde_demand *demand = at->order->demand;
    size_t places = (size_t)at->day->place_count + 1;
    out->area_count = demand->areas;
    out->areas = ronde_alloc_zero((size_t)demand->areas + 1, sizeof *out->areas);
    bool *lonely = ronde_alloc_zero(places, sizeof *lonely);
    int32_t *areas = ronde_alloc_zero(places, sizeof *areas);
    ronde_status status = out->areas != NULL && lonely != NULL && areas != NULL
                              ? RONDE_OK
                              : ronde_fail(error, RONDE_ENOMEM, "", "no memory for a run");
    for (int32_t i = 0; i < at->day->place_count && status == RONDE_OK; i++) {
        ronde_demand_home home = demand->home != NULL ? demand->home(demand, at->day->places[i].id)
                                                      : (ronde_demand_home){.area = RONDE_NONE};
        lonely[i] = home.lonely;
        areas[i] = home.area;
    }
    if (status == RONDE_OK) {
        status = ronde_account_plan(&out->total, at->day, &at->plan, lonely, error);
    }
    if (status == RONDE_OK) {
        ronde_account_areas(out->areas, at->day, &at->plan, areas, lonely);
    }
    ronde_free(lonely);
    ronde_free(areas);
    return status;
}

static ronde_status plan_and_write(const work *at, const char *key, ronde_error *error)
{
    work own = *at;
    ronde_run_result result = {0};
    ronde_status status = search(&own, error);
    if (status == RONDE_OK) {
        status = account(&result, &own, error);
    }
    if (status == RONDE_OK && own.longer != NULL) {
        status = serve_waiting(&result.total, &own, error);
    }
    if (status == RONDE_OK) {
        status = ronde_run_write(&result, own.order->folder, key, error);
    }
    ronde_run_result_clear(&result);
    ronde_plan_clear(&own.plan);
    return status;
}

ronde_status ronde_run_do(char key[RONDE_DIGEST_TEXT],
                          bool *found,
                          const ronde_run_order *order,
                          ronde_error *error)
{
    work at = {.order = order};
    ronde_status status = build(&at, error);
    if (status == RONDE_OK) {
        status = make_key(key, &at, error);
    }
    if (status == RONDE_OK) {
        *found = ronde_run_document_exists(order->folder, key);
        status = *found ? RONDE_OK : plan_and_write(&at, key, error);
    }
    ronde_instance_free(at.day);
    ronde_instance_free(at.longer);
    return status;
}

ronde_status ronde_run_plan(ronde_instance **instance,
                            ronde_plan *plan,
                            const ronde_run_order *order,
                            ronde_error *error)
{
    work at = {.order = order};
    ronde_status status = build(&at, error);
    if (status == RONDE_OK) {
        status = search(&at, error);
    }
    if (status == RONDE_OK) {
        *instance = at.day;
        *plan = at.plan;
    } else {
        ronde_instance_free(at.day);
        ronde_plan_clear(&at.plan);
    }
    return status;
}
