/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde explain: why a task is where it is in a plan, or why it is not in it. */
#include "instances/base/nearest.h"
#include "instances/model/show.h"
#include "service/app/offers.h"
#include "service/cli/explain_against.h"
#include "service/cli/judged_plan.h"
#include "service/cli/output.h"

typedef struct settings {
    ronde_judged_plan judged;
    ronde_against against;
    const char *task;
    int language;
    long long round;
    bool unserved, all, json;
} settings;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_INPUT_OPTIONS(&to->judged.input),
        RONDE_TEXT("against", 0, &to->against.plan_path, "OLD.json",
                   "Say why visits are not as they were promised in this plan."),
        RONDE_TEXT("before", 0, &to->against.before_path, "INPUT",
                   "The problem that OLD.json is of, if another one than INPUT."),
        RONDE_TEXT("now", 0, &to->against.now, "HH:MM",
                   "With --against: what began before this moment could not be changed."),
        RONDE_CHOICE("lang", 'l', &to->language, ronde_language_words,
                     "Language of the sentences."),
        RONDE_INTEGER("round", 0, &to->round, 0, 3600,
                      "Starts of a day are multiples of so many seconds; 0: to the second."),
        RONDE_FLAG("unserved", 0, &to->unserved, "All that is not planned, instead of one TASK."),
        RONDE_FLAG("all", 0, &to->all, "All tasks, instead of one."),
        RONDE_FLAG("json", 0, &to->json, "Write the claims as JSON, in both languages."),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->judged.input.path, .help = "The problem."},
        {.name = "PLAN.json", .text = &to->judged.plan_path, .help = "A plan of it."},
        {.name = "TASK",
         .text = &to->task,
         .optional = true,
         .help = "The id of the task to explain; with --against without one: all that changed."},
    };
    const ronde_usage usage = {
        .command = "ronde explain",
        .summary = "Say why a task is where it is in a plan, or why it is not planned.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes =
            "Example: ronde explain day/instance.json --map town.rmap plan.json c017/return\n"
            "         ronde explain day/instance.json --map town.rmap plan.json --unserved\n"
            "         ronde explain newday.json new.json --map town.rmap --against plan.json \\\n"
            "             --before day/instance.json --now 10:30",
    };
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    if (to->task == NULL && to->against.plan_path == NULL && !to->unserved && !to->all) {
        *exit_code = ronde_cli_wrong_usage(cli, usage.command,
                                           "give a TASK, --unserved, --all, or --against OLD.json");
        return false;
    }
    if (to->task != NULL && (to->unserved || to->all)) {
        *exit_code = ronde_cli_wrong_usage(cli, usage.command,
                                           "give a TASK, or --unserved or --all, not both");
        return false;
    }
    return true;
}

static int unknown_task(const ronde_cli *cli, const settings *at)
{
    const char *nearest = NULL;
    for (int32_t i = 0; i < at->judged.instance->task_count; i++) {
        ronde_nearest_try(&nearest, at->task, at->judged.instance->tasks[i].id);
    }
    if (nearest != NULL) {
        return ronde_cli_wrong_usage(cli, "ronde explain", "no task '%s' (did you mean '%s'?)",
                                     at->task, nearest);
    }
    return ronde_cli_wrong_usage(cli, "ronde explain", "no task '%s' in %s", at->task,
                                 at->judged.input.path);
}

/* A task that is on no route, nor any other of its request. */
static bool is_unserved(const ronde_judged_plan *judged, int32_t task)
{
    int32_t request = judged->instance->tasks[task].request;
    for (size_t i = 0; i < judged->plan.stops.count && request != RONDE_NONE; i++) {
        int32_t done = judged->plan.stops.items[i].task;
        if (done != RONDE_NONE && judged->instance->tasks[done].request == request) {
            return false;
        }
    }
    return request != RONDE_NONE;
}

static void write_claims(ronde_text *out, const settings *at, const ronde_claims *claims)
{
    const ronde_instance *instance = at->judged.instance;
    if (at->json) {
        enum { levels_on_lines = 2 };
        ronde_json_writer json = ronde_json_writer_on(out, levels_on_lines);
        ronde_json_open_object(&json, NULL);
        ronde_json_put_text(&json, "format", "ronde-explanation/1");
        if (at->task != NULL) {
            ronde_json_put_text(&json, "task", at->task);
        }
        ronde_claims_json(&json, "claims", instance, claims);
        ronde_json_close(&json);
        return;
    }
    for (size_t i = 0; i < claims->count; i++) {
        bool other = i > 0 && claims->items[i].task != claims->items[i - 1].task;
        ronde_text_append(out, other && (at->unserved || at->all) ? "\n" : "");
        ronde_claim_sentence(out, instance, &claims->items[i], (ronde_language)at->language);
        ronde_text_append(out, "\n");
    }
}

/* True if the task is to be explained: of a request that is not planned the first one speaks. */
static bool is_asked(const settings *at, int32_t named, int32_t task)
{
    const ronde_instance *instance = at->judged.instance;
    int32_t request = instance->tasks[task].request;
    if (named != RONDE_NONE || at->all) {
        return at->all || task == named;
    }
    return at->unserved && request != RONDE_NONE &&
           ronde_instance_first_task(instance, request) == task && is_unserved(&at->judged, task);
}

/* Finds anew why a task is not planned; what the file says stays where that cannot be asked. */
static ronde_status renew(settings *at, ronde_inquiry *inquiry, int32_t task, ronde_error *error)
{
    int32_t request = at->judged.instance->tasks[task].request;
    return inquiry == NULL || !is_unserved(&at->judged, task)
               ? RONDE_OK
               : ronde_offers_renew_reasons(&at->judged.plan, inquiry, request, task, error);
}

/* Of each task that is asked for all that there is to say. */
static ronde_status
explain_tasks(ronde_claims *out, settings *at, int32_t named, ronde_error *error)
{
    const ronde_instance *instance = at->judged.instance;
    ronde_explained of = {.instance = instance, .plan = &at->judged.plan, .grid = at->against.grid};
    ronde_inquiry *broken = NULL; /* of a plan that breaks rules: only for reasons */
    ronde_status status = ronde_explained_ask(&of, error);
    if (status == RONDE_OK && of.inquiry == NULL) {
        ronde_error ignored = {0};
        status = ronde_inquiry_new(&broken, instance, &at->judged.plan, 0, &ignored);
        status = status == RONDE_ENOMEM ? ronde_fail(error, RONDE_ENOMEM, "", "%s", ignored.text)
                                        : RONDE_OK;
    }
    for (int32_t task = 0; task < instance->task_count && status == RONDE_OK; task++) {
        if (is_asked(at, named, task)) {
            status = renew(at, of.inquiry != NULL ? of.inquiry : broken, task, error);
            status = status == RONDE_OK ? ronde_explain(out, &of, task, error) : status;
        }
    }
    ronde_inquiry_free(of.inquiry);
    ronde_inquiry_free(broken);
    return status;
}

static ronde_status
answer(ronde_text *out, settings *at, int32_t task, ronde_faults *faults, ronde_error *error)
{
    ronde_claims claims = {0};
    ronde_status status = RONDE_OK;
    at->against.grid = ronde_show_clock(at->judged.instance) ? at->round : 0;
    if (at->against.plan_path != NULL) {
        status = ronde_against_load(&at->against, &at->judged.input.options, at->judged.instance,
                                    &at->judged.plan, faults, error);
        if (status == RONDE_OK) {
            status = ronde_against_explain(&claims, &at->against, task, error);
        }
    }
    if (status == RONDE_OK && (task != RONDE_NONE || at->unserved || at->all)) {
        status = explain_tasks(&claims, at, task, error);
    }
    if (status == RONDE_OK) {
        write_claims(out, at, &claims);
        status = ronde_text_check(out, error);
    }
    ronde_array_clear(&claims);
    return status;
}

static int explain(const ronde_cli *cli, settings *at)
{
    int32_t task =
        at->task == NULL ? RONDE_NONE : ronde_idmap_find(&at->judged.instance->task_ids, at->task);
    if (task == RONDE_NONE && at->task != NULL) {
        return unknown_task(cli, at);
    }
    size_t broken = at->judged.verdict.violations.count;
    if (broken > 0) {
        fprintf(cli->err, "warning: the plan breaks hard rules (%zu), so that little is said: %s\n",
                broken, at->judged.verdict.violations.items[0].text);
    }
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_text text = {0};
    ronde_status status = answer(&text, at, task, &faults, &error);
    if (status == RONDE_OK) {
        fputs(text.data != NULL ? text.data : "", cli->out);
    }
    ronde_text_clear(&text);
    int exit_code = ronde_cli_finish(cli, status, &error, &faults);
    ronde_faults_clear(&faults);
    return exit_code;
}

int ronde_cmd_explain(const ronde_cli *cli, int argc, char **argv)
{
    settings at = {.round = 60, .language = RONDE_DUTCH};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&at, cli, argc, argv, &exit_code)) {
        return exit_code;
    }
    if (ronde_judged_plan_load(&at.judged, cli, &exit_code)) {
        exit_code = explain(cli, &at);
    }
    ronde_against_clear(&at.against);
    ronde_judged_plan_clear(&at.judged);
    return exit_code;
}
