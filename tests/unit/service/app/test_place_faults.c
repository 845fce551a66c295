/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/place_faults.h"
#include "tests/support/ckx.h"

#include <string.h>

static void expect(const char *before, int row, const char *path, const char *after, int new_row)
{
    ronde_faults faults = {0};
    ronde_faults_add_at(&faults, RONDE_ERROR, "x", before, row, 1, "", "text");
    ronde_faults_place(&faults, 0, path);
    ck_assert_str_eq(faults.list.items[0].where, after);
    ck_assert_int_eq(faults.list.items[0].row, new_row);
    ronde_faults_clear(&faults);
}

START_TEST(places_get_the_path)
{
    expect("", 3, "a.txt", "a.txt", 3);
    expect("/tasks/17", 0, "a.json", "a.json#/tasks/17", 0);
    expect("line 12/windows/0", 0, "a.txt", "a.txt", 12);
    expect("fleet", 0, "a.txt", "a.txt#fleet", 0);
    expect("a.txt", 0, "a.txt", "a.txt", 0);
}
END_TEST

START_TEST(earlier_faults_stay)
{
    ronde_faults faults = {0};
    ronde_faults_add(&faults, RONDE_ERROR, "x", "old", "text");
    ronde_faults_add(&faults, RONDE_ERROR, "x", "new", "text");
    ronde_faults_place(&faults, 1, "p");
    ck_assert_str_eq(faults.list.items[0].where, "old");
    ck_assert_str_eq(faults.list.items[1].where, "p#new");
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(long_paths_keep_their_end_and_the_pointer)
{
    static const char file[] = "/in.json";
    char path[400];
    ronde_error error = {0};
    memset(path, 'd', sizeof path);
    memcpy(path + sizeof path - sizeof file, file, sizeof file);
    ck_assert_int_eq(ronde_fail(&error, RONDE_EINPUT, "/tasks/1", "text"), RONDE_EINPUT);
    ronde_error_place(&error, path);
    ck_assert_ptr_nonnull(strstr(error.where, "d/in.json#/tasks/1"));
}
END_TEST

CKX_MAIN("app/place_faults",
         places_get_the_path,
         earlier_faults_stay,
         long_paths_keep_their_end_and_the_pointer)
