/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde replan: a promised day, what happened to it, a new plan close to it, and who to phone. */
#include "instances/base/file.h"
#include "instances/formats/instance_allow.h"
#include "instances/formats/instance_json.h"
#include "instances/model/show.h"
#include "service/app/call_reasons.h"
#include "service/app/place_faults.h"
#include "service/app/replan.h"
#include "service/cli/input_settings.h"
#include "service/cli/interrupt.h"
#include "service/cli/output.h"
#include "service/cli/replan_events.h"

#include <math.h>
#include <string.h>

typedef struct settings {
    ronde_input_settings input;
    const char *plan_path, *new_path, *day_path, *csv_path;
    ronde_replan_words words;
    long long iterations, seed, threads, round;
    double seconds, margin, minute_price, helper_price; /* negative: the usual one */
    int language;
    bool json, strict;
} settings;

/* What was loaded, and what came of it. */
typedef struct work {
    const settings *at;
    const ronde_cli *cli;
    ronde_instance *instance;
    ronde_plan promised;
    ronde_events events;
    ronde_replan_options options;
    ronde_replanned made;
    bool unserved, day_saved;
} work;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_INPUT_OPTIONS(&to->input),
        RONDE_TEXT("now", 0, &to->words.now, "HH:MM",
                   "The moment: what began before it stays as it was."),
        RONDE_TEXT("sick", 0, &to->words.sick, "HELPER[@HH:MM]",
                   "A helper is away, from a moment on or for all of the day."),
        RONDE_TEXT("late", 0, &to->words.late, "HELPER@HH:MM", "A helper begins later."),
        RONDE_TEXT("cancel", 0, &to->words.cancel, "VISIT", "A visit need not be done."),
        RONDE_TEXT("longer", 0, &to->words.longer, "VISIT@TIME",
                   "A visit takes another time than planned: 90m, 1h15m."),
        RONDE_NUMBER("time", 't', &to->seconds, 0, 86400, "S",
                     "Seconds to look for better plans after the first one."),
        RONDE_INTEGER("iterations", 'n', &to->iterations, 0, 1e15,
                      "Search this long instead: the same plan each time."),
        RONDE_INTEGER("seed", 's', &to->seed, 0, 1e15, "Seed of the random numbers."),
        RONDE_INTEGER("threads", 0, &to->threads, 1, 64, "Threads."),
        RONDE_INTEGER("round", 0, &to->round, 0, 3600,
                      "Start visits at multiples of so many seconds; 0: to the second."),
        RONDE_NUMBER("margin", 0, &to->margin, -1, 1440, "MINUTES",
                     "A visit may start this much off its promise for nothing (10)."),
        RONDE_NUMBER("minute-price", 0, &to->minute_price, -1, 1e6, "EUROS",
                     "Price of each minute beyond the margin, for each visit (0.50)."),
        RONDE_NUMBER("helper-price", 0, &to->helper_price, -1, 1e6, "EUROS",
                     "Price of another helper, for each visit (15)."),
        RONDE_TEXT("output", 'o', &to->new_path, "NEW.json", "Where the new plan goes."),
        RONDE_TEXT("day", 0, &to->day_path, "DAY.json",
                   "Where the problem goes that the new plan is of: INPUT after the events."),
        RONDE_TEXT("csv", 0, &to->csv_path, "CALLS.csv", "Where the calls go for a spreadsheet."),
        RONDE_CHOICE("lang", 'l', &to->language, ronde_language_words,
                     "The language of the lists."),
        RONDE_FLAG("json", 0, &to->json, "Write the lists as JSON."),
        RONDE_FLAG("strict", 0, &to->strict, "Unserved tasks end with exit code 1."),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->input.path, .help = "The problem as it was."},
        {.name = "PLAN.json", .text = &to->plan_path, .help = "The plan that was promised."},
        {.name = "EVENTS.json",
         .text = &to->words.file,
         .optional = true,
         .help = "What happened (ronde-events-1); or say it with options."},
    };
    const ronde_usage usage = {
        .command = "ronde replan",
        .summary = "Mend a promised day after what happened to it, and say who must be phoned.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes =
            "NEW.json is there at once, and is written again whenever a better plan is found.\n"
            "Example: ronde replan day.json plan.json --map town.rmap --sick H07 --time 10 \\\n"
            "             -o new.json --day newday.json",
    };
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    ronde_input_settings_apply(&to->input);
    return true;
}

static void set_options(work *of)
{
    const settings *at = of->at;
    bool clock = ronde_show_clock(of->instance);
    ronde_replan_prices prices = ronde_replan_usual_prices(of->instance);
    if (at->margin >= 0) {
        prices.margin = llround(at->margin * (clock ? (double)RONDE_MINUTE : 1.0));
    }
    if (at->minute_price >= 0) {
        prices.per_time = llround(at->minute_price * (clock ? RONDE_EURO / 60.0 : 1.0));
    }
    if (at->helper_price >= 0) {
        prices.other_helper = llround(at->helper_price * (clock ? RONDE_EURO : 1.0));
    }
    of->options = (ronde_replan_options){.prices = prices,
                                         .map_path = at->input.options.map_path,
                                         .seconds = at->seconds,
                                         .iterations = at->iterations,
                                         .seed = (uint64_t)at->seed,
                                         .threads = (int)at->threads,
                                         .grid = clock ? at->round : 0};
}

/* The problem after the events, with its travel times unless a map has them. */
static ronde_status save_day(const work *of, const ronde_instance *day, ronde_error *error)
{
    const ronde_instance_json_options options = {.without_matrices = of->options.map_path != NULL};
    ronde_text text = {0};
    ronde_status status = ronde_instance_json_write(&text, day, &options, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(of->at->day_path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    return status;
}

/* Each better plan is written as soon as it is there. */
static ronde_status take_plan(const ronde_instance *day,
                              const ronde_plan *plan,
                              double seconds,
                              void *payload,
                              ronde_error *error)
{
    work *of = payload;
    ronde_verdict verdict = {0};
    ronde_status status = RONDE_OK;
    if (of->at->day_path != NULL && !of->day_saved) {
        status = save_day(of, day, error);
        of->day_saved = true;
    }
    if (status == RONDE_OK && of->at->new_path != NULL) {
        status = ronde_plan_save(of->at->new_path, day, plan, &verdict, error);
    } else if (status == RONDE_OK) {
        status = ronde_check(&verdict, day, plan, error);
    }
    if (status == RONDE_OK) {
        of->unserved = verdict.unserved > 0;
        ronde_cli_progress(of->cli, "%.1f s: %.2f, %zu tasks unserved", seconds,
                           ronde_verdict_value(day, &verdict), plan->unserved.count);
    }
    ronde_verdict_clear(&verdict);
    return status;
}

/* Why each call must be made. */
static ronde_status find_reasons(ronde_call_reasons *out,
                                 const work *of,
                                 const ronde_differences *differences,
                                 ronde_error *error)
{
    ronde_comparison comparison = {.before = of->instance,
                                   .old = &of->promised,
                                   .day = of->made.day,
                                   .plan = &of->made.plan,
                                   .now = of->made.now,
                                   .margin = of->options.prices.margin,
                                   .grid = of->options.grid};
    ronde_status status = ronde_comparison_begin(&comparison, error);
    if (status == RONDE_OK) {
        status = ronde_call_reasons_find(out, &comparison, differences, error);
    }
    ronde_comparison_clear(&comparison);
    return status;
}

static ronde_status write_lists(const work *of, const ronde_phone_list *list, ronde_error *error)
{
    const ronde_language language = (ronde_language)of->at->language;
    ronde_text text = {0};
    ronde_text csv = {0};
    if (of->at->json) {
        ronde_phone_list_json(&text, list);
    } else {
        ronde_phone_list_plain(&text, list, language);
    }
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK && of->at->csv_path != NULL) {
        ronde_phone_list_csv(&csv, list, language);
        status = ronde_text_check(&csv, error);
        if (status == RONDE_OK) {
            status = ronde_file_write(of->at->csv_path, csv.data, csv.length, error);
        }
    }
    if (status == RONDE_OK) {
        fputs(text.data, of->cli->out);
    }
    ronde_text_clear(&csv);
    ronde_text_clear(&text);
    return status;
}

static ronde_status say(const work *of, ronde_error *error)
{
    ronde_differences differences = {0};
    ronde_call_reasons reasons = {0};
    ronde_status status =
        ronde_differences_find(&differences, of->instance, &of->promised, of->made.day,
                               &of->made.plan, of->options.prices.margin, error);
    if (status == RONDE_OK) {
        status = find_reasons(&reasons, of, &differences, error);
    }
    if (status == RONDE_OK) {
        const ronde_phone_list list = {of->instance, of->made.day, &differences, reasons.items};
        status = write_lists(of, &list, error);
    }
    ronde_call_reasons_clear(&reasons);
    ronde_differences_clear(&differences);
    return status;
}

/* The problem and the plan that was promised. A resident was told how the laundry is done: other
 * ways of what is promised are no choice any more. */
static ronde_status load(work *of, ronde_faults *faults, ronde_error *error)
{
    const settings *at = of->at;
    bool changed = false;
    RONDE_TRY(ronde_input_load(&of->instance, at->input.path, &at->input.options, faults, error));
    RONDE_TRY(ronde_plan_load(&of->promised, at->plan_path, of->instance, faults, error));
    RONDE_TRY(ronde_instance_keep_ways(&of->instance, &of->promised, &changed, error));
    if (changed) {
        ronde_plan_clear(&of->promised);
        RONDE_TRY(ronde_plan_load(&of->promised, at->plan_path, of->instance, faults, error));
    }
    return RONDE_OK;
}

static ronde_status run(work *of, ronde_faults *faults, ronde_error *error)
{
    const settings *at = of->at;
    ronde_clock wall = ronde_clock_wall();
    RONDE_TRY(load(of, faults, error));
    RONDE_TRY(ronde_replan_events(&of->events, &at->words, of->instance, faults, error));
    set_options(of);
    /* Without a time the plan has no seconds either: the same file each time. */
    const ronde_replan_hooks hooks = {.clock = at->seconds > 0 ? &wall : NULL,
                                      .should_stop = ronde_interrupt_hook,
                                      .on_plan = take_plan,
                                      .payload = of};
    size_t first = faults->list.count;
    ronde_interrupt_defer();
    ronde_status status = ronde_replan(&of->made, of->instance, &of->promised, &of->events,
                                       &of->options, &hooks, faults, error);
    ronde_cli_progress_end(of->cli);
    if (status != RONDE_OK) {
        const char *path = at->words.file != NULL ? at->words.file : "options";
        ronde_faults_place(faults, first, path);
        ronde_error_place(error, path);
        return status;
    }
    return say(of, error);
}

int ronde_cmd_replan(const ronde_cli *cli, int argc, char **argv)
{
    settings at = {.threads = 1,
                   .round = 60,
                   .language = RONDE_DUTCH,
                   .margin = -1,
                   .minute_price = -1,
                   .helper_price = -1};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&at, cli, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_faults faults = {0};
    ronde_error error = {0};
    work of = {.at = &at, .cli = cli};
    ronde_status status = run(&of, &faults, &error);
    exit_code = ronde_cli_finish(cli, status, &error, &faults);
    if (exit_code == RONDE_EXIT_FINE && ronde_interrupt_requested()) {
        exit_code = RONDE_EXIT_INTERRUPTED;
    } else if (exit_code == RONDE_EXIT_FINE && at.strict && of.unserved) {
        exit_code = RONDE_EXIT_VIOLATIONS;
    }
    ronde_replanned_clear(&of.made);
    ronde_events_clear(&of.events);
    ronde_plan_clear(&of.promised);
    ronde_instance_free(of.instance);
    ronde_faults_clear(&faults);
    return exit_code;
}
