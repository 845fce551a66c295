/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_residents.h"
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <string.h>

static ronde_error error;

static int32_t users_at(ronde_laundry_user **out, const ronde_population *people, int32_t take_up)
{
    const ronde_population_arm arm = {
        .laundry = RONDE_ARM_CENTRAL, .take_up = take_up, .provider = RONDE_NONE};
    int32_t count = 0;
    ck_assert_ok(ronde_laundry_users_of(out, &count, people, &arm, &error));
    return count;
}

/* Nobody at 0, everybody with laundry care at 100 %; users at 30 % use it at 60 %, too. */
START_TEST(test_nested)
{
    const ronde_population_options options = ronde_population_options_default();
    ronde_population *people = town_people(&options);
    ronde_laundry_user *none;
    ronde_laundry_user *some;
    ronde_laundry_user *more;
    ronde_laundry_user *all;
    ck_assert_int_eq(users_at(&none, people, 0), 0);
    int32_t count = users_at(&some, people, 3000);
    int32_t more_count = users_at(&more, people, 6000);
    int32_t with_laundry = 0;
    for (int32_t i = 0; i < ronde_population_residents(people); i++) {
        with_laundry += ronde_population_resident(people, i).laundry_minutes > 0;
    }
    ck_assert_int_eq(users_at(&all, people, 10000), with_laundry);
    ck_assert_int_gt(count, 0);
    ck_assert_int_lt(count, more_count);
    int32_t found = 0;
    for (int32_t i = 0; i < more_count && found < count; i++) {
        found += strcmp(more[i].id, some[found].id) == 0;
        ck_assert_int_gt(more[i].grams_week, 0);
        ck_assert(more[i].weekday >= 0 && more[i].weekday < 5);
    }
    ck_assert_int_eq(found, count);
    ronde_free(none);
    ronde_free(some);
    ronde_free(more);
    ronde_free(all);
    ronde_population_free(people);
}
END_TEST

CKX_MAIN("instances/generate/laundry_residents", test_nested)
