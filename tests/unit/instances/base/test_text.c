/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/text.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <limits.h>
#include <string.h>

START_TEST(grows_as_needed)
{
    ronde_text text = {0};
    for (int i = 0; i < 5000; i++) {
        ronde_text_printf(&text, "%d,", i % 10);
    }
    ck_assert_uint_eq(text.length, 10000);
    ck_assert_uint_eq(strlen(text.data), 10000);
    ck_assert_int_eq(strncmp(text.data, "0,1,2,", 6), 0);
    ronde_text_clear(&text);
    ck_assert_ptr_null(text.data);
}
END_TEST

START_TEST(keeps_embedded_zeros)
{
    ronde_text text = {0};
    ronde_text_append_bytes(&text, "a\0b", 3);
    ronde_text_append(&text, "c");
    ck_assert_uint_eq(text.length, 4);
    ck_assert_mem_eq(text.data, "a\0bc", 5);
    ronde_text_clear(&text);
}
END_TEST

START_TEST(a_broken_text_stays_broken)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_text_append(&text, "fine");
    ck_assert_ok(ronde_text_check(&text, &error));
    ronde_text_append_bytes(&text, "", (size_t)1 << 31); /* over the cap: not even read */
    ronde_text_append(&text, "later");
    ck_assert_str_eq(text.data, "fine");
    ck_assert_int_eq(ronde_text_check(&text, &error), RONDE_ENOMEM);
    ronde_text_clear(&text);
}
END_TEST

/* {input, as HTML} */
static const char *const html_cases[][2] = {
    {"", ""},
    {"Enschede", "Enschede"},
    {"a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"},
    {"\"'t Hoekje'\"", "&quot;&#39;t Hoekje&#39;&quot;"},
    {"&lt;", "&amp;lt;"},
    {"caf\xc3\xa9", "caf\xc3\xa9"},
};

START_TEST(escapes_html)
{
    ronde_text text = {0};
    ronde_text_append(&text, "");
    ronde_text_append_html(&text, html_cases[_i][0]);
    ck_assert_str_eq(text.data, html_cases[_i][1]);
    ronde_text_clear(&text);
}
END_TEST

/* {input, as a CSV field with ';'} */
static const char *const csv_cases[][2] = {
    {"", ""},
    {"plain text", "plain text"},
    {"a;b", "\"a;b\""},
    {"a,b", "a,b"}, /* the comma is no separator here */
    {"say \"hi\"", "\"say \"\"hi\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"two\rlines", "\"two\rlines\""},
    {"=1+1", "\"'=1+1\""}, /* a spreadsheet must not run it */
    {"@sum", "\"'@sum\""},
    {"-cmd", "\"'-cmd\""},
    {"-12.5", "-12.5"}, /* a number is no formula */
    {"+3", "+3"},
    {"a=1", "a=1"},
};

START_TEST(escapes_csv)
{
    ronde_text text = {0};
    ronde_text_append(&text, "");
    ronde_text_append_csv(&text, csv_cases[_i][0], ';');
    ck_assert_str_eq(text.data, csv_cases[_i][1]);
    ronde_text_clear(&text);
}
END_TEST

START_TEST(compares_without_case)
{
    ck_assert(ronde_text_same("Maandag", "mAANDAG"));
    ck_assert(!ronde_text_same("Maandag", "Maandagen"));
    ck_assert(ronde_text_same("", ""));
}
END_TEST

START_TEST(reads_integers)
{
    long long value = 0;
    ck_assert(ronde_text_to_integer("-42", &value));
    ck_assert_int_eq(value, -42);
    ck_assert(ronde_text_to_integer("+7", &value));
    ck_assert_int_eq(value, 7);
    ck_assert(ronde_text_to_integer("9223372036854775807", &value));
    ck_assert_int_eq(value, LLONG_MAX);
}
END_TEST

static const char *const no_integers[] = {"",
                                          " ",
                                          " 1",
                                          "1 ",
                                          "1.0",
                                          "0x10",
                                          "--1",
                                          "1-1",
                                          "+",
                                          "1e3",
                                          "twee",
                                          "\t1",
                                          "9223372036854775808"};

START_TEST(refuses_what_is_no_integer)
{
    long long value = 99;
    ck_assert_msg(!ronde_text_to_integer(no_integers[_i], &value), "'%s'", no_integers[_i]);
    ck_assert_int_eq(value, 99);
}
END_TEST

START_TEST(reads_numbers)
{
    double value = 0;
    ck_assert(ronde_text_to_number("-2.5e3", &value));
    ck_assert_double_eq(value, -2500);
    ck_assert(ronde_text_to_number(".5", &value));
    ck_assert_double_eq(value, 0.5);
    ck_assert(ronde_text_to_number("52", &value));
    ck_assert_double_eq(value, 52);
}
END_TEST

static const char *const no_numbers[] = {"",   "inf", "nan", "1,5", "1e999", "0x1p3", " 1",
                                         "1 ", "e5",  ".",   "-",   "1.2.3", "1e",    "12 km"};

START_TEST(refuses_what_is_no_number)
{
    double value = 99;
    ck_assert_msg(!ronde_text_to_number(no_numbers[_i], &value), "'%s'", no_numbers[_i]);
    ck_assert_double_eq(value, 99);
}
END_TEST

static bool write_a_page(void *payload)
{
    (void)payload;
    ronde_text text = {0};
    for (int i = 0; i < 20; i++) {
        ronde_text_printf(&text, "%040d", i);
        ronde_text_append_html(&text, "<&>");
    }
    ronde_status status = ronde_text_check(&text, NULL);
    ronde_text_clear(&text);
    return status == RONDE_OK;
}

START_TEST(digits_are_digits_alone)
{
    ck_assert_int_eq(ronde_text_digits("2026-11", 4), 2026);
    ck_assert_int_eq(ronde_text_digits("09:30", 2), 9);
    ck_assert_int_eq(ronde_text_digits("-9", 2), -1);
    ck_assert_int_eq(ronde_text_digits("9", 2), -1);
    ck_assert_int_eq(ronde_text_digits("", 1), -1);
}
END_TEST

START_TEST(survives_any_failing_allocation)
{
    ck_assert_int_gt(oom_run(write_a_page, NULL, 100), 2);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

int main(void)
{
    Suite *suite = suite_create("instances/base/text");
    TCase *tests = tcase_create("text");
    tcase_add_test(tests, grows_as_needed);
    tcase_add_test(tests, keeps_embedded_zeros);
    tcase_add_test(tests, a_broken_text_stays_broken);
    tcase_add_loop_test(tests, escapes_html, 0, COUNT(html_cases));
    tcase_add_loop_test(tests, escapes_csv, 0, COUNT(csv_cases));
    tcase_add_test(tests, compares_without_case);
    tcase_add_test(tests, reads_integers);
    tcase_add_loop_test(tests, refuses_what_is_no_integer, 0, COUNT(no_integers));
    tcase_add_test(tests, reads_numbers);
    tcase_add_loop_test(tests, refuses_what_is_no_number, 0, COUNT(no_numbers));
    tcase_add_test(tests, digits_are_digits_alone);
    tcase_add_test(tests, survives_any_failing_allocation);
    return ckx_run(suite, tests);
}
