/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/rule_cases.h"

#include "instances/base/file.h"
#include "instances/formats/instance_json.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

ronde_instance *ronde_rule_instance(const char *file)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_text text = {0};
    ronde_instance *instance = NULL;
    char path[128];
    snprintf(path, sizeof path, "tests/unit/instances/model/%s", file);
    ck_assert_ok(ronde_file_read(&text, path, 1 << 20, &error));
    ronde_status status =
        ronde_instance_json_read(&instance, text.data, text.length, &faults, &error);
    ck_assert_msg(status == RONDE_OK, "%s %s", error.text,
                  faults.list.count > 0 ? faults.list.items[0].text : "");
    ronde_faults_clear(&faults);
    ronde_text_clear(&text);
    return instance;
}

ronde_verdict ronde_rule_judge(const ronde_instance *instance, const char *text, const char *rest)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    char whole[256];
    snprintf(whole, sizeof whole, "%s%s", text, rest);
    ronde_sketch_plan(&plan, instance, whole);
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ronde_plan_clear(&plan);
    return verdict;
}

static void expect_fine(const ronde_verdict *verdict, const char *plan)
{
    ck_assert_msg(verdict->violations.count == 0, "%s: %s", plan,
                  verdict->violations.count > 0 ? verdict->violations.items[0].text : "");
}

void ronde_rule_check_hard(const ronde_instance *instance,
                           const ronde_hard_case *cases,
                           size_t count,
                           const char *rest)
{
    for (size_t i = 0; i < count; i++) {
        const ronde_hard_case *at = &cases[i];
        ronde_verdict verdict = ronde_rule_judge(instance, at->broken, rest);
        size_t found_count = verdict.violations.count;
        ck_assert_msg(found_count == 1, "%s: %zu violations, the last: %s", at->broken, found_count,
                      found_count > 0 ? verdict.violations.items[found_count - 1].text : "none");
        const ronde_violation *found = &verdict.violations.items[0];
        ck_assert_msg(found->rule == at->rule, "%s: %s", at->broken, found->text);
        ck_assert_str_eq(found->task == RONDE_NONE ? "" : instance->tasks[found->task].id,
                         at->task);
        ck_assert_msg(found->amount == at->amount, "%s: %" PRId64, at->broken, found->amount);
        ck_assert_uint_gt(strlen(found->text), 10);
        ronde_verdict_clear(&verdict);
        verdict = ronde_rule_judge(instance, at->fine, rest);
        expect_fine(&verdict, at->fine);
        ronde_verdict_clear(&verdict);
    }
}

void ronde_rule_check_soft(const ronde_instance *instance,
                           const ronde_soft_case *cases,
                           size_t count,
                           const char *rest)
{
    for (size_t i = 0; i < count; i++) {
        const ronde_soft_case *at = &cases[i];
        ronde_verdict verdict = ronde_rule_judge(instance, at->plan, rest);
        expect_fine(&verdict, at->plan);
        ck_assert_msg(verdict.amounts[at->rule] == at->amount, "%s %s: %" PRId64, at->plan,
                      ronde_rules[at->rule].name, verdict.amounts[at->rule]);
        ck_assert_msg(verdict.costs[at->rule] == at->cost, "%s %s: %" PRId64, at->plan,
                      ronde_rules[at->rule].name, verdict.costs[at->rule]);
        ronde_verdict_clear(&verdict);
    }
}
