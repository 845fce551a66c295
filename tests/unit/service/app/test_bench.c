/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/bench.h"
#include "tests/support/ckx.h"
#include "tests/support/tmpdir.h"

#include <math.h>
#include <string.h>

enum { most_rows = 8 };

/* Rows in the order they came. */
typedef struct rows {
    ronde_bench_row list[most_rows];
    int count, stop_after; /* rows; 0: never */
} rows;

static void keep_row(const ronde_bench_row *row, void *payload)
{
    rows *kept = payload;
    ck_assert_int_lt(kept->count, most_rows);
    kept->list[kept->count++] = *row;
}

static bool stop_then(void *payload)
{
    const rows *kept = payload;
    return kept->stop_after > 0 && kept->count >= kept->stop_after;
}

#define HEAD "N\nVEHICLE\nNUMBER CAPACITY\n2 10\nCUSTOMER\nCUST NO.\n0 0 0 0 0 100 0\n"

/* a: customers at (3, 4) and (6, 8) on one ray, so that the best is 20, there and back. b: the same
 * two, whose load needs both vehicles: 10 + 20 = 30. */
static tmpdir make_folder(void)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "b.txt", HEAD "1 3 4 6 0 90 1\n2 6 8 6 0 90 1\n");
    tmpdir_put(&dir, "a.txt", HEAD "1 3 4 5 0 90 1\n2 6 8 5 0 90 1\n");
    tmpdir_put(&dir, "bks.tsv",
               "instance\tvehicles\tdistance\tsource\nA\t1\t20\tDIMACS\nA\t1\t16\thierarchical\n"
               "B\t2\t25\tDIMACS\n");
    return dir;
}

static ronde_bench_options options_for(const tmpdir *dir)
{
    return (ronde_bench_options){
        .path = dir->path,
        .iterations = 200,
        .seeds = 2,
        .first_seed = 5,
        .threads = 1,
        .input.benchmark.rounding = RONDE_ROUNDING_DIMACS,
    };
}

START_TEST(each_instance_and_seed_has_its_row)
{
    tmpdir dir = make_folder();
    rows kept = {0};
    ronde_bench_summary summary = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    const ronde_bench_hooks hooks = {.on_row = keep_row, .payload = &kept};
    const ronde_bench_options options = options_for(&dir);
    ck_assert_ok(ronde_bench_run(&summary, &options, &hooks, &faults, &error));
    ck_assert_int_eq(kept.count, 4);
    ck_assert_str_eq(kept.list[0].instance, "a");
    ck_assert_str_eq(kept.list[3].instance, "b");
    ck_assert_int_eq((int)kept.list[1].seed, 6);
    for (int i = 0; i < kept.count; i++) {
        const ronde_bench_row *row = &kept.list[i];
        bool is_a = i < 2;
        ck_assert(row->feasible);
        ck_assert_int_eq(row->vehicles, is_a ? 1 : 2);
        ck_assert_double_eq_tol(row->cost, is_a ? 20 : 30, 1e-9);
        ck_assert_double_eq_tol(row->gap, is_a ? 0 : 20, 1e-9); /* (30 - 25) / 25 */
        ck_assert_int_gt((int)row->peak_kib, 0);
    }
    ck_assert_uint_eq(summary.instances, 2);
    ck_assert_uint_eq(summary.runs, 4);
    ck_assert_uint_eq(summary.infeasible, 0);
    ck_assert_double_eq_tol(summary.mean_gap, 10, 1e-9);
    ck_assert_double_eq_tol(summary.worst_gap, 20, 1e-9);
    ck_assert_uint_eq(summary.fleet_equal, 4);
    ronde_faults_clear(&faults);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(fleets_of_different_size_have_no_gap)
{
    tmpdir dir = make_folder();
    rows kept = {0};
    ronde_bench_summary summary = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    const ronde_bench_hooks hooks = {.on_row = keep_row, .payload = &kept};
    ronde_bench_options options = options_for(&dir);
    options.input.benchmark = (ronde_benchmark_options){.objective = RONDE_OBJECTIVE_VEHICLES};
    /* a as above: 20 against 16; b needs two vehicles and somebody claims one. */
    tmpdir_put(&dir, "bks.tsv",
               "instance\tvehicles\tdistance\tsource\nA\t1\t16\thierarchical\n"
               "B\t1\t25\thierarchical\n");
    ck_assert_ok(ronde_bench_run(&summary, &options, &hooks, &faults, &error));
    ck_assert_double_eq_tol(kept.list[0].gap, 25, 1e-9);
    ck_assert(isnan(kept.list[2].gap));
    ck_assert_uint_eq(summary.compared, 2);
    ck_assert_uint_eq(summary.fleet_equal, 2);
    ck_assert_uint_eq(summary.fleet_compared, 4);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(plans_are_written_on_demand)
{
    tmpdir dir = make_folder();
    tmpdir plans = tmpdir_make();
    ronde_bench_summary summary = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_bench_options options = options_for(&dir);
    options.pattern = "A";
    options.plan_folder = plans.path;
    ck_assert_ok(ronde_bench_run(&summary, &options, NULL, &faults, &error));
    ck_assert_int_eq(tmpdir_count(&plans), 2); /* a-5.json, a-6.json */
    ck_assert(!tmpdir_holds(&plans, "a-5.json", ""));
    tmpdir_remove(&plans);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(the_user_can_stop_it)
{
    tmpdir dir = make_folder();
    rows kept = {.stop_after = 1};
    ronde_bench_summary summary = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    const ronde_bench_hooks hooks = {keep_row, stop_then, &kept};
    const ronde_bench_options options = options_for(&dir);
    ck_assert_int_eq(ronde_bench_run(&summary, &options, &hooks, &faults, &error), RONDE_ESTOPPED);
    ck_assert_int_eq(kept.count, 1);
    ck_assert_uint_eq(summary.runs, 1);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(a_broken_instance_is_named)
{
    tmpdir dir = make_folder();
    ronde_bench_summary summary = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    const ronde_bench_options options = options_for(&dir);
    tmpdir_put(&dir, "a.txt", HEAD "1 3 4 5 0 x 1\n");
    ck_assert_int_eq(ronde_bench_run(&summary, &options, NULL, &faults, &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.where, "a.txt"));
    ck_assert_int_eq(error.line, 8);
    ck_assert(isnan(summary.mean_gap));
    ronde_faults_clear(&faults);
    tmpdir_remove(&dir);
}
END_TEST

CKX_MAIN("app/bench",
         each_instance_and_seed_has_its_row,
         fleets_of_different_size_have_no_gap,
         plans_are_written_on_demand,
         the_user_can_stop_it,
         a_broken_instance_is_named)
