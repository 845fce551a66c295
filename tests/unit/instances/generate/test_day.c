/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/day.h"
#include "tests/support/ckx.h"
#include "tests/support/same_seed.h"

#include <string.h>

enum { home_count = 400 };

/* Homes on a spiral, each in a street of its own number of letters. */
static void make_homes(ronde_address *homes)
{
    for (int i = 0; i < home_count; i++) {
        homes[i] = (ronde_address){6.85 + 0.0001 * i, 52.2 + 0.00007 * (i % 37), "Lindelaan"};
    }
}

static ronde_day_options options_of(uint64_t seed)
{
    return (ronde_day_options){.seed = seed,
                               .residents = 200,
                               .name = "test",
                               .start_date = "2026-11-25",
                               .parameters = ronde_day_defaults()};
}

static ronde_drawn_day *draw(uint64_t seed)
{
    ronde_error error = {0};
    ronde_address homes[home_count];
    make_homes(homes);
    ronde_day_options options = options_of(seed);
    ronde_drawn_day *day = NULL;
    ck_assert_ok(ronde_day_draw(&day, &options, homes, home_count, &error));
    return day;
}

static void clients_of(ronde_text *out, uint64_t seed)
{
    ronde_drawn_day *day = draw(seed);
    ronde_day_clients_csv(out, day);
    ronde_day_free(day);
}

START_TEST(the_same_seed_gives_the_same_day_and_another_seed_another)
{
    ck_assert_seeded(clients_of);
}
END_TEST

static int64_t sum_of_durations(const ronde_instance *instance)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        sum += instance->tasks[i].kind == RONDE_BREAK ? 0 : instance->tasks[i].duration;
    }
    return sum;
}

START_TEST(both_arms_have_the_same_residents_and_only_the_laundry_differs)
{
    ronde_error error = {0};
    ronde_drawn_day *day = draw(3);
    ronde_instance *home = NULL;
    ronde_instance *central = NULL;
    ck_assert_ok(ronde_day_build(&home, day, RONDE_ARM_HOME, &error));
    ck_assert_ok(ronde_day_build(&central, day, RONDE_ARM_CENTRAL, &error));
    ck_assert_int_eq(home->request_count, 200);
    ck_assert_int_eq(central->request_count, 200);
    ck_assert_int_eq(home->place_count, central->place_count);
    ck_assert_int_eq(home->shift_count, central->shift_count);
    ck_assert_int_gt(home->link_count, 0); /* return visits */
    ck_assert_int_eq(central->link_count, 0);
    /* Half of the residents have laundry: 15 or 35 minutes at home, 7 that stay. */
    int64_t freed = sum_of_durations(home) - sum_of_durations(central);
    ck_assert_int_gt(freed, (int64_t)60 * (15 - 7) * 60);
    ck_assert_int_lt(freed, (int64_t)140 * (35 + 15 - 7) * 60);
    ronde_instance_free(home);
    ronde_instance_free(central);
    ronde_day_free(day);
}
END_TEST

START_TEST(shares_are_near_their_parameters)
{
    ronde_error error = {0};
    ronde_drawn_day *day = draw(5);
    ronde_instance *home = NULL;
    ck_assert_ok(ronde_day_build(&home, day, RONDE_ARM_HOME, &error));
    /* Expected 200 * 50 % * 20 % = 20 return visits; three deviations of the binomial are 13. */
    ck_assert_int_gt(home->link_count, 7);
    ck_assert_int_lt(home->link_count, 33);
    /* Work is at most about the helpers' hours: utilisation 88 % before travel is exact. */
    int64_t hours = 0;
    for (int32_t i = 0; i < home->shift_count; i++) {
        hours += home->shifts[i].latest - home->shifts[i].earliest;
    }
    ck_assert_int_lt(sum_of_durations(home), hours);
    ck_assert_int_gt(sum_of_durations(home), hours * 6 / 10);
    ronde_instance_free(home);
    ronde_day_free(day);
}
END_TEST

START_TEST(parameters_are_set_by_name_within_their_range)
{
    ronde_error error = {0};
    ronde_day_parameters parameters = ronde_day_defaults();
    ck_assert_ok(ronde_day_parameter_set(&parameters, "wash_minutes", 90, &error));
    ck_assert_int_eq(parameters.wash_minutes, 90);
    ck_assert_int_eq(ronde_day_parameter_set(&parameters, "wash_minutes", 900, &error),
                     RONDE_EINPUT);
    ck_assert_int_eq(parameters.wash_minutes, 90);
    ronde_error unknown = {0};
    ck_assert_int_eq(ronde_day_parameter_set(&parameters, "wash", 90, &unknown), RONDE_EINPUT);
    for (const ronde_parameter_text *row = ronde_day_parameter_table; row->name != NULL; row++) {
        ck_assert_int_le(row->low, row->value);
        ck_assert_int_le(row->value, row->high);
        ck_assert_str_ne(row->source, "");
    }
}
END_TEST

START_TEST(too_few_homes_and_wrong_counts_are_refused)
{
    ronde_error error = {0};
    ronde_address homes[home_count];
    make_homes(homes);
    ronde_day_options options = options_of(1);
    ronde_drawn_day *day = NULL;
    ck_assert_int_eq(ronde_day_draw(&day, &options, homes, 200, &error), RONDE_EINPUT);
    options.residents = 0;
    ck_assert_int_eq(ronde_day_draw(&day, &options, homes, home_count, NULL), RONDE_EINPUT);
    ck_assert_ptr_null(day);
}
END_TEST

CKX_MAIN("instances/generate/day",
         the_same_seed_gives_the_same_day_and_another_seed_another,
         both_arms_have_the_same_residents_and_only_the_laundry_differs,
         shares_are_near_their_parameters,
         parameters_are_set_by_name_within_their_range,
         too_few_homes_and_wrong_counts_are_refused)
