/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ronde solve: from an input of any format to a checked plan. */
#include "instances/base/file.h"
#include "instances/model/show.h"
#include "service/app/place_faults.h"
#include "service/cli/input_settings.h"
#include "service/cli/interrupt.h"
#include "service/cli/output.h"
#include "service/report/day_text.h"
#include "solver/solve.h"

#include <inttypes.h>
#include <string.h>

typedef struct settings {
    ronde_input_settings input;
    const char *plan_path, *repeated_path, *start_path;
    int language;
    long long iterations, islands, seed, threads, round;
    double seconds;
    bool strict, progress, no_polish;
} settings;

/* What the hooks of the solver see. */
typedef struct watch {
    const ronde_cli *cli;
    const ronde_instance *instance;
} watch;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_INPUT_OPTIONS(&to->input),
        RONDE_NUMBER("time", 't', &to->seconds, 0, 86400, "S",
                     "Seconds to search; 0: by the size of the problem."),
        RONDE_INTEGER("iterations", 'n', &to->iterations, 0, 1e15,
                      "Search this long instead: the same plan each time."),
        RONDE_TEXT("from", 0, &to->start_path, "PLAN.json",
                   "Begin with this plan of the same input; what is found is no worse."),
        RONDE_TEXT("repeat", 0, &to->repeated_path, "PLAN.json",
                   "Find the plan of a file again: its seed and iterations, also of a run that "
                   "its time limit or Ctrl-C ended."),
        RONDE_INTEGER("islands", 0, &to->islands, 0, 64,
                      "With --iterations: searches side by side, of which the best counts. With "
                      "--time there is one for each thread."),
        RONDE_INTEGER("seed", 's', &to->seed, 0, 1e15, "Seed of the random numbers."),
        RONDE_INTEGER("threads", 0, &to->threads, 1, 64,
                      "Threads; with --iterations the plan does not depend on it."),
        RONDE_INTEGER("round", 0, &to->round, 0, 3600,
                      "Start visits of a day at multiples of so many seconds where the rules allow "
                      "it; 0: to the second. Benchmarks are never rounded."),
        RONDE_TEXT("output", 'o', &to->plan_path, "PLAN.json",
                   "Where the plan goes; standard output if not given."),
        RONDE_CHOICE("lang", 0, &to->language, ronde_language_words, "The language of the table."),
        RONDE_FLAG("no-polish", 0, &to->no_polish,
                   "Without set covering over the routes seen: to see what it adds."),
        RONDE_FLAG("strict", 0, &to->strict, "Unserved tasks end with exit code 1."),
        RONDE_FLAG("progress", 0, &to->progress, "Tell how far it is, also without a terminal."),
    };
    const ronde_positional positionals[] = {
        {.name = "INPUT", .text = &to->input.path, .help = "The problem."},
    };
    const ronde_usage usage = {
        .command = "ronde solve",
        .summary = "Plan a day: routes with times, and what did not fit with the reasons.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes = "Ctrl-C ends the search; the best plan so far is written (exit code 130).\n"
                 "The plan says how it was found; with --repeat, and else the same options, it is "
                 "found again.\n"
                 "Example: ronde solve day/instance.json --map town.rmap --time 30 -o plan.json",
    };
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    ronde_input_settings_apply(&to->input);
    return true;
}

static void tell(const ronde_solve_progress *progress, void *payload)
{
    const watch *at = payload;
    const ronde_verdict best = {.cost = progress->cost};
    ronde_cli_progress(at->cli, "%3.0f %%  %.2f, %d shifts, %" PRId64 " unserved",
                       100.0 * progress->share, ronde_verdict_value(at->instance, &best),
                       (int)progress->used_shifts, progress->unserved);
}

/* Seconds that suit the size when nothing is asked for. */
static double usual_seconds(const ronde_instance *instance)
{
    static const struct {
        int32_t tasks;
        double seconds;
    } steps[] = {{15, 1.0}, {60, 5.0}, {200, 15.0}, {600, 30.0}};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (instance->task_count <= steps[i].tasks) {
            return steps[i].seconds;
        }
    }
    return 60.0;
}

static ronde_status solve(ronde_plan *plan,
                          const settings *at,
                          const ronde_cli *cli,
                          const ronde_instance *instance,
                          const ronde_plan *initial,
                          const ronde_plan *repeated,
                          ronde_error *error)
{
    ronde_clock wall = ronde_clock_wall();
    watch watching = {cli, instance};
    ronde_solve_options options = {.seed = (uint64_t)at->seed,
                                   .iterations = at->iterations,
                                   .repeat = repeated,
                                   .seconds = at->seconds,
                                   .no_polish = at->no_polish,
                                   .threads = (int)at->threads,
                                   .islands = (int)at->islands,
                                   .initial = initial,
                                   .grid = ronde_show_clock(instance) ? at->round : 0};
    if (at->iterations == 0 && at->seconds <= 0 && repeated == NULL) {
        options.seconds = usual_seconds(instance);
    }
    /* Without a clock the plan has no seconds either: the same file each time. */
    const ronde_solve_hooks hooks = {.clock = options.seconds > 0 ? &wall : NULL,
                                     .should_stop = ronde_interrupt_hook,
                                     .on_progress = tell,
                                     .payload = &watching};
    ronde_interrupt_defer(); /* from here on there is a plan to save */
    return ronde_solve(plan, instance, &options, &hooks, error);
}

/* A benchmark has neither helpers nor hours: one line says it all. */
static void say_benchmark(FILE *to, const ronde_day *day)
{
    fprintf(to, "%s: %.2f with %d routes, %zu unserved\n", day->instance->name,
            ronde_verdict_value(day->instance, day->verdict), (int)day->verdict->used_shifts,
            day->plan->unserved.count);
}

static ronde_status
say_day(FILE *to, const ronde_day *day, ronde_language language, ronde_error *error)
{
    if (!ronde_show_clock(day->instance)) {
        say_benchmark(to, day);
        return RONDE_OK;
    }
    ronde_text text = {0};
    ronde_day_plain(&text, day, NULL, language);
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK) {
        fputs(text.data, to);
    }
    ronde_text_clear(&text);
    return status;
}

static ronde_status say(FILE *to, const ronde_day *day, ronde_language language, ronde_error *error)
{
    ronde_day_figures figures = {0};
    RONDE_TRY(ronde_day_figures_compute(&figures, day->instance, day->plan, error));
    ronde_day whole = *day;
    whole.figures = &figures;
    ronde_status status = say_day(to, &whole, language, error);
    ronde_day_figures_clear(&figures);
    return status;
}

/* Solves, from a plan or the routes that the input begins with if there are some, or as a plan was
 * found. */
static ronde_status solve_input(ronde_plan *plan,
                                const settings *at,
                                const ronde_cli *cli,
                                const ronde_input *input,
                                ronde_faults *faults,
                                ronde_error *error)
{
    ronde_plan initial = {0};
    ronde_plan repeated = {0};
    bool given = false;
    bool again = at->repeated_path != NULL;
    ronde_status status = RONDE_OK;
    if (again) {
        RONDE_TRY(ronde_answer_load(&repeated, at->repeated_path, input->instance, input->request,
                                    faults, error));
    }
    if (at->start_path != NULL) {
        given = true;
        status = ronde_answer_load(&initial, at->start_path, input->instance, input->request,
                                   faults, error);
    } else if (input->request != NULL) {
        status = ronde_vroom_initial(&initial, &given, input->request, input->instance, error);
    }
    if (status != RONDE_OK) {
        ronde_error_place(error, at->input.path);
    }
    if (status == RONDE_OK) {
        status = solve(plan, at, cli, input->instance, given ? &initial : NULL,
                       again ? &repeated : NULL, error);
    }
    ronde_plan_clear(&initial);
    ronde_plan_clear(&repeated);
    return status;
}

static ronde_status plan_day(const settings *at,
                             const ronde_cli *cli,
                             const ronde_input *input,
                             int64_t loading,
                             bool *unserved,
                             ronde_faults *faults,
                             ronde_error *error)
{
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    const ronde_instance *instance = input->instance;
    bool to_stdout = at->plan_path == NULL || strcmp(at->plan_path, "-") == 0;
    ronde_status status = solve_input(&plan, at, cli, input, faults, error);
    ronde_cli_progress_end(cli);
    if (status == RONDE_OK) {
        status = ronde_answer_save(to_stdout ? "-" : at->plan_path, instance, input->request, &plan,
                                   loading, &verdict, error);
    }
    if (status == RONDE_OK) {
        const ronde_day day = {
            .instance = instance, .plan = &plan, .verdict = &verdict, .title = ""};
        status = say(to_stdout ? cli->err : cli->out, &day, (ronde_language)at->language, error);
        *unserved = verdict.unserved > 0;
    }
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    return status;
}

/* Clients of VROOM wait for an answer that says so when it cannot be given. */
static void answer_failure(const settings *at, const ronde_error *failure)
{
    ronde_text text = {0};
    ronde_error ignored = {0};
    ronde_vroom_answer_failure(&text, failure);
    if (!text.broken) {
        (void)!ronde_file_write(at->plan_path != NULL ? at->plan_path : "-", text.data, text.length,
                                &ignored); /* the failure itself is told anyway */
    }
    ronde_text_clear(&text);
}

int ronde_cmd_solve(const ronde_cli *cli, int argc, char **argv)
{
    settings at = {.threads = 1, .round = 60, .language = RONDE_ENGLISH};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&at, cli, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_cli telling = *cli;
    telling.progress |= at.progress;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_input input = {0};
    bool unserved = false;
    ronde_clock wall = ronde_clock_wall();
    double start = ronde_clock_now(&wall);
    ronde_status status =
        ronde_input_open(&input, at.input.path, &at.input.options, &faults, &error);
    if (status == RONDE_OK) {
        int64_t loading = (int64_t)((ronde_clock_now(&wall) - start) * 1000);
        status = plan_day(&at, &telling, &input, loading, &unserved, &faults, &error);
    }
    if (status != RONDE_OK && at.input.options.format == RONDE_FORMAT_VROOM) {
        answer_failure(&at, &error);
    }
    exit_code = ronde_cli_finish(cli, status, &error, &faults);
    if (exit_code == RONDE_EXIT_FINE && ronde_interrupt_requested()) {
        exit_code = RONDE_EXIT_INTERRUPTED;
    } else if (exit_code == RONDE_EXIT_FINE && at.strict && unserved) {
        exit_code = RONDE_EXIT_VIOLATIONS;
    }
    ronde_input_clear(&input);
    ronde_faults_clear(&faults);
    return exit_code;
}
