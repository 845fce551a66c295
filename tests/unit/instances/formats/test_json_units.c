/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/json_units.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

/* 2026-11-25 is day 20782: 56 years and 14 leap days after 1970-01-01 is 2026-01-01
 * (56 * 365 + 14 = 20454), and 25 November is day 328 of the year, counted from 0. */
static ronde_json_units units = {.has_start = true, .start_day = 20782};

static const int64_t refused = INT64_MIN;

static int64_t taken(ronde_json_take *take, const char *value)
{
    char text[100];
    ronde_error error = {0};
    ronde_faults faults = {0};
    struct json_t *document = NULL;
    static const ronde_json_field any = {.low = -1000000};
    ronde_json_reader reader = {.faults = &faults, .context = &units};
    int64_t out = refused;
    snprintf(text, sizeof text, "[%s]", value);
    ck_assert_ok(ronde_json_parse(&document, text, strlen(text), &faults, &error));
    ronde_json_node root = ronde_json_root(document);
    ronde_json_node item = ronde_json_item(&root, 0);
    bool fine = take(&reader, &item, &any, &out);
    ck_assert_int_eq(fine, faults.error_count == 0);
    ck_assert_int_eq(fine, out != refused);
    ronde_faults_clear(&faults);
    ronde_json_free(document);
    return out;
}

START_TEST(times_have_three_forms)
{
    ck_assert_int_eq(taken(ronde_json_take_time, "34200"), 34200);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"09:30\""), 34200);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"09:30:15\""), 34215);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"24:00\""), 86400);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"2026-11-26T09:30\""), 86400 + 34200);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"2027-01-01T00:00\""), 37 * 86400);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"2026-11-24T09:30\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"24:01\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"9:30\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"09:30h\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_time, "-1"), refused);
    ck_assert_int_eq(taken(ronde_json_take_time, "null"), refused);
}
END_TEST

START_TEST(durations_have_letters)
{
    ck_assert_int_eq(taken(ronde_json_take_duration, "90"), 90);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"35m\""), 2100);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"2h30m\""), 9000);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"1h0m5s\""), 3605);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"-10m\""), -600);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"-\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"35\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"5m5m\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"999999999h\""), refused);
}
END_TEST

START_TEST(euros_become_millionths)
{
    ck_assert_int_eq(taken(ronde_json_take_money, "12.5"), 12500000);
    ck_assert_int_eq(taken(ronde_json_take_money, "0.0000004"), 0);
    ck_assert_int_eq(taken(ronde_json_take_hourly, "36"), 10000);   /* 0.01 euro a second */
    ck_assert_int_eq(taken(ronde_json_take_hourly, "31.25"), 8681); /* 8680.56 rounded */
    ck_assert_int_eq(taken(ronde_json_take_per_km, "0.23"), 230);
    ck_assert_int_eq(taken(ronde_json_take_money, "-1"), refused);
    ck_assert_int_eq(taken(ronde_json_take_money, "1e10"), refused);
}
END_TEST

START_TEST(plain_units_are_whole)
{
    units.plain = true;
    ck_assert_int_eq(taken(ronde_json_take_money, "12"), 12);
    ck_assert_int_eq(taken(ronde_json_take_hourly, "12"), 12);
    ck_assert_int_eq(taken(ronde_json_take_money, "12.5"), refused);
    ck_assert_int_eq(taken(ronde_json_take_time, "\"09:30\""), refused);
    ck_assert_int_eq(taken(ronde_json_take_duration, "\"5m\""), refused);
    units.plain = false;
}
END_TEST

START_TEST(times_behind_the_horizon_are_refused)
{
    units.days = 1;
    ck_assert_int_eq(taken(ronde_json_take_time, "86400"), 86400);
    ck_assert_int_eq(taken(ronde_json_take_time, "86401"), refused);
    units.days = 0;
}
END_TEST

typedef void put_value(ronde_json_writer *, const char *, const ronde_json_units *, int64_t);

/* What a value looks like, and that it reads back. */
static void check_put(put_value *put, ronde_json_take *take, int64_t value, const char *wanted)
{
    ronde_text text = {0};
    ronde_json_writer writer = ronde_json_writer_on(&text, 0);
    put(&writer, NULL, &units, value);
    ck_assert_str_eq(text.data, wanted);
    ck_assert_int_eq(taken(take, text.data), value);
    ronde_text_clear(&text);
}

START_TEST(values_are_written_readably)
{
    check_put(ronde_json_put_time, ronde_json_take_time, 0, "\"00:00\"");
    check_put(ronde_json_put_time, ronde_json_take_time, 34200, "\"09:30\"");
    check_put(ronde_json_put_time, ronde_json_take_time, 34215, "\"09:30:15\"");
    check_put(ronde_json_put_time, ronde_json_take_time, 86400, "\"2026-11-26T00:00\"");
    check_put(ronde_json_put_time, ronde_json_take_time, 37 * 86400 + 5, "\"2027-01-01T00:00:05\"");
    check_put(ronde_json_put_time, ronde_json_take_time, (int64_t)1 << 40, "1099511627776");
    check_put(ronde_json_put_duration, ronde_json_take_duration, 2100, "\"35m\"");
    check_put(ronde_json_put_duration, ronde_json_take_duration, -9000, "\"-2h30m\"");
    check_put(ronde_json_put_duration, ronde_json_take_duration, 7200, "\"2h\"");
    check_put(ronde_json_put_duration, ronde_json_take_duration, 61, "61");
    check_put(ronde_json_put_money, ronde_json_take_money, 12500000, "12.5");
    check_put(ronde_json_put_hourly, ronde_json_take_hourly, 8681, "31.25");
    check_put(ronde_json_put_hourly, ronde_json_take_hourly, 8333, "30");
    check_put(ronde_json_put_hourly, ronde_json_take_hourly, 1, "0.004");
    check_put(ronde_json_put_per_km, ronde_json_take_per_km, 230, "0.23");
}
END_TEST

START_TEST(every_price_reads_back)
{
    /* From the smallest to the largest price, in steps that double, and beside each step. */
    for (int64_t price = 1; price < (int64_t)1 << 50; price *= 2) {
        for (int64_t beside = -1; beside <= 1; beside++) {
            ronde_text text = {0};
            ronde_json_writer writer = ronde_json_writer_on(&text, 0);
            put_value *const puts[] = {ronde_json_put_money, ronde_json_put_hourly,
                                       ronde_json_put_per_km};
            ronde_json_take *const takes[] = {ronde_json_take_money, ronde_json_take_hourly,
                                              ronde_json_take_per_km};
            for (int i = 0; i < 3; i++) {
                ronde_text_clear(&text);
                puts[i](&writer, NULL, &units, price + beside);
                ck_assert_int_eq(taken(takes[i], text.data), price + beside);
            }
            ronde_text_clear(&text);
        }
    }
}
END_TEST

CKX_MAIN("formats/json_units",
         times_have_three_forms,
         durations_have_letters,
         euros_become_millionths,
         plain_units_are_whole,
         times_behind_the_horizon_are_refused,
         values_are_written_readably,
         every_price_reads_back)
