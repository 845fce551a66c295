/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/output.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_cli.h"

#include <string.h>

START_TEST(every_status_has_its_exit_code)
{
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_OK), 0);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_EINPUT), 3);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_EIO), 3);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_ELIMIT), 3);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_ENOMEM), 4);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_EOUTPUT), 4);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_ESTOPPED), 130);
    ck_assert_int_eq(ronde_cli_exit_code(RONDE_EBUG), 70);
}
END_TEST

START_TEST(shows_the_error_of_a_call)
{
    sketch_cli sketch = sketch_cli_open();
    ronde_error error = {0};
    ronde_status status = ronde_fail_at(&error, RONDE_EINPUT, "points.txt", 3, 0, "no latitude");
    ck_assert_int_eq(ronde_cli_finish(&sketch.cli, status, &error, NULL), 3);
    ck_assert_str_eq(sketch_cli_err(&sketch), "ronde: error: points.txt:3: no latitude\n");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(a_status_without_a_record_has_its_sentence)
{
    sketch_cli sketch = sketch_cli_open();
    ck_assert_int_eq(ronde_cli_finish(&sketch.cli, RONDE_ENOMEM, NULL, NULL), 4);
    ck_assert_str_eq(sketch_cli_err(&sketch), "ronde: error: out of memory\n");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(lists_every_fault_once)
{
    sketch_cli sketch = sketch_cli_open();
    ronde_faults faults = {0};
    ronde_error error = {0};
    ronde_faults_add(&faults, RONDE_WARNING, "task.odd", "/tasks/1", "lasts 9 hours");
    ronde_faults_add_at(&faults, RONDE_ERROR, "csv.number", "staff.csv", 12, 4,
                        "write digits such as 20", "'twintig' is no number");
    ronde_faults_add_at(&faults, RONDE_ERROR, "csv.short", "staff.csv", 13, 0, "",
                        "the row has 2 columns instead of 5");
    ronde_status status = ronde_faults_status(&faults, &error);
    ck_assert_int_eq(ronde_cli_finish(&sketch.cli, status, &error, &faults), 3);
    ck_assert_str_eq(
        sketch_cli_err(&sketch),
        "/tasks/1: warning: lasts 9 hours [task.odd]\n"
        "staff.csv:12:4: error: 'twintig' is no number; write digits such as 20 [csv.number]\n"
        "staff.csv:13: error: the row has 2 columns instead of 5 [csv.short]\n"
        "2 errors in the input\n");
    ronde_faults_clear(&faults);
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(says_how_many_were_not_listed)
{
    sketch_cli sketch = sketch_cli_open();
    ronde_faults faults = {0};
    for (int i = 0; i < RONDE_FAULTS_KEPT + 5; i++) {
        ronde_faults_add(&faults, RONDE_WARNING, "", "", "x");
    }
    ronde_cli_list_faults(&sketch.cli, &faults);
    const char *said = sketch_cli_err(&sketch);
    ck_assert_ptr_nonnull(strstr(said, "warning: x\n... and 5 more, not listed\n"));
    ronde_faults_clear(&faults);
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(another_error_is_shown_beside_the_faults)
{
    sketch_cli sketch = sketch_cli_open();
    ronde_faults faults = {0};
    ronde_faults_add(&faults, RONDE_WARNING, "", "/a", "odd");
    ronde_error error = {0};
    ronde_status status = ronde_fail(&error, RONDE_EOUTPUT, "out.json", "cannot be written");
    ck_assert_int_eq(ronde_cli_finish(&sketch.cli, status, &error, &faults), 4);
    ck_assert_str_eq(sketch_cli_err(&sketch), "/a: warning: odd\n"
                                              "ronde: error: out.json: cannot be written\n");
    ronde_faults_clear(&faults);
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(colours_only_where_wanted)
{
    sketch_cli sketch = sketch_cli_open();
    sketch.cli.colour_err = true;
    ronde_cli_finish(&sketch.cli, RONDE_ENOMEM, NULL, NULL);
    ck_assert_str_eq(sketch_cli_err(&sketch), "ronde: \033[31merror\033[0m: out of memory\n");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(progress_is_told_only_when_asked_for)
{
    sketch_cli sketch = sketch_cli_open();
    ronde_cli_progress(&sketch.cli, "%d %%", 5);
    ck_assert_str_eq(sketch_cli_err(&sketch), "");
    sketch.cli.progress = true;
    ronde_cli_progress(&sketch.cli, "%d %%", 5);
    ronde_cli_progress_end(&sketch.cli);
    ck_assert_str_eq(sketch_cli_err(&sketch), "5 %\n");
    sketch.cli.err_terminal = true;
    ronde_cli_progress(&sketch.cli, "%d %%", 6);
    ronde_cli_progress_end(&sketch.cli);
    ck_assert_str_eq(sketch_cli_err(&sketch), "5 %\n\r\033[K6 %\r\033[K");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(wrong_usage_points_to_the_help)
{
    sketch_cli sketch = sketch_cli_open();
    ck_assert_int_eq(ronde_cli_wrong_usage(&sketch.cli, "ronde map", "no %s", "map"), 2);
    ck_assert_str_eq(sketch_cli_err(&sketch), "ronde map: no map\nTry 'ronde map --help'.\n");
    sketch_cli_close(&sketch);
}
END_TEST

START_TEST(output_that_does_not_arrive_is_a_failure)
{
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL) {
        return;
    }
    sketch_cli sketch = sketch_cli_open();
    ronde_cli cli = sketch.cli;
    cli.out = full;
    fputs("data", full);
    ck_assert_int_eq(ronde_cli_flush(&cli, 0), RONDE_EXIT_RESOURCES);
    ck_assert_ptr_nonnull(strstr(sketch_cli_err(&sketch), "no space left"));
    fclose(full);
    ck_assert_int_eq(ronde_cli_flush(&sketch.cli, 1), 1);
    sketch_cli_close(&sketch);
}
END_TEST

CKX_MAIN("service/cli/output",
         every_status_has_its_exit_code,
         shows_the_error_of_a_call,
         a_status_without_a_record_has_its_sentence,
         lists_every_fault_once,
         says_how_many_were_not_listed,
         another_error_is_shown_beside_the_faults,
         colours_only_where_wanted,
         progress_is_told_only_when_asked_for,
         wrong_usage_points_to_the_help,
         output_that_does_not_arrive_is_a_failure)
