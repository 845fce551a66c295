/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_values.h"
#include "tests/support/ckx.h"

static void number(const char *text, bool fine, double expected)
{
    double value = -1;
    ck_assert_msg(ronde_csv_read_number(text, &value) == fine, "number '%s'", text);
    ck_assert_msg(value == (fine ? expected : -1), "number '%s' gives %g", text, value);
}

START_TEST(test_number)
{
    number("52,25", true, 52.25);
    number("52.25", true, 52.25);
    number("-3", true, -3);
    number("257.123,5", true, 257123.5);
    number("257,123.5", true, 257123.5);
    number("1.257.123,5", true, 1257123.5);
    number("6.893.611", false, 0); /* a coordinate that a spreadsheet spoiled */
    number("25.71,5", false, 0);
    number("1,2,3", false, 0);
    number("twintig", false, 0);
    number("1e5", false, 0);
    number("", false, 0);
    number("12 m", false, 0);
}
END_TEST

static void minutes(const char *text, ronde_time expected)
{
    ronde_time value = -1;
    bool read = ronde_csv_read_minutes(text, &value);
    ck_assert_msg(read == (expected >= 0) && value == expected, "'%s' gives %lld", text,
                  (long long)value);
}

START_TEST(test_minutes)
{
    minutes("90", 5400);
    minutes("90 min", 5400);
    minutes("90min.", 5400);
    minutes("1,5 uur", 5400);
    minutes("1.5 hours", 5400);
    minutes("1u30", 5400);
    minutes("1 uur 30 min", 5400);
    minutes("2 h", 7200);
    minutes("1:30", 5400);
    minutes("37,5", 2250);
    minutes("0", 0);
    minutes("-5", -1);
    minutes("twintig", -1);
    minutes("90 sec", -1);
    minutes("30 min 1 uur", -1);
    minutes("1u 30 min 5", -1);
    minutes("999999", -1);
    minutes("", -1);
}
END_TEST

static void clock_time(const char *text, ronde_time expected)
{
    ronde_time value = -1;
    bool read = ronde_csv_read_clock(text, &value);
    ck_assert_msg(read == (expected >= 0) && value == expected, "'%s' gives %lld", text,
                  (long long)value);
}

START_TEST(test_clock)
{
    clock_time("9:30", 34200);
    clock_time("09.30", 34200);
    clock_time("9u30", 34200);
    clock_time("09:30 uur", 34200);
    clock_time("0930", 34200);
    clock_time("9", 32400);
    clock_time("9 uur", 32400);
    clock_time("9u", 32400);
    clock_time("9:30:15", 34215);
    clock_time("24:00", 86400);
    clock_time("24:01", -1);
    clock_time("25:00", -1);
    clock_time("9:60", -1);
    clock_time("9:3", -1);
    clock_time("9,5", -1);
    clock_time("930x", -1);
    clock_time("uur", -1);
    clock_time("", -1);
}
END_TEST

static void date(const char *text, int weekday, int week)
{
    ronde_date value = {.weekday = -1};
    ck_assert_msg(ronde_csv_read_date(text, &value) == (weekday >= 0), "date '%s'", text);
    ck_assert_msg(value.weekday == weekday && value.week == week, "'%s' is day %d of week %d", text,
                  value.weekday, value.week);
}

START_TEST(test_date)
{
    /* Checked with `date -d DATE +"%u %V"` (day 1 is Monday). */
    date("2026-11-25", 2, 48);
    date("25-11-2026", 2, 48);
    date("2021-01-03", 6, 53);
    date("2024-12-30", 0, 1);
    date("2024-02-29", 3, 9);
    date("2000-02-29", 1, 9);
    date("1900-01-01", 0, 1);
    date("2023-02-29", -1, 0);
    date("1900-02-29", -1, 0);
    date("2026-13-01", -1, 0);
    date("2026-04-31", -1, 0);
    date("2026-1-1", -1, 0);
    date("vandaag", -1, 0);
}
END_TEST

START_TEST(test_bsn)
{
    /* 9*1+8*2+7*3+6*4+5*5+4*6+3*7+2*8-2 = 154 = 14 * 11 */
    ck_assert(ronde_csv_holds_bsn("123456782"));
    ck_assert(ronde_csv_holds_bsn("bsn: 123456782!"));
    ck_assert(ronde_csv_holds_bsn("1234.56.782"));
    ck_assert(ronde_csv_holds_bsn("123 456 782"));
    ck_assert(!ronde_csv_holds_bsn("123456783")); /* 153 */
    ck_assert(!ronde_csv_holds_bsn("000000000"));
    ck_assert(!ronde_csv_holds_bsn("1123456782"));
    ck_assert(!ronde_csv_holds_bsn("12345678"));
    ck_assert(!ronde_csv_holds_bsn("M01"));
}
END_TEST

CKX_MAIN("formats/csv_values", test_number, test_minutes, test_clock, test_date, test_bsn)
