/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/date.h"
#include "tests/support/ckx.h"

START_TEST(known_days_have_their_weekday_and_week)
{
    ronde_date date;
    ck_assert(ronde_date_read(&date, "1970-01-01"));
    ck_assert_int_eq(date.days, 0);
    ck_assert_int_eq(date.weekday, 3);
    ck_assert(ronde_date_read(&date, "2026-11-25")); /* a Wednesday, week 48 */
    ck_assert_int_eq(date.weekday, 2);
    ck_assert_int_eq(date.week, 48);
    ck_assert(ronde_date_read(&date, "2027-01-01")); /* a Friday of week 53 of 2026 */
    ck_assert_int_eq(date.week, 53);
    ck_assert(ronde_date_read(&date, "2024-12-30")); /* a Monday of week 1 of 2025 */
    ck_assert_int_eq(date.week, 1);
}
END_TEST

START_TEST(days_that_do_not_exist_are_refused)
{
    static const char *const wrong[] = {"2026-02-29", "2100-02-29",  "2026-13-01", "2026-00-10",
                                        "2026-04-31", "1899-12-31",  "3000-01-01", "2026-+1-05",
                                        "2026-1-05",  "2026-11-25 ", "",           "20261125"};
    ronde_date date;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_msg(!ronde_date_read(&date, wrong[i]), "%s", wrong[i]);
    }
    ck_assert(ronde_date_read(&date, "2024-02-29"));
    ck_assert(ronde_date_read(&date, "2000-02-29"));
}
END_TEST

START_TEST(day_numbers_come_back)
{
    ronde_date first;
    ck_assert(ronde_date_read(&first, "1900-01-01"));
    ronde_date last;
    ck_assert(ronde_date_read(&last, "2999-12-31"));
    for (int64_t days = first.days; days <= last.days; days++) {
        ronde_date date;
        ck_assert(ronde_date_of_days(&date, days));
        ck_assert_int_eq(date.days, days);
    }
    ronde_date beyond;
    ck_assert(!ronde_date_of_days(&beyond, first.days - 1));
    ck_assert(!ronde_date_of_days(&beyond, last.days + 1));
}
END_TEST

CKX_MAIN("instances/base/date",
         known_days_have_their_weekday_and_week,
         days_that_do_not_exist_are_refused,
         day_numbers_come_back)
