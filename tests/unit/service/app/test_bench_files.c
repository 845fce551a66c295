/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/bench_files.h"
#include "tests/support/ckx.h"
#include "tests/support/tmpdir.h"

static const char solomon[] = "N\nVEHICLE\n";

static tmpdir make_folder(void)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "R2.txt", solomon);
    tmpdir_put(&dir, "C101.txt", solomon);
    tmpdir_put(&dir, "c102.txt", "3 5 1\n0 0 0 0 0 9 0 0 0\n");
    tmpdir_put(&dir, "README.md", "# Words\n\nmore words\n");
    tmpdir_put(&dir, "bks.tsv", "instance\tdistance\n");
    tmpdir_put(&dir, ".C103.txt", solomon);
    tmpdir_put(&dir, "plan.json", "{\"format\":\"ronde-plan/1\"}");
    return dir;
}

START_TEST(instances_are_told_from_other_files)
{
    tmpdir dir = make_folder();
    ronde_bench_files files = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_bench_files_find(&files, dir.path, NULL, &error));
    ck_assert_uint_eq(files.list.count, 3);
    ck_assert_str_eq(files.list.items[0].name, "C101");
    ck_assert_str_eq(files.list.items[1].name, "R2");
    ck_assert_str_eq(files.list.items[2].name, "c102");
    ck_assert_str_eq(files.best_path, tmpdir_file(&dir, "bks.tsv").text);
    ronde_bench_files_clear(&files);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(patterns_choose_by_name)
{
    tmpdir dir = make_folder();
    ronde_bench_files files = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_bench_files_find(&files, dir.path, "c1*,zz", &error));
    ck_assert_uint_eq(files.list.count, 2);
    ronde_bench_files_clear(&files);
    ck_assert_int_eq(ronde_bench_files_find(&files, dir.path, "zz", &error), RONDE_EINPUT);
    ronde_bench_files_clear(&files);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(one_file_is_enough)
{
    tmpdir dir = make_folder();
    ronde_bench_files files = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_bench_files_find(&files, tmpdir_file(&dir, "R2.txt").text, NULL, &error));
    ck_assert_uint_eq(files.list.count, 1);
    ck_assert_str_eq(files.list.items[0].name, "R2");
    ck_assert_str_eq(files.best_path, tmpdir_file(&dir, "bks.tsv").text);
    ronde_bench_files_clear(&files);
    ck_assert_int_eq(ronde_bench_files_find(&files, tmpdir_file(&dir, "no").text, NULL, &error),
                     RONDE_EIO);
    ronde_bench_files_clear(&files);
    tmpdir_remove(&dir);
}
END_TEST

CKX_MAIN("app/bench_files",
         instances_are_told_from_other_files,
         patterns_choose_by_name,
         one_file_is_enough)
