/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde offer: who could take one more visit, when and at what cost, as the plan stands. */
#include "instances/base/nearest.h"
#include "instances/model/show.h"
#include "service/app/extra_visit.h"
#include "service/app/offers.h"
#include "service/cli/input_settings.h"
#include "service/cli/map_points.h"
#include "service/cli/output.h"

#include <string.h>

typedef struct settings {
    ronde_input_settings input;
    const char *plan_path, *task, *at, *new_plan;
    ronde_extra_visit visit;
    int language;
    long long round;
    bool json;
} settings;

/* What was loaded for the question. */
typedef struct loaded {
    ronde_instance *instance;
    ronde_plan plan;
} loaded;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_INPUT_OPTIONS(&to->input),
        RONDE_TEXT("place", 'p', &to->visit.place, "PLACE", "A new visit: to this place of INPUT."),
        RONDE_TEXT("at", 'a', &to->at, "LON,LAT", "A new visit: at this position."),
        RONDE_TEXT("duration", 'd', &to->visit.duration, "TIME", "How long it takes: 75m, 1h15m."),
        RONDE_TEXT("from", 0, &to->visit.from, "TIME", "When it may begin at the earliest: 09:00."),
        RONDE_TEXT("to", 0, &to->visit.to, "TIME", "When it may begin at the latest: 12:00."),
        RONDE_TEXT("skill", 0, &to->visit.skill, "SKILL", "A skill that it needs."),
        RONDE_INTEGER("round", 0, &to->round, 0, 3600,
                      "Start visits of a day at multiples of so many seconds; 0: to the second."),
        RONDE_TEXT("output", 'o', &to->new_plan, "NEW.json",
                   "Write the plan with the cheapest offer for TASK taken."),
        RONDE_CHOICE("lang", 'l', &to->language, ronde_language_words,
                     "The language of the table."),
        RONDE_FLAG("json", 0, &to->json, "Write JSON instead of a table."),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->input.path, .help = "The problem."},
        {.name = "PLAN.json", .text = &to->plan_path, .help = "A plan of it."},
        {.name = "TASK",
         .text = &to->task,
         .optional = true,
         .help = "A task of INPUT; without one a new visit is asked about."},
    };
    const ronde_usage usage = {
        .command = "ronde offer",
        .summary = "Say who could take one more visit, when and at what cost, as the plan stands.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes = "The other visits stay with their helpers and in their order; their times may "
                 "move within their windows.\n"
                 "Example: ronde offer day/instance.json plan.json --map town.rmap \\\n"
                 "             --at 6.8901,52.2212 --duration 75m --from 09:00 --to 12:00",
    };
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    ronde_input_settings_apply(&to->input);
    return true;
}

/* What the options ask for must be one thing; false after saying what is wrong. */
static bool settle_question(settings *at, const ronde_cli *cli, int *exit_code)
{
    static const char command[] = "ronde offer";
    bool described = at->visit.place != NULL || at->at != NULL || at->visit.duration != NULL ||
                     at->visit.from != NULL || at->visit.to != NULL || at->visit.skill != NULL;
    ronde_map_point point = {0, 0};
    *exit_code = RONDE_EXIT_FINE;
    if (at->task != NULL && described) {
        *exit_code = ronde_cli_wrong_usage(cli, command,
                                           "give a TASK, or describe a new visit, but not both");
    } else if (at->task == NULL && at->new_plan != NULL) {
        *exit_code = ronde_cli_wrong_usage(
            cli, command, "--output needs a TASK: a new visit is not part of INPUT yet");
    } else if (at->task == NULL && ((at->visit.place == NULL) == (at->at == NULL))) {
        *exit_code =
            ronde_cli_wrong_usage(cli, command, "give a TASK, or --place or --at for a new visit");
    } else if (at->task == NULL && at->visit.duration == NULL) {
        *exit_code =
            ronde_cli_wrong_usage(cli, command, "a new visit needs --duration, such as 75m");
    } else if (at->at != NULL && !ronde_points_parse(at->at, strlen(at->at), &point)) {
        *exit_code = ronde_cli_wrong_usage(
            cli, command, "'%s' is not a point; write LON,LAT in degrees, such as 6.8899,52.2223",
            at->at);
    }
    at->visit.lon = point.lon_e7 / 1e7;
    at->visit.lat = point.lat_e7 / 1e7;
    return *exit_code == RONDE_EXIT_FINE;
}

static ronde_status load(loaded *out, const settings *at, ronde_faults *faults, ronde_error *error)
{
    RONDE_TRY(
        at->task != NULL
            ? ronde_input_load(&out->instance, at->input.path, &at->input.options, faults, error)
            : ronde_input_load_extra(&out->instance, at->input.path, &at->input.options, &at->visit,
                                     faults, error));
    return ronde_plan_load(&out->plan, at->plan_path, out->instance, faults, error);
}

/* The request that is asked about, or RONDE_NONE after saying what is wrong. */
static int32_t
find_request(const ronde_cli *cli, const settings *at, const ronde_instance *instance)
{
    const char *id = at->task != NULL ? at->task : ronde_extra_visit_id;
    int32_t task = ronde_idmap_find(&instance->task_ids, id);
    if (task != RONDE_NONE && instance->tasks[task].request != RONDE_NONE) {
        return instance->tasks[task].request;
    }
    const char *nearest = NULL;
    for (int32_t i = 0; i < instance->task_count; i++) {
        ronde_nearest_try(&nearest, id, instance->tasks[i].id);
    }
    (void)ronde_cli_wrong_usage(cli, "ronde offer", "no visit '%s'%s%s%s", id,
                                nearest != NULL ? " (did you mean '" : "",
                                nearest != NULL ? nearest : "", nearest != NULL ? "'?)" : "");
    return RONDE_NONE;
}

static ronde_status answer(
    const ronde_cli *cli, const settings *at, const loaded *of, int32_t request, ronde_error *error)
{
    ronde_time grid = ronde_show_clock(of->instance) ? at->round : 0;
    ronde_offers_made made = {0};
    ronde_text text = {0};
    ronde_plan plan = {0};
    ronde_status status = ronde_offers_make(&made, of->instance, &of->plan, request, grid, error);
    if (status == RONDE_OK && at->json) {
        ronde_offers_json(&text, of->instance, &made);
    } else if (status == RONDE_OK) {
        ronde_offers_plain(&text, of->instance, &made, (ronde_language)at->language);
    }
    if (status == RONDE_OK) {
        status = ronde_text_check(&text, error);
    }
    if (status == RONDE_OK && at->new_plan != NULL) {
        status = ronde_offers_take_best(&plan, &made, error);
        if (status == RONDE_OK) {
            plan.run = of->plan.run;
            status = ronde_plan_save(at->new_plan, of->instance, &plan, NULL, error);
        }
    }
    if (status == RONDE_OK) {
        fputs(text.data, cli->out);
    }
    ronde_plan_clear(&plan);
    ronde_text_clear(&text);
    ronde_offers_clear(&made);
    return status;
}

int ronde_cmd_offer(const ronde_cli *cli, int argc, char **argv)
{
    settings at = {.round = 60, .language = RONDE_DUTCH};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&at, cli, argc, argv, &exit_code) ||
        !settle_question(&at, cli, &exit_code)) {
        return exit_code;
    }
    ronde_faults faults = {0};
    ronde_error error = {0};
    loaded of = {0};
    ronde_status status = load(&of, &at, &faults, &error);
    int32_t request = status == RONDE_OK ? find_request(cli, &at, of.instance) : RONDE_NONE;
    if (status == RONDE_OK && request != RONDE_NONE) {
        status = answer(cli, &at, &of, request, &error);
    }
    exit_code = ronde_cli_finish(cli, status, &error, &faults);
    if (status == RONDE_OK && request == RONDE_NONE) {
        exit_code = RONDE_EXIT_USAGE;
    }
    ronde_plan_clear(&of.plan);
    ronde_instance_free(of.instance);
    ronde_faults_clear(&faults);
    return exit_code;
}
