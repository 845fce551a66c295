/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/csv.h"
#include "tests/support/ckx.h"

#include <string.h>

static ronde_error error;
static ronde_faults faults;

/* Reads everything and writes it as "row/line:field|field\n". */
static char *dump(const char *bytes, size_t length)
{
    error = (ronde_error){0};
    ronde_faults_clear(&faults);
    ronde_csv csv;
    ck_assert_ok(ronde_csv_init(&csv, "t.csv", bytes, length, &faults, &error));
    ronde_text text = {0};
    ronde_text_append(&text, "");
    ronde_csv_record record;
    bool found = true;
    for (;;) {
        ck_assert_ok(ronde_csv_next(&csv, &record, &found, &faults, &error));
        if (!found) {
            break;
        }
        ronde_text_printf(&text, "%d/%d:", record.row, record.line);
        for (size_t i = 0; i < record.count; i++) {
            ck_assert_uint_eq(strlen(record.fields[i].text), record.fields[i].length);
            ronde_text_printf(&text, "%s%s", i > 0 ? "|" : "", record.fields[i].text);
        }
        ronde_text_append(&text, "\n");
    }
    ronde_csv_clear(&csv);
    return text.data;
}

static void check(const char *input, const char *expected)
{
    char *text = dump(input, strlen(input));
    ck_assert_str_eq(text, expected);
    ronde_free(text);
    ronde_faults_clear(&faults);
}

START_TEST(test_separators)
{
    check("a,b\n1,2\n", "1/1:a|b\n2/2:1|2\n");
    check("a;b,c\n1,5;2", "1/1:a|b,c\n2/2:1,5|2\n");
    check("a\tb\n", "1/1:a|b\n");
    /* The comma is frequent only inside the quotes. */
    check("\"a,,,\";b\n", "1/1:a,,,|b\n");
    check("sep=,\r\na;b,c\r\n", "1/2:a;b|c\n");
    check("alone\n", "1/1:alone\n");
}
END_TEST

START_TEST(test_line_ends)
{
    check("a;b\r\n1;2\r\n", "1/1:a|b\n2/2:1|2\n");
    check("a;b\r1;2\r", "1/1:a|b\n2/2:1|2\n");
    /* Empty lines are rows of a spreadsheet, but nothing to read. */
    check("\n\na;b\n\n1;2", "3/3:a|b\n5/5:1|2\n");
    check("a;b;\n;;\n", "1/1:a|b|\n2/2:||\n");
}
END_TEST

START_TEST(test_quotes)
{
    check("a;\"b \"\"x\"\"\";c\n", "1/1:a|b \"x\"|c\n");
    check("\"a\r\nb\";c\n1;2\n", "1/1:a\nb|c\n2/3:1|2\n");
    check("a;5\" pipe\n", "1/1:a|5\" pipe\n");
    check("\"\";\"\"\n", "1/1:|\n");
}
END_TEST

START_TEST(test_quote_faults)
{
    char *text = dump("a;b\n1;\"open\n2;3\n", 16);
    ck_assert_str_eq(text, "1/1:a|b\n");
    ronde_free(text);
    ck_assert_uint_eq(faults.error_count, 1);
    ck_assert_str_eq(faults.list.items[0].code, "csv.quote");
    ck_assert_int_eq(faults.list.items[0].row, 2);
    ck_assert_int_eq(faults.list.items[0].column, 2);

    text = dump("\"a\"b;c\n", 7);
    ck_assert_str_eq(text, "1/1:ab|c\n");
    ronde_free(text);
    ck_assert_uint_eq(faults.error_count, 0);
    ck_assert_uint_eq(faults.warning_count, 1);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(test_encodings)
{
    check("\xef\xbb\xbf"
          "a;b\n",
          "1/1:a|b\n");
    check("cli\xc3\xabnt;b\n", "1/1:cli\xc3\xabnt|b\n");
    char *text = dump("cli\xebnt;\x80\n", 9);
    ck_assert_str_eq(text, "1/1:cli\xc3\xabnt|\xe2\x82\xac\n");
    ronde_free(text);
    ck_assert_uint_eq(faults.warning_count, 1);
    ck_assert_str_eq(faults.list.items[0].code, "csv.encoding");
    ronde_faults_clear(&faults);
}
END_TEST

static void check_rejected(const char *bytes, size_t length, const char *part)
{
    error = (ronde_error){0};
    ronde_csv csv;
    ck_assert_int_eq(ronde_csv_init(&csv, "t.csv", bytes, length, NULL, &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, part));
    ck_assert_str_eq(error.where, "t.csv");
}

START_TEST(test_rejected)
{
    check_rejected("\xff\xfe"
                   "a\0;\0",
                   6, "UTF-16");
    check_rejected("PK\x03\x04zip", 7, "workbook");
    check_rejected("\xd0\xcf\x11\xe0", 4, "workbook");
    check_rejected("a\0b", 3, "zero bytes");
    check_rejected("", 0, "empty");
    check_rejected("\xef\xbb\xbf", 3, "empty");
}
END_TEST

static ronde_status read_all(const ronde_text *input)
{
    ronde_csv csv;
    ck_assert_ok(ronde_csv_init(&csv, "t.csv", input->data, input->length, NULL, &error));
    ronde_csv_record record;
    bool found = true;
    ronde_status status = RONDE_OK;
    while (status == RONDE_OK && found) {
        status = ronde_csv_next(&csv, &record, &found, NULL, &error);
    }
    ronde_csv_clear(&csv);
    return status;
}

START_TEST(test_limits)
{
    error = (ronde_error){0};
    ronde_text input = {0};
    for (int i = 0; i < RONDE_CSV_FIELDS - 1; i++) {
        ronde_text_append(&input, ";");
    }
    ck_assert_ok(read_all(&input)); /* exactly as many fields as allowed */
    ronde_text_append(&input, ";");
    ck_assert_int_eq(read_all(&input), RONDE_ELIMIT);
    input.length = 0;
    error = (ronde_error){0};
    for (int i = 0; i < RONDE_CSV_FIELD_LENGTH; i++) {
        ronde_text_append(&input, "x");
    }
    ck_assert_ok(read_all(&input));
    ronde_text_append(&input, "x");
    ck_assert_int_eq(read_all(&input), RONDE_ELIMIT);
    ronde_text_clear(&input);
}
END_TEST

CKX_MAIN("base/csv",
         test_separators,
         test_line_ends,
         test_quotes,
         test_quote_faults,
         test_encodings,
         test_rejected,
         test_limits)
