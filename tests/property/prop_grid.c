/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts on a grid against trying every set of starts on it: if the sequence of the plan has times
 * on the grid, all its tasks start on it, at the least cost of all such times; if not, the plan is
 * right all the same. */
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

enum { most_tasks = 4, most_stops = 32, horizon = 160 };

/* All starts on the grid of the tasks of a plan, one set after the other. */
typedef struct trial {
    const ronde_instance *instance;
    ronde_plan *plan;
    ronde_time grid;
    ronde_stop *tasks[most_stops];
    int count;
    bool found;
    ronde_cost best;
    long tried;
} trial;

/* Arrivals and both ends of each route as the starts of its tasks want them. */
static void complete(trial *at)
{
    for (size_t r = 0; r < at->plan->routes.count; r++) {
        const ronde_route *route = &at->plan->routes.items[r];
        const ronde_matrix *matrix = ronde_instance_matrix(at->instance, route->shift);
        ronde_stop *stops = &at->plan->stops.items[route->first_stop];
        for (size_t i = 1; i < route->stop_count; i++) {
            ronde_time travel = ronde_matrix_duration(matrix, stops[i - 1].place, stops[i].place);
            ronde_stop *stop = &stops[i];
            if (i == 1) {
                ronde_time leave = stop->start - travel;
                stops[0].arrival = stops[0].start = stops[0].end = leave;
            }
            stop->arrival = stops[i - 1].end + travel;
            if (i + 1 == route->stop_count) {
                stop->start = stop->end = stop->arrival;
            }
        }
    }
}

static void judge(trial *at)
{
    ronde_error error = {0};
    ronde_verdict verdict = {0};
    complete(at);
    ck_assert_ok(ronde_check(&verdict, at->instance, at->plan, &error));
    at->tried++;
    if (verdict.violations.count == 0 && (!at->found || verdict.cost < at->best)) {
        at->found = true;
        at->best = verdict.cost;
    }
    ronde_verdict_clear(&verdict);
}

/* Like the counter of kilometres: the next set of starts; false after the last one. */
static bool turn(trial *at)
{
    for (int i = 0; i < at->count; i++) {
        ronde_stop *stop = at->tasks[i];
        ronde_time takes = stop->end - stop->start;
        stop->start = stop->start + at->grid <= horizon ? stop->start + at->grid : 0;
        stop->end = stop->start + takes;
        if (stop->start > 0) {
            return true;
        }
    }
    return false;
}

static void try_all(trial *at)
{
    for (int i = 0; i < at->count; i++) {
        at->tasks[i]->end -= at->tasks[i]->start;
        at->tasks[i]->start = 0;
    }
    do {
        judge(at);
    } while (turn(at));
}

static int list_tasks(trial *at)
{
    int odd = 0;
    for (size_t i = 0; i < at->plan->stops.count && at->count < most_stops; i++) {
        ronde_stop *stop = &at->plan->stops.items[i];
        if (stop->task != RONDE_NONE) {
            at->tasks[at->count++] = stop;
            odd += stop->start % at->grid != 0 ? 1 : 0;
        }
    }
    return odd;
}

typedef struct tally {
    int judged, on_grid, off_grid, wrong;
} tally;

/* On a grid overtime and the largest lateness are rounded up to it. */
static bool has_overtime(const ronde_instance *instance)
{
    for (int32_t i = 0; i < instance->shift_count; i++) {
        const ronde_shift *shift = &instance->shifts[i];
        if (shift->normal_duration < ronde_time_unlimited &&
            instance->resources[shift->resource].overtime_price > 0) {
            return true;
        }
    }
    return false;
}

/* What the oracle says against a plan, or NULL. */
static const char *complaint_of(trial *at, ronde_cost cost, tally *sum)
{
    int odd = list_tasks(at);
    if (at->count == 0 || at->count > most_tasks || at->instance->latest_price > 0 ||
        has_overtime(at->instance)) {
        return NULL;
    }
    try_all(at);
    sum->judged++;
    sum->on_grid += at->found ? 1 : 0;
    sum->off_grid += at->found ? 0 : 1;
    if (at->found && odd > 0) {
        return "tasks are off the grid, but there are times on it";
    }
    return at->found && at->best != cost ? "there are cheaper times on the grid" : NULL;
}

static void one_case(uint64_t seed, bool without_grid, tally *sum)
{
    ronde_error error = {0};
    ronde_instance *instance = ronde_random_instance(seed);
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    const ronde_time grid = 20 + (ronde_time)(seed % 3) * 10;
    const ronde_solve_options options = {
        .iterations = 30, .seed = seed, .grid = without_grid ? 0 : grid};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %lu: %s", (unsigned long)seed,
                  verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    trial at = {.instance = instance, .plan = &plan, .grid = grid};
    const char *complaint = complaint_of(&at, verdict.cost, sum);
    sum->wrong += complaint != NULL ? 1 : 0;
    ck_assert_msg(complaint == NULL || without_grid, "seed %lu, grid %d: %s", (unsigned long)seed,
                  (int)grid, complaint);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}

START_TEST(test_times_on_the_grid)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(1000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, false, &sum);
    }
    ck_assert_msg(sum.judged > cases / 3 && sum.on_grid > cases / 20 && sum.off_grid > cases / 50,
                  "of %d cases only %d were judged, %d on the grid, %d off", cases, sum.judged,
                  sum.on_grid, sum.off_grid);
}
END_TEST

/* The oracle must notice a solver that does not round. */
START_TEST(test_odd_times_are_noticed)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(300);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, true, &sum);
    }
    ck_assert_int_gt(sum.wrong, sum.on_grid / 2);
}
END_TEST

CKX_MAIN("property/grid", test_times_on_the_grid, test_odd_times_are_noticed)
