/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules on what routes hold together: sums, groups, pinned tasks, layouts, waiting with passengers,
 * overtime, workload, open starts. For each a plan that breaks it and one that just does not.
 *
 * Places D A B C lie on a line, 10 time units and 100 distance units apart. Tasks take 5
 * (check_features.json). */
#include "tests/support/ckx.h"
#include "tests/support/rule_cases.h"

static const ronde_hard_case hard_cases[] = {
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
    ronde_instance *instance = ronde_rule_instance("check_features.json");
    ronde_rule_check_hard(instance, hard_cases, sizeof hard_cases / sizeof hard_cases[0], "");
    ronde_instance_free(instance);
}
END_TEST

static const ronde_soft_case soft_cases[] = {
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
    {"s1@0 a1@10 end@25 s2@0 a2@10 end@25 o@0/B b1@20 end@45", RONDE_RULE_FACES, 2, 8},
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
    ronde_instance *instance = ronde_rule_instance("check_features.json");
    ronde_rule_check_soft(instance, soft_cases, sizeof soft_cases / sizeof soft_cases[0], "");
    ronde_instance_free(instance);
}
END_TEST

/* A mandatory request with a pinned task weighs more than others when it is left out. */
START_TEST(test_pinned_tasks_weigh_more)
{
    ronde_instance *instance = ronde_rule_instance("check_features.json");
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
