/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/exact.h"
#include "tests/support/ckx.h"

START_TEST(rounds_once_half_away_from_zero)
{
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(7, 1), RONDE_FACTORS(2)), 4);
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(-7), RONDE_FACTORS(2)), -4);
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(7), RONDE_FACTORS(-2)), -4);
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(10), RONDE_FACTORS(3)), 3);
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(0, 5), RONDE_FACTORS(3)), 0);
}
END_TEST

START_TEST(rounds_down)
{
    ck_assert_int_eq(ronde_exact_floor(RONDE_FACTORS(7), RONDE_FACTORS(2)), 3);
    ck_assert_int_eq(ronde_exact_floor(RONDE_FACTORS(-7), RONDE_FACTORS(2)), -4);
    ck_assert_int_eq(ronde_exact_floor(RONDE_FACTORS(-8), RONDE_FACTORS(2)), -4);
}
END_TEST

/* 10^12 x 10^12 x 10^12 = 10^36 needs 120 bits. */
START_TEST(products_may_be_wider_than_the_result)
{
    const int64_t big = 1000000000000;
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(big, big, big), RONDE_FACTORS(big, big, 2)),
                     big / 2);
}
END_TEST

START_TEST(what_is_too_large_is_the_largest)
{
    const int64_t big = 1000000000000;
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(big, big), RONDE_FACTORS(1)), INT64_MAX);
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(-big, big), RONDE_FACTORS(1)), INT64_MIN);
    ck_assert_int_eq(ronde_exact(RONDE_FACTORS(big, big, big, -big), RONDE_FACTORS(1)), INT64_MIN);
}
END_TEST

CKX_MAIN("study/exact",
         rounds_once_half_away_from_zero,
         rounds_down,
         products_may_be_wider_than_the_result,
         what_is_too_large_is_the_largest)
