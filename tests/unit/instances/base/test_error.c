/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/error.h"
#include "tests/support/ckx.h"

#include <string.h>

static void expect_text(const ronde_error *error, const char *expected)
{
    char text[640];
    ronde_error_format(error, text, sizeof text);
    ck_assert_str_eq(text, expected);
}

START_TEST(shows_the_parts_of_the_place_that_are_known)
{
    ronde_error none = {0};
    ck_assert_int_eq(ronde_fail(&none, RONDE_ENOMEM, NULL, "no memory"), RONDE_ENOMEM);
    expect_text(&none, "no memory");

    ronde_error file = {0};
    ronde_fail(&file, RONDE_EINPUT, "day.json#/tasks/1", "%d is not %s", 7, "allowed");
    expect_text(&file, "day.json#/tasks/1: 7 is not allowed");

    ronde_error row = {0};
    ronde_fail_at(&row, RONDE_EINPUT, "clients.csv", 12, 0, "too short");
    expect_text(&row, "clients.csv:12: too short");

    ronde_error column = {0};
    ronde_fail_at(&column, RONDE_EINPUT, "clients.csv", 12, 4, "no number");
    expect_text(&column, "clients.csv:12:4: no number");

    ronde_error line_only = {0};
    ronde_fail_at(&line_only, RONDE_EINPUT, "", 3, 0, "no number");
    expect_text(&line_only, ":3: no number");
}
END_TEST

START_TEST(the_first_failure_wins)
{
    ronde_error error = {0};
    ronde_fail(&error, RONDE_EIO, "a", "first");
    ck_assert_int_eq(ronde_fail(&error, RONDE_EINPUT, "b", "second"), RONDE_EINPUT);
    ck_assert_int_eq(error.status, RONDE_EIO);
    ck_assert_str_eq(error.text, "first");
}
END_TEST

START_TEST(a_caller_may_not_want_to_know)
{
    ck_assert_int_eq(ronde_fail(NULL, RONDE_EIO, "a", "x"), RONDE_EIO);
    ck_assert_int_eq(ronde_fail_at(NULL, RONDE_EIO, "a", 1, 2, "x"), RONDE_EIO);
}
END_TEST

START_TEST(long_texts_are_cut_and_terminated)
{
    char text[2000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    ronde_error error = {0};
    ronde_fail(&error, RONDE_EIO, text, "%s", text);
    ck_assert_uint_eq(strlen(error.where), sizeof error.where - 1);
    ck_assert_uint_eq(strlen(error.text), sizeof error.text - 1);
    char small[10];
    ronde_error_format(&error, small, sizeof small);
    ck_assert_str_eq(small, "xxxxxxxxx");
}
END_TEST

START_TEST(every_status_has_its_own_sentence)
{
    const ronde_status all[] = {
#define X(name, value, sentence) RONDE_##name,
#include "instances/base/status.def"
#undef X
    };
    size_t count = sizeof all / sizeof all[0];
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            ck_assert_int_ne(all[i], all[j]);
            ck_assert_str_ne(ronde_status_sentence(all[i]), ronde_status_sentence(all[j]));
        }
    }
    ck_assert_str_eq(ronde_status_sentence((ronde_status)999), "unknown status");
}
END_TEST

static ronde_status two_steps(ronde_status first, int *steps)
{
    RONDE_TRY(first);
    ++*steps;
    return RONDE_OK;
}

START_TEST(try_leaves_at_the_first_failure)
{
    int steps = 0;
    ck_assert_int_eq(two_steps(RONDE_OK, &steps), RONDE_OK);
    ck_assert_int_eq(two_steps(RONDE_EIO, &steps), RONDE_EIO);
    ck_assert_int_eq(steps, 1);
}
END_TEST

CKX_MAIN("instances/base/error",
         shows_the_parts_of_the_place_that_are_known,
         the_first_failure_wins,
         a_caller_may_not_want_to_know,
         long_texts_are_cut_and_terminated,
         every_status_has_its_own_sentence,
         try_leaves_at_the_first_failure)
