/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working rules: contract hours, daily rest, gaps, unpaid legs. For each hard one a plan that
 * breaks it and one that just does not; for the others exact amounts.
 *
 * Places D A B C lie on a line, 10 time units apart. Tasks take 5. The horizon begins on a
 * Wednesday, so day 4 is its Sunday and day 5 the Monday of the next week. */
#include "instances/formats/instance_json.h"
#include "instances/model/check.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

#include <inttypes.h>
#include <string.h>

#define SHIFT(id, resource, from, to, more)                                                        \
    "{\"id\": \"" id "\", \"resource\": \"" resource "\", \"start_place\": \"D\", \"from\": " from \
    ", \"to\": " to more "}"
#define TASK(id, place)                                                                            \
    "{\"id\": \"" id "\", \"place\": \"" place "\", \"duration\": 5, \"optional\": true}"

static const char text[] =
    "{\"format\": \"ronde-instance/1\", \"objective\": {\"money\": \"plain\"},"
    "\"horizon\": {\"start\": \"2026-11-25\"},"
    "\"profiles\": {\"bike\": {"
    "  \"durations\": [[0,10,20,30], [10,0,10,20], [20,10,0,10], [30,20,10,0]]}},"
    "\"places\": [{\"id\": \"D\"}, {\"id\": \"A\"}, {\"id\": \"B\"}, {\"id\": \"C\"}],"
    "\"resources\": ["
    "  {\"id\": \"r1\", \"profile\": \"bike\", \"rest\": 11, \"contract\": {\"least\": 40,"
    "   \"most\": 60, \"max\": 75, \"short_price\": 2, \"extra_price\": 3}},"
    "  {\"id\": \"r2\", \"profile\": \"bike\", \"prices\": {\"per_paid\": 5, \"per_overtime\": 7,"
    "   \"per_gap\": 11}}],"
    "\"shifts\": [" SHIFT("w1", "r1", "0", "200", "") "," SHIFT(
        "w2",
        "r1",
        "200",
        "400",
        ", \"day\": 1") "," SHIFT("sunday",
                                  "r1",
                                  "500",
                                  "700",
                                  ", \"day\": 4") "," SHIFT("monday",
                                                            "r1",
                                                            "700",
                                                            "900",
                                                            ", \"day\": 5") ","
    /* unpaid first and last leg, overtime beyond 15, gaps beyond 6 priced and beyond 20 forbidden
     */
    SHIFT(
        "u",
        "r2",
        "0",
        "200",
        ", \"unpaid_first_leg\": true, \"unpaid_last_leg\": true, \"normal_duration\": 15,"
        " \"gap_limit\": 6, \"max_gap\": 20,"
        " \"breaks\": [{\"id\": \"rest\", \"duration\": 4, \"if_longer_than\": 500}]") "],"
                                                                                       "\"tasks\""
                                                                                       ": [" TASK("a1", "A") "," TASK("a2", "A") "," TASK(
                                                                                           "a3",
                                                                                           "A") "," TASK("b1",
                                                                                                         "B") "," TASK("c1",
                                                                                                                       "C") "]}";

static ronde_instance *make_instance(void)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ronde_status status =
        ronde_instance_json_read(&instance, text, sizeof text - 1, &faults, &error);
    ck_assert_msg(status == RONDE_OK, "%s %s", error.text,
                  faults.list.count > 0 ? faults.list.items[0].text : "");
    ronde_faults_clear(&faults);
    return instance;
}

static ronde_verdict judge(const ronde_instance *instance, const char *sketch)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_sketch_plan(&plan, instance, sketch);
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ronde_plan_clear(&plan);
    return verdict;
}

typedef struct hard_case {
    ronde_rule rule;
    const char *task; /* "" for none */
    int64_t amount;
    const char *broken, *fine;
} hard_case;

static const hard_case cases[] = {
    /* C and back is 65, A and back 25: 90 in a week, 15 beyond; a day in the next week is another
     * matter */
    {RONDE_RULE_CONTRACT_MAX, "", 15, "w1@0 c1@30 end@65 w2@200 a1@210 end@225",
     "w1@0 c1@30 end@65 monday@700 a1@710 end@725"},
    /* Wednesday and Sunday are in one week; waiting does not count */
    {RONDE_RULE_CONTRACT_MAX, "", 15, "w1@0 c1@30 end@65 sunday@500 a1@510 end@525",
     "w1@0 c1@90 end@125"},
    /* home at 190, away at 200 */
    {RONDE_RULE_DAILY_REST, "", 1, "w1@0 a1@175 end@190 w2@200 b1@220 end@245",
     "w1@0 a1@174 end@189 w2@200 b1@220 end@245"},
    /* the day between is free: the rest is up to the next one that is worked */
    {RONDE_RULE_DAILY_REST, "", 1, "w1@0 a1@175 end@190 w2@200 a2@210 end@225",
     "w1@0 a1@175 end@190 sunday@500 a2@510 end@525"},
    {RONDE_RULE_MAX_GAP, "a2", 1, "u@0 a1@10 a2@36 end@51", "u@0 a1@10 a2@35 end@50"},
    /* travel is no gap, a break is none, and waiting on both of its sides is one gap */
    {RONDE_RULE_MAX_GAP, "b1", 2, "u@0 a1@10 b1@47 end@72", "u@0 a1@10 b1@45 end@70"},
    {RONDE_RULE_MAX_GAP, "a2", 1, "u@0 a1@10 rest@25 a2@40 end@55",
     "u@0 a1@10 rest@25 a2@39 end@54"},
    {RONDE_RULE_MAX_GAP, "", 3, "u@0 a1@10 end@48", "u@0 a1@10 end@45"},
};

START_TEST(test_each_hard_rule)
{
    ronde_instance *instance = make_instance();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const hard_case *at = &cases[i];
        ronde_verdict verdict = judge(instance, at->broken);
        ck_assert_msg(verdict.violations.count == 1, "%s: %zu violations, the first: %s",
                      at->broken, verdict.violations.count,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "none");
        const ronde_violation *found = &verdict.violations.items[0];
        ck_assert_msg(found->rule == at->rule, "%s: %s", at->broken, found->text);
        ck_assert_str_eq(found->task == RONDE_NONE ? "" : instance->tasks[found->task].id,
                         at->task);
        ck_assert_msg(found->amount == at->amount, "%s: %" PRId64, at->broken, found->amount);
        ronde_verdict_clear(&verdict);
        verdict = judge(instance, at->fine);
        ck_assert_msg(verdict.violations.count == 0, "%s: %s", at->fine,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
        ronde_verdict_clear(&verdict);
    }
    ronde_instance_free(instance);
}
END_TEST

typedef struct soft_case {
    const char *plan;
    ronde_rule rule;
    int64_t amount;
    ronde_cost cost;
} soft_case;

static const soft_case soft_cases[] = {
    /* two weeks of at least 40: nothing, or 25 in the first one */
    {"u@0 end@0", RONDE_RULE_CONTRACT_SHORT, 80, 160},
    {"w1@0 a1@10 end@25", RONDE_RULE_CONTRACT_SHORT, 55, 110},
    /* three times 25 on two days of the first week: 15 beyond 60 */
    {"w1@0 a1@10 end@25 w2@200 a2@210 end@225 sunday@500 a3@510 end@525", RONDE_RULE_CONTRACT_EXTRA,
     15, 45},
    {"w1@0 a1@10 end@25 w2@200 a2@210 end@225 monday@700 a3@710 end@725", RONDE_RULE_CONTRACT_EXTRA,
     0, 0},
    /* 30 to C, 5 there, 30 back; paid is what lies between the legs */
    {"u@0 c1@30 end@65", RONDE_RULE_PAID, 5, 25},
    {"u@0 a1@10 b1@25 end@50", RONDE_RULE_PAID, 20, 100},
    /* of 50, 30 are unpaid; 5 more than 15 are overtime */
    {"u@0 a1@10 b1@25 end@50", RONDE_RULE_OVERTIME, 5, 35},
    /* the first leg is that behind the break */
    {"u@0 rest@0 a1@14 end@29", RONDE_RULE_PAID, 9, 45},
    {"u@0 rest@0 end@4", RONDE_RULE_PAID, 4, 20},
    /* waits of 10 and 7 are gaps of 4 and 1 beyond the limit of 6 */
    {"u@0 a1@10 a2@25 a3@37 end@52", RONDE_RULE_GAPS, 5, 55},
    {"u@0 a1@10 a2@21 end@36", RONDE_RULE_GAPS, 0, 0},
    /* 5 before and 5 behind the break: 10 */
    {"u@0 a1@10 rest@20 a2@29 end@44", RONDE_RULE_GAPS, 4, 44},
};

START_TEST(test_each_soft_rule)
{
    ronde_instance *instance = make_instance();
    for (size_t i = 0; i < sizeof soft_cases / sizeof soft_cases[0]; i++) {
        const soft_case *at = &soft_cases[i];
        ronde_verdict verdict = judge(instance, at->plan);
        ck_assert_msg(verdict.violations.count == 0, "%s: %s", at->plan,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
        ck_assert_msg(verdict.amounts[at->rule] == at->amount, "%s %s: %" PRId64, at->plan,
                      ronde_rules[at->rule].name, verdict.amounts[at->rule]);
        ck_assert_msg(verdict.costs[at->rule] == at->cost, "%s %s: %" PRId64, at->plan,
                      ronde_rules[at->rule].name, verdict.costs[at->rule]);
        ronde_verdict_clear(&verdict);
    }
    ronde_instance_free(instance);
}
END_TEST

/* Days without a name of their own are those of the hours; weeks begin on Monday. */
START_TEST(test_days_and_weeks)
{
    static const char plain[] =
        "{\"format\": \"ronde-instance/1\", \"horizon\": {\"start\": \"2026-11-25\"},"
        "\"profiles\": {\"bike\": {\"durations\": [[0]]}}, \"places\": [{\"id\": \"D\"}],"
        "\"resources\": [{\"id\": \"r1\", \"profile\": \"bike\"}], \"tasks\": [],"
        "\"shifts\": [" SHIFT("a", "r1", "30000", "60000", "") "," SHIFT(
            "b", "r1", "345600", "400000", "") "," SHIFT("c", "r1", "432000", "500000", "") "]}";
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_instance_json_read(&instance, plain, sizeof plain - 1, &faults, &error));
    static const int days[] = {0, 4, 5};
    static const int weeks[] = {0, 0, 1};
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(instance->shifts[i].day, days[i]);
        ck_assert_int_eq(instance->shifts[i].week, weeks[i]);
    }
    ronde_faults_clear(&faults);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("model/check_hours", test_each_hard_rule, test_each_soft_rule, test_days_and_weeks)
