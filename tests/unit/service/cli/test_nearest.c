/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/nearest.h"
#include "tests/support/ckx.h"

#include <string.h>

static const char *nearest_of(const char *word, const char *const *names)
{
    ronde_nearest nearest = ronde_nearest_start(word);
    for (; *names != NULL; names++) {
        ronde_nearest_offer(&nearest, *names);
    }
    return nearest.found;
}

static const char *const names[] = {"solve", "check", "generate", "map", "o", NULL};

START_TEST(finds_what_was_meant)
{
    ck_assert_str_eq(nearest_of("sovle", names), "solve"); /* two letters swapped: two changes */
    ck_assert_str_eq(nearest_of("chek", names), "check");
    ck_assert_str_eq(nearest_of("generates", names), "generate");
    ck_assert_str_eq(nearest_of("genrte", names), "generate");
    ck_assert_str_eq(nearest_of("mpa", names), "map");
}
END_TEST

START_TEST(suggests_nothing_far_away)
{
    ck_assert_ptr_null(nearest_of("report", names));
    ck_assert_ptr_null(nearest_of("x", names)); /* not 'o': nothing of it would be left */
    ck_assert_ptr_null(nearest_of("", names));
}
END_TEST

START_TEST(of_equals_the_first_stays)
{
    static const char *const twins[] = {"tame", "time", NULL};
    ck_assert_str_eq(nearest_of("tome", twins), "tame");
}
END_TEST

START_TEST(passes_over_endless_words)
{
    char word[500];
    memset(word, 's', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    const char *const endless[] = {word, "solve", NULL};
    ck_assert_str_eq(nearest_of("solv", endless), "solve");
    ck_assert_ptr_null(nearest_of(word, names));
}
END_TEST

CKX_MAIN("service/cli/nearest",
         finds_what_was_meant,
         suggests_nothing_far_away,
         of_equals_the_first_stays,
         passes_over_endless_words)
