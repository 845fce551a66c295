/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/json_write.h"
#include "tests/support/ckx.h"

#include <math.h>

START_TEST(outer_levels_have_lines)
{
    ronde_text text = {0};
    ronde_json_writer writer = ronde_json_writer_on(&text, 2);
    ronde_json_open_object(&writer, NULL);
    ronde_json_put_text(&writer, "name", "a");
    ronde_json_open_array(&writer, "items");
    ronde_json_open_object(&writer, NULL);
    ronde_json_put_integer(&writer, "x", -3);
    ronde_json_put_boolean(&writer, "y", true);
    ronde_json_close(&writer);
    ronde_json_put_null(&writer, NULL);
    ronde_json_close(&writer);
    ronde_json_open_array(&writer, "none");
    ronde_json_close(&writer);
    ronde_json_close(&writer);
    ck_assert_str_eq(text.data,
                     "{\n  \"name\": \"a\",\n  \"items\": [\n    {\"x\": -3, \"y\": true},\n"
                     "    null\n  ],\n  \"none\": []\n}\n");
    ronde_text_clear(&text);
}
END_TEST

START_TEST(texts_are_escaped_and_mended)
{
    ronde_text text = {0};
    ronde_json_writer writer = ronde_json_writer_on(&text, 0);
    /* quote, backslash, line end, bell, e acute, then a letter that was cut off */
    ronde_json_put_text(&writer, NULL, "\"\\\n\x07\xc3\xa9 \xe2\x82");
    ck_assert_str_eq(text.data, "\"\\\"\\\\\\n\\u0007\xc3\xa9 ??\"");
    ronde_text_clear(&text);
}
END_TEST

static const char *decimal(ronde_text *text, int64_t value, int digits)
{
    ronde_text_clear(text);
    ronde_json_writer writer = ronde_json_writer_on(text, 0);
    ronde_json_put_decimal(&writer, NULL, value, digits);
    return text->data;
}

START_TEST(decimals_are_exact)
{
    ronde_text text = {0};
    ck_assert_str_eq(decimal(&text, 12500000, 6), "12.5");
    ck_assert_str_eq(decimal(&text, -5, 1), "-0.5");
    ck_assert_str_eq(decimal(&text, 100, 0), "100");
    ck_assert_str_eq(decimal(&text, 1, 6), "0.000001");
    ck_assert_str_eq(decimal(&text, INT64_MIN, 18), "-9.223372036854775808");
    ronde_text_clear(&text);
}
END_TEST

static const char *number(ronde_text *text, double value)
{
    ronde_text_clear(text);
    ronde_json_writer writer = ronde_json_writer_on(text, 0);
    ronde_json_put_number(&writer, NULL, value);
    return text->data;
}

START_TEST(numbers_are_short_and_read_back)
{
    ronde_text text = {0};
    ck_assert_str_eq(number(&text, 6.8937), "6.8937");
    ck_assert_str_eq(number(&text, 0.1), "0.1");
    ck_assert_double_eq(strtod(number(&text, 1.0 / 3), NULL), 1.0 / 3);
    ck_assert_str_eq(number(&text, (double)INFINITY), "null");
    ronde_text_clear(&text);
}
END_TEST

CKX_MAIN("base/json_write",
         outer_levels_have_lines,
         texts_are_escaped_and_mended,
         decimals_are_exact,
         numbers_are_short_and_read_back)
