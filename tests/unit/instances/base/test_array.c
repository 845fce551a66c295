/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/array.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <stdint.h>

START_TEST(keeps_what_was_pushed)
{
    RONDE_ARRAY(int) numbers = {0};
    for (int i = 0; i < 1000; i++) {
        ck_assert(ronde_array_push(&numbers, i * i));
    }
    ck_assert_uint_eq(numbers.count, 1000);
    for (int i = 0; i < 1000; i++) {
        ck_assert_int_eq(numbers.items[i], i * i);
    }
    ronde_array_clear(&numbers);
    ck_assert_ptr_null(numbers.items);
    ck_assert_uint_eq(numbers.count, 0);
    ck_assert_uint_eq(numbers.capacity, 0);
}
END_TEST

typedef struct pair {
    int one, other;
} pair;

START_TEST(holds_structs_with_commas)
{
    RONDE_ARRAY(pair) pairs = {0};
    ck_assert(ronde_array_push(&pairs, (pair){.one = 1, .other = 2}));
    ck_assert_int_eq(pairs.items[0].other, 2);
    ronde_array_clear(&pairs);
}
END_TEST

START_TEST(reserves_exactly_enough_room)
{
    RONDE_ARRAY(char) bytes = {0};
    ck_assert(ronde_array_reserve(&bytes, 5000));
    ck_assert_uint_ge(bytes.capacity, 5000);
    char *before = bytes.items;
    for (int i = 0; i < 5000; i++) {
        ck_assert(ronde_array_push(&bytes, 'x'));
    }
    ck_assert_ptr_eq(bytes.items, before); /* no push had to move the items */
    ronde_array_clear(&bytes);
}
END_TEST

START_TEST(refuses_impossible_sizes)
{
    RONDE_ARRAY(int64_t) numbers = {0};
    ck_assert(ronde_array_push(&numbers, 7));
    ck_assert(!ronde_array_reserve(&numbers, SIZE_MAX / 2));
    ck_assert(!ronde_array_reserve(&numbers, SIZE_MAX / 4 - 1));
    ck_assert_uint_eq(numbers.count, 1);
    ck_assert_int_eq(numbers.items[0], 7);
    ronde_array_clear(&numbers);
}
END_TEST

static bool push_many(void *payload)
{
    (void)payload;
    RONDE_ARRAY(int) numbers = {0};
    bool fine = true;
    int pushed = 0;
    for (int i = 0; i < 100 && fine; i++) {
        fine = ronde_array_push(&numbers, i);
        pushed += fine ? 1 : 0;
    }
    /* a failed push changes nothing */
    ck_assert_uint_eq(numbers.count, (size_t)pushed);
    for (int i = 0; i < pushed; i++) {
        ck_assert_int_eq(numbers.items[i], i);
    }
    ronde_array_clear(&numbers);
    return fine;
}

START_TEST(survives_any_failing_allocation)
{
    /* capacities 8 12 18 27 40 60 90 135 */
    ck_assert_int_eq(oom_run(push_many, NULL, 100), 8);
}
END_TEST

CKX_MAIN("instances/base/array",
         keeps_what_was_pushed,
         holds_structs_with_commas,
         reserves_exactly_enough_room,
         refuses_impossible_sizes,
         survives_any_failing_allocation)
