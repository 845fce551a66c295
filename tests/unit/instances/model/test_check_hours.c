/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working rules: contract hours, daily rest, gaps, unpaid legs. For each hard one a plan that
 * breaks it and one that just does not; for the others exact amounts.
 *
 * Places D A B C lie on a line, 10 time units apart. Tasks take 5. The horizon begins on a
 * Wednesday, so day 4 is its Sunday and day 5 the Monday of the next week. Shift u has unpaid legs,
 * overtime beyond 15, gaps that are priced beyond 6 and forbidden beyond 20. check_hours.json has
 * it all. */
#include "tests/support/ckx.h"
#include "tests/support/rule_cases.h"

static const ronde_hard_case hard_cases[] = {
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
    ronde_instance *instance = ronde_rule_instance("check_hours.json");
    ronde_rule_check_hard(instance, hard_cases, sizeof hard_cases / sizeof hard_cases[0], "");
    ronde_instance_free(instance);
}
END_TEST

static const ronde_soft_case soft_cases[] = {
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
    ronde_instance *instance = ronde_rule_instance("check_hours.json");
    ronde_rule_check_soft(instance, soft_cases, sizeof soft_cases / sizeof soft_cases[0], "");
    ronde_instance_free(instance);
}
END_TEST

/* Days without a name of their own are those of the hours; weeks begin on Monday. */
START_TEST(test_days_and_weeks)
{
    ronde_instance *instance = ronde_rule_instance("check_days.json");
    static const int days[] = {0, 4, 5};
    static const int weeks[] = {0, 0, 1};
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(instance->shifts[i].day, days[i]);
        ck_assert_int_eq(instance->shifts[i].week, weeks[i]);
    }
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("model/check_hours", test_each_hard_rule, test_each_soft_rule, test_days_and_weeks)
