/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "instances/generate/washing.h"
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <string.h>

static void ck_refused(const ronde_population_options *options, int32_t homes_given)
{
    ronde_error error = {0};
    ronde_address homes[TOWN_HOMES];
    ronde_population *population = NULL;
    town_homes(homes);
    ck_assert_int_eq(ronde_population_draw(&population, options, homes, homes_given, &error),
                     RONDE_EINPUT);
    ck_assert_str_ne(error.text, "");
    ck_assert_ptr_null(population);
}

START_TEST(what_cannot_be_is_refused)
{
    const ronde_population_options usual = ronde_population_options_default();
    ronde_population_options options = usual;
    ck_refused(&options, ronde_population_addresses(&options) - 1);
    options.residents = 0;
    ck_refused(&options, TOWN_HOMES);
    options = usual;
    options.providers = RONDE_WEEK_PROVIDERS + 1;
    ck_refused(&options, TOWN_HOMES);
    options = usual;
    options.start_date = "next week";
    ck_refused(&options, TOWN_HOMES);
    options = usual;
    options.helpers = 10; /* 60 residents each */
    ck_refused(&options, TOWN_HOMES);
}
END_TEST

START_TEST(a_parameter_is_found_in_each_of_the_tables)
{
    ronde_error error = {0};
    ronde_population_options options = ronde_population_options_default();
    ck_assert_ok(ronde_population_parameter_set(&options, "cancel_share", 3, &error));
    ck_assert_ok(ronde_population_parameter_set(&options, "travel_minutes", 4, &error));
    ck_assert_ok(ronde_population_parameter_set(&options, "full_minutes", 45, &error));
    ck_assert_int_eq(options.own.cancel_share, 3);
    ck_assert_int_eq(options.week.travel_minutes, 4);
    ck_assert_int_eq(options.day.full_minutes, 45);
    ck_assert_int_eq(ronde_population_parameter_set(&options, "full_minutes", 46, &error),
                     RONDE_EINPUT);
    ck_assert_int_eq(ronde_population_parameter_set(&options, "nonsense", 1, &error), RONDE_EINPUT);
}
END_TEST

/* What 600 residents are like. */
typedef struct tally {
    int weekdays[5], laundry, returns, two_weekly, lonely, oldest, oldest_laundry, without_regular;
    int64_t full_grams, full;
} tally;

static tally count(const ronde_population *population)
{
    tally found = {0};
    for (int32_t i = 0; i < ronde_population_residents(population); i++) {
        ronde_population_person person = ronde_population_resident(population, i);
        bool laundry = person.laundry != RONDE_LAUNDRY_NONE;
        bool oldest = person.age == RONDE_AGE_80_ON;
        bool full = person.laundry == RONDE_LAUNDRY_FULL;
        found.weekdays[person.weekday]++;
        found.laundry += laundry;
        found.returns += person.returns;
        found.two_weekly += person.two_weekly;
        found.lonely += person.lonely;
        found.oldest += oldest;
        found.oldest_laundry += oldest && laundry;
        found.without_regular += person.regular == RONDE_NONE;
        found.full_grams += full ? person.grams : 0;
        found.full += full;
        ck_assert(laundry == (person.laundry_minutes > 0) && laundry == (person.way != 0));
        ck_assert(person.returns == (person.way == RONDE_WAY_RETURN));
        ck_assert(laundry == (person.grams > 0));
        ck_assert_int_eq(ronde_population_find(population, person.id), i);
    }
    return found;
}

/* Shares of 600 residents within four standard deviations (sqrt(600 p q) is 12.2 at most):
 * laundry 50 %, of those returns 20 % (60, deviation 7.3), two-weekly 15 % (90, 8.7), lonely
 * 0.65 * 35 + 0.35 * 10 = 26 % (157, 10.8), 80+ 35 % with up to 12 percentage points of the area.
 * Of the 80+ 63 % have laundry care, of the others 43 %. Work is shared among the days by hours:
 * no day is empty. Full laundry of one is 6 kg, of two 9: 7.05 on average, within 4 * 2 /
 * sqrt(180).
 */
START_TEST(shares_are_as_wished)
{
    ronde_population_options options = ronde_population_options_default();
    ronde_population *population = town_people(&options);
    tally found = count(population);
    for (int day = 0; day < 5; day++) {
        ck_assert_int_ge(found.weekdays[day], 60);
    }
    ck_assert_int_ge(found.laundry, 300 - 49);
    ck_assert_int_le(found.laundry, 300 + 49);
    ck_assert_int_ge(found.returns, 60 - 30);
    ck_assert_int_le(found.returns, 60 + 30);
    ck_assert_int_ge(found.two_weekly, 90 - 35);
    ck_assert_int_le(found.two_weekly, 90 + 35);
    ck_assert_int_ge(found.lonely, 157 - 43);
    ck_assert_int_le(found.lonely, 157 + 43);
    ck_assert_int_ge(found.oldest, (35 - 12) * 6 - 47);
    ck_assert_int_le(found.oldest, (35 + 12) * 6 + 47);
    ck_assert_int_gt(found.oldest_laundry * (600 - found.oldest),
                     (found.laundry - found.oldest_laundry) * found.oldest);
    ck_assert_int_ge(found.full_grams / found.full, 7050 - 600);
    ck_assert_int_le(found.full_grams / found.full, 7050 + 600);
    ck_assert_int_le(found.without_regular, 600 / 5); /* 5 % are new, some find nobody */
    ronde_population_free(population);
}
END_TEST

/* With longer laundry and more returns people would come on other days; kept, only that differs. */
START_TEST(rounds_are_kept_where_minutes_change)
{
    ronde_error error = {0};
    ronde_population_options options = ronde_population_options_default();
    ronde_population *before = town_people(&options);
    options.helpers = ronde_population_helpers(before);
    options.day.full_minutes += 10;
    options.day.return_share += 15;
    ronde_population *after = town_people(&options);
    int32_t others = 0;
    for (int kept = 0; kept < 2; kept++) {
        others = 0;
        for (int32_t i = 0; i < ronde_population_residents(before); i++) {
            ronde_population_person one = ronde_population_resident(before, i);
            ronde_population_person other = ronde_population_resident(after, i);
            others += one.weekday != other.weekday || one.regular != other.regular ? 1 : 0;
            bool longer = other.laundry_minutes > one.laundry_minutes;
            ck_assert(longer == (one.laundry == RONDE_LAUNDRY_FULL));
        }
        if (kept == 0) {
            ck_assert_int_gt(others, 100);
            ck_assert_ok(ronde_population_keep_rounds(after, before, &error));
        }
    }
    ck_assert_int_eq(others, 0);
    ronde_population_free(after);
    options.residents--;
    after = town_people(&options);
    ck_assert_int_eq(ronde_population_keep_rounds(after, before, &error), RONDE_EINPUT);
    ronde_population_free(after);
    ronde_population_free(before);
}
END_TEST

/* 600 residents, areas of 400 at most: two of 300. With 100: eight of 75. */
START_TEST(districts_have_names_and_like_sizes)
{
    ronde_population_options options = ronde_population_options_default();
    ronde_population *population = town_people(&options);
    ck_assert_int_eq(ronde_population_districts(population), 2);
    ck_assert_str_eq(ronde_population_district_name(population, 1), "gebied 2");
    ronde_population_free(population);
    options.own.area_size = 100;
    population = town_people(&options);
    int sizes[8] = {0};
    ck_assert_int_eq(ronde_population_districts(population), 8);
    for (int32_t i = 0; i < 600; i++) {
        sizes[ronde_population_resident(population, i).district]++;
    }
    for (int i = 0; i < 8; i++) {
        ck_assert_int_eq(sizes[i], 75);
    }
    ronde_population_free(population);
}
END_TEST

/* 50 % of 600 residents; they have no laundry care and no agreement yet. */
START_TEST(the_waiting_list_is_drawn_with_the_population)
{
    ronde_population_options options = ronde_population_options_default();
    ronde_population *population = town_people(&options);
    ck_assert_int_eq(ronde_population_waiting(population), 300);
    for (int32_t i = 0; i < 300; i++) {
        ronde_population_person person = ronde_population_wait(population, i);
        ck_assert_int_eq(person.laundry, RONDE_LAUNDRY_NONE);
        ck_assert_int_eq(person.weekday, RONDE_NONE);
        ck_assert_int_eq(person.regular, RONDE_NONE);
        ck_assert_int_ge(person.minutes, options.day.cleaning_least);
    }
    ck_assert_str_eq(ronde_population_wait(population, 299).id, "w0300");
    ronde_population_free(population);
}
END_TEST

START_TEST(the_first_provider_is_the_largest_and_helps_its_own)
{
    ronde_population_options options = ronde_population_options_default();
    options.providers = 4;
    ronde_population *population = town_people(&options);
    int sizes[4] = {0};
    for (int32_t i = 0; i < 600; i++) {
        sizes[ronde_population_resident(population, i).provider]++;
    }
    ck_assert_str_eq(ronde_population_provider_name(population, 3), "provider4");
    ck_assert_int_gt(sizes[0], sizes[3]); /* 5 of 14 against 2 of 14 */
    ck_assert_int_gt(sizes[3], 0);
    ronde_population_free(population);
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    ronde_error error = {0};
    ronde_address homes[TOWN_HOMES];
    ronde_population_options options = ronde_population_options_default();
    const ronde_population_arm arm = {.provider = RONDE_NONE, .waiting = 3};
    options.residents = 20;
    options.helpers = 6;
    town_homes(homes);
    ronde_status status = RONDE_ENOMEM;
    for (long n = 0; status == RONDE_ENOMEM && n < 100000; n++) {
        ronde_population *population = NULL;
        ronde_instance *instance = NULL;
        ronde_alloc_fail_at(n);
        status = ronde_population_draw(&population, &options, homes, TOWN_HOMES, &error);
        status = status == RONDE_OK ? ronde_population_day(&instance, population, 0, &arm, &error)
                                    : status;
        ronde_alloc_fail_at(-1);
        ck_assert_int_eq(instance != NULL, status == RONDE_OK);
        ronde_instance_free(instance);
        ronde_population_free(population);
    }
    ck_assert_int_eq(status, RONDE_OK);
}
END_TEST

CKX_MAIN("generate/population",
         what_cannot_be_is_refused,
         a_parameter_is_found_in_each_of_the_tables,
         shares_are_as_wished,
         rounds_are_kept_where_minutes_change,
         districts_have_names_and_like_sizes,
         the_waiting_list_is_drawn_with_the_population,
         the_first_provider_is_the_largest_and_helps_its_own,
         memory_that_runs_out_is_told)
