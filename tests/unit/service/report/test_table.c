/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/table.h"
#include "tests/support/ckx.h"

#include <string.h>

static void fill(ronde_table_text *table)
{
    const char *cells[] = {"hulp", "km", "één", "1,5", "<b>;", "10,0"};
    table->columns = 2;
    for (size_t i = 0; i < 6; i++) {
        ronde_table_text_cell(table, "%s", cells[i]);
    }
    table->has_total = true;
}

START_TEST(plain_columns_line_up_by_characters)
{
    ronde_table_text table = {0};
    ronde_text out = {0};
    fill(&table);
    ronde_table_text_plain(&out, &table);
    /* Widest cells are 4 and 4 characters, with 2 spaces between: 10. */
    ck_assert_str_eq(out.data, "hulp    km\n----------\néén    1,5\n----------\n<b>;  10,0\n");
    ronde_text_clear(&out);
    ronde_table_text_clear(&table);
}
END_TEST

START_TEST(html_is_escaped_and_has_head_and_foot)
{
    ronde_table_text table = {0};
    ronde_text out = {0};
    fill(&table);
    ronde_table_text_html(&out, &table, "rondes & uren");
    ck_assert_ptr_nonnull(strstr(out.data, "<caption>rondes &amp; uren</caption>"));
    ck_assert_ptr_nonnull(strstr(out.data, "&lt;b&gt;;"));
    ck_assert_ptr_nonnull(strstr(out.data, "<tfoot>"));
    ronde_text_clear(&out);
    ronde_table_text_clear(&table);
}
END_TEST

START_TEST(csv_quotes_the_separator)
{
    ronde_table_text table = {0};
    ronde_text out = {0};
    fill(&table);
    ronde_table_text_csv(&out, &table);
    ck_assert_str_eq(out.data, "hulp;km\r\néén;1,5\r\n\"<b>;\";10,0\r\n");
    ronde_text_clear(&out);
    ronde_table_text_clear(&table);
}
END_TEST

START_TEST(durations_and_clock_times_read_as_people_write_them)
{
    char text[32];
    ronde_duration_text(text, sizeof text, 3900);
    ck_assert_str_eq(text, "1:05");
    ronde_duration_text(text, sizeof text, -3900);
    ck_assert_str_eq(text, "-1:05");
    ronde_duration_text(text, sizeof text,
                        -59); /* less than a minute is nothing, not minus nothing */
    ck_assert_str_eq(text, "0:00");
    ronde_clock_text(text, sizeof text, 8 * 3600 + 300);
    ck_assert_str_eq(text, "08:05");
    ronde_clock_text(text, sizeof text, 86400 + 60);
    ck_assert_str_eq(text, "+1 00:01");
}
END_TEST

START_TEST(decimals_have_the_sign_of_the_language)
{
    char text[32];
    ronde_decimal_text(text, sizeof text, -5, 1, true);
    ck_assert_str_eq(text, "-0,5");
    ronde_decimal_text(text, sizeof text, 1205, 2, false);
    ck_assert_str_eq(text, "12.05");
    ronde_decimal_text(text, sizeof text, -7, 0, true);
    ck_assert_str_eq(text, "-7");
}
END_TEST

CKX_MAIN("service/report/table",
         plain_columns_line_up_by_characters,
         html_is_escaped_and_has_head_and_foot,
         csv_quotes_the_separator,
         durations_and_clock_times_read_as_people_write_them,
         decimals_have_the_sign_of_the_language)
