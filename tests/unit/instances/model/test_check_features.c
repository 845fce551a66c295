/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules on what routes hold together: sums, groups, pinned tasks, layouts, waiting with passengers,
 * overtime, workload, open starts. For each a plan that breaks it and one that just does not.
 *
 * Places D A B C lie on a line, 10 time units and 100 distance units apart. Tasks take 5. */
#include "instances/formats/instance_json.h"
#include "instances/model/check.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

#include <inttypes.h>
#include <string.h>

static const char text[] =
    "{\"format\": \"ronde-instance/1\", \"dimensions\": [\"seats\", \"chairs\"],"
    "\"objective\": {\"money\": \"plain\", \"workload_price\": 7},"
    "\"profiles\": {\"car\": {"
    "  \"durations\": [[0,10,20,30], [10,0,10,20], [20,10,0,10], [30,20,10,0]],"
    "  \"distances\": [[0,100,200,300], [100,0,100,200], [200,100,0,100], [300,200,100,0]]}},"
    "\"places\": [{\"id\": \"D\"}, {\"id\": \"A\"}, {\"id\": \"B\"}, {\"id\": \"C\"}],"
    "\"resources\": ["
    "  {\"id\": \"r1\", \"profile\": \"car\", \"prices\": {\"per_overtime\": 3}},"
    "  {\"id\": \"r2\", \"profile\": \"car\", \"provider\": \"other\"},"
    "  {\"id\": \"r3\", \"profile\": \"car\", \"no_waiting_with\": [\"seats\"],"
    "   \"layouts\": [{\"seats\": 2}, {\"seats\": 1, \"chairs\": 1}]},"
    "  {\"id\": \"r4\", \"profile\": \"car\"}],"
    "\"shifts\": ["
    "  {\"id\": \"s1\", \"resource\": \"r1\", \"start_place\": \"D\", \"from\": 0, \"to\": 200,"
    "   \"max_travel\": 40, \"max_tasks\": 3, \"normal_duration\": 50,"
    "   \"breaks\": [{\"id\": \"rest\", \"duration\": 5, \"if_longer_than\": 200}]},"
    "  {\"id\": \"s2\", \"resource\": \"r2\", \"start_place\": \"D\", \"from\": 0, \"to\": 200},"
    "  {\"id\": \"bus\", \"resource\": \"r3\", \"start_place\": \"D\", \"from\": 0, \"to\": 200,"
    "   \"reload_places\": [\"D\"]},"
    "  {\"id\": \"o\", \"resource\": \"r4\", \"open_start\": true, \"end_place\": \"D\","
    "   \"from\": 0, \"to\": 200}],"
    "\"tasks\": ["
#define TASK(id, place, more)                                                                      \
    "{\"id\": \"" id "\", \"place\": \"" place "\", \"duration\": 5, \"optional\": true" more "}"
    TASK("a1", "A", "") "," TASK("a2", "A", "") "," TASK("b1", "B", "") "," TASK("c1", "C", "") "," TASK("p1", "A", ", \"kind\": \"pickup\", \"request\": \"1\", \"load\": {\"change\": {\"seats\": 1}}") "," TASK("q1", "B", ", \"kind\": \"delivery\", \"request\": \"1\", \"load\": {\"change\": {\"seats\": -1}}") "," TASK("p2", "A", ", \"kind\": \"pickup\", \"request\": \"2\", \"load\": {\"change\": {\"chairs\": 1}}") "," TASK(
        "q2",
        "B",
        ", \"kind\": \"delivery\", \"request\": \"2\", \"load\": {\"change\": {\"chairs\": -1}}") "," TASK("p3", "A", ", \"kind\": \"pickup\", \"request\": \"3\", \"load\": {\"change\": {\"seats\": 1}}") "," TASK("q3", "B", ", \"kind\": \"delivery\", \"request\": \"3\", \"load\": {\"change\": {\"seats\": -1}}") "," TASK("brought",
                                                                                                                                                                                                                                                                                                                                  "B",
                                                                                                                                                                                                                                                                                                                                  ", \"kind\": \"delivery\", \"load\": {\"deliver\": {\"seats\": 2}}") "," TASK("clean",
                                                                                                                                                                                                                                                                                                                                                                                                                "A",
                                                                                                                                                                                                                                                                                                                                                                                                                "") "," TASK("clean2",
                                                                                                                                                                                                                                                                                                                                                                                                                             "B",
                                                                                                                                                                                                                                                                                                                                                                                                                             "") "," TASK("dirty", "B", "") "," TASK("anna",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "A",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "") "," TASK("bert", "B", "") "," TASK("kid1",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "A",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "") "," TASK("kid2",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "B",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "") "," TASK("pin1",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      "A",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      ", \"shift\": \"s1\", \"pin\": 1") "," TASK("pin2", "B", ", \"shift\": \"s1\", \"pin\": 2") "," TASK("fixed",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                           "A",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                           ", \"windows\": [{\"from\": 30, \"to\": 30}]") "], \"groups\": ["
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "  {\"id\": \"wash\", \"rule\": \"apart\", \"sets\": [[\"clean\", \"clean2\"], [\"dirty\"]]},"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "  {\"id\": \"quarrel\", \"rule\": \"apart\", \"tasks\": [\"anna\", \"bert\"]},"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "  {\"id\": \"school\", \"rule\": \"together\", \"tasks\": [\"kid1\", \"kid2\"]},"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "  {\"id\": \"client\", \"rule\": \"faces\", \"tasks\": [\"a1\", \"a2\", \"b1\"], \"price\": 4},"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "  {\"id\": \"flat\", \"rule\": \"providers\", \"tasks\": [\"a1\", \"a2\", \"c1\"], \"price\": 9}]}";

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

static const hard_case hard_cases[] = {
    /* D to C and back: 60; to B and back: 40 */
    {RONDE_RULE_SHIFT_TRAVEL, "", 20, "s1@0 c1@30 end@65", "s1@0 b1@20 end@45"},
    /* the break is no task */
    {RONDE_RULE_SHIFT_TASKS, "", 1, "s1@0 a1@10 a2@15 b1@30 clean2@35 end@60",
     "s1@0 a1@10 rest@15 a2@20 b1@35 end@60"},
    {RONDE_RULE_GROUP_APART, "dirty", 0, "s2@0 clean@10 dirty@25 end@50",
     "s2@0 clean@10 clean2@25 end@50"},
    {RONDE_RULE_GROUP_APART, "bert", 0, "s2@0 anna@10 bert@25 end@50",
     "s2@0 anna@10 end@25 s1@0 bert@20 end@45"},
    {RONDE_RULE_GROUP_TOGETHER, "kid2", 0, "s2@0 kid1@10 end@25 s1@0 kid2@20 end@45",
     "s2@0 kid1@10 kid2@25 end@50"},
    {RONDE_RULE_GROUP_TOGETHER, "kid2", 0, "s2@0 kid1@10 end@25 s1@0 kid2@20 end@45",
     "s2@0 kid1@10 end@25"},
    {RONDE_RULE_PINNED_ORDER, "pin1", 0, "s1@0 a1@10 pin1@15 end@30", "s1@0 pin1@10 a1@15 end@30"},
    {RONDE_RULE_PINNED_ORDER, "pin1", 0, "s1@0 pin2@20 pin1@35 end@50",
     "s1@0 rest@0 pin1@15 pin2@30 a1@45 end@60"},
    {RONDE_RULE_TIME_WINDOW, "fixed", 1, "s2@0 fixed@31 end@46", "s2@0 fixed@30 end@45"},
    /* chairs may wait; a trip's own load, too, may not */
    {RONDE_RULE_WAITING_ABOARD, "q1", 1, "bus@0 p1@10 q1@26 end@51", "bus@0 p1@10 q1@25 end@50"},
    {RONDE_RULE_WAITING_ABOARD, "q1", 2, "bus@0 p1@10 q1@27~25 end@52", "bus@0 p2@10 q2@40 end@65"},
    {RONDE_RULE_WAITING_ABOARD, "brought", 4, "bus@0 brought@24 end@49", "bus@4 brought@24 end@60"},
    {RONDE_RULE_WAITING_ABOARD, "brought", 4, "bus@0 a1@10 reload@25/D brought@49 end@74",
     "bus@0 a1@10 reload@29/D brought@49 end@74"},
    /* two seats, or one and a chair */
    {RONDE_RULE_CAPACITY, "p2", 1, "bus@0 p1@10 p3@15 p2@20 q1@35 q3@40 q2@45 end@70",
     "bus@0 p1@10 p3@15 q1@30 q3@35 end@60"},
    {RONDE_RULE_CAPACITY, "p2", 1, "bus@0 p1@10 p3@15 p2@20 q1@35 q3@40 q2@45 end@70",
     "bus@0 p1@10 p2@15 q1@30 q2@35 end@60"},
    {RONDE_RULE_CAPACITY, "q1", 1, "bus@0 q1@20 p1@35 end@50", "bus@0 p1@10 q1@25 end@50"},
    {RONDE_RULE_CAPACITY, "", 2, "s2@0 brought@20 end@45", "bus@0 brought@20 end@45"},
};

START_TEST(test_each_hard_rule)
{
    ronde_instance *instance = make_instance();
    for (size_t i = 0; i < sizeof hard_cases / sizeof hard_cases[0]; i++) {
        const hard_case *at = &hard_cases[i];
        ronde_verdict verdict = judge(instance, at->broken);
        size_t count = verdict.violations.count;
        ck_assert_msg(count == 1, "%s: %zu violations, the last: %s", at->broken, count,
                      count > 0 ? verdict.violations.items[count - 1].text : "none");
        const ronde_violation *found = &verdict.violations.items[0];
        ck_assert_msg(found->rule == at->rule, "%s: %s", at->broken, found->text);
        ck_assert_str_eq(found->task == RONDE_NONE ? "" : instance->tasks[found->task].id,
                         at->task);
        ck_assert_msg(found->amount == at->amount, "%s: %" PRId64, at->broken, found->amount);
        ck_assert_uint_gt(strlen(found->text), 10);
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
    /* normal are 50 at s1, 3 each beyond; s2 has no normal duration */
    {"s1@0 a1@10 end@50", RONDE_RULE_OVERTIME, 0, 0},
    {"s1@0 a1@10 end@51", RONDE_RULE_OVERTIME, 1, 3},
    {"s2@0 a1@10 end@151", RONDE_RULE_OVERTIME, 0, 0},
    /* the larger of 20 + 5 and 40 + 10, 7 each; neither waiting nor a break is work */
    {"s1@0 a1@10 end@25 s2@0 b1@20 clean2@99 end@124", RONDE_RULE_WORKLOAD, 50, 350},
    {"s1@0 a1@10 rest@15 end@30", RONDE_RULE_WORKLOAD, 25, 175},
    {"s2@0 end@0", RONDE_RULE_WORKLOAD, 0, 0},
    /* a1, a2 and b1 are one client's; unserved ones bring no face */
    {"s1@0 a1@10 b1@25 end@50", RONDE_RULE_FACES, 0, 0},
    {"s1@0 a1@10 end@25 s2@0 c1@30 end@65", RONDE_RULE_FACES, 0, 0},
    {"s1@0 a1@10 end@25 s2@0 b1@20 end@45", RONDE_RULE_FACES, 1, 4},
    {"s1@0 a1@10 end@25 s2@0 a2@10 end@25 o@0 b1@20 end@45", RONDE_RULE_FACES, 2, 8},
    /* s1 and o are of one provider, s2 of another; a stop takes 5 */
    {"s1@0 a1@10 end@25 s2@0 a2@14 end@29", RONDE_RULE_PROVIDERS_MEET, 1, 9},
    {"s1@0 a1@10 end@25 s2@0 a2@15 end@30", RONDE_RULE_PROVIDERS_MEET, 0, 0},
    {"s1@0 a1@10 end@25 o@0/A a2@10 end@25", RONDE_RULE_PROVIDERS_MEET, 0, 0},
    {"s1@0 a1@31 end@46 o@0/A a2@31 end@46 s2@0 c1@30 end@65", RONDE_RULE_PROVIDERS_MEET, 2, 18},
    /* an open start is at the first stop: only the way home is travelled */
    {"o@0/B b1@0 a1@15 end@30", RONDE_RULE_DISTANCE, 200, 0},
    {"o@0/B b1@0 a1@15 end@30", RONDE_RULE_TRAVEL, 20, 0},
    {"o@0/D a1@0~0 end@15", RONDE_RULE_TRAVEL, 10, 0}, /* whatever place the plan names */
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

/* A mandatory request with a pinned task weighs more than others when it is left out. */
START_TEST(test_pinned_tasks_weigh_more)
{
    ronde_instance *instance = make_instance();
    int32_t pinned = ronde_idmap_find(&instance->task_ids, "pin1");
    int32_t other = ronde_idmap_find(&instance->task_ids, "a1");
    ck_assert_int_eq(instance->requests[instance->tasks[pinned].request].priority,
                     RONDE_PIN_PRIORITY);
    ck_assert_int_eq(instance->requests[instance->tasks[other].request].priority, 1);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("model/check_features",
         test_each_hard_rule,
         test_each_soft_rule,
         test_pinned_tasks_weigh_more)
