/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "service/study/arms/van_run.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/ronde-van-runs-XXXXXX";

START_TEST(what_is_written_is_read)
{
    ronde_error error = {0};
    ronde_van_figures made = {{0}};
    for (int i = 0; i < RONDE_VAN_FIGURE_COUNT; i++) {
        made.of[i] = 1000000007LL * i;
    }
    ronde_van_arrivals arrivals = {0};
    ronde_van_arrivals read_arrivals = {0};
    const ronde_van_arrival one = {{2, 40000}, 5000000000LL, 17, 3};
    const ronde_van_arrival other = {{2, 50000}, 12, 1, 0};
    ck_assert(ronde_array_push(&arrivals, one) && ronde_array_push(&arrivals, other));
    ck_assert_ok(ronde_van_run_write(&made, &arrivals, folder, "one", &error));
    ronde_van_figures read = {{0}};
    ck_assert_ok(ronde_van_run_read(&read, &read_arrivals, folder, "one", &error));
    ck_assert_mem_eq(&read, &made, sizeof made);
    ck_assert_uint_eq(read_arrivals.count, 2);
    ck_assert_int_eq(read_arrivals.items[0].grams, 5000000000LL);
    ck_assert_int_eq(read_arrivals.items[1].moment.time, 50000);
    ck_assert_int_eq(read_arrivals.items[1].bags, 1);
    /* A second day is added to what came in before. */
    ck_assert_ok(ronde_van_run_read(&read, &read_arrivals, folder, "one", &error));
    ck_assert_uint_eq(read_arrivals.count, 4);
    ronde_array_clear(&arrivals);
    ronde_array_clear(&read_arrivals);
}
END_TEST

START_TEST(what_is_no_result_is_refused)
{
    static const char *const texts[] = {
        "",
        "[]",
        "{\"format\": \"ronde-van-run/1\"}",
        "{\"format\": \"ronde-run/1\", \"total\": {}, \"areas\": []}",
        "{\"format\": \"ronde-van-run/1\", \"figures\": {}, \"arrivals\": []}",
        "{\"format\": \"ronde-van-run/1\", \"figures\": {}, \"arrivals\": [[1, 2, 3, 4]]}",
        "{\"format\": \"ronde-van-run/1\", \"figures\": {}, \"arrivals\": [[1,4000000000,3,4,5]]}"};
    char path[64];
    snprintf(path, sizeof path, "%s/bad.json", folder);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ronde_error error = {0};
        ronde_van_figures read = {{0}};
        ronde_van_arrivals arrivals = {0};
        ck_assert_ok(ronde_file_write(path, texts[i], strlen(texts[i]), &error));
        ck_assert_msg(ronde_van_run_read(&read, &arrivals, folder, "bad", &error) == RONDE_EINPUT,
                      "%s", texts[i]);
        ronde_array_clear(&arrivals);
    }
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
    Suite *suite = suite_create("study/arms/van_run_file");
    TCase *tests = tcase_create("study/arms/van_run_file");
    tcase_add_unchecked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, what_is_written_is_read);
    tcase_add_test(tests, what_is_no_result_is_refused);
    return ckx_run(suite, tests);
}
