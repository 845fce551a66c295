/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each feature by itself: the solver finds the plan worked out by hand, the judge accepts it, and
 * brute force agrees; a brute force that overlooks the rule finds something better. */
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/brute_force.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"
#include "tests/unit/solver/feature_cases.h"

#include <inttypes.h>

static void compare_with_brute_force(const ronde_feature_case *at, const ronde_instance *instance)
{
    ronde_brute_result best = ronde_brute_force(instance, NULL, NULL);
    ck_assert_msg(best.cost == at->cost && best.unserved == at->unserved,
                  "%s: brute force finds %" PRId64, at->name, best.cost);
    if (at->rule != RONDE_RULE_COUNT) {
        bool of_link = at->rule == RONDE_RULE_MIN_LAG; /* of the only link, which is left out */
        const ronde_brute_fault fault = {.ignored_link = of_link ? 0 : RONDE_NONE,
                                         .ignored_rule = of_link ? RONDE_RULE_COUNT : at->rule};
        best = ronde_brute_force(instance, &fault, NULL);
        ck_assert_msg(best.unserved < at->unserved || best.cost < at->cost,
                      "%s: the rule changes nothing", at->name);
    }
}

START_TEST(test_each_feature_is_respected_and_used)
{
    for (size_t i = 0; i < sizeof feature_cases / sizeof feature_cases[0]; i++) {
        const ronde_feature_case *at = &feature_cases[i];
        ronde_error error = {0};
        ronde_plan plan = {0};
        ronde_verdict verdict = {0};
        ronde_instance *instance = ronde_feature_instance(at);
        const ronde_solve_options options = {.iterations = 2000};
        ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
        ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
        ck_assert_msg(verdict.violations.count == 0, "%s: %s", at->name,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
        ck_assert_msg(verdict.unserved == at->unserved && verdict.used_shifts == at->used &&
                          verdict.cost == at->cost,
                      "%s: %" PRId64 " unserved, %d shifts, cost %" PRId64, at->name,
                      verdict.unserved, (int)verdict.used_shifts, verdict.cost);
        compare_with_brute_force(at, instance);
        ronde_verdict_clear(&verdict);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

/* A day that is under way: what is pinned to order and moment stays, what is new comes after it. */
START_TEST(test_fixed_part_of_a_plan_stays)
{
    const ronde_feature_case day = {
        .name = "a day under way",
        .tasks = TASK("a", "A", "5", ", \"shift\": \"s1\", \"pin\": 1" WINDOW("10", "10")) "," TASK(
            "c", "C", "5",
            ", \"shift\": \"s1\", \"pin\": 2" WINDOW(
                "40", "40")) "," TASK("new", "A", "5", "") "," TASK("newer", "B", "5", "")};
    ronde_error error = {0};
    ronde_plan before = {0};
    ronde_plan after = {0};
    ronde_instance *instance = ronde_feature_instance(&day);
    ronde_sketch_plan(&before, instance, "s1@0 a@10 c@40 end@75");
    const ronde_solve_options options = {.iterations = 500, .initial = &before};
    ck_assert_ok(ronde_solve(&after, instance, &options, NULL, &error));
    ck_assert_uint_eq(after.routes.count, 1);
    ck_assert_uint_eq(after.stops.count, 6);
    for (size_t i = 1; i <= 2; i++) {
        ck_assert_int_eq(after.stops.items[i].task, before.stops.items[i].task);
        ck_assert_int_eq(after.stops.items[i].start, before.stops.items[i].start);
    }
    ronde_plan_clear(&after);
    ronde_plan_clear(&before);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/features",
         test_each_feature_is_respected_and_used,
         test_fixed_part_of_a_plan_stays)
