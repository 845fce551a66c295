/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/statistics.h"
#include "tests/support/ckx.h"

#include <math.h>

/* The printed table of Student's t, two-sided 95 %. */
START_TEST(quantiles_are_those_of_the_table)
{
    const struct {
        int degrees;
        double quantile;
    } rows[] = {{1, 12.706}, {2, 4.303},   {3, 3.182},  {4, 2.776},  {5, 2.571},
                {9, 2.262},  {10, 2.228},  {19, 2.093}, {29, 2.045}, {30, 2.042},
                {60, 2.000}, {120, 1.980}, {199, 1.972}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ck_assert_double_eq_tol(ronde_student_95(rows[i].degrees), rows[i].quantile, 0.0005);
    }
}
END_TEST

/* 4, 6, 8, 10: mean 7, squares 9 + 1 + 1 + 9 = 20, variance 20 / 3, standard error
 * sqrt(20 / 12) = 1.29099, times 3.18245 = 4.10850. */
START_TEST(interval_by_hand)
{
    const double values[] = {4, 6, 8, 10};
    ronde_interval it = ronde_interval_of(values, 4);
    ck_assert_double_eq_tol(it.mean, 7, 1e-12);
    ck_assert_double_eq_tol(it.half_width, 4.10850, 1e-4);
    ck_assert(!ronde_interval_is_narrow(&it, 0.05));
    ck_assert(ronde_interval_is_narrow(&it, 0.6));
}
END_TEST

START_TEST(one_value_says_nothing_of_its_noise)
{
    const double values[] = {4};
    ronde_interval it = ronde_interval_of(values, 1);
    ck_assert(isinf(it.half_width));
    ck_assert(!ronde_interval_is_narrow(&it, 0.05));
}
END_TEST

START_TEST(no_difference_at_all_is_certain)
{
    const double values[] = {0, 0, 0};
    ronde_interval it = ronde_interval_of(values, 3);
    ck_assert(ronde_interval_is_narrow(&it, 0.05));
}
END_TEST

/* Days (1, 3), (5, 7), (9, 11): means 2, 6, 10 around 6. Within: 3 x (1 + 1) = 6 over 3 x 1 = 2.
 * Between: 2 x (16 + 0 + 16) = 64 over 2 = 32; (32 - 2) / 2 = 15. */
START_TEST(variance_is_split)
{
    const double values[] = {1, 3, 5, 7, 9, 11};
    ronde_variance_split it = ronde_variance_split_of(values, 3, 2);
    ck_assert_double_eq_tol(it.optimiser, 2, 1e-12);
    ck_assert_double_eq_tol(it.days, 15, 1e-12);
}
END_TEST

/* Means equal, so that between is below what the seeds alone would make: no variance of days. */
START_TEST(variance_of_days_is_not_below_zero)
{
    const double values[] = {1, 3, 3, 1};
    ronde_variance_split it = ronde_variance_split_of(values, 2, 2);
    ck_assert_double_eq_tol(it.optimiser, 2, 1e-12);
    ck_assert_double_eq_tol(it.days, 0, 1e-12);
}
END_TEST

CKX_MAIN("study/arms/statistics",
         quantiles_are_those_of_the_table,
         interval_by_hand,
         one_value_says_nothing_of_its_noise,
         no_difference_at_all_is_certain,
         variance_is_split,
         variance_of_days_is_not_below_zero)
