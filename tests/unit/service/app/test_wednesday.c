/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Wednesday case (instances/data/wednesday/README.md): what the day with laundry at home must
 * show, and what the same day without it frees. The brute force says what the best plan is worth;
 * the solver has to find it. */
#include "instances/model/check.h"
#include "service/app/explain.h"
#include "service/app/pipeline.h"
#include "solver/solve.h"
#include "tests/support/brute_force.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

typedef struct day {
    ronde_instance *instance;
    ronde_plan plan;
    ronde_verdict verdict;
} day;

static ronde_instance *load(const char *name)
{
    char path[128];
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    const ronde_input_options options = {0};
    snprintf(path, sizeof path, "instances/data/wednesday/%s.json", name);
    ck_assert_ok(ronde_input_load(&instance, path, &options, &faults, &error));
    ck_assert_uint_eq(faults.list.count, 0);
    ronde_faults_clear(&faults);
    return instance;
}

/* Plans the day with the solver and holds it against the optimum. */
static day plan_day(const char *name)
{
    ronde_error error = {0};
    day made = {.instance = load(name)};
    ronde_brute_result best = ronde_brute_force(made.instance, NULL, NULL);
    const ronde_solve_options options = {.seed = 1, .iterations = 2000};
    ck_assert_ok(ronde_solve(&made.plan, made.instance, &options, NULL, &error));
    ck_assert_ok(ronde_check(&made.verdict, made.instance, &made.plan, &error));
    ck_assert_uint_eq(made.verdict.violations.count, 0);
    ck_assert_int_eq(made.verdict.unserved, best.unserved);
    ck_assert_int_eq(made.verdict.cost, best.cost);
    return made;
}

static void clear(day *of)
{
    ronde_verdict_clear(&of->verdict);
    ronde_plan_clear(&of->plan);
    ronde_instance_free(of->instance);
}

/* The tasks in order of the round, breaks left out: "J D J/return B". */
static void order_of(const day *of, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < of->plan.stops.count; i++) {
        const ronde_stop *stop = &of->plan.stops.items[i];
        if (stop->task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK) {
            size_t used = strlen(out);
            snprintf(out + used, size - used, "%s%s", used > 0 ? " " : "",
                     of->instance->tasks[stop->task].id);
        }
    }
}

static int32_t task_of(const day *of, const char *id)
{
    int32_t task = ronde_idmap_find(&of->instance->task_ids, id);
    ck_assert_int_ne(task, RONDE_NONE);
    return task;
}

static const ronde_stop *stop_of(const day *of, const char *id)
{
    for (size_t i = 0; i < of->plan.stops.count; i++) {
        if (of->plan.stops.items[i].task == task_of(of, id)) {
            return &of->plan.stops.items[i];
        }
    }
    return NULL;
}

START_TEST(test_day_has_the_return_visit_after_d)
{
    char order[64];
    day at_home = plan_day("day");
    order_of(&at_home, order, sizeof order);
    ck_assert_str_eq(order, "J D J/return B");
    ck_assert_int_ge(stop_of(&at_home, "J/return")->start - stop_of(&at_home, "J")->end,
                     120 * 60); /* the dryer */
    clear(&at_home);
}
END_TEST

/* One sentence, with the reason in the reader's language, whose figures are those of the plan. The
 * visits of this day are on whole minutes. */
static void check_sentence(const day *of, bool dutch)
{
    char expected[400];
    char times[3][16];
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_claims claims = {0};
    const ronde_explained explained = {.instance = of->instance, .plan = &of->plan};
    const ronde_time free_at = stop_of(of, "J")->end + 120 * 60;
    const ronde_time moments[] = {stop_of(of, "J/return")->start, stop_of(of, "J")->end, free_at};
    for (int i = 0; i < 3; i++) {
        snprintf(times[i], sizeof times[i], "%02d:%02d", (int)(moments[i] / 3600),
                 (int)(moments[i] % 3600 / 60));
    }
    snprintf(expected, sizeof expected,
             dutch ? "Er is om %s een retourbezoek bij bewoner J (door hulp M), want de droger "
                     "heeft 120 minuten nodig. Het eerste bezoek is om %s klaar; het tweede kan "
                     "niet voor %s beginnen."
                   : "There is a return visit at %s to resident J (by helper M), because the dryer "
                     "needs 120 minutes. The first visit is over at %s; the second cannot begin "
                     "before %s.",
             times[0], times[1], times[2]);
    ck_assert_ok(ronde_explain(&claims, &explained, task_of(of, "J/return"), &error));
    ck_assert_uint_gt(claims.count, 0);
    const ronde_claim *claim = &claims.items[0];
    ck_assert_int_eq(claim->kind, RONDE_CLAIM_RETURN);
    ck_assert_int_eq(claim->other, task_of(of, "J"));
    ck_assert_int_eq(claim->time, free_at);
    ronde_claim_sentence(&text, of->instance, claim, dutch ? RONDE_DUTCH : RONDE_ENGLISH);
    ck_assert_str_eq(text.data, expected);
    ronde_text_clear(&text);
    ronde_array_clear(&claims);
}

START_TEST(test_return_visit_is_explained)
{
    day at_home = plan_day("day");
    check_sentence(&at_home, false);
    check_sentence(&at_home, true);
    clear(&at_home);
}
END_TEST

/* With laundry: rides 7 + 7 + 7 + 9 + 5 and a minute at each of four doors = 39 minutes; visits 80
 * + 130 + 15 + 125 = 350; break 30: 419. Without: rides 7 + 7 + 6 + 5 and three doors = 28; visits
 * 70
 * + 130 + 105 = 305; break 30: 363. So 56 minutes are freed. Metres: 1740 + 1570 + 1570 + 2210 +
 * 1120 = 8210 and 1740 + 1570 + 1380 + 1120 = 5810, so 2400 are freed. */
START_TEST(test_freed_minutes_and_metres)
{
    day at_home = plan_day("day");
    day without = plan_day("day-without-laundry");
    ck_assert_int_eq(at_home.verdict.amounts[RONDE_RULE_PAID], 419 * 60);
    ck_assert_int_eq(without.verdict.amounts[RONDE_RULE_PAID], 363 * 60);
    ck_assert_int_eq(at_home.verdict.amounts[RONDE_RULE_DISTANCE], 8210);
    ck_assert_int_eq(without.verdict.amounts[RONDE_RULE_DISTANCE], 5810);
    clear(&at_home);
    clear(&without);
}
END_TEST

START_TEST(test_extra_resident_fits_without_laundry_only)
{
    day without = plan_day("day-with-extra");
    day at_home = plan_day("day-at-home-with-extra");
    ck_assert_ptr_nonnull(stop_of(&without, "E"));
    ck_assert_ptr_null(stop_of(&at_home, "E"));
    ck_assert_int_eq(without.verdict.unserved, 0);
    ck_assert_int_eq(at_home.verdict.unserved, 0); /* E is from the waiting list */
    clear(&without);
    clear(&at_home);
}
END_TEST

/* A shorter dryer programme (the injected fault): then other plans are better, and the sentence
 * must not speak of 120 minutes any more. */
START_TEST(test_the_lag_is_what_forces_it)
{
    ronde_instance *instance = load("day");
    const ronde_brute_fault blind = {.ignored_link = 0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_error error = {0};
    ronde_brute_result with = ronde_brute_force(instance, NULL, NULL);
    ronde_brute_result without = ronde_brute_force(instance, &blind, &plan);
    ck_assert_int_lt(without.cost, with.cost);
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_gt(verdict.violations.count, 0);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("wednesday",
         test_day_has_the_return_visit_after_d,
         test_return_visit_is_explained,
         test_freed_minutes_and_metres,
         test_extra_resident_fits_without_laundry_only,
         test_the_lag_is_what_forces_it)
