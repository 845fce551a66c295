/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/rng.h"
#include "service/study/arms/small_cells.h"
#include "tests/support/ckx.h"

#include <string.h>

enum { rows_most = 12 };

/* The attack: the total is known, and what is shown is taken from it. True if that, or a cell
 * itself, tells of 1 to 9 people, or of one row alone. */
static bool tells(const bool *hidden, const int32_t *counts, size_t count)
{
    int64_t left = 0;
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        if (!hidden[i] && counts[i] > 0 && counts[i] < 10) {
            return true;
        }
        left += counts[i];
        left -= hidden[i] ? 0 : counts[i];
        rows += hidden[i] ? 1 : 0;
    }
    return left > 0 && (left < 10 || rows == 1);
}

START_TEST(few_people_are_hidden_and_nobody_else)
{
    const int32_t counts[] = {9, 1, 10, 0, 250};
    bool hidden[5] = {false};
    const bool expected[5] = {true, true, false, false, false}; /* 9 and 1 together are 10 */
    ck_assert(ronde_small_cells_hide(hidden, counts, 5));
    ck_assert_mem_eq(hidden, expected, sizeof hidden);
    ck_assert(!ronde_small_cells_hide(hidden, counts, 5));
}
END_TEST

START_TEST(one_hidden_row_is_not_the_total_less_the_rest)
{
    const int32_t counts[] = {40, 7, 30, 55, 0};
    bool hidden[5] = {false};
    const bool expected[5] = {false, true, true, false, false}; /* the smallest other that is any */
    ck_assert(tells((const bool[5]){false, true, false, false, false}, counts, 5));
    ck_assert(ronde_small_cells_hide(hidden, counts, 5));
    ck_assert_mem_eq(hidden, expected, sizeof hidden);
}
END_TEST

START_TEST(few_people_together_are_few)
{
    const int32_t counts[] = {2, 3, 12, 80};
    bool hidden[4] = {false};
    const bool expected[4] = {true, true, true, false}; /* 2 + 3 alone would be told as 5 */
    ck_assert(ronde_small_cells_hide(hidden, counts, 4));
    ck_assert_mem_eq(hidden, expected, sizeof hidden);
}
END_TEST

START_TEST(no_attack_succeeds_where_there_are_enough_people)
{
    ronde_rng rng = ronde_rng_new(7, 1);
    int naive_tells = 0;
    for (int draw = 0; draw < 2000; draw++) {
        int32_t counts[rows_most];
        bool hidden[rows_most];
        bool naive[rows_most];
        for (size_t i = 0; i < rows_most; i++) {
            counts[i] = (int32_t)ronde_rng_below(&rng, 40);
            hidden[i] = ronde_rng_chance(&rng, 5); /* hidden for another reason */
            naive[i] = hidden[i] || (counts[i] > 0 && counts[i] < 10);
        }
        counts[0] = 25;
        counts[1] = 30;
        hidden[0] = hidden[1] = naive[0] = naive[1] = false;
        naive_tells += tells(naive, counts, rows_most) ? 1 : 0;
        (void)ronde_small_cells_hide(hidden, counts, rows_most);
        ck_assert_msg(!tells(hidden, counts, rows_most), "draw %d", draw);
    }
    ck_assert_int_gt(naive_tells, 100); /* the attack works on what is only hidden cell by cell */
}
END_TEST

START_TEST(a_row_alone_is_hidden_all_the_same)
{
    const int32_t counts[] = {4, 0};
    bool hidden[2] = {false};
    ck_assert(ronde_small_cells_hide(hidden, counts, 2));
    ck_assert(hidden[0]);
    ck_assert(!hidden[1]);
}
END_TEST

CKX_MAIN("service/study/arms/small_cells",
         few_people_are_hidden_and_nobody_else,
         one_hidden_row_is_not_the_total_less_the_rest,
         few_people_together_are_few,
         no_attack_succeeds_where_there_are_enough_people,
         a_row_alone_is_hidden_all_the_same)
