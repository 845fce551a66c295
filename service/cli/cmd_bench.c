/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/bench.h"
#include "service/cli/input_settings.h"
#include "service/cli/interrupt.h"
#include "service/cli/output.h"

#include <math.h>
#include <string.h>

/* What the option tables write to. */
typedef struct settings {
    ronde_bench_options options;
    long long iterations, seeds, first_seed, threads;
    int format, objective, rounding;
} settings;

static bool read_settings(settings *to, const ronde_cli *cli, int argc, char **argv, int *exit_code)
{
    const ronde_option options[] = {
        RONDE_TEXT("set", 0, &to->options.pattern, "PATTERNS",
                   "Only instances whose name matches, as in 'C1*,R2*'."),
        RONDE_NUMBER("time", 't', &to->options.seconds, 0, 86400, "S",
                     "CPU seconds per run, seconds of the clock with several threads; 0: until the "
                     "iterations "
                     "are done."),
        RONDE_INTEGER("iterations", 'n', &to->iterations, 0, 1e15,
                      "Iterations per run; 0: as many as the time allows."),
        RONDE_INTEGER("seeds", 0, &to->seeds, 1, 1000,
                      "Runs per instance, each with its own seed."),
        RONDE_INTEGER("seed", 's', &to->first_seed, 0, 1e15, "The first seed."),
        RONDE_INTEGER("threads", 0, &to->threads, 1, 64, "Threads per run."),
        RONDE_CHOICE("format", 'f', &to->format, ronde_format_names, "Format of the instances."),
        RONDE_CHOICE("objective", 0, &to->objective, ronde_objective_words, "What is wanted."),
        RONDE_CHOICE("rounding", 0, &to->rounding, ronde_rounding_words,
                     "Real distances, or truncated to tenths."),
        RONDE_FLAG("no-polish", 0, &to->options.no_polish,
                   "Without set covering over the routes seen: to see what it adds."),
        RONDE_TEXT("map", 'm', &to->options.input.map_path, "TOWN.rmap",
                   "Roads, for instances without travel times."),
        RONDE_FLAG("first", 0, &to->options.first_plan,
                   "Stop at the first plan: how long it takes and what it costs."),
        RONDE_TEXT("plans", 'o', &to->options.plan_folder, "DIR",
                   "Write each plan there, as NAME-SEED.json."),
    };
    const ronde_positional positionals[] = {
        {.name = "DIR", .text = &to->options.path, .help = "Folder with instances and bks.tsv."},
    };
    const ronde_usage usage = {
        .command = "ronde bench",
        .summary = "Runs the solver over benchmark instances; one tab-separated row per run.",
        RONDE_TABLE(options),
        RONDE_TABLE(positionals),
        .notes = "Every row is judged by the checker. Example:\n"
                 "  ronde bench bench/vrptw_solomon --rounding dimacs --time 10 --seeds 3\n",
    };
    if (!ronde_args_read(cli, &usage, argc, argv, exit_code)) {
        return false;
    }
    to->options.iterations = to->iterations;
    to->options.seeds = (int)to->seeds;
    to->options.first_seed = (uint64_t)to->first_seed;
    to->options.threads = (int)to->threads;
    to->options.input.format = (ronde_format)to->format;
    to->options.input.benchmark.objective = (ronde_objective)to->objective;
    to->options.input.benchmark.rounding = (ronde_euclid_rounding)to->rounding;
    return true;
}

/* A figure, or "-" where there is none. */
static void print_number(FILE *to, double value, int decimals)
{
    if (isnan(value)) {
        fputs("\t-", to);
    } else {
        fprintf(to, "\t%.*f", decimals, value);
    }
}

static void print_header(FILE *to)
{
    fputs("instance\tseed\tvehicles\tcost\tbks_vehicles\tbks_cost\tgap_percent\tfeasible\t"
          "best_after_s\titerations\titerations_per_s\tcpu_s\tpeak_mib\n",
          to);
}

static void print_row(const ronde_bench_row *row, void *payload)
{
    const ronde_cli *cli = payload;
    ronde_cli_progress_end(cli);
    fprintf(cli->out, "%s\t%llu\t%d", row->instance, (unsigned long long)row->seed,
            (int)row->vehicles);
    print_number(cli->out, row->cost, 4);
    print_number(cli->out, row->best_vehicles < 0 ? (double)NAN : (double)row->best_vehicles, 0);
    print_number(cli->out, row->best_cost, 4);
    print_number(cli->out, row->gap, 3);
    if (row->feasible) {
        fputs("\tyes", cli->out);
    } else {
        fprintf(cli->out, "\tno (%zu violations, %lld unserved)", row->violations,
                (long long)row->unserved);
    }
    print_number(cli->out, row->best_seconds, 2);
    fprintf(cli->out, "\t%lld", (long long)row->iterations);
    print_number(cli->out, row->seconds > 0 ? (double)row->iterations / row->seconds : (double)NAN,
                 0);
    print_number(cli->out, row->seconds, 2);
    print_number(cli->out, (double)row->peak_kib / 1024, 1);
    fputs("\n", cli->out);
    fflush(cli->out);
    ronde_cli_progress(cli, "%s, seed %llu done", row->instance, (unsigned long long)row->seed);
}

static void print_summary(FILE *to, const ronde_bench_summary *summary)
{
    fprintf(to, "%zu instances, %zu runs, %zu infeasible", summary->instances, summary->runs,
            summary->infeasible);
    if (summary->compared > 0) {
        fprintf(to, "; gap to best known over %zu runs: mean %.3f %%, worst %.3f %%",
                summary->compared, summary->mean_gap, summary->worst_gap);
    }
    if (summary->fleet_compared > 0) {
        fprintf(to, "; vehicles %lld to %lld, no more than best known in %zu of %zu runs (%.1f %%)",
                (long long)summary->vehicles, (long long)summary->best_vehicles,
                summary->fleet_equal, summary->fleet_compared,
                100.0 * (double)summary->fleet_equal / (double)summary->fleet_compared);
    }
    fputs("\n", to);
}

int ronde_cmd_bench(const ronde_cli *cli, int argc, char **argv)
{
    settings to = {.seeds = 1, .threads = 1};
    int exit_code = RONDE_EXIT_FINE;
    if (!read_settings(&to, cli, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_cli rows = *cli; /* the hooks' payload cannot be const */
    const ronde_bench_hooks hooks = {
        .on_row = print_row, .should_stop = ronde_interrupt_hook, .payload = &rows};
    ronde_bench_summary summary = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    print_header(cli->out);
    ronde_interrupt_defer(); /* the summary of the runs so far is worth having */
    ronde_status status = ronde_bench_run(&summary, &to.options, &hooks, &faults, &error);
    ronde_cli_progress_end(cli);
    if (summary.runs > 0) {
        print_summary(cli->err, &summary);
    }
    exit_code = ronde_cli_finish(cli, status, &error, &faults);
    if (exit_code == RONDE_EXIT_FINE && summary.infeasible > 0) {
        exit_code = RONDE_EXIT_VIOLATIONS;
    }
    ronde_faults_clear(&faults);
    return exit_code;
}
