/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde check: the verdict of the independent checker on a plan. */
#include "instances/base/json_write.h"
#include "instances/model/show.h"
#include "service/cli/judged_plan.h"
#include "service/cli/output.h"
#include "service/report/table.h"

#include <inttypes.h>

typedef struct settings {
    ronde_judged_plan judged;
    bool json, strict;
} settings;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_INPUT_OPTIONS(&to->judged.input),
        RONDE_FLAG("json", 0, &to->json, "The verdict as JSON."),
        RONDE_FLAG("strict", 0, &to->strict, "Unserved tasks count as a violation."),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->judged.input.path, .help = "The problem."},
        {.name = "PLAN.json", .text = &to->judged.plan_path, .help = "The plan to judge."},
    };
    const ronde_usage usage = {
        .command = "ronde check",
        .summary = "Judge a plan: every rule, from the problem and the plan alone.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes = "Exit code 0: no hard rule is broken; 1: some are (or tasks are unserved, with "
                 "--strict).\nExample: ronde check day/instance.json --map town.rmap plan.json",
    };
    return ronde_args_read(cli, &usage, argc, argv, exit_code);
}

static void say_violations(const ronde_cli *cli, const ronde_verdict *verdict)
{
    size_t count = verdict->violations.count;
    if (count == 0) {
        fputs("The plan keeps all hard rules.\n", cli->out);
        return;
    }
    fprintf(cli->out, "The plan breaks hard rules, %zu time%s:\n", count, count == 1 ? "" : "s");
    for (size_t i = 0; i < count; i++) {
        const ronde_violation *violation = &verdict->violations.items[i];
        fprintf(cli->out, "  %s: %s\n", ronde_rules[violation->rule].name, violation->text);
    }
}

/* The components of the objective that are not zero, and their sum. */
static ronde_table_text component_table(const ronde_instance *instance,
                                        const ronde_verdict *verdict)
{
    ronde_table_text table = {.columns = 3, .has_total = true};
    ronde_table_text_cell(&table, "component");
    ronde_table_text_cell(&table, "amount");
    ronde_table_text_cell(&table, "cost");
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        if (!ronde_rules[rule].hard && verdict->amounts[rule] != 0) {
            ronde_table_text_cell(&table, "%s", ronde_rules[rule].english);
            ronde_table_text_cell(
                &table, "%s",
                ronde_show_amount(instance, ronde_rules[rule].unit, verdict->amounts[rule]).text);
            ronde_table_text_cell(&table, "%s",
                                  ronde_show_amount(instance, "cost", verdict->costs[rule]).text);
        }
    }
    ronde_table_text_cell(&table, "cost");
    ronde_table_text_cell(&table, "%s", "");
    ronde_table_text_cell(&table, "%s", ronde_show_amount(instance, "cost", verdict->cost).text);
    return table;
}

static void say_unserved(const ronde_cli *cli, const settings *at)
{
    const ronde_plan *plan = &at->judged.plan;
    if (plan->unserved.count == 0) {
        return;
    }
    fprintf(cli->out, "\nNot on a route, as the plan says:\n");
    for (size_t i = 0; i < plan->unserved.count; i++) {
        const ronde_unserved *entry = &plan->unserved.items[i];
        const char *why =
            entry->reason_count > 0 ? plan->reasons.items[entry->first_reason].text : "";
        fprintf(cli->out, "  %s%s%s\n", at->judged.instance->tasks[entry->task].id,
                why[0] != '\0' ? ": " : "", why);
    }
}

static ronde_status say_all(const ronde_cli *cli, const settings *at, ronde_error *error)
{
    const ronde_verdict *verdict = &at->judged.verdict;
    ronde_text text = {0};
    ronde_table_text table = component_table(at->judged.instance, verdict);
    ronde_table_text_plain(&text, &table);
    text.broken = text.broken || table.broken;
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK) {
        say_violations(cli, verdict);
        fprintf(cli->out, "\n%s", text.data);
        say_unserved(cli, at);
    }
    ronde_table_text_clear(&table);
    ronde_text_clear(&text);
    return status;
}

static void put_id(ronde_json_writer *writer, const char *key, const char *id)
{
    if (id != NULL) {
        ronde_json_put_text(writer, key, id);
    }
}

static void put_violations(ronde_json_writer *writer,
                           const ronde_instance *instance,
                           const ronde_verdict *verdict)
{
    ronde_json_open_array(writer, "violations");
    for (size_t i = 0; i < verdict->violations.count; i++) {
        const ronde_violation *at = &verdict->violations.items[i];
        ronde_json_open_object(writer, NULL);
        ronde_json_put_text(writer, "rule", ronde_rules[at->rule].name);
        put_id(writer, "shift", at->shift != RONDE_NONE ? instance->shifts[at->shift].id : NULL);
        put_id(writer, "task", at->task != RONDE_NONE ? instance->tasks[at->task].id : NULL);
        put_id(writer, "other", at->other != RONDE_NONE ? instance->tasks[at->other].id : NULL);
        ronde_json_put_integer(writer, "amount", at->amount);
        ronde_json_put_text(writer, "text", at->text);
        ronde_json_close(writer);
    }
    ronde_json_close(writer);
}

/* Amounts are in the instance's own units: seconds and metres, or scaled units of a benchmark. */
static ronde_status put_json(const ronde_cli *cli, const settings *at, ronde_error *error)
{
    const ronde_instance *instance = at->judged.instance;
    const ronde_verdict *verdict = &at->judged.verdict;
    ronde_text text = {0};
    ronde_json_writer writer = ronde_json_writer_on(&text, 2);
    ronde_json_open_object(&writer, NULL);
    ronde_json_put_text(&writer, "format", "ronde-verdict/1");
    ronde_json_put_boolean(&writer, "feasible", verdict->violations.count == 0);
    ronde_json_put_integer(&writer, "unserved", verdict->unserved);
    ronde_json_put_integer(&writer, "used_shifts", verdict->used_shifts);
    ronde_json_put_number(&writer, "value", ronde_verdict_value(instance, verdict));
    put_violations(&writer, instance, verdict);
    ronde_json_open_object(&writer, "components");
    double unit = (double)instance->scale * (double)instance->cost_divisor;
    for (int rule = 0; rule < RONDE_RULE_COUNT; rule++) {
        if (!ronde_rules[rule].hard) {
            ronde_json_open_object(&writer, ronde_rules[rule].name);
            ronde_json_put_integer(&writer, "amount", verdict->amounts[rule]);
            ronde_json_put_number(&writer, "cost", (double)verdict->costs[rule] / unit);
            ronde_json_close(&writer);
        }
    }
    ronde_json_close(&writer);
    ronde_json_close(&writer);
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK) {
        fputs(text.data, cli->out);
    }
    ronde_text_clear(&text);
    return status;
}

int ronde_cmd_check(const ronde_cli *cli, int argc, char **argv)
{
    settings at = {0};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&at, cli, argc, argv, &exit_code)) {
        return exit_code;
    }
    if (ronde_judged_plan_load(&at.judged, cli, &exit_code)) {
        ronde_error error = {0};
        ronde_status status = at.json ? put_json(cli, &at, &error) : say_all(cli, &at, &error);
        bool wrong =
            at.judged.verdict.violations.count > 0 || (at.strict && at.judged.verdict.unserved > 0);
        exit_code = status != RONDE_OK ? ronde_cli_finish(cli, status, &error, NULL)
                    : wrong            ? RONDE_EXIT_VIOLATIONS
                                       : RONDE_EXIT_FINE;
    }
    ronde_judged_plan_clear(&at.judged);
    return exit_code;
}
