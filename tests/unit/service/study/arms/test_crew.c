/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/crew.h"
#include "tests/support/ckx.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { jobs = 20 };

typedef struct board {
    int32_t answers[jobs];
    int done, stop_after;
} board;

static ronde_status square(void *payload, int32_t index, void *answer, ronde_error *error)
{
    (void)payload;
    (void)error;
    int32_t made = index * index;
    memcpy(answer, &made, sizeof made);
    return RONDE_OK;
}

static ronde_status fail_at_seven(void *payload, int32_t index, void *answer, ronde_error *error)
{
    return index == 7 ? ronde_fail(error, RONDE_EINPUT, "/seven", "seven is wrong")
                      : square(payload, index, answer, error);
}

static ronde_status die_at_seven(void *payload, int32_t index, void *answer, ronde_error *error)
{
    if (index == 7) {
        raise(SIGKILL);
    }
    return square(payload, index, answer, error);
}

static void note(void *payload, int32_t index, const void *answer)
{
    board *on = payload;
    memcpy(&on->answers[index], answer, sizeof on->answers[index]);
    on->done++;
}

static bool stops(void *payload)
{
    const board *on = payload;
    return on->stop_after > 0 && on->done >= on->stop_after;
}

static ronde_status run(board *on, int processes, ronde_crew_job *job, ronde_error *error)
{
    (void)signal(SIGTERM, SIG_DFL); /* check's own handler would end the whole test */
    const ronde_crew crew = {
        .processes = processes, .job = job, .on_done = note, .should_stop = stops, .payload = on};
    return ronde_crew_run(&crew, jobs, error);
}

START_TEST(every_job_is_done_once)
{
    for (int processes = 1; processes <= 3; processes++) {
        ronde_error error = {0};
        board on = {.done = 0};
        ck_assert_ok(run(&on, processes, square, &error));
        ck_assert_int_eq(on.done, jobs);
        for (int i = 0; i < jobs; i++) {
            ck_assert_int_eq(on.answers[i], i * i);
        }
    }
}
END_TEST

START_TEST(a_failure_is_told)
{
    for (int processes = 1; processes <= 3; processes++) {
        ronde_error error = {0};
        board on = {.done = 0};
        ck_assert_int_eq(run(&on, processes, fail_at_seven, &error), RONDE_EINPUT);
        ck_assert_str_eq(error.where, "/seven");
        ck_assert_int_lt(on.done, jobs);
    }
}
END_TEST

START_TEST(a_process_that_dies_is_no_result)
{
    ronde_error error = {0};
    board on = {.done = 0};
    ck_assert_int_eq(run(&on, 2, die_at_seven, &error), RONDE_EBUG);
    ck_assert_ptr_nonnull(strstr(error.text, "signal 9"));
}
END_TEST

START_TEST(it_stops_when_asked_to)
{
    for (int processes = 1; processes <= 3; processes++) {
        ronde_error error = {0};
        board on = {.stop_after = 3};
        ck_assert_int_eq(run(&on, processes, square, &error), RONDE_ESTOPPED);
        ck_assert_int_ge(on.done, 3);
        ck_assert_int_lt(on.done, jobs);
    }
}
END_TEST

CKX_MAIN("study/arms/crew",
         every_job_is_done_once,
         a_failure_is_told,
         a_process_that_dies_is_no_result,
         it_stops_when_asked_to)
