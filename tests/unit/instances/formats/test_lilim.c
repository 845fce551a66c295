/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/lilim.h"
#include "tests/support/benchmark_faults.h"
#include "tests/support/ckx.h"

#define HEAD "2\t10\t1\n0\t0\t0\t0\t0\t100\t0\t0\t0\n"

/* Number 1 is the delivery of pickup 2; 3 the pickup of 4. */
static const char tiny[] = HEAD "1 6 8 -5 0 90 2 2 0\n2 3 4 5 0 90 3 0 1\n"
                                "3 0 9 4 0 90 0 0 4\n4 9 0 -4 10 20 0 3 0\n";

START_TEST(a_pair_is_one_request)
{
    ronde_instance *made =
        read_benchmark(ronde_lilim_read, tiny,
                       (ronde_benchmark_options){RONDE_OBJECTIVE_PAPER, RONDE_ROUNDING_EXACT});
    ck_assert(made->vehicles_first);
    ck_assert_int_eq(made->task_count, 4);
    ck_assert_int_eq(made->request_count, 2);
    ck_assert_int_eq(made->link_count, 2);
    ck_assert_int_eq(made->shift_count, 2);
    const ronde_link *link = &made->links[0];
    ck_assert_str_eq(made->tasks[link->from].id, "2");
    ck_assert_str_eq(made->tasks[link->to].id, "1");
    ck_assert_int_eq(link->relation, RONDE_SAME_SHIFT);
    ck_assert_int_eq(link->min_lag, 3 * made->scale); /* the pickup's service, start to start */
    ck_assert_int_eq(link->max_lag, ronde_time_unlimited);
    ck_assert_int_eq(made->tasks[link->from].change[0], 5);
    ck_assert_int_eq(made->tasks[link->to].change[0], -5);
    ck_assert_int_eq(made->tasks[link->from].initial[0], 0);
    ck_assert_int_eq(made->tasks[link->from].kind, RONDE_PICKUP);
    ck_assert_int_eq(made->tasks[link->to].kind, RONDE_DELIVERY);
    ck_assert_int_eq(made->tasks[link->from].request, made->tasks[link->to].request);
    /* (3, 4) to (6, 8) is 5 */
    ck_assert_int_eq(ronde_matrix_distance(&made->profiles[0].matrix, 2, 1), 5 * made->scale);
    ronde_instance_free(made);
}
END_TEST

static const wrong_benchmark wrongs[] = {
    {"", "table.header", 0, 1},
    {"2 10 1 4\n", "table.extra", 1, 8},
    {"2 10 2\n", "number.range", 1, 6},
    {"2 ten 1\n", "table.number", 1, 3},
    {HEAD "1 6 8 5 0 90 2 0 2\n2 3 4 -5 0 90 3 1\n", "table.missing", 4, 18},
    {HEAD "1 6 8 5 0 90 2 0 7\n2 3 4 -5 0 90 3 1 0\n", "pair.unknown", 3, 1},
    {HEAD "1 6 8 5 0 90 2 0 2\n2 3 4 -5 0 90 3 3 0\n3 1 1 5 0 9 0 0 2\n", "pair.broken", 3, 1},
    {HEAD "1 6 8 5 0 90 2 0 2\n2 3 4 -4 0 90 3 1 0\n", "pair.load", 3, 1},
    {HEAD "1 6 8 -5 0 90 2 0 2\n2 3 4 5 0 90 3 1 0\n", "pair.load", 3, 1},
    {HEAD "1 6 8 5 0 90 2 0 0\n2 3 4 -5 0 90 3 1 0\n", "pair.missing", 3, 1},
    {HEAD "1 6 8 5 0 90 2 2 2\n2 3 4 -5 0 90 3 1 0\n", "pair.missing", 3, 1},
    {HEAD "1 6 8 5 0 90 2 0 1\n2 3 4 -5 0 90 3 1 0\n", "pair.broken", 3, 1},
    {HEAD "1 6 8 5 95 90 2 0 2\n2 3 4 -5 0 90 3 1 0\n", "window.reversed", 3, 1},
};

START_TEST(faults_name_their_place)
{
    check_wrong_benchmark(ronde_lilim_read, &wrongs[_i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("formats/lilim");
    TCase *tests = tcase_create("formats/lilim");
    tcase_add_test(tests, a_pair_is_one_request);
    tcase_add_loop_test(tests, faults_name_their_place, 0, (int)(sizeof wrongs / sizeof wrongs[0]));
    return ckx_run(suite, tests);
}
