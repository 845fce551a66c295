/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/nearest.h"
#include "tests/support/ckx.h"

START_TEST(distance_counts_slips)
{
    ck_assert_int_eq(ronde_word_distance("duration", "duration"), 0);
    ck_assert_int_eq(ronde_word_distance("DURATION", "duration"), 0);
    ck_assert_int_eq(ronde_word_distance("durtion", "duration"), 1);   /* a letter left out */
    ck_assert_int_eq(ronde_word_distance("duraation", "duration"), 1); /* a letter too many */
    ck_assert_int_eq(ronde_word_distance("dutation", "duration"), 1);  /* a wrong letter */
    ck_assert_int_eq(ronde_word_distance("druation", "duration"), 1);  /* two swapped */
    ck_assert_int_eq(ronde_word_distance("", "abc"), 3);
    ck_assert_int_eq(ronde_word_distance("kitten", "sitting"), 3);
}
END_TEST

START_TEST(long_words_are_far_apart)
{
    char word[80];
    for (int i = 0; i < 79; i++) {
        word[i] = 'a';
    }
    word[79] = '\0';
    ck_assert_int_ge(ronde_word_distance(word, word), 1000);
}
END_TEST

START_TEST(only_a_slip_is_taken_for_the_word)
{
    const char *best = NULL;
    ronde_nearest_try(&best, "tsaks", "places");
    ck_assert_ptr_null(best);
    ronde_nearest_try(&best, "tsaks", "tasks");
    ronde_nearest_try(&best, "tsaks", "desks");
    ck_assert_str_eq(best, "tasks");
}
END_TEST

START_TEST(a_name_of_which_no_letter_is_right_is_not_meant)
{
    const char *best = NULL;
    ronde_nearest_try(&best, "x", "o");
    ronde_nearest_try(&best, "", "o");
    ck_assert_ptr_null(best);
}
END_TEST

START_TEST(of_equals_the_first_stays)
{
    const char *best = NULL;
    ronde_nearest_try(&best, "tome", "tame");
    ronde_nearest_try(&best, "tome", "time");
    ck_assert_str_eq(best, "tame");
}
END_TEST

CKX_MAIN("base/nearest",
         distance_counts_slips,
         long_words_are_far_apart,
         only_a_slip_is_taken_for_the_word,
         a_name_of_which_no_letter_is_right_is_not_meant,
         of_equals_the_first_stays)
