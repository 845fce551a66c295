/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/mip.h"
#include "tests/support/ckx.h"

#include <math.h>

enum { most = 16 };

static ronde_error error;
static const double none = (double)INFINITY;

typedef struct solved {
    ronde_mip_answer answer;
    double values[most], duals[most];
} solved;

static void solve(solved *out, const ronde_mip *program, ronde_mip_limits limits)
{
    out->answer = (ronde_mip_answer){.values = out->values, .duals = out->duals};
    ck_assert_ok(ronde_mip_solve(&out->answer, program, &limits, &error));
}

/* The staff of a laundry: x hours of sorters at 2, y hours of pressers at 3; together 4 hours at
 * least, pressers 1 at least, sorters at most 2. Cheapest: x = 2, y = 2, at 10. An hour more of
 * both together costs 3 (a presser, since sorters are used up). */
static ronde_mip staff(void)
{
    ronde_mip program = {0};
    int32_t hours = ronde_mip_add_row(&program, 4, none);
    ronde_mip_add_column(&program, 2, 0, 2);
    ronde_mip_add_entry(&program, hours, 1);
    ronde_mip_add_column(&program, 3, 1, none);
    ronde_mip_add_entry(&program, hours, 1);
    return program;
}

START_TEST(test_linear)
{
    ronde_mip program = staff();
    solved it;
    solve(&it, &program, (ronde_mip_limits){0});
    ck_assert_int_eq(it.answer.status, RONDE_MIP_OPTIMAL);
    ck_assert_double_eq_tol(it.values[0], 2, 1e-9);
    ck_assert_double_eq_tol(it.values[1], 2, 1e-9);
    ck_assert_double_eq_tol(it.answer.value, 10, 1e-9);
    ck_assert_double_eq_tol(it.answer.bound, 10, 1e-9);
    ck_assert_double_eq_tol(it.duals[0], 3, 1e-9);
    ronde_mip_clear(&program);
}
END_TEST

START_TEST(test_infeasible_and_unbounded)
{
    ronde_mip program = staff();
    ronde_mip_add_row(&program, 1, none); /* 0 >= 1 */
    solved it;
    solve(&it, &program, (ronde_mip_limits){0});
    ck_assert_int_eq(it.answer.status, RONDE_MIP_INFEASIBLE);
    ck_assert(!ronde_mip_has_values(&it.answer));
    ronde_mip_clear(&program);

    program = staff();
    ronde_mip_add_column(&program, -1, 0, none);
    solve(&it, &program, (ronde_mip_limits){0});
    ck_assert_int_eq(it.answer.status, RONDE_MIP_UNBOUNDED);
    ronde_mip_clear(&program);
}
END_TEST

/* A bag of 10: things of value 6, 5, 4 and weight 6, 5, 5. Relaxed, the first and four fifths of
 * the second are worth 10; whole ones 9 at best, the last two (6 alone leaves room for nothing). */
static ronde_mip bag(void)
{
    static const double worth[] = {6, 5, 4};
    static const double weight[] = {6, 5, 5};
    ronde_mip program = {0};
    int32_t row = ronde_mip_add_row(&program, -none, 10);
    for (int i = 0; i < 3; i++) {
        ronde_mip_add_integer(&program, -worth[i], 0, 1);
        ronde_mip_add_entry(&program, row, weight[i]);
    }
    return program;
}

START_TEST(test_integer)
{
    ronde_mip program = bag();
    solved it;
    for (int cuts = 0; cuts < 2; cuts++) {
        solve(&it, &program, (ronde_mip_limits){.cuts = cuts == 1});
        ck_assert_int_eq(it.answer.status, RONDE_MIP_OPTIMAL);
        ck_assert_double_eq_tol(it.answer.value, -9, 1e-9);
        ck_assert_double_eq_tol(it.values[0], 0, 1e-9);
        ck_assert_double_eq_tol(it.values[1], 1, 1e-9);
        ck_assert_double_eq_tol(it.values[2], 1, 1e-9);
    }
    ronde_mip_clear(&program);
}
END_TEST

static bool stop(void *payload)
{
    (void)payload;
    return true;
}

/* Ended at once, the incumbent is the answer if it is right, and there is none if it is wrong. */
START_TEST(test_incumbent)
{
    ronde_mip program = bag();
    static const double right[] = {1, 0, 0};
    static const double heavy[] = {1, 1, 0};
    solved it;
    solve(&it, &program, (ronde_mip_limits){.incumbent = right, .should_stop = stop});
    ck_assert_int_eq(it.answer.status, RONDE_MIP_FEASIBLE);
    ck_assert_double_eq_tol(it.answer.value, -6, 1e-9);
    solve(&it, &program, (ronde_mip_limits){.incumbent = heavy, .should_stop = stop});
    ck_assert_int_eq(it.answer.status, RONDE_MIP_UNKNOWN);
    /* Not ended, both lead to the best. */
    solve(&it, &program, (ronde_mip_limits){.incumbent = heavy});
    ck_assert_double_eq_tol(it.answer.value, -9, 1e-9);
    solve(&it, &program, (ronde_mip_limits){.incumbent = right});
    ck_assert_double_eq_tol(it.answer.value, -9, 1e-9);
    ronde_mip_clear(&program);
}
END_TEST

START_TEST(test_limits)
{
    ronde_mip program = bag();
    solved it;
    solve(&it, &program, (ronde_mip_limits){.pivots = 1});
    ck_assert_int_ne(it.answer.status, RONDE_MIP_OPTIMAL);
    ronde_mip_clear(&program);
}
END_TEST

START_TEST(test_residual)
{
    ronde_mip program = bag();
    static const double half[] = {0.5, 0, 0};
    static const double negative[] = {-1, 0, 0};
    static const double heavy[] = {1, 1, 0};
    static const double fine[] = {0, 1, 1};
    ck_assert_double_eq_tol(ronde_mip_residual(&program, half), 0.5, 1e-12);
    ck_assert_double_eq_tol(ronde_mip_residual(&program, negative), 0.5, 1e-12); /* 1 of 1 + 1 */
    ck_assert_double_eq_tol(ronde_mip_residual(&program, heavy), 1.0 / 12.0, 1e-12); /* 11 of 10 */
    ck_assert_double_eq_tol(ronde_mip_residual(&program, fine), 0, 1e-9);
    ronde_mip_clear(&program);
}
END_TEST

/* Wherever memory runs out, the call says so or gives no wrong answer, and leaks nothing. */
START_TEST(test_no_memory)
{
    for (long n = 0; n < 12; n++) {
        ronde_mip program = bag();
        solved it = {.answer = {.values = it.values}};
        ronde_alloc_fail_at(n);
        ronde_status status = ronde_mip_solve(&it.answer, &program, &(ronde_mip_limits){0}, &error);
        ronde_alloc_fail_at(-1);
        ck_assert(status == RONDE_ENOMEM || status == RONDE_OK);
        ck_assert(status != RONDE_OK || !ronde_mip_has_values(&it.answer) ||
                  it.answer.value <= -5.99);
        ronde_mip_clear(&program);
    }
}
END_TEST

CKX_MAIN("solver/exact/mip",
         test_linear,
         test_infeasible_and_unbounded,
         test_integer,
         test_incumbent,
         test_limits,
         test_residual,
         test_no_memory)
