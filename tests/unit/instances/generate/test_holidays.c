/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/holidays.h"
#include "tests/support/ckx.h"

static bool is_holiday(const char *text)
{
    ronde_date date;
    ck_assert_msg(ronde_date_read(&date, text), "%s", text);
    return ronde_is_holiday(&date);
}

/* Easter Sundays from calendars: 5 April 2026, 31 March 2024, 20 April 2025, 25 April 2038 (the
 * latest there can be), 23 March 2008 (nearly the first). */
START_TEST(test_easter)
{
    static const char *const mondays[] = {"2026-04-06", "2024-04-01", "2025-04-21", "2038-04-26",
                                          "2008-03-24"};
    static const char *const before[] = {"2026-04-03", "2024-03-29", "2025-04-18", "2038-04-23",
                                         "2008-03-21"};
    for (size_t i = 0; i < sizeof mondays / sizeof mondays[0]; i++) {
        ck_assert_msg(is_holiday(mondays[i]), "%s", mondays[i]);
        ck_assert_msg(!is_holiday(before[i]), "%s: Good Friday is none", before[i]);
    }
    ck_assert(is_holiday("2026-05-14")); /* Ascension */
    ck_assert(is_holiday("2026-05-25")); /* Whit Monday */
    ck_assert(!is_holiday("2026-05-26"));
}
END_TEST

START_TEST(test_fixed)
{
    ck_assert(is_holiday("2026-01-01"));
    ck_assert(is_holiday("2026-12-25"));
    ck_assert(is_holiday("2026-12-26"));
    ck_assert(!is_holiday("2026-12-24"));
    ck_assert(is_holiday("2026-04-27"));
    ck_assert(is_holiday("2025-04-26")); /* the 27th is a Sunday */
    ck_assert(!is_holiday("2025-04-27"));
    ck_assert(!is_holiday("2026-04-26"));
    ck_assert(is_holiday("2025-05-05"));
    ck_assert(!is_holiday("2026-05-05"));
}
END_TEST

CKX_MAIN("instances/generate/holidays", test_easter, test_fixed)
