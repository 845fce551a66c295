/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_BENCH_H
#define RONDE_SERVICE_APP_BENCH_H

/* Runs the solver over a folder of benchmark instances and compares with the best-known values.
 * What is reported comes from the checker, never from the solver. */

#include "instances/base/clock.h"
#include "service/app/pipeline.h"

typedef struct ronde_bench_options {
    const char *path;    /* a folder, or one instance file; bks.tsv is looked for beside */
    const char *pattern; /* shell patterns of file names without extension, with commas in between,
                            any case: "C1*,R2*"; NULL: all */
    double seconds;      /* CPU seconds per run; 0: none */
    int64_t iterations;  /* per run; 0: by seconds, or the solver's default */
    int seeds;           /* runs per instance, with seeds first_seed, first_seed + 1 ... */
    uint64_t first_seed;
    int threads;
    bool no_polish;          /* without putting routes together anew */
    bool first_plan;         /* only the first plan */
    const char *plan_folder; /* where each plan is written as NAME-SEED.json; NULL: nowhere */
    ronde_input_options input;
} ronde_bench_options;

/** One run. Unknown figures are NaN or RONDE_NONE. */
typedef struct ronde_bench_row {
    char instance[64];
    uint64_t seed;
    int32_t vehicles;
    double cost; /* in the file's unit */
    int32_t best_vehicles;
    double best_cost;
    double gap; /* percent above the best-known cost; where the fleet comes first, only for a run
                   with as many vehicles */
    int64_t unserved; /* mandatory requests */
    size_t violations;
    bool feasible;       /* no violation and nothing unserved, says the checker */
    double best_seconds; /* CPU seconds until the best plan was found */
    int64_t iterations;
    double seconds; /* CPU seconds of the run */
    long peak_kib;  /* largest resident memory since the run began (of the process, if the system
                       cannot tell the run's) */
} ronde_bench_row;

/** Over all runs. Means are NaN over nothing. */
typedef struct ronde_bench_summary {
    size_t instances, runs, infeasible, compared;
    double mean_gap;       /* over the runs that can be compared */
    double worst_gap;      /* the largest of them */
    double mean_best_gap;  /* over instances, of the best of their seeds: for information only */
    size_t fleet_compared; /* runs with a known number of vehicles */
    size_t fleet_equal;    /* as many vehicles as the best known, or fewer */
    int64_t vehicles, best_vehicles; /* sums over runs with both known */
} ronde_bench_summary;

/** Who hears of each row as it is ready, and who may stop the work. Members may be NULL. */
typedef struct ronde_bench_hooks {
    void (*on_row)(const ronde_bench_row *row, void *payload);
    bool (*should_stop)(void *payload);
    void *payload;
} ronde_bench_hooks;

/** Runs all instances in the order of their names, for each the seeds. *summary is written also on
 *  failure, over the runs so far. RONDE_EINPUT for a folder without instances or a broken instance,
 *  RONDE_EIO, RONDE_ENOMEM, RONDE_ESTOPPED. */
ronde_status ronde_bench_run(ronde_bench_summary *summary,
                             const ronde_bench_options *options,
                             const ronde_bench_hooks *hooks,
                             ronde_faults *faults,
                             ronde_error *error) RONDE_MUST_CHECK;

#endif
