/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels: threads */
#include "instances/base/alloc.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

START_TEST(gives_memory_even_of_size_zero)
{
    void *none = ronde_alloc(0);
    void *zeros = ronde_alloc_zero(0, 8);
    ck_assert_ptr_nonnull(none);
    ck_assert_ptr_nonnull(zeros);
    ronde_free(none);
    ronde_free(zeros);
    ronde_free(NULL);
}
END_TEST

START_TEST(zeroed_memory_is_zero)
{
    unsigned char *bytes = ronde_alloc_zero(100, 3);
    ck_assert_ptr_nonnull(bytes);
    for (int i = 0; i < 300; i++) {
        ck_assert_uint_eq(bytes[i], 0);
    }
    ronde_free(bytes);
}
END_TEST

START_TEST(refuses_products_that_overflow)
{
    ck_assert_ptr_null(ronde_realloc(NULL, SIZE_MAX / 2, 3));
    /* volatile: the compiler would warn about the size it can see */
    volatile size_t huge = SIZE_MAX / 2;
    ck_assert_ptr_null(ronde_alloc_zero(huge, 3));
}
END_TEST

START_TEST(realloc_keeps_the_content)
{
    int *numbers = ronde_realloc(NULL, 2, sizeof *numbers);
    ck_assert_ptr_nonnull(numbers);
    numbers[0] = 7;
    numbers[1] = 8;
    numbers = ronde_realloc(numbers, 5000, sizeof *numbers);
    ck_assert_ptr_nonnull(numbers);
    ck_assert_int_eq(numbers[0], 7);
    ck_assert_int_eq(numbers[1], 8);
    ronde_free(numbers);
}
END_TEST

START_TEST(copies_text)
{
    char *copy = ronde_text_copy("Enschede");
    ck_assert_str_eq(copy, "Enschede");
    ronde_free(copy);
}
END_TEST

START_TEST(the_asked_allocation_fails_once)
{
    ronde_alloc_fail_at(1);
    void *first = ronde_alloc(1);
    void *second = ronde_alloc(1);
    void *third = ronde_alloc(1);
    ronde_alloc_fail_at(-1);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(second);
    ck_assert_ptr_nonnull(third);
    ronde_free(first);
    ronde_free(third);
}
END_TEST

START_TEST(a_failed_realloc_leaves_the_block)
{
    char *text = ronde_text_copy("still here");
    ronde_alloc_fail_at(0);
    ck_assert_ptr_null(ronde_realloc(text, 1000, 1));
    ck_assert_str_eq(text, "still here");
    ronde_free(text);
}
END_TEST

/* Two allocations; the second is given up without failing the whole. */
static bool work_with_a_way_round(void *payload)
{
    int *runs = payload;
    ++*runs;
    void *needed = ronde_alloc(8);
    void *nice_to_have = ronde_alloc(8);
    bool fine = needed != NULL;
    ronde_free(needed);
    ronde_free(nice_to_have);
    return fine;
}

START_TEST(oom_run_meets_every_allocation)
{
    int runs = 0;
    ck_assert_int_eq(oom_run(work_with_a_way_round, &runs, 10), 2);
    ck_assert_int_eq(runs, 3); /* the first fails, the second fails, none fails */
}
END_TEST

static void *allocate_often(void *payload)
{
    for (int i = 0; i < 1000; i++) {
        ronde_free(ronde_alloc(16));
    }
    return payload;
}

START_TEST(counts_allocations_of_all_threads)
{
    pthread_t threads[4];
    long before = ronde_alloc_count();
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], NULL, allocate_often, NULL), 0);
    }
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    }
    ck_assert_int_eq(ronde_alloc_count() - before, 4 * 1000);
}
END_TEST

CKX_MAIN("instances/base/alloc",
         gives_memory_even_of_size_zero,
         zeroed_memory_is_zero,
         refuses_products_that_overflow,
         realloc_keeps_the_content,
         copies_text,
         the_asked_allocation_fails_once,
         a_failed_realloc_leaves_the_block,
         oom_run_meets_every_allocation,
         counts_allocations_of_all_threads)
