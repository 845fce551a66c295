/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/log.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

typedef struct notebook {
    int count;
    char last[600];
} notebook;

static void note(void *payload, ronde_log_level level, const char *component, const char *line)
{
    notebook *book = payload;
    book->count++;
    snprintf(book->last, sizeof book->last, "%s %s %s", ronde_log_level_name(level), component,
             line);
}

START_TEST(hands_lines_to_the_sink)
{
    notebook book = {0};
    ronde_log log = {note, &book, RONDE_LOG_INFO};
    ronde_log_write(&log, RONDE_LOG_WARNING, "maps.graph", "%d nodes", 7);
    ck_assert_int_eq(book.count, 1);
    ck_assert_str_eq(book.last, "warning maps.graph 7 nodes");
}
END_TEST

START_TEST(leaves_out_what_matters_less)
{
    notebook book = {0};
    ronde_log log = {note, &book, RONDE_LOG_WARNING};
    ronde_log_write(&log, RONDE_LOG_DEBUG, "a", "x");
    ronde_log_write(&log, RONDE_LOG_INFO, "a", "x");
    ck_assert_int_eq(book.count, 0);
    ronde_log_write(&log, RONDE_LOG_WARNING, "a", "x");
    ronde_log_write(&log, RONDE_LOG_ERROR, "a", "x");
    ck_assert_int_eq(book.count, 2);
}
END_TEST

START_TEST(nobody_may_listen)
{
    ronde_log deaf = {0};
    ronde_log_write(NULL, RONDE_LOG_ERROR, "a", "x");
    ronde_log_write(&deaf, RONDE_LOG_ERROR, "a", "x");
}
END_TEST

START_TEST(cuts_long_lines)
{
    notebook book = {0};
    ronde_log log = {note, &book, RONDE_LOG_DEBUG};
    ronde_log_write(&log, RONDE_LOG_INFO, "a", "%0900d", 1);
    ck_assert_uint_eq(strlen(book.last), strlen("info a ") + 500);
}
END_TEST

START_TEST(every_level_has_a_name)
{
    ck_assert_str_eq(ronde_log_level_name(RONDE_LOG_DEBUG), "debug");
    ck_assert_str_eq(ronde_log_level_name(RONDE_LOG_INFO), "info");
    ck_assert_str_eq(ronde_log_level_name(RONDE_LOG_WARNING), "warning");
    ck_assert_str_eq(ronde_log_level_name(RONDE_LOG_ERROR), "error");
}
END_TEST

CKX_MAIN("instances/base/log",
         hands_lines_to_the_sink,
         leaves_out_what_matters_less,
         nobody_may_listen,
         cuts_long_lines,
         every_level_has_a_name)
