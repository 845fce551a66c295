/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports the exports of tests/golden/import and compares report and instance with what is expected
 * there. RONDE_UPDATE_GOLDEN=1 writes the expected files anew: look at the difference. */
#include "instances/base/file.h"
#include "service/app/import.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static ronde_error error;

typedef struct golden_case {
    const char *name, *date;
    ronde_status expected;
    bool staff, columns, strict;
} golden_case;

static const golden_case cases[] = {
    {"dutch", "2026-11-25", RONDE_OK, true, false, false},
    {"english", "2026-11-25", RONDE_OK, true, false, false},
    {"windows1252", "2026-11-25", RONDE_OK, true, false, false},
    {"continuity", "2026-11-25", RONDE_OK, true, false, false},
    {"columns", NULL, RONDE_OK, true, true, false},
    {"date_needed", NULL, RONDE_OK, false, false, false},
    {"swapped_files", NULL, RONDE_EINPUT, false, false, false},
    {"nothing_left", "2026-11-25", RONDE_EINPUT, false, false, false},
    {"no_headings", NULL, RONDE_EINPUT, false, false, false},
    {"utf16", NULL, RONDE_EINPUT, false, false, false},
};

static void path_of(char out[256], const char *name, const char *file)
{
    snprintf(out, 256, "tests/golden/import/%s/%s", name, file);
}

static void temporary(char out[256], const char *file)
{
    snprintf(out, 256, "/tmp/ronde-import-%ld-%s", (long)getpid(), file);
}

static void compare(const char *made, const char *expected)
{
    ronde_text one = {0};
    ronde_text other = {0};
    ck_assert_ok(ronde_file_read(&one, made, 1U << 24, &error));
    if (getenv("RONDE_UPDATE_GOLDEN") != NULL) {
        ck_assert_ok(ronde_file_write(expected, one.data, one.length, &error));
    }
    ck_assert_ok(ronde_file_read(&other, expected, 1U << 24, &error));
    ck_assert_msg(strcmp(one.data, other.data) == 0, "%s is not as expected:\n%s", expected,
                  one.data);
    ronde_text_clear(&one);
    ronde_text_clear(&other);
}

static void run_case(const golden_case *at)
{
    char clients[256];
    char staff[256];
    char columns[256];
    char expected[256];
    char output[256];
    char report_path[256];
    path_of(clients, at->name, "clients.csv");
    path_of(staff, at->name, "staff.csv");
    path_of(columns, at->name, "columns.json");
    temporary(output, "instance.json");
    temporary(report_path, "report.json");
    ronde_import_request request = {.clients = clients,
                                    .staff = at->staff ? staff : NULL,
                                    .columns = at->columns ? columns : NULL,
                                    .date = at->date,
                                    .strict = at->strict,
                                    .output = output,
                                    .report = report_path};
    ronde_csv_report report = {0};
    error = (ronde_error){0};
    ck_assert_msg(ronde_import_files(&request, &report, &error) == at->expected, "%s: %s", at->name,
                  error.text);
    error = (ronde_error){0};
    path_of(expected, at->name, "expected-report.json");
    compare(report_path, expected);
    if (at->expected == RONDE_OK) {
        path_of(expected, at->name, "expected-instance.json");
        compare(output, expected);
    } else {
        ck_assert_int_ne(access(output, F_OK), 0); /* nothing half-written */
    }
    unlink(output);
    unlink(report_path);
    ronde_csv_report_clear(&report);
}

START_TEST(test_golden)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        run_case(&cases[i]);
    }
}
END_TEST

static ronde_status
import_dutch(bool strict, const char *clients, ronde_csv_report *report, const char *output)
{
    ronde_import_request request = {.clients = clients,
                                    .staff = "tests/golden/import/dutch/staff.csv",
                                    .date = "2026-11-25",
                                    .strict = strict,
                                    .output = output};
    return ronde_import_files(&request, report, &error);
}

START_TEST(test_strict)
{
    char output[256];
    temporary(output, "strict.json");
    ronde_csv_report report = {0};
    error = (ronde_error){0};
    ck_assert_int_eq(import_dutch(true, "tests/golden/import/dutch/clients.csv", &report, output),
                     RONDE_EINPUT);
    ck_assert_int_ne(access(output, F_OK), 0);
    ck_assert_uint_gt(report.faults.error_count, 0);
    ronde_csv_report_clear(&report);
}
END_TEST

START_TEST(test_missing_file)
{
    ronde_csv_report report = {0};
    error = (ronde_error){0};
    ck_assert_int_eq(import_dutch(false, "no/such.csv", &report, "/tmp/never.json"), RONDE_EIO);
    ck_assert_ptr_nonnull(strstr(error.where, "no/such.csv"));
    ronde_csv_report_clear(&report);
}
END_TEST

CKX_MAIN("app/import", test_golden, test_strict, test_missing_file)
