/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels: threads */
/* Days of several providers: each is planned as if it were alone, whatever the number of threads;
 * runs are repeated, stopped, timed and started from a plan as a whole. */
#include "instances/model/check.h"
#include "instances/model/components.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/several_providers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { cases = 40, iterations = 1500, part_tasks = 5 };

static ronde_plan solve(const ronde_instance *instance,
                        const ronde_solve_options *options,
                        const ronde_solve_hooks *hooks)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_solve(&plan, instance, options, hooks, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ": %s", options->seed,
                  verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    ronde_verdict_clear(&verdict);
    return plan;
}

static bool same_stop(const ronde_stop *one, const ronde_stop *other)
{
    return one->kind == other->kind && one->task == other->task && one->place == other->place &&
           one->arrival == other->arrival && one->start == other->start && one->end == other->end;
}

static bool same_reason(const ronde_reason *one, const ronde_reason *other)
{
    return one->rule == other->rule && one->shift == other->shift && one->amount == other->amount &&
           one->detail == other->detail && one->change.kind == other->change.kind &&
           one->change.link == other->change.link && one->change.task == other->change.task &&
           one->change.shift == other->change.shift && strcmp(one->text, other->text) == 0;
}

static bool same_plans(const ronde_plan *one, const ronde_plan *other)
{
    bool same = one->stops.count == other->stops.count &&
                one->routes.count == other->routes.count &&
                one->unserved.count == other->unserved.count &&
                one->reasons.count == other->reasons.count &&
                one->part_runs.count == other->part_runs.count &&
                one->run.iterations == other->run.iterations;
    for (size_t i = 0; same && i < one->stops.count; i++) {
        same = same_stop(&one->stops.items[i], &other->stops.items[i]);
    }
    for (size_t i = 0; same && i < one->unserved.count; i++) {
        same = one->unserved.items[i].task == other->unserved.items[i].task;
    }
    for (size_t i = 0; same && i < one->reasons.count; i++) {
        same = same_reason(&one->reasons.items[i], &other->reasons.items[i]);
    }
    return same;
}

START_TEST(test_any_number_of_threads_gives_the_same_plan)
{
    static const int threads[] = {2, 4};
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(cases); seed++) {
        ronde_instance *instance = ronde_several_providers(seed, RONDE_NONE);
        ronde_solve_options options = {
            .seed = seed, .iterations = iterations, .threads = 1, .part_tasks = part_tasks};
        ronde_plan one = solve(instance, &options, NULL);
        ck_assert_uint_ge(one.part_runs.count, (size_t)ronde_several_count(seed));
        for (int i = 0; i < 2; i++) {
            options.threads = threads[i];
            ronde_plan again = solve(instance, &options, NULL);
            ck_assert_msg(same_plans(&one, &again), "seed %" PRIu64 ": %d threads", seed,
                          threads[i]);
            ronde_plan_clear(&again);
        }
        ronde_plan_clear(&one);
        ronde_instance_free(instance);
    }
}
END_TEST

/* The routes, unserved tasks and reasons of the whole in words, of those of one provider alone. */
static void
in_words(char *out, size_t size, const ronde_instance *of, const ronde_plan *plan, int32_t provider)
{
    size_t used = 0;
    for (size_t i = 0; i < plan->routes.count; i++) {
        const ronde_route *route = &plan->routes.items[i];
        const char *shift = of->shifts[route->shift].id;
        if (shift[1] - '0' != provider) {
            continue;
        }
        used += (size_t)snprintf(out + used, size - used, "%s:", shift);
        for (size_t k = 0; k < route->stop_count; k++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + k];
            const char *task = stop->task == RONDE_NONE ? "-" : of->tasks[stop->task].id;
            used += (size_t)snprintf(out + used, size - used, " %s@%s %" PRId64, task,
                                     of->places[stop->place].id, stop->start);
        }
        used += (size_t)snprintf(out + used, size - used, "\n");
    }
    for (size_t i = 0; i < plan->unserved.count; i++) {
        const ronde_unserved *entry = &plan->unserved.items[i];
        const char *task = of->tasks[entry->task].id;
        for (size_t k = 0; k < entry->reason_count && task[1] - '0' == provider; k++) {
            const ronde_reason *reason = &plan->reasons.items[entry->first_reason + k];
            used +=
                (size_t)snprintf(out + used, size - used, "%s: %s (%s, %s, %s, %" PRId64 ")\n",
                                 task, reason->text, ronde_rules[reason->rule].name,
                                 reason->shift == RONDE_NONE ? "-" : of->shifts[reason->shift].id,
                                 reason->detail == RONDE_NONE || reason->rule == RONDE_RULE_CAPACITY
                                     ? "-"
                                     : of->tasks[reason->detail].id,
                                 reason->amount);
        }
    }
    ck_assert_uint_lt(used, size);
}

/* A provider whose own instance does not fall apart gets the plan that it would get alone. */
START_TEST(test_each_provider_is_planned_as_if_alone)
{
    enum { room = 1 << 16 };
    static char together[room];
    static char alone[room];
    int compared = 0;
    int left_out = 0;
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(cases); seed++) {
        ronde_error error = {0};
        ronde_instance *instance = ronde_several_providers(seed, RONDE_NONE);
        ronde_components parts = {0};
        ck_assert_ok(ronde_components_find(&parts, instance, &error));
        const ronde_solve_options options = {
            .seed = seed, .iterations = iterations, .part_tasks = part_tasks};
        ronde_plan plan = solve(instance, &options, NULL);
        left_out += plan.unserved.count > 0;
        for (int32_t i = 0; i < ronde_several_count(seed); i++) {
            ronde_instance *own = ronde_several_providers(seed, i);
            ronde_components own_parts = {0};
            ck_assert_ok(ronde_components_find(&own_parts, own, &error));
            if (own_parts.count == 1 && parts.count == ronde_several_count(seed)) {
                const ronde_plan before = {.run = plan.part_runs.items[i]};
                const ronde_solve_options again = {.repeat = &before, .part_tasks = part_tasks};
                ronde_plan one = solve(own, &again, NULL);
                together[0] = alone[0] = '\0';
                in_words(together, room, instance, &plan, i);
                in_words(alone, room, own, &one, i);
                ck_assert_str_eq(together, alone);
                compared++;
                ronde_plan_clear(&one);
            }
            ronde_components_clear(&own_parts);
            ronde_instance_free(own);
        }
        ronde_components_clear(&parts);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
    ck_assert_int_gt(compared, 0);
    ck_assert_int_gt(left_out, 0);
}
END_TEST

typedef struct patience {
    int looks, most, told;
    ronde_solve_progress last;
} patience;

static bool lose_patience(void *payload)
{
    patience *of = payload;
    return ++of->looks > of->most;
}

static void listen(const ronde_solve_progress *progress, void *payload)
{
    patience *of = payload;
    of->told++;
    of->last = *progress;
}

START_TEST(test_a_stopped_run_is_whole_and_repeated)
{
    int between = 0;
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(cases); seed++) {
        ronde_instance *instance = ronde_several_providers(seed, RONDE_NONE);
        patience of = {.most = (int)(seed * 37 % 200)};
        const ronde_solve_hooks hooks = {
            .should_stop = lose_patience, .on_progress = listen, .payload = &of};
        const ronde_solve_options options = {
            .seed = seed, .iterations = iterations, .threads = 2, .part_tasks = part_tasks};
        ronde_plan stopped = solve(instance, &options, &hooks);
        between += stopped.run.iterations > 0 && stopped.run.iterations < iterations;
        const ronde_solve_options repeat = {.repeat = &stopped, .part_tasks = part_tasks};
        ronde_plan again = solve(instance, &repeat, NULL);
        ck_assert_msg(same_plans(&stopped, &again), "seed %" PRIu64, seed);
        ronde_plan_clear(&again);
        ronde_plan_clear(&stopped);
        ronde_instance_free(instance);
    }
    ck_assert_int_gt(between, 0);
}
END_TEST

/* A clock that runs a millisecond with each look at it. */
static double slow_clock(void *payload)
{
    double *now = payload;
    *now += 0.001;
    return *now;
}

START_TEST(test_a_timed_run_is_repeated_and_told_as_a_whole)
{
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(cases / 2); seed++) {
        ronde_instance *instance = ronde_several_providers(seed, RONDE_NONE);
        double now = 0.0;
        const ronde_clock clock = {slow_clock, &now};
        patience of = {.most = INT32_MAX};
        const ronde_solve_hooks hooks = {.clock = &clock, .on_progress = listen, .payload = &of};
        const ronde_solve_options options = {
            .seed = seed, .seconds = 1.0, .part_tasks = part_tasks, .threads = 1};
        ronde_error error = {0};
        ronde_plan plan = {0};
        ck_assert_ok(ronde_solve(&plan, instance, &options, &hooks, &error));
        ck_assert_int_gt(of.told, 0);
        ck_assert(of.last.share > 0.0 && of.last.share < 1.001);
        const ronde_solve_options repeat = {.repeat = &plan, .part_tasks = part_tasks};
        ronde_plan again = solve(instance, &repeat, NULL);
        ck_assert_msg(same_plans(&plan, &again), "seed %" PRIu64, seed);
        ronde_plan_clear(&again);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

static ronde_verdict judge(const ronde_instance *instance, const ronde_plan *plan)
{
    ronde_error error = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_check(&verdict, instance, plan, &error));
    return verdict;
}

START_TEST(test_a_plan_to_start_from_is_kept)
{
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(cases / 2); seed++) {
        ronde_instance *instance = ronde_several_providers(seed, RONDE_NONE);
        ronde_solve_options options = {
            .seed = seed, .iterations = iterations, .part_tasks = part_tasks};
        ronde_plan plan = solve(instance, &options, NULL);
        options.initial = &plan;
        options.first_feasible = true;
        ronde_plan again = solve(instance, &options, NULL);
        ronde_verdict before = judge(instance, &plan);
        ronde_verdict after = judge(instance, &again);
        ck_assert_int_le(ronde_verdict_compare(instance, &after, &before), 0);
        ronde_verdict_clear(&before);
        ronde_verdict_clear(&after);
        ronde_plan_clear(&again);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

START_TEST(test_a_run_of_another_instance_is_refused)
{
    ronde_instance *instance = ronde_several_providers(3, RONDE_NONE);
    ronde_error error = {0};
    ronde_plan plan = {0};
    const ronde_plan other = {.run = {.iterations = 10}};
    const ronde_solve_options options = {.repeat = &other, .part_tasks = part_tasks};
    ck_assert_int_eq(ronde_solve(&plan, instance, &options, NULL, &error), RONDE_EINPUT);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("apart",
         test_any_number_of_threads_gives_the_same_plan,
         test_each_provider_is_planned_as_if_alone,
         test_a_stopped_run_is_whole_and_repeated,
         test_a_timed_run_is_repeated_and_told_as_a_whole,
         test_a_plan_to_start_from_is_kept,
         test_a_run_of_another_instance_is_refused)
