/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "instances/base/arena.h"
#include "instances/base/rng.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"

#include <stdint.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#    define WITH_ASAN 1
#elif defined(__has_feature)
#    if __has_feature(address_sanitizer)
#        define WITH_ASAN 1
#    endif
#endif
#ifdef WITH_ASAN
#    include <sanitizer/asan_interface.h>
#endif

START_TEST(memory_is_zero_and_aligned)
{
    ronde_arena *arena = ronde_arena_new(0);
    ck_assert_ptr_nonnull(arena);
    for (size_t size = 0; size < 700; size += 13) {
        unsigned char *bytes = ronde_arena_take(arena, size, 1);
        ck_assert_ptr_nonnull(bytes);
        ck_assert_uint_eq((uintptr_t)bytes % 16, 0);
        for (size_t i = 0; i < size; i++) {
            ck_assert_uint_eq(bytes[i], 0);
        }
        memset(bytes, 0xff, size);
    }
    ronde_arena_free(arena);
    ronde_arena_free(NULL);
}
END_TEST

/* Random sizes over many blocks; each piece is filled with its number and must keep it. */
START_TEST(pieces_never_move_nor_overlap)
{
    enum { pieces = 2000 };
    unsigned char *taken[pieces];
    size_t sizes[pieces];
    uint64_t seed = ckx_seed(1);
    ronde_rng rng = ronde_rng_new(seed, 0);
    ronde_arena *arena = ronde_arena_new(256);
    for (int i = 0; i < pieces; i++) {
        sizes[i] = ronde_rng_below(&rng, 300);
        taken[i] = ronde_arena_take(arena, sizes[i], 1);
        ck_assert_ptr_nonnull(taken[i]);
        memset(taken[i], i % 251, sizes[i]);
    }
    for (int i = 0; i < pieces; i++) {
        for (size_t j = 0; j < sizes[i]; j++) {
            ck_assert_msg(taken[i][j] == i % 251, "seed %llu: piece %d", (unsigned long long)seed,
                          i);
        }
    }
    ronde_arena_free(arena);
}
END_TEST

START_TEST(rewinding_gives_the_same_place_again)
{
    ronde_arena *arena = ronde_arena_new(256);
    char *kept = ronde_arena_text(arena, "kept");
    size_t size = ronde_arena_size(arena);
    ronde_arena_mark mark = ronde_arena_top(arena);
    char *first = ronde_arena_take(arena, 16, 1);
    memset(first, 'x', 16);
    ck_assert_ptr_nonnull(ronde_arena_take(arena, 100000, 1)); /* needs a block of its own */
    ck_assert_uint_gt(ronde_arena_size(arena), size);
    ronde_arena_rewind(arena, mark);
    ck_assert_uint_eq(ronde_arena_size(arena), size);
    char *again = ronde_arena_take(arena, 16, 1);
    ck_assert_ptr_eq(again, first);
    ck_assert_int_eq(again[0], 0); /* zeroed anew */
    ck_assert_str_eq(kept, "kept");
    ronde_arena_free(arena);
}
END_TEST

START_TEST(memory_behind_the_top_is_poisoned)
{
#ifdef WITH_ASAN
    ronde_arena *arena = ronde_arena_new(1024);
    ronde_arena_mark mark = ronde_arena_top(arena);
    char *taken = ronde_arena_take(arena, 64, 1);
    ck_assert_int_eq(__asan_address_is_poisoned(taken + 63), 0);
    ck_assert_int_ne(__asan_address_is_poisoned(taken + 64), 0);
    ronde_arena_rewind(arena, mark);
    ck_assert_int_ne(__asan_address_is_poisoned(taken), 0);
    ronde_arena_free(arena);
#endif
}
END_TEST

START_TEST(refuses_sizes_that_overflow)
{
    ronde_arena *arena = ronde_arena_new(256);
    ck_assert_ptr_null(ronde_arena_take(arena, SIZE_MAX / 2, 3));
    ck_assert_ptr_null(ronde_arena_take(arena, SIZE_MAX, 1));
    ck_assert_ptr_nonnull(ronde_arena_take(arena, 16, 1)); /* still usable */
    ronde_arena_free(arena);
}
END_TEST

static bool fill_an_arena(void *payload)
{
    (void)payload;
    ronde_arena *arena = ronde_arena_new(256);
    if (arena == NULL) {
        return false;
    }
    bool fine = ronde_arena_text(arena, "first") != NULL;
    fine = fine && ronde_arena_take(arena, 1000, 8) != NULL;
    fine = fine && ronde_arena_take(arena, 5000, 8) != NULL;
    ronde_arena_free(arena);
    return fine;
}

START_TEST(survives_any_failing_allocation)
{
    /* the arena, its first block, and one block for each large piece */
    ck_assert_int_eq(oom_run(fill_an_arena, NULL, 100), 4);
}
END_TEST

CKX_MAIN("instances/base/arena",
         memory_is_zero_and_aligned,
         pieces_never_move_nor_overlap,
         rewinding_gives_the_same_place_again,
         memory_behind_the_top_is_poisoned,
         refuses_sizes_that_overflow,
         survives_any_failing_allocation)
