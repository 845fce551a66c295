/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/spread.h"
#include "tests/support/ckx.h"

#include <string.h>

/* One full year of 3,000 residents; every range is a point until a test widens one. */
static ronde_study point_study(void)
{
    ronde_study study = ronde_study_usual();
    study.policy = RONDE_VRIJWILLIG;
    study.year_count = 1;
    study.years[0].has_ramp = true;
    study.years[0].ramp = 1000000;
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        study.ranges[i].minimum = study.ranges[i].medium;
        study.ranges[i].maximum = study.ranges[i].medium;
    }
    return study;
}

START_TEST(a_point_has_no_spread)
{
    ronde_error error = {0};
    ronde_study study = point_study();
    ronde_spread spread;
    ck_assert_ok(ronde_spread_draw(&spread, &study, 10, 1, &error));
    /* The worked check: 24,000 h, cash -220,800. */
    ck_assert_int_eq(spread.all[RONDE_OUTCOME_FREED].p10, (int64_t)24000 * 3600);
    ck_assert_int_eq(spread.all[RONDE_OUTCOME_FREED].p90, (int64_t)24000 * 3600);
    ck_assert_int_eq(spread.years[RONDE_OUTCOME_CASH][0].p50, -220800000);
    ck_assert_int_eq(spread.parts[RONDE_OUTCOME_CASH][0], -220800000);
    ck_assert_int_eq(spread.parts[RONDE_OUTCOME_CASH][RONDE_SPREAD_PARTS - 1], -220800000);
}
END_TEST

/* Freed hours are linear in the residents with laundry care: 8 hours each. Of the triangle over
 * 0, 2,000, 4,000 the quantile at share q is 4,000 x sqrt(q / 2) below the middle: 894.4 at 10 %,
 * 2,000 at 50 %, 3,105.6 at 90 %. 20,000 draws: the deviation of a quantile is sqrt(q (1 - q) / n)
 * / density = 0.0021 / 0.000224 = 9.5 residents (10 %), 0.0035 / 0.0005 = 7.1 (50 %); 4 of them. */
START_TEST(quantiles_are_those_of_the_triangle)
{
    ronde_error error = {0};
    ronde_study study = point_study();
    study.ranges[RONDE_PARAMETER_LAUNDRY_CLIENTS].minimum = 0;
    study.ranges[RONDE_PARAMETER_LAUNDRY_CLIENTS].medium = 20000000;
    study.ranges[RONDE_PARAMETER_LAUNDRY_CLIENTS].maximum = 40000000;
    ronde_spread spread;
    ck_assert_ok(ronde_spread_draw(&spread, &study, 20000, ckx_seed(1), &error));
    const double each = 8.0 * 3600.0;
    const ronde_band *freed = &spread.all[RONDE_OUTCOME_FREED];
    ck_assert_double_eq_tol((double)freed->p10 / each, 894.4, 38.0);
    ck_assert_double_eq_tol((double)freed->p50 / each, 2000.0, 29.0);
    ck_assert_double_eq_tol((double)freed->p90 / each, 3105.6, 38.0);
}
END_TEST

START_TEST(the_same_seed_is_the_same_spread)
{
    ronde_error error = {0};
    ronde_study study = ronde_study_usual();
    ronde_spread one;
    ronde_spread same;
    ronde_spread other;
    memset(&one, 0, sizeof one);
    memset(&same, 0, sizeof same);
    memset(&other, 0, sizeof other);
    ck_assert_ok(ronde_spread_draw(&one, &study, 50, 7, &error));
    ck_assert_ok(ronde_spread_draw(&same, &study, 50, 7, &error));
    ck_assert_ok(ronde_spread_draw(&other, &study, 50, 8, &error));
    ck_assert_mem_eq(one.years, same.years, sizeof one.years);
    ck_assert_int_ne(one.all[RONDE_OUTCOME_FREED].p50, other.all[RONDE_OUTCOME_FREED].p50);
}
END_TEST

/* Only two parameters have a range. Take-up 0 and 100 % against 50 %: cash 0 and twice -220,800;
 * price 20.50 to 22.50: 64,800 bags more or less a euro. The first bar is the wider one. */
START_TEST(tornado_moves_one_at_a_time)
{
    ronde_study study = point_study();
    study.ranges[RONDE_PARAMETER_TAKE_UP].minimum = 0;
    study.ranges[RONDE_PARAMETER_TAKE_UP].maximum = RONDE_STUDY_SCALE;
    study.ranges[RONDE_PARAMETER_BAG_PRICE].minimum = 205000;
    study.ranges[RONDE_PARAMETER_BAG_PRICE].maximum = 225000;
    ronde_tornado tornado;
    ronde_tornado_find(&tornado, &study, RONDE_OUTCOME_CASH);
    ck_assert_int_eq(tornado.at_medium.of[RONDE_OUTCOME_CASH], -220800000);
    ck_assert_int_eq(tornado.bars[0].parameter, RONDE_PARAMETER_TAKE_UP);
    ck_assert_int_eq(tornado.bars[0].at_minimum.of[RONDE_OUTCOME_CASH], 0);
    ck_assert_int_eq(tornado.bars[0].at_maximum.of[RONDE_OUTCOME_CASH], -441600000);
    ck_assert_int_eq(tornado.bars[1].parameter, RONDE_PARAMETER_BAG_PRICE);
    ck_assert_int_eq(tornado.bars[1].at_minimum.of[RONDE_OUTCOME_CASH], -156000000);
    ck_assert_int_eq(tornado.bars[1].at_maximum.of[RONDE_OUTCOME_CASH], -285600000);
    ck_assert_int_eq(tornado.bars[2].at_minimum.of[RONDE_OUTCOME_CASH],
                     tornado.bars[2].at_maximum.of[RONDE_OUTCOME_CASH]);
}
END_TEST

CKX_MAIN("study/spread",
         a_point_has_no_spread,
         quantiles_are_those_of_the_triangle,
         the_same_seed_is_the_same_spread,
         tornado_moves_one_at_a_time)
