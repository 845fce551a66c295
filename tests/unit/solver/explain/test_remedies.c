/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of change as the cheapest thing that lets something in, with its amount worked out by
 * hand; and that there is one for every hard rule, or a reason why not. */
#include "instances/base/alloc.h"
#include "solver/inquire.h"
#include "solver/solve.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/feature_case.h"

#include <inttypes.h>
#include <string.h>

#define ON_S1 ", \"shift\": \"s1\""
#define ON_S2 ", \"shift\": \"s2\""
#define LIFT ", \"skills\": [\"lift\"]"
#define ONLY_S1 TASK("a", "A", "5", ON_S1)
#define FROM_D(from, to) "\"start_place\": \"D\", \"from\": " from ", \"to\": " to
#define ONE_SEAT ", \"capacity\": {\"seats\": 1}"
#define COLLECT(number) ", \"load\": {\"change\": {\"seats\": " number "}}"

/* Who else might do it is barred by the shift that the task is bound to: 14400 seconds of overtime
 * would be named first. */
static const struct remedy_case {
    ronde_feature_case town;
    ronde_change_kind kind;
    int64_t amount;
    const char *shift; /* that the change is about */
} cases[] = {
    /* D A D takes 25 */
    {{.first = FROM_D("0", "20"), .tasks = ONLY_S1}, RONDE_CHANGE_SHIFT_END, 5, "s1"},
    /* at A at 60, not at 55; sooner from home is lighter than later at A */
    {{.first = FROM_D("50", "400"), .tasks = TASK("a", "A", "5", ON_S1 WINDOW("0", "55"))},
     RONDE_CHANGE_SHIFT_START,
     5,
     "s1"},
    {{.first = AT_D ", \"max_duration\": 20", .tasks = ONLY_S1},
     RONDE_CHANGE_SHIFT_DURATION,
     5,
     "s1"},
    /* at A at 10 */
    {{.tasks = TASK("a", "A", "5", ON_S1 WINDOW("0", "5"))}, RONDE_CHANGE_WINDOW_LATER, 5, "s1"},
    /* home at 30: begun by 15 instead of 40; the shift cannot be longer, the next one begins */
    {{.first = FROM_D("0", "30"),
      .second = FROM_D("30", "31"),
      .second_of = "r1",
      .tasks = TASK("a", "A", "5", ON_S1 WINDOW("40", "60"))},
     RONDE_CHANGE_WINDOW_EARLIER,
     25,
     "s1"},
    {{.first = AT_D ", \"max_distance_m\": 15", .tasks = ONLY_S1},
     RONDE_CHANGE_SHIFT_DISTANCE,
     5,
     "s1"},
    {{.first = AT_D ", \"max_travel\": 15", .tasks = ONLY_S1}, RONDE_CHANGE_SHIFT_TRAVEL, 5, "s1"},
    {{.first = AT_D ", \"max_tasks\": 1", .tasks = ONLY_S1 "," TASK("b", "A", "5", ON_S1)},
     RONDE_CHANGE_SHIFT_TASKS,
     1,
     "s1"},
    /* 20 travel and 60 work */
    {{.resources = ", \"contract\": {\"max\": 75}",
      .tasks = TASK("a", "A", "30", ON_S1) "," TASK("b", "A", "30", ON_S1)},
     RONDE_CHANGE_CONTRACT,
     5,
     "s1"},
    /* from A at 30 to C at 50, waiting for 100 */
    {{.first = AT_D ", \"max_gap\": 49",
      .tasks = TASK("a", "A", "5", ON_S1 WINDOW("25", "25")) "," TASK(
          "c", "C", "5", ON_S1 WINDOW("100", "100"))},
     RONDE_CHANGE_MAX_GAP,
     1,
     "s1"},
    /* home at 385, away again at 410: 25 of 100. Neither visit can move: they are 50 apart */
    {{.resources = ", \"rest\": 100",
      .second = FROM_D("400", "800") ", \"day\": 1",
      .second_of = "r1",
      .tasks = TASK("a", "A", "5", ON_S1 WINDOW("370", "370")) "," TASK(
          "b", "A", "5", ON_S2 WINDOW("420", "420")),
      .links = "{\"from\": \"a\", \"to\": \"b\", \"measured\": \"start\", \"min_lag\": 50,"
               " \"max_lag\": 50}"},
     RONDE_CHANGE_REST,
     75,
     "s1"},
    /* at 10 and at 110 or later, since the other shift begins at 100 and the window at 110 */
    {{.first = FROM_D("0", "25"),
      .second = FROM_D("100", "400"),
      .tasks = TASK("a", "A", "5", ON_S1 WINDOW("10", "10")) "," TASK(
          "b", "A", "5", ON_S2 WINDOW("110", "400")),
      .links = "{\"from\": \"a\", \"to\": \"b\", \"measured\": \"start\", \"max_lag\": 80}"},
     RONDE_CHANGE_MAX_LAG,
     20,
     "s1"},
    /* a at 10; b by 39 and home by 54 */
    {{.first = FROM_D("0", "54"),
      .tasks = TASK("a", "A", "5", ON_S1) "," TASK("b", "A", "5", ON_S1 WINDOW("10", "39")),
      .links = "{\"from\": \"a\", \"to\": \"b\", \"measured\": \"start\", \"min_lag\": 30}"},
     RONDE_CHANGE_MIN_LAG,
     1,
     "s1"},
    {{.resources = ONE_SEAT, .tasks = TASK("a", "A", "5", ON_S1 COLLECT("2"))},
     RONDE_CHANGE_CAPACITY,
     1,
     "s1"},
    /* aboard by 15, off from 100 on; other windows do not help, since 80 are to lie between */
    {{.resources = ONE_SEAT ", \"no_waiting_with\": [\"seats\"]",
      .tasks =
          TASK("p", "A", "1", ", \"request\": \"q\"" ON_S1 COLLECT("1") WINDOW("0", "15")) "," TASK(
              "d", "B", "1", ", \"request\": \"q\"" ON_S1 COLLECT("-1") WINDOW("100", "110")),
      .links = "{\"from\": \"p\", \"to\": \"d\", \"min_lag\": 80, \"resource\": \"same_shift\"}"},
     RONDE_CHANGE_WAITING,
     0,
     "s1"},
    {{.tasks = ONLY_S1 "," TASK("b", "A", "5", ON_S2),
      .links = "{\"from\": \"a\", \"to\": \"b\", \"resource\": \"same\"}"},
     RONDE_CHANGE_OTHER_RESOURCE,
     0,
     "s1"},
    {{.tasks = ONLY_S1 "," TASK("b", "A", "5", ON_S1),
      .links = "{\"from\": \"a\", \"to\": \"b\", \"resource\": \"different\"}"},
     RONDE_CHANGE_SAME_PERSON,
     0,
     "s1"},
    {{.tasks = ONLY_S1 "," TASK("b", "A", "5", ON_S2),
      .groups = "{\"id\": \"g\", \"rule\": \"together\", \"tasks\": [\"a\", \"b\"]}"},
     RONDE_CHANGE_SPLIT_GROUP,
     0,
     "s2"},
    {{.tasks = ONLY_S1 "," TASK("b", "A", "5", ON_S1),
      .groups = "{\"id\": \"g\", \"rule\": \"apart\", \"tasks\": [\"a\", \"b\"]}"},
     RONDE_CHANGE_MIX_GROUP,
     0,
     "s1"},
    {{.tasks = TASK(
          "a",
          "A",
          "5",
          ", \"pairs\": [{\"resource\": \"r1\", \"forbidden\": true},"
          " {\"resource\": \"r2\", \"forbidden\": true}]")},
     RONDE_CHANGE_MATCH,
     0,
     "s1"},
    /* only r2 can lift */
    {{.skills = LIFT, .tasks = TASK("a", "A", "5", ON_S1 LIFT)}, RONDE_CHANGE_OWN_SHIFT, 0, "s2"},
    {{.tasks = TASK("a", "A", "5", LIFT)}, RONDE_CHANGE_SKILL, 0, "s1"},
    /* three at once, each of 300 out of 400 */
    {{.tasks = TASK("a", "A", "300", WINDOW("10", "10")) "," TASK(
          "b", "A", "300", WINDOW("10", "10")) "," TASK("c", "A", "300", WINDOW("10", "10"))},
     RONDE_CHANGE_EXTRA_SHIFT,
     0,
     "s1"},
};

/* The reasons of the first unserved task, or of its request. */
static const ronde_reason *first_reason(const ronde_plan *plan)
{
    ck_assert_uint_gt(plan->unserved.count, 0);
    ck_assert_uint_gt(plan->unserved.items[0].reason_count, 0);
    return &plan->reasons.items[plan->unserved.items[0].first_reason];
}

static size_t unserved_of(const ronde_instance *instance)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ck_assert_ok(
        ronde_solve(&plan, instance, &(ronde_solve_options){.iterations = 2000}, NULL, &error));
    size_t count = plan.unserved.count;
    ronde_plan_clear(&plan);
    return count;
}

/* What is asked for is enough, and one unit less is not. */
static void judge_change(const ronde_instance *instance, const ronde_change *asked)
{
    for (int less = 0; less <= (asked->amount > 0 ? 1 : 0); less++) {
        ronde_changed_instance *to = ronde_change_instance(instance);
        ronde_change change = *asked;
        change.amount -= less;
        ronde_changed_make(to, &change);
        ck_assert_msg((unserved_of(&to->instance) == 0) == (less == 0), "%s of %" PRId64,
                      ronde_changes[asked->kind].name, change.amount);
        ronde_free(to);
    }
}

START_TEST(test_each_change_is_found)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct remedy_case *at = &cases[i];
        ronde_error error = {0};
        ronde_plan plan = {0};
        ronde_instance *instance = ronde_feature_instance(&at->town);
        const ronde_solve_options options = {.iterations = 2000};
        ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
        const ronde_reason *reason = first_reason(&plan);
        ck_assert_msg(reason->change.kind == at->kind && reason->change.amount == at->amount,
                      "%s of %" PRId64 " is named, not %s of %" PRId64,
                      ronde_changes[reason->change.kind].name, reason->change.amount,
                      ronde_changes[at->kind].name, at->amount);
        ck_assert_msg(strcmp(instance->shifts[reason->change.shift].id, at->shift) == 0, "%s",
                      ronde_changes[at->kind].name);
        if (at->kind != RONDE_CHANGE_EXTRA_SHIFT) {
            ck_assert_int_eq(reason->rule, ronde_changes[at->kind].rule);
            judge_change(instance, &reason->change);
        }
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

START_TEST(test_each_kind_has_a_case)
{
    for (int kind = RONDE_CHANGE_NONE + 1; kind < RONDE_CHANGE_COUNT; kind++) {
        bool found = false;
        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
            found |= cases[i].kind == (ronde_change_kind)kind;
        }
        ck_assert_msg(found, "no case names the change %s", ronde_changes[kind].name);
    }
}
END_TEST

/* Hard rules that no change eases, and why. A new rule needs a kind of change, or a line here. */
static const struct {
    ronde_rule rule;
    const char *why;
} without[] = {
    {RONDE_RULE_SERVED_ONCE, "what a plan is"},
    {RONDE_RULE_REQUEST_WHOLE, "what a request is"},
    {RONDE_RULE_ONE_ALTERNATIVE, "what a request is"},
    {RONDE_RULE_ACCOUNTED, "what a plan is"},
    {RONDE_RULE_ONE_ROUTE, "what a plan is"},
    {RONDE_RULE_ROUTE_ENDS, "what a plan is"},
    {RONDE_RULE_STOP_KIND, "what a plan is"},
    {RONDE_RULE_STOP_TIMES, "what a plan is"},
    {RONDE_RULE_TRAVEL_TIME, "nobody travels faster"},
    {RONDE_RULE_REACHABLE, "there is no road"},
    {RONDE_RULE_SAME_SHIFT, "a ride is one ride"},
    {RONDE_RULE_PINNED_ORDER, "it has begun"},
    {RONDE_RULE_BREAK_TAKEN, "the law; a longer shift is named instead"},
    {RONDE_RULE_RELOAD_PLACE, "where goods are"},
    {RONDE_RULE_TRIPS, "plans with reloads are not asked"},
    {RONDE_RULE_RELEASE, "plans with reloads are not asked"},
};

START_TEST(test_each_hard_rule_can_be_eased)
{
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        int eased = 0;
        int excused = 0;
        for (int kind = 0; kind < RONDE_CHANGE_COUNT; kind++) {
            eased += ronde_changes[kind].rule == (ronde_rule)rule ? 1 : 0;
        }
        for (size_t i = 0; i < sizeof without / sizeof without[0]; i++) {
            excused += without[i].rule == (ronde_rule)rule ? 1 : 0;
        }
        if (ronde_rules[rule].hard) {
            ck_assert_msg((eased > 0) == (excused == 0), "the rule %s: %d changes, %d excuses",
                          ronde_rules[rule].name, eased, excused);
        }
    }
}
END_TEST

CKX_MAIN("solver/remedies",
         test_each_change_is_found,
         test_each_kind_has_a_case,
         test_each_hard_rule_can_be_eased)
