/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/bench.h"

#include "instances/base/file.h"
#include "service/app/bench_files.h"
#include "service/app/best_known.h"
#include "service/app/memory_peak.h"
#include "solver/solve.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const size_t largest_best_list = (size_t)1 << 26;

/* What goes along through all runs. */
typedef struct bench {
    const ronde_bench_options *options;
    const ronde_bench_hooks *hooks;
    ronde_bench_summary *summary;
    ronde_best_list best;
    double gap_sum, best_gap_sum;
    size_t best_gap_count;
    ronde_faults *faults;
    ronde_error *error;
} bench;

/* Watches a run for the moment of its last improvement. */
typedef struct watch {
    const bench *of;
    bool begun;
    ronde_solve_progress best;
} watch;

static bool is_improvement(const ronde_solve_progress *progress, const ronde_solve_progress *best)
{
    if (progress->unserved != best->unserved) {
        return progress->unserved < best->unserved;
    }
    /* Either may get better alone: with a free fleet fewer shifts are no aim. */
    return progress->cost != best->cost || progress->used_shifts != best->used_shifts;
}

static void on_progress(const ronde_solve_progress *progress, void *payload)
{
    watch *watching = payload;
    if (!watching->begun || is_improvement(progress, &watching->best)) {
        watching->best = *progress;
        watching->begun = true;
    }
}

static bool should_stop(void *payload)
{
    const watch *watching = payload;
    const ronde_bench_hooks *hooks = watching->of->hooks;
    return hooks->should_stop != NULL && hooks->should_stop(hooks->payload);
}

/* What the checker says about the plan. */
static ronde_status
judge(ronde_bench_row *row, const bench *of, const ronde_instance *instance, const ronde_plan *plan)
{
    ronde_verdict verdict = {0};
    ronde_status status = ronde_check(&verdict, instance, plan, of->error);
    if (status == RONDE_OK) {
        row->vehicles = verdict.used_shifts;
        row->cost = ronde_verdict_value(instance, &verdict);
        row->unserved = verdict.unserved;
        row->violations = verdict.violations.count;
        row->feasible = row->violations == 0 && row->unserved == 0;
    }
    ronde_verdict_clear(&verdict);
    return status;
}

static ronde_status save_plan(const ronde_bench_row *row,
                              const bench *of,
                              const ronde_instance *instance,
                              const ronde_plan *plan)
{
    char path[PATH_MAX];
    if (of->options->plan_folder == NULL || row->violations > 0) {
        return RONDE_OK;
    }
    snprintf(path, sizeof path, "%s/%s-%llu.json", of->options->plan_folder, row->instance,
             (unsigned long long)row->seed);
    return ronde_plan_save(path, instance, plan, NULL, of->error);
}

static void compare(ronde_bench_row *row, const bench *of)
{
    const ronde_best_known *best =
        ronde_best_list_find(&of->best, row->instance, &of->options->input.benchmark);
    row->best_vehicles = best != NULL ? best->vehicles : RONDE_NONE;
    row->best_cost = best != NULL ? best->cost : (double)NAN;
    bool comparable = row->feasible && best != NULL && best->cost > 0 &&
                      (best->convention != RONDE_CONVENTION_HIERARCHICAL ||
                       best->vehicles == RONDE_NONE || best->vehicles == row->vehicles);
    row->gap = comparable ? (row->cost - best->cost) / best->cost * 100 : (double)NAN;
}

static void count(bench *of, const ronde_bench_row *row)
{
    ronde_bench_summary *summary = of->summary;
    summary->runs++;
    summary->infeasible += !row->feasible;
    if (!isnan(row->gap)) {
        summary->worst_gap = summary->compared == 0 ? row->gap : fmax(summary->worst_gap, row->gap);
        of->gap_sum += row->gap;
        summary->compared++;
    }
    if (row->feasible && row->best_vehicles != RONDE_NONE) {
        summary->fleet_compared++;
        summary->vehicles += row->vehicles;
        summary->best_vehicles += row->best_vehicles;
        summary->fleet_equal += row->vehicles <= row->best_vehicles;
    }
}

static ronde_status run_seed(ronde_bench_row *row, bench *of, const ronde_instance *instance)
{
    ronde_clock clock = of->options->threads > 1 ? ronde_clock_wall() : ronde_clock_cpu();
    watch watching = {.of = of};
    const ronde_solve_options options = {
        .seed = row->seed,
        .iterations = of->options->iterations,
        .seconds = of->options->seconds,
        .threads = of->options->threads,
        .no_polish = of->options->no_polish,
        .first_feasible = of->options->first_plan,
    };
    const ronde_solve_hooks hooks = {
        .clock = &clock,
        .should_stop = should_stop,
        .on_progress = on_progress,
        .payload = &watching,
    };
    ronde_plan plan = {0};
    ronde_memory_peak_reset();
    double start = ronde_clock_now(&clock);
    ronde_status status = ronde_solve(&plan, instance, &options, &hooks, of->error);
    row->seconds = ronde_clock_now(&clock) - start;
    row->peak_kib = ronde_memory_peak_kib();
    row->iterations = plan.run.iterations;
    row->best_seconds = watching.begun ? watching.best.seconds : (double)NAN;
    if (status == RONDE_OK) {
        status = judge(row, of, instance, &plan);
    }
    if (status == RONDE_OK) {
        compare(row, of);
        count(of, row);
        status = save_plan(row, of, instance, &plan);
    }
    ronde_plan_clear(&plan);
    return status;
}

static ronde_status run_seeds(bench *of, const char *name, const ronde_instance *instance)
{
    double best_gap = (double)INFINITY;
    watch asking = {.of = of};
    for (int i = 0; i < of->options->seeds; i++) {
        ronde_bench_row row = {.seed = of->options->first_seed + (uint64_t)i};
        snprintf(row.instance, sizeof row.instance, "%s", name);
        RONDE_TRY(run_seed(&row, of, instance));
        best_gap = fmin(best_gap, row.gap); /* fmin passes over NaN */
        if (of->hooks->on_row != NULL) {
            of->hooks->on_row(&row, of->hooks->payload);
        }
        if (should_stop(&asking)) {
            return ronde_fail(of->error, RONDE_ESTOPPED, name, "stopped");
        }
    }
    if (isfinite(best_gap)) {
        of->best_gap_sum += best_gap;
        of->best_gap_count++;
    }
    return RONDE_OK;
}

static ronde_status run_file(bench *of, const ronde_bench_file *file)
{
    ronde_instance *instance = NULL;
    RONDE_TRY(ronde_input_load(&instance, file->path, &of->options->input, of->faults, of->error));
    of->summary->instances++;
    ronde_status status = run_seeds(of, file->name, instance);
    ronde_instance_free(instance);
    return status;
}

/* A folder without bks.tsv is no failure: there is nothing to compare with. */
static ronde_status read_best(bench *of, const char *path)
{
    ronde_text text = {0};
    ronde_error ignored = {0};
    ronde_status status = ronde_file_read(&text, path, largest_best_list, &ignored);
    if (status == RONDE_EIO) {
        return RONDE_OK;
    }
    if (status != RONDE_OK) {
        return ronde_fail(of->error, status, path, "%s", ignored.text);
    }
    if (text.data != NULL) {
        status = ronde_best_list_read(&of->best, text.data, text.length, of->error);
    }
    ronde_text_clear(&text);
    return status;
}

static double mean(double sum, size_t count)
{
    return count > 0 ? sum / (double)count : (double)NAN;
}

ronde_status ronde_bench_run(ronde_bench_summary *summary,
                             const ronde_bench_options *options,
                             const ronde_bench_hooks *hooks,
                             ronde_faults *faults,
                             ronde_error *error)
{
    static const ronde_bench_hooks no_hooks = {0};
    *summary = (ronde_bench_summary){.worst_gap = (double)NAN};
    bench of = {.options = options,
                .hooks = hooks != NULL ? hooks : &no_hooks,
                .summary = summary,
                .faults = faults,
                .error = error};
    ronde_bench_files files = {0};
    ronde_status status = ronde_bench_files_find(&files, options->path, options->pattern, error);
    if (status == RONDE_OK) {
        status = read_best(&of, files.best_path);
    }
    if (status == RONDE_OK && options->plan_folder != NULL) {
        status = ronde_folder_make(options->plan_folder, error);
    }
    for (size_t i = 0; status == RONDE_OK && i < files.list.count; i++) {
        status = run_file(&of, &files.list.items[i]);
    }
    summary->mean_gap = mean(of.gap_sum, summary->compared);
    summary->mean_best_gap = mean(of.best_gap_sum, of.best_gap_count);
    ronde_bench_files_clear(&files);
    ronde_best_list_clear(&of.best);
    return status;
}
