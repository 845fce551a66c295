/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "instances/formats/solomon.h"
#include "instances/model/check.h"
#include "tests/support/benchmark_faults.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

static ronde_error error;
static ronde_faults faults;

/* A depot at (0, 0) open 0 .. 100, customer 1 at (3, 4) and customer 2 at (1, 1). */
static const char tiny[] =
    "TINY\r\n\r\nVEHICLE\r\nNUMBER     CAPACITY\r\n  3   10\r\n\r\nCUSTOMER\r\n"
    "CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE\r\n"
    "\r\n"
    "  0  0 0  0   0 100  0\r\n"
    "  1  3 4  7  10  20  5\r\n"
    "\t2\t1\t1\t4\t0\t90.25\t2.5\r\n\r\n";

static ronde_instance *read_text(const char *text, ronde_benchmark_options options)
{
    return read_benchmark(ronde_solomon_read, text, options);
}

START_TEST(the_model_is_that_of_the_file)
{
    ronde_instance *made = read_text(tiny, (ronde_benchmark_options){0});
    ck_assert_str_eq(made->name, "TINY");
    ck_assert_int_eq(made->scale, 100000);
    ck_assert(!made->vehicles_first);
    ck_assert_int_eq(made->place_count, 3);
    ck_assert_int_eq(made->task_count, 2);
    ck_assert_int_eq(made->shift_count, 3);
    ck_assert_str_eq(made->shifts[2].id, "3");
    ck_assert_int_eq(made->shifts[2].latest, 100 * 100000);
    ck_assert_int_eq(made->resources[0].capacity[0], 10);
    ck_assert_int_eq(made->resources[0].distance_price, 1);
    const ronde_task *task = &made->tasks[ronde_idmap_find(&made->task_ids, "1")];
    ck_assert_int_eq(task->initial[0], 7);
    ck_assert_int_eq(task->change[0], -7);
    ck_assert_int_eq(task->duration, 5 * 100000);
    ck_assert_int_eq(made->windows[task->first_window].earliest, 10 * 100000);
    ck_assert_int_eq(made->windows[task->first_window].latest, 20 * 100000);
    ronde_instance_free(made);
}
END_TEST

START_TEST(exact_distances_are_rounded_up)
{
    ronde_instance *made = read_text(tiny, (ronde_benchmark_options){0});
    const ronde_matrix *matrix = &made->profiles[0].matrix;
    ck_assert_ptr_eq(matrix->durations, matrix->distances);
    ck_assert_int_eq(ronde_matrix_distance(matrix, 0, 1), 500000); /* 3-4-5: exactly 5 */
    ck_assert_int_eq(ronde_matrix_distance(matrix, 2, 0), 141422); /* sqrt 2 = 1.414213.. */
    ck_assert_int_eq(ronde_matrix_distance(matrix, 1, 2), 360556); /* sqrt 13 = 3.605551.. */
    ck_assert_int_eq(ronde_matrix_distance(matrix, 2, 2), 0);
    ronde_instance_free(made);
}
END_TEST

START_TEST(dimacs_cuts_to_tenths)
{
    ronde_instance *made =
        read_text(tiny, (ronde_benchmark_options){RONDE_OBJECTIVE_VEHICLES, RONDE_ROUNDING_DIMACS});
    const ronde_matrix *matrix = &made->profiles[0].matrix;
    ck_assert_int_eq(made->scale, 10);
    ck_assert(made->vehicles_first);
    ck_assert_int_eq(ronde_matrix_distance(matrix, 0, 1), 50);
    ck_assert_int_eq(ronde_matrix_distance(matrix, 0, 2), 14);
    ck_assert_int_eq(ronde_matrix_duration(matrix, 1, 2), 36);
    /* 90.25 is between two tenths: the window gets narrower, 2.5 is 25 tenths. */
    const ronde_task *task = &made->tasks[ronde_idmap_find(&made->task_ids, "2")];
    ck_assert_int_eq(made->windows[task->first_window].latest, 902);
    ck_assert_int_eq(task->duration, 25);
    ronde_instance_free(made);
}
END_TEST

START_TEST(a_wide_plane_gets_a_coarser_scale)
{
    static const char wide[] = "W\nVEHICLE\nNUMBER CAPACITY\n1 1\nCUSTOMER\nCUST NO.\n"
                               "0 -1000000 0 0 0 9 0\n1 1000000 0 1 0 9 0\n";
    ronde_instance *made = read_text(wide, (ronde_benchmark_options){0});
    ck_assert_int_eq(made->scale, 100); /* 2e6 * 1000 would exceed 2^29 = 5.4e8 */
    ck_assert_int_eq(ronde_matrix_distance(&made->profiles[0].matrix, 0, 1), 200000000);
    ronde_instance_free(made);
}
END_TEST

#define HEAD "N\nVEHICLE\nNUMBER CAPACITY\n2 10\nCUSTOMER\nCUST NO.\n"
#define DEPOT "0 0 0 0 0 99 0\n"

static const wrong_benchmark wrongs[] = {
    {"", "table.header", 0, 1},
    {"N\nVEHICLES\n", "table.header", 2, 1},
    {"N\nVEHICLE\nNUMBER CAPACITY\n", "table.header", 3, 1},
    {"N\nVEHICLE\nNUMBER CAPACITY\n0 10\nCUSTOMER\nCUST\n" DEPOT, "number.range", 4, 1},
    {"N\nVEHICLE\nNUMBER CAPACITY\n2\nCUSTOMER\nCUST\n" DEPOT, "table.missing", 4, 2},
    {HEAD, "table.empty", 0, 0},
    {HEAD DEPOT, "table.empty", 0, 0},
    {HEAD DEPOT "1 2 3 1 0 9\n", "table.missing", 8, 12},
    {HEAD DEPOT "1 2 3 1 0 9 1 1\n", "table.extra", 8, 15},
    {HEAD DEPOT "1 2,5 3 1 0 9 1\n", "table.number", 8, 3},
    {HEAD DEPOT "1 nan 3 1 0 9 1\n", "table.number", 8, 3},
    {HEAD DEPOT "1.5 2 3 1 0 9 1\n", "table.number", 8, 1},
    {HEAD DEPOT "1 2 3 -1 0 9 1\n", "number.range", 8, 7},
    {HEAD DEPOT "1 2e9 3 1 0 9 1\n", "number.range", 8, 3},
    {HEAD DEPOT "1 2 3 1 10 9 1\n", "window.reversed", 8, 1},
    {HEAD DEPOT "1 2 3 1 0 9 1\n1 2 4 1 0 9 1\n", "id.duplicate", 9, 1},
    {HEAD "0 0 0 3 0 99 0\n1 2 3 1 0 9 1\n", "depot.demand", 7, 1},
};

START_TEST(faults_name_their_place)
{
    check_wrong_benchmark(ronde_solomon_read, &wrongs[_i]);
}
END_TEST

START_TEST(all_faults_are_reported)
{
    static const char text[] = HEAD DEPOT "1 x y 1 0 9 1\n2 2 3 z 0 9 1\n";
    ronde_instance *made = NULL;
    const ronde_benchmark_options options = {0};
    error = (ronde_error){0};
    ck_assert_int_eq(ronde_solomon_read(&made, text, strlen(text), &options, &faults, &error),
                     RONDE_EINPUT);
    ck_assert_uint_eq(faults.error_count, 3);
    ronde_faults_clear(&faults);
}
END_TEST

/* The published optimum of C101: 827.3 in truncated tenths, 828.94 in real distances. */
static const char c101_routes[] = "5 3 7 8 10 11 9 6 4 2 1 75;13 17 18 19 15 16 14 12;"
                                  "20 24 25 27 29 30 28 26 23 22 21;32 33 31 35 37 38 39 36 34;"
                                  "43 42 41 40 44 46 45 48 51 50 52 49 47;57 55 54 53 56 58 60 59;"
                                  "67 65 63 62 74 72 61 64 68 66 69;81 78 76 71 70 73 77 79 80;"
                                  "90 87 86 83 82 84 85 88 89 91;98 96 95 94 92 93 97 100 99";

/* Appends a stop at its earliest start; gives its end. */
static ronde_time
add_stop(ronde_plan *plan, const ronde_instance *instance, const ronde_stop *before, int32_t task)
{
    const ronde_task *of = &instance->tasks[task];
    const ronde_matrix *matrix = &instance->profiles[0].matrix;
    ronde_stop stop = {.kind = RONDE_STOP_DELIVERY, .task = task, .place = of->place};
    stop.arrival = before->end + ronde_matrix_duration(matrix, before->place, of->place);
    ronde_time opens = instance->windows[of->first_window].earliest;
    stop.start = stop.arrival > opens ? stop.arrival : opens;
    stop.end = stop.start + of->duration;
    ck_assert(ronde_plan_add_stop(plan, &stop));
    return stop.end;
}

static void add_route(ronde_plan *plan, const ronde_instance *instance, int32_t shift, char *tasks)
{
    const ronde_stop start = {.kind = RONDE_STOP_START, .task = RONDE_NONE};
    ck_assert(ronde_plan_add_route(plan, shift));
    ck_assert(ronde_plan_add_stop(plan, &start));
    char *rest = NULL;
    for (char *id = strtok_r(tasks, " ", &rest); id != NULL; id = strtok_r(NULL, " ", &rest)) {
        ronde_stop before = plan->stops.items[plan->stops.count - 1];
        add_stop(plan, instance, &before, ronde_idmap_find(&instance->task_ids, id));
    }
    ronde_stop last = plan->stops.items[plan->stops.count - 1];
    ronde_time back =
        last.end + ronde_matrix_duration(&instance->profiles[0].matrix, last.place, 0);
    const ronde_stop end = {RONDE_STOP_END, RONDE_NONE, 0, back, back, back};
    ck_assert(ronde_plan_add_stop(plan, &end));
}

/* The checker's verdict on the routes above. */
static void judge_c101(const ronde_instance *instance, ronde_verdict *verdict)
{
    ronde_plan plan = {0};
    char routes[sizeof c101_routes];
    char *rest = NULL;
    int32_t shift = 0;
    snprintf(routes, sizeof routes, "%s", c101_routes);
    for (char *tasks = strtok_r(routes, ";", &rest); tasks != NULL;
         tasks = strtok_r(NULL, ";", &rest)) {
        add_route(&plan, instance, shift++, tasks);
    }
    error = (ronde_error){0};
    ck_assert_ok(ronde_check(verdict, instance, &plan, &error));
    ronde_plan_clear(&plan);
}

START_TEST(a_published_optimum_is_reproduced)
{
    const char *shared = getenv("RONDE_SHARED");
    char path[1024];
    ronde_text text = {0};
    snprintf(path, sizeof path, "%s/bench/vrptw_solomon/C101.txt",
             shared != NULL ? shared : "../shared");
    error = (ronde_error){0};
    if (ronde_file_read(&text, path, 1 << 20, &error) != RONDE_OK) {
        printf("skipped: no %s\n", path);
        return;
    }
    for (int rounding = RONDE_ROUNDING_EXACT; rounding <= RONDE_ROUNDING_DIMACS; rounding++) {
        bool exact = rounding == RONDE_ROUNDING_EXACT;
        ronde_verdict verdict = {0};
        ronde_instance *made = read_text(
            text.data, (ronde_benchmark_options){.rounding = (ronde_euclid_rounding)rounding});
        judge_c101(made, &verdict);
        ck_assert_uint_eq(verdict.violations.count, 0);
        ck_assert_int_eq(verdict.unserved, 0);
        ck_assert_int_eq(verdict.used_shifts, 10);
        ck_assert_double_eq_tol(ronde_verdict_value(made, &verdict), exact ? 828.94 : 827.3,
                                exact ? 0.005 : 1e-9);
        ronde_verdict_clear(&verdict);
        ronde_instance_free(made);
    }
    ronde_text_clear(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats/solomon");
    TCase *tests = tcase_create("formats/solomon");
    tcase_add_test(tests, the_model_is_that_of_the_file);
    tcase_add_test(tests, exact_distances_are_rounded_up);
    tcase_add_test(tests, dimacs_cuts_to_tenths);
    tcase_add_test(tests, a_wide_plane_gets_a_coarser_scale);
    tcase_add_loop_test(tests, faults_name_their_place, 0, (int)(sizeof wrongs / sizeof wrongs[0]));
    tcase_add_test(tests, all_faults_are_reported);
    tcase_add_test(tests, a_published_optimum_is_reproduced);
    return ckx_run(suite, tests);
}
