/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/rules.h"
#include "tests/support/ckx.h"

#include <string.h>

START_TEST(test_hard_rules_come_first)
{
    for (int i = 1; i < RONDE_RULE_COUNT; i++) {
        ck_assert(ronde_rules[i - 1].hard || !ronde_rules[i].hard);
    }
}
END_TEST

START_TEST(test_find)
{
    for (int i = 0; i < RONDE_RULE_COUNT; i++) {
        ck_assert_int_eq(ronde_rule_find(ronde_rules[i].name), i);
    }
    ck_assert_int_eq(ronde_rule_find("no_such_rule"), RONDE_RULE_COUNT);
}
END_TEST

CKX_MAIN("model/rules", test_hard_rules_come_first, test_find)
