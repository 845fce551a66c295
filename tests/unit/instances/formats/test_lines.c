/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/lines.h"
#include "tests/support/ckx.h"

START_TEST(lines_and_fields_have_their_places)
{
    static const char text[] = "\xEF\xBB\xBF"
                               "\r\n  a\tbb  c\r\n\n\n1.5";
    ronde_faults faults = {0};
    ronde_lines lines = ronde_lines_begin(text, sizeof text - 1, &faults);
    ck_assert(ronde_lines_next(&lines));
    ck_assert_int_eq(lines.line, 2);
    ck_assert_int_eq(lines.field_count, 3);
    ck_assert_int_eq(lines.fields[0].column, 3);
    ck_assert_str_eq(lines.fields[1].text, "bb");
    ck_assert_int_eq(lines.fields[2].column, 9);
    ck_assert(ronde_lines_word(&lines, "A"));
    ck_assert(ronde_lines_next(&lines));
    ck_assert_int_eq(lines.line, 5);
    ck_assert_str_eq(lines.fields[0].text, "1.5");
    ck_assert(!ronde_lines_next(&lines));
    ck_assert(!ronde_lines_word(&lines, "1.5"));
}
END_TEST

START_TEST(a_zero_byte_and_a_long_field_are_no_numbers)
{
    static const char text[] = "1\0 00000000000000000000000000000000000000000000000001";
    const ronde_number_rule rule = {"thing", 0, 10, false};
    ronde_faults faults = {0};
    double value = 7;
    ronde_lines lines = ronde_lines_begin(text, sizeof text - 1, &faults);
    ck_assert(ronde_lines_next(&lines));
    ck_assert(!ronde_lines_number(&lines, 0, &rule, &value));
    ck_assert(!ronde_lines_number(&lines, 1, &rule, &value));
    ck_assert(!ronde_lines_number(&lines, 2, &rule, &value));
    ck_assert_double_eq(value, 7);
    ck_assert_uint_eq(faults.error_count, 3);
    ck_assert_str_eq(faults.list.items[2].code, "table.missing");
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(fields_beyond_the_room_are_counted)
{
    static const char text[] = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18";
    const ronde_number_rule rule = {"thing", 0, 99, false};
    ronde_faults faults = {0};
    double value = 0;
    ronde_lines lines = ronde_lines_begin(text, sizeof text - 1, &faults);
    ck_assert(ronde_lines_next(&lines));
    ck_assert_int_eq(lines.field_count, 18);
    ck_assert(ronde_lines_number(&lines, 15, &rule, &value));
    ck_assert_double_eq(value, 16);
    ck_assert(!ronde_lines_number(&lines, 16, &rule, &value));
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(the_rest_of_a_long_line_follows)
{
    static const char text[] = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16  17 18\n19";
    ronde_lines lines = ronde_lines_begin(text, sizeof text - 1, NULL);
    ck_assert(ronde_lines_next(&lines));
    ck_assert(ronde_lines_more(&lines));
    ck_assert_int_eq(lines.field_count, 2);
    ck_assert_str_eq(lines.fields[0].text, "17");
    ck_assert_int_eq(lines.fields[0].column, 41); /* 9 * 2 + 7 * 3 + 1 before it */
    ck_assert_str_eq(lines.fields[1].text, "18");
    ck_assert(!ronde_lines_more(&lines));
    ck_assert(ronde_lines_next(&lines));
    ck_assert_str_eq(lines.fields[0].text, "19");
    ck_assert(!ronde_lines_more(&lines));
}
END_TEST

CKX_MAIN("formats/lines",
         lines_and_fields_have_their_places,
         a_zero_byte_and_a_long_field_are_no_numbers,
         fields_beyond_the_room_are_counted,
         the_rest_of_a_long_line_follows)
