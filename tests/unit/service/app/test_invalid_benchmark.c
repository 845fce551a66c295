/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every NAME.txt in tests/golden/invalid/benchmark is refused with exactly the faults of
 * NAME.txt.expected: a line "code row:column text" per fault; where the file as a whole is refused,
 * "error - text". With RONDE_GOLDEN_WRITE set, the expectations are written instead: read them
 * before you commit.
 */
#include "instances/base/file.h"
#include "service/app/pipeline.h"
#include "tests/support/ckx.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

static const char folder[] = "tests/golden/invalid/benchmark";

static void describe_faults(ronde_text *to,
                            const ronde_faults *faults,
                            const ronde_error *error,
                            const char *path)
{
    for (size_t i = 0; i < faults->list.count; i++) {
        const ronde_fault *fault = &faults->list.items[i];
        ck_assert_str_eq(fault->where, path);
        ronde_text_printf(to, "%s %d:%d %s\n", fault->code, fault->row, fault->column, fault->text);
    }
    ck_assert_str_eq(error->where, path);
    if (faults->list.count == 0) {
        ronde_text_printf(to, "error - %s\n", error->text);
    }
}

/* Reads one input; appends what was said about it. */
static void refuse(ronde_text *said, const char *path)
{
    const ronde_input_options options = {0};
    ronde_instance *made = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_int_eq(ronde_input_load(&made, path, &options, &faults, &error), RONDE_EINPUT);
    ck_assert_ptr_null(made);
    describe_faults(said, &faults, &error, path);
    ronde_faults_clear(&faults);
}

static void compare(const char *input_path)
{
    char path[512];
    ronde_text said = {0};
    ronde_text expected = {0};
    ronde_error error = {0};
    refuse(&said, input_path);
    snprintf(path, sizeof path, "%s.expected", input_path);
    if (getenv("RONDE_GOLDEN_WRITE") != NULL) {
        ck_assert_ok(ronde_file_write(path, said.data, said.length, &error));
    }
    ck_assert_ok(ronde_file_read(&expected, path, 1 << 20, &error));
    ck_assert_msg(strcmp(said.data, expected.data) == 0, "%s\nexpected: %ssaid:     %s", path,
                  expected.data, said.data);
    ronde_text_clear(&said);
    ronde_text_clear(&expected);
}

START_TEST(invalid_files_are_refused_with_their_faults)
{
    int count = 0;
    DIR *list = opendir(folder);
    ck_assert_ptr_nonnull(list);
    for (struct dirent *entry = NULL; (entry = readdir(list)) != NULL;) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot != NULL && strcmp(dot, ".txt") == 0) {
            char path[400];
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            compare(path);
            count++;
        }
    }
    closedir(list);
    ck_assert_int_ge(count, 20);
}
END_TEST

CKX_MAIN("app/invalid_benchmark", invalid_files_are_refused_with_their_faults)
