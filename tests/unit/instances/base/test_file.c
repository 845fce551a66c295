/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/tmpdir.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

START_TEST(reads_a_whole_file_with_zeros)
{
    tmpdir dir = tmpdir_make();
    ronde_error error = {0};
    tmpdir_name name = tmpdir_file(&dir, "a.bin");
    ck_assert_ok(ronde_file_write(name.text, "a\0b\n", 4, &error));
    ronde_text text = {0};
    ck_assert_ok(ronde_file_read(&text, name.text, 4, &error)); /* the limit itself is allowed */
    ck_assert_uint_eq(text.length, 4);
    ck_assert_mem_eq(text.data, "a\0b\n", 5);
    ronde_text_clear(&text);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(reads_files_larger_than_a_chunk)
{
    enum { size = 200001 };
    static char bytes[size];
    for (int i = 0; i < size; i++) {
        bytes[i] = (char)('a' + i % 26);
    }
    tmpdir dir = tmpdir_make();
    ronde_error error = {0};
    tmpdir_name name = tmpdir_file(&dir, "large");
    ck_assert_ok(ronde_file_write(name.text, bytes, size, &error));
    ronde_text text = {0};
    ck_assert_ok(ronde_file_read(&text, name.text, size, &error));
    ck_assert_uint_eq(text.length, size);
    ck_assert_mem_eq(text.data, bytes, size);
    ronde_text_clear(&text);
    ck_assert_int_eq(ronde_file_read(&text, name.text, size - 1, &error), RONDE_ELIMIT);
    ck_assert_ptr_null(text.data);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(says_which_file_cannot_be_read)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ck_assert_int_eq(ronde_file_read(&text, "no/such/file", 10, &error), RONDE_EIO);
    ck_assert_str_eq(error.where, "no/such/file");
    ck_assert_ptr_nonnull(strstr(error.text, "cannot be opened"));
    ck_assert_ptr_nonnull(strstr(error.text, "No such file"));

    ronde_error folder = {0};
    ck_assert_int_eq(ronde_file_read(&text, "/", 10, &folder), RONDE_EIO);
}
END_TEST

START_TEST(writes_into_a_pipe_instead_of_replacing_it)
{
    tmpdir dir = tmpdir_make();
    tmpdir_name name = tmpdir_file(&dir, "pipe");
    ck_assert_int_eq(mkfifo(name.text, 0600), 0);
    int reader = open(name.text, O_RDONLY | O_NONBLOCK);
    ck_assert_int_ge(reader, 0);
    ronde_error error = {0};
    ck_assert_ok(ronde_file_write(name.text, "plan", 4, &error));
    char bytes[8] = "";
    ck_assert_int_eq(read(reader, bytes, sizeof bytes), 4);
    ck_assert_mem_eq(bytes, "plan", 4);
    struct stat found;
    ck_assert_int_eq(stat(name.text, &found), 0);
    ck_assert(S_ISFIFO(found.st_mode)); /* ronde -o /dev/null by root must leave the device there */
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    close(reader);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(replaces_an_old_file_only_on_commit)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "plan.json", "old");
    ronde_error error = {0};
    ronde_output output;
    ck_assert_ok(ronde_output_open(&output, tmpdir_file(&dir, "plan.json").text, &error));
    fputs("new", output.stream);
    fflush(output.stream);
    ck_assert(tmpdir_holds(&dir, "plan.json", "old"));
    ck_assert_ok(ronde_output_commit(&output, &error));
    ck_assert(tmpdir_holds(&dir, "plan.json", "new"));
    ronde_output_discard(&output); /* does nothing now */
    ck_assert(tmpdir_holds(&dir, "plan.json", "new"));
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(discarding_leaves_nothing)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "plan.json", "old");
    ronde_error error = {0};
    ronde_output output;
    ck_assert_ok(ronde_output_open(&output, tmpdir_file(&dir, "plan.json").text, &error));
    fputs("half", output.stream);
    ronde_output_discard(&output);
    ck_assert(tmpdir_holds(&dir, "plan.json", "old"));
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    tmpdir_remove(&dir);
}
END_TEST

/* The child writes half of its output and dies as by `kill -9`. */
static void write_half_and_die(const char *path)
{
    ronde_output output;
    if (ronde_output_open(&output, path, NULL) == RONDE_OK) {
        fputs("half", output.stream);
        fflush(output.stream);
    }
    raise(SIGKILL);
}

START_TEST(a_killed_program_leaves_no_half_file)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "old.json", "old");
    const char *const names[] = {"old.json", "new.json"};
    for (int i = 0; i < 2; i++) {
        tmpdir_name name = tmpdir_file(&dir, names[i]);
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            write_half_and_die(name.text);
        }
        int how = 0;
        ck_assert_int_eq(waitpid(child, &how, 0), child);
        ck_assert(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
    }
    ck_assert(tmpdir_holds(&dir, "old.json", "old"));
    ck_assert_int_ne(access(tmpdir_file(&dir, "new.json").text, F_OK), 0);
    ck_assert_int_eq(tmpdir_count(&dir), 1 + 2); /* the old file and two hidden halves */
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(a_failed_rename_is_reported_and_leaves_nothing)
{
    /* A folder in the place of the file: writing works, the rename at the end does not. */
    tmpdir dir = tmpdir_make();
    tmpdir_name name = tmpdir_file(&dir, "taken");
    ronde_error error = {0};
    ck_assert_ok(ronde_folder_make(name.text, &error));
    ck_assert_int_eq(ronde_file_write(name.text, "x", 1, &error), RONDE_EOUTPUT);
    ck_assert_str_eq(error.where, name.text);
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    tmpdir_remove(&dir);
}
END_TEST

START_TEST(refuses_names_that_are_no_file)
{
    ronde_error error = {0};
    ronde_output output;
    ck_assert_int_eq(ronde_output_open(&output, "folder/", &error), RONDE_EOUTPUT);
    ck_assert_ptr_null(output.stream);
    ronde_output_discard(&output);
    ronde_error missing = {0};
    ck_assert_int_eq(ronde_file_write("no/such/folder/x", "x", 1, &missing), RONDE_EOUTPUT);
    ck_assert_ptr_nonnull(strstr(missing.text, "cannot be written"));
}
END_TEST

START_TEST(makes_folders_with_parents)
{
    tmpdir dir = tmpdir_make();
    ronde_error error = {0};
    tmpdir_name deep = tmpdir_file(&dir, "a/b/c");
    ck_assert_ok(ronde_folder_make(deep.text, &error));
    ck_assert_ok(ronde_folder_make(deep.text, &error)); /* again is fine */
    struct stat found;
    ck_assert_int_eq(stat(deep.text, &found), 0);
    ck_assert(S_ISDIR(found.st_mode));
    tmpdir_put(&dir, "file", "x");
    ck_assert_int_ne(ronde_folder_make(tmpdir_file(&dir, "file/d").text, &error), RONDE_OK);
    ronde_error empty = {0};
    ck_assert_int_eq(ronde_folder_make("", &empty), RONDE_EOUTPUT);
    remove(deep.text);
    remove(tmpdir_file(&dir, "a/b").text);
    tmpdir_remove(&dir);
}
END_TEST

static bool read_it(void *payload)
{
    ronde_text text = {0};
    ronde_error error = {0};
    ronde_status status = ronde_file_read(&text, payload, 1000000, &error);
    ck_assert(status == RONDE_OK || (status == RONDE_ENOMEM && text.data == NULL));
    ronde_text_clear(&text);
    return status == RONDE_OK;
}

START_TEST(survives_any_failing_allocation)
{
    tmpdir dir = tmpdir_make();
    tmpdir_put(&dir, "a", "content");
    tmpdir_name name = tmpdir_file(&dir, "a");
    ck_assert_int_eq(oom_run(read_it, name.text, 100), 1);
    tmpdir_remove(&dir);
}
END_TEST

CKX_MAIN("instances/base/file",
         reads_a_whole_file_with_zeros,
         reads_files_larger_than_a_chunk,
         says_which_file_cannot_be_read,
         writes_into_a_pipe_instead_of_replacing_it,
         replaces_an_old_file_only_on_commit,
         discarding_leaves_nothing,
         a_killed_program_leaves_no_half_file,
         a_failed_rename_is_reported_and_leaves_nothing,
         refuses_names_that_are_no_file,
         makes_folders_with_parents,
         survives_any_failing_allocation)
