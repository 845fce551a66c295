/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/csv_words.h"
#include "tests/support/ckx.h"

#include <string.h>

enum { monday = 1, tuesday = 2, wednesday = 4, thursday = 8, friday = 16, saturday = 32 };
enum { sunday = 64, wrong = 0 };

static void days(const char *text, unsigned expected)
{
    unsigned value = 0;
    ck_assert_msg(ronde_csv_read_days(text, &value) == (expected != wrong), "days '%s'", text);
    ck_assert_msg(value == expected, "'%s' gives %x", text, value);
}

START_TEST(test_days)
{
    days("wo", wednesday);
    days("Woensdag", wednesday);
    days("ma, wo, vr", monday | wednesday | friday);
    days("ma,wo en vr", monday | wednesday | friday);
    days("Mon/Wed", monday | wednesday);
    days("ma t/m vr", RONDE_CSV_WORKDAYS);
    days("ma-vr", RONDE_CSV_WORKDAYS);
    days("ma \xe2\x80\x93 vr", RONDE_CSV_WORKDAYS);
    days("maandag tot en met woensdag", monday | tuesday | wednesday);
    days("Monday to Friday", RONDE_CSV_WORKDAYS);
    days("vr t/m ma", friday | saturday | sunday | monday);
    days("ma t/m wo, za", monday | tuesday | wednesday | saturday);
    days("do & vr.", thursday | friday);
    days("dagelijks", RONDE_CSV_ALL_DAYS);
    days("werkdagen", RONDE_CSV_WORKDAYS);
    days("wodag", wrong);
    days("ma t/m", wrong);
    days("t/m vr", wrong);
    days("ma - - vr", wrong);
    days("en", wrong);
    days("3", wrong);
    days("", wrong);
}
END_TEST

static void daypart(const char *text, bool fine, ronde_time from, ronde_time to)
{
    ronde_window window = {-1, -1};
    ck_assert_msg(ronde_csv_read_daypart(text, &window) == fine, "part '%s'", text);
    ck_assert_msg(window.earliest == (fine ? from : -1) && window.latest == (fine ? to : -1),
                  "part '%s'", text);
}

START_TEST(test_daypart)
{
    daypart("Ochtend", true, 28800, 45000);
    daypart("'s middags", true, 45000, 61200);
    daypart("morning", true, 28800, 45000);
    daypart("avond", true, 61200, 75600);
    daypart("ochtend/middag", true, 28800, 61200);
    daypart("middag of ochtend", true, 28800, 61200);
    daypart("hele dag", true, 0, 0);
    daypart("geen voorkeur", true, 0, 0);
    daypart("-", true, 0, 0);
    daypart("nacht", false, 0, 0);
    daypart("", false, 0, 0);
}
END_TEST

START_TEST(test_yes)
{
    static const char *const yes[] = {"ja", "J", "Yes", "x", "1", "WAAR"};
    static const char *const no[] = {"nee", "N", "no", "0", "-", "n.v.t.", "onwaar"};
    bool value = false;
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        ck_assert_msg(ronde_csv_read_yes(yes[i], &value) && value, "%s", yes[i]);
    }
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        ck_assert_msg(ronde_csv_read_yes(no[i], &value) && !value, "%s", no[i]);
    }
    ck_assert(!ronde_csv_read_yes("misschien", &value));
    ck_assert(!ronde_csv_read_yes("ja nee", &value));
}
END_TEST

START_TEST(test_laundry_mode_weeks)
{
    ronde_laundry level = RONDE_LAUNDRY_NONE;
    ck_assert(ronde_csv_read_laundry("Alleen beddengoed", &level));
    ck_assert_int_eq(level, RONDE_LAUNDRY_BEDDING);
    ck_assert(ronde_csv_read_laundry("VOLLEDIG", &level));
    ck_assert_int_eq(level, RONDE_LAUNDRY_FULL);
    ck_assert(ronde_csv_read_laundry("-", &level));
    ck_assert_int_eq(level, RONDE_LAUNDRY_NONE);
    ck_assert(!ronde_csv_read_laundry("soms", &level));

    ck_assert_str_eq(ronde_csv_read_mode("Fiets"), "bike");
    ck_assert_str_eq(ronde_csv_read_mode("E-bike"), "ebike");
    ck_assert_str_eq(ronde_csv_read_mode("Elektrische fiets"), "ebike");
    ck_assert_str_eq(ronde_csv_read_mode("te voet"), "foot");
    ck_assert_str_eq(ronde_csv_read_mode("AUTO"), "car");
    ck_assert_str_eq(ronde_csv_read_mode("bestelbus"), "van");
    ck_assert_ptr_null(ronde_csv_read_mode("raket"));
    ck_assert_ptr_null(ronde_csv_read_mode(""));

    ronde_csv_weeks weeks = RONDE_CSV_EVERY_WEEK;
    ck_assert(ronde_csv_read_weeks("oneven", &weeks));
    ck_assert_int_eq(weeks, RONDE_CSV_ODD_WEEKS);
    ck_assert(ronde_csv_read_weeks("Even weken", &weeks));
    ck_assert_int_eq(weeks, RONDE_CSV_EVEN_WEEKS);
    ck_assert(!ronde_csv_read_weeks("maandelijks", &weeks));
}
END_TEST

START_TEST(test_word_list)
{
    ronde_arena *arena = ronde_arena_new(1024);
    const char *const *words = NULL;
    size_t count = 0;
    ck_assert(ronde_csv_read_words("Regie, Extra hygi\xc3\xabne; regie|", arena, &words, &count));
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(words[0], "regie");
    ck_assert_str_eq(words[1], "extrahygiene");
    ck_assert(ronde_csv_read_words("geen", arena, &words, &count));
    ck_assert_uint_eq(count, 0);
    ronde_arena_free(arena);
}
END_TEST

CKX_MAIN(
    "formats/csv_words", test_days, test_daypart, test_yes, test_laundry_mode_weeks, test_word_list)
