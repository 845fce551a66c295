/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/course.h"
#include "tests/support/ckx.h"

enum { limit = 100 }; /* seconds */

/* A search that does `rate` iterations a second, planned for another number of them. Returns the
 * seconds that it takes. */
static double run(ronde_course *course, int64_t planned, double rate)
{
    int64_t iteration = 0;
    ronde_course_begin(course, 0, 0.0);
    while (iteration < planned) {
        int64_t mark = ronde_course_mark(course, planned);
        if (mark >= planned) {
            break;
        }
        ck_assert_int_ge(mark, iteration);
        iteration = mark;
        double now = (double)iteration / rate;
        planned = ronde_course_revise(course, iteration, now, limit - now);
    }
    return (double)planned / rate;
}

START_TEST(test_a_wrong_guess_is_put_right)
{
    static const int64_t guesses[] = {200, 50000, 100000, 250000};
    for (size_t i = 0; i < sizeof guesses / sizeof guesses[0]; i++) {
        ronde_course course = {.timed = true};
        double seconds = run(&course, guesses[i], 1000.0); /* 100,000 fit */
        ck_assert_double_eq_tol(seconds, limit, 0.01);
        ck_assert_int_eq(course.count, RONDE_REVISIONS);
    }
}
END_TEST

START_TEST(test_without_a_clock_nothing_is_revised)
{
    ronde_course course = {0};
    ck_assert(ronde_course_mark(&course, 1000) == INT64_MAX);
}
END_TEST

START_TEST(test_a_run_is_repeated_as_it_went)
{
    ronde_course course = {.given = 2, .revised = {500, 700}};
    ck_assert_int_eq(ronde_course_mark(&course, 100), 4); /* 3 % of 100, and one */
    ck_assert_int_eq(ronde_course_revise(&course, 4, 0.0, 0.0), 500);
    ck_assert_int_eq(ronde_course_mark(&course, 500), 4 + 34 + 1); /* 7 % of 496 */
    ck_assert_int_eq(ronde_course_revise(&course, 39, 0.0, 0.0), 700);
    ck_assert(ronde_course_mark(&course, 700) == INT64_MAX);
}
END_TEST

START_TEST(test_marks_lie_behind_the_beginning)
{
    ronde_course course = {.timed = true};
    ronde_course_begin(&course, 600, 5.0);
    ck_assert_int_eq(ronde_course_mark(&course, 1000), 600 + 12 + 1);
    ck_assert_int_eq(ronde_course_revise(&course, 613, 6.0, 10.0), 613 + 130 + 1); /* 13 a second */
    ck_assert_int_gt(ronde_course_mark(&course, 620), 613); /* planned less: still ahead */
    ck_assert_int_eq(ronde_course_revise(&course, 700, 9.0, -1.0), 701); /* too late */
}
END_TEST

START_TEST(test_another_search_follows)
{
    ronde_course leader = {.timed = true, .count = 1, .revised = {900}, .iteration = 30};
    ronde_course follower = {.timed = true};
    ronde_course_follow(&follower, &leader, 130);
    ck_assert_int_eq(follower.count, 1);
    ck_assert_int_eq(follower.revised[0], 900);
    ck_assert_int_eq(ronde_course_mark(&follower, 900), 130 + 53 + 1); /* 7 % of 770 */
}
END_TEST

CKX_MAIN("solver/search/course",
         test_a_wrong_guess_is_put_right,
         test_without_a_clock_nothing_is_revised,
         test_a_run_is_repeated_as_it_went,
         test_marks_lie_behind_the_beginning,
         test_another_search_follows)
