/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "instances/base/text.h"
#include "instances/model/rules.h"
#include "tests/support/ckx.h"

#include <string.h>

/* The table of instances/model/README.md as it must be. */
static ronde_text expected_table(void)
{
    ronde_text table = {0};
    ronde_text_append(&table, "| rule | kind | unit | what it says | in het Nederlands |\n"
                              "|---|---|---|---|---|\n");
    for (int i = 0; i < RONDE_RULE_COUNT; i++) {
        const ronde_rule_text *rule = &ronde_rules[i];
        ronde_text_printf(&table, "| `%s` | %s | %s | %s | %s |\n", rule->name,
                          rule->hard ? "hard" : "soft", rule->unit, rule->english, rule->dutch);
    }
    return table;
}

START_TEST(test_readme_shows_the_table)
{
    ronde_error error = {0};
    ronde_text readme = {0};
    ronde_text table = expected_table();
    ck_assert_ok(ronde_file_read(&readme, "instances/model/README.md", 1U << 20, &error));
    bool shown = strstr(readme.data, table.data) != NULL;
    if (!shown) {
        fputs(table.data, stderr); /* too long for a message of check */
    }
    ck_assert_msg(shown, "instances/model/README.md must hold the table above");
    ronde_text_clear(&readme);
    ronde_text_clear(&table);
}
END_TEST

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

CKX_MAIN("model/rules", test_readme_shows_the_table, test_hard_rules_come_first, test_find)
