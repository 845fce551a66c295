/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/show.h"
#include "tests/support/ckx.h"

#include <string.h>

START_TEST(test_clock)
{
    const ronde_instance day = {.scale = 1, .cost_divisor = 1, .start_date = "2026-11-25"};
    ck_assert_str_eq(ronde_show_time(&day, 9 * 3600 + 30 * 60).text, "09:30");
    ck_assert_str_eq(ronde_show_time(&day, 9 * 3600 + 20).text, "09:00:20");
    ck_assert_str_eq(ronde_show_time(&day, 86400 + 8 * 3600).text, "day 2 08:00");
    ck_assert_str_eq(ronde_show_time(&day, -5).text, "-5");
    ck_assert_str_eq(ronde_show_duration(&day, 2 * 3600 + 5 * 60).text, "2 h 5 min");
    ck_assert_str_eq(ronde_show_duration(&day, 25 * 60).text, "25 min");
    ck_assert_str_eq(ronde_show_duration(&day, 40).text, "40 s");
    ck_assert_str_eq(ronde_show_duration(&day, 0).text, "0 s");
    ck_assert_str_eq(ronde_show_amount(&day, "distance", 850).text, "850 m");
    ck_assert_str_eq(ronde_show_amount(&day, "time", 60).text, "1 min");
}
END_TEST

START_TEST(test_benchmark_units)
{
    const ronde_instance tenth = {.scale = 10, .cost_divisor = 3, .start_date = ""};
    ck_assert_str_eq(ronde_show_time(&tenth, 125).text, "12.5");
    ck_assert_str_eq(ronde_show_duration(&tenth, 125).text, "12.5");
    ck_assert_str_eq(ronde_show_amount(&tenth, "distance", 33).text, "3.3");
    ck_assert_str_eq(ronde_show_amount(&tenth, "cost", 90).text, "3");
    ck_assert_str_eq(ronde_show_amount(&tenth, "load", 7).text, "7");
}
END_TEST

/* The longest figures fit; nothing is cut off in the middle of memory. */
START_TEST(test_extremes)
{
    const ronde_instance day = {.scale = 1, .cost_divisor = 1, .start_date = "2026-11-25"};
    ck_assert_str_eq(ronde_show_time(&day, INT64_MAX).text, "9.223372037e+18");
    ck_assert_uint_lt(strlen(ronde_show_time(&day, ronde_time_unlimited - 1).text), 47);
    ck_assert_uint_lt(strlen(ronde_show_duration(&day, ronde_time_unlimited - 1).text), 47);
}
END_TEST

CKX_MAIN("model/show", test_clock, test_benchmark_units, test_extremes)
