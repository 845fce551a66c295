/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "service/study/arms/run.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/ronde-runs-XXXXXX";

START_TEST(what_is_written_is_read)
{
    ronde_error error = {0};
    ronde_account areas[2] = {{{0}}};
    areas[1].of[RONDE_ACCOUNT_VISITS] = 7;
    ronde_run_result made = {.areas = areas, .area_count = 2};
    for (int i = 0; i < RONDE_ACCOUNT_ROWS; i++) {
        made.total.of[i] = i % 3 == 0 ? 0 : -5 + 1000000007LL * i;
    }
    ck_assert_ok(ronde_run_write(&made, folder, "one", &error));
    ronde_run_result read = {0};
    ck_assert_ok(ronde_run_read(&read, folder, "one", 2, &error));
    ck_assert_mem_eq(&read.total, &made.total, sizeof made.total);
    ck_assert_mem_eq(read.areas, areas, sizeof areas);
    ronde_run_result_clear(&read);
    ck_assert_int_eq(ronde_run_read(&read, folder, "one", 3, &error), RONDE_EINPUT);
}
END_TEST

START_TEST(what_is_no_result_is_refused)
{
    static const char *const texts[] = {
        "",
        "{",
        "[]",
        "{}",
        "{\"format\": \"ronde-run/1\"}",
        "{\"format\": \"ronde-run/2\", \"total\": {}, \"areas\": []}",
        "{\"format\": \"ronde-run/1\", \"total\": {\"client\": \"5\"}, \"areas\": []}",
        "{\"format\": \"ronde-run/1\", \"total\": {}, \"areas\": [{}]}"};
    char path[64];
    snprintf(path, sizeof path, "%s/bad.json", folder);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ronde_error error = {0};
        ronde_run_result read = {0};
        ck_assert_ok(ronde_file_write(path, texts[i], strlen(texts[i]), &error));
        ck_assert_msg(ronde_run_read(&read, folder, "bad", 0, &error) == RONDE_EINPUT, "%s",
                      texts[i]);
    }
    ronde_error error = {0};
    ronde_run_result read = {0};
    ck_assert_int_eq(ronde_run_read(&read, folder, "missing", 0, &error), RONDE_EIO);
}
END_TEST

static void make_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    static const char *const names[] = {"one.json", "bad.json"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

int main(void)
{
    Suite *suite = suite_create("study/arms/run_file");
    TCase *tests = tcase_create("study/arms/run_file");
    tcase_add_unchecked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, what_is_written_is_read);
    tcase_add_test(tests, what_is_no_result_is_refused);
    return ckx_run(suite, tests);
}
