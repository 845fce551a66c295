/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/instance_json.h"
#include "instances/generate/laundry.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

enum { home_count = 300 };

static ronde_error error;
static const ronde_time noon = 12 * RONDE_HOUR + 30 * RONDE_MINUTE;

static ronde_laundry_options options_of(ronde_van_form form, const char *start)
{
    return (ronde_laundry_options){.seed = 7,
                                   .form = form,
                                   .plant = {6.89, 52.22},
                                   .name = "test",
                                   .start_date = start,
                                   .profile = "van",
                                   .parameters = ronde_laundry_defaults()};
}

static ronde_laundry_user *draw_users(int32_t count)
{
    ronde_address homes[home_count];
    for (int i = 0; i < count; i++) {
        homes[i] = (ronde_address){6.85 + 0.001 * (i % 71), 52.2 + 0.0007 * (i % 37), ""};
    }
    ronde_laundry_parameters with = ronde_laundry_defaults();
    ronde_laundry_user *users = ronde_laundry_users_draw(7, &with, homes, count);
    ck_assert_ptr_nonnull(users);
    return users;
}

static ronde_laundry_week *draw(const ronde_laundry_options *options, int32_t count)
{
    ronde_laundry_user *users = draw_users(count);
    ronde_laundry_week *week = NULL;
    ck_assert_ok(ronde_laundry_draw(&week, options, users, count, &error));
    ronde_free(users);
    return week;
}

/* One user whose helper comes on Tuesday from 9 to 11, a bag each week. */
static ronde_laundry_week *draw_one(ronde_laundry_options options, int32_t safe)
{
    const ronde_laundry_user user = {.id = "anna",
                                     .lon = 6.9,
                                     .lat = 52.2,
                                     .grams_week = 6000,
                                     .weekday = 1,
                                     .has_visit = true,
                                     .visit = {9 * RONDE_HOUR, 11 * RONDE_HOUR}};
    options.parameters.skip_share = 0;
    options.parameters.safe_share = safe;
    ronde_laundry_week *week = NULL;
    ck_assert_ok(ronde_laundry_draw(&week, &options, &user, 1, &error));
    return week;
}

static ronde_laundry_stop only_stop(const ronde_laundry_week *week, int32_t day)
{
    int32_t count = 0;
    ronde_laundry_stop *stops = ronde_laundry_stops(week, day, &count);
    ck_assert_int_eq(count, 1);
    ronde_laundry_stop stop = stops[0];
    ronde_free(stops);
    return stop;
}

static int32_t stop_count(const ronde_laundry_week *week, int32_t day)
{
    int32_t count = 0;
    ronde_free(ronde_laundry_stops(week, day, &count));
    return count;
}

/* Collected on Tuesday, for three hours after the helper has gone; back three working days later,
 * on Friday morning; nothing else that week. */
START_TEST(test_apart)
{
    ronde_laundry_week *week = draw_one(options_of(RONDE_VANS_APART, "2026-11-23"), 0);
    ck_assert_int_eq(ronde_laundry_days(week), 5);
    ronde_laundry_stop out = only_stop(week, 1);
    ck_assert_int_eq(out.dirty, 1);
    ck_assert_int_eq(out.clean, 0);
    ck_assert_int_eq(out.due, 4);
    ck_assert_int_eq(out.window.earliest, 11 * RONDE_HOUR);
    ck_assert_int_eq(out.window.latest, 14 * RONDE_HOUR);
    ck_assert_int_eq(out.duration, 150);
    ronde_laundry_stop back = only_stop(week, 4);
    ck_assert_int_eq(back.clean, 1);
    ck_assert_int_eq(back.dirty, 0);
    ck_assert_int_eq(back.window.latest, noon);
    ck_assert_int_eq(stop_count(week, 0) + stop_count(week, 2) + stop_count(week, 3), 0);
    ronde_laundry_free(week);
    /* With a safe place, any time after the visit and any time at all. */
    week = draw_one(options_of(RONDE_VANS_APART, "2026-11-23"), 100);
    ck_assert_int_eq(only_stop(week, 1).window.earliest, 11 * RONDE_HOUR);
    ck_assert_int_eq(only_stop(week, 1).window.latest, 16 * RONDE_HOUR + 30 * RONDE_MINUTE);
    ck_assert_int_eq(only_stop(week, 4).window.earliest, 8 * RONDE_HOUR);
    ronde_laundry_free(week);
}
END_TEST

/* One stop on Tuesday: a clean bag for a dirty one, 150 + 30 seconds. */
START_TEST(test_swap)
{
    ronde_laundry_week *week = draw_one(options_of(RONDE_VANS_SWAP, "2026-11-23"), 0);
    ronde_laundry_stop stop = only_stop(week, 1);
    ck_assert_int_eq(stop.dirty, 1);
    ck_assert_int_eq(stop.clean, 1);
    ck_assert_int_eq(stop.duration, 180);
    ck_assert_int_eq(stop.due, 6); /* Tuesday of next week */
    ck_assert_int_eq(
        stop_count(week, 0) + stop_count(week, 2) + stop_count(week, 3) + stop_count(week, 4), 0);
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_laundry_build(&instance, week, 1, &error));
    ck_assert_int_eq(instance->tasks[0].kind, RONDE_SWAP);
    ck_assert_str_eq(instance->tasks[0].id, "anna/swap");
    ck_assert_int_eq(instance->tasks[0].initial[0], 1);
    ck_assert_int_eq(instance->tasks[0].change[0], 0);
    ronde_instance_free(instance);
    ronde_laundry_free(week);
}
END_TEST

/* Easter Monday 2026 is 6 April: four working days, Tuesday the first. Collected on Tuesday 7, back
 * on Friday 10; what was collected on Tuesday 31 March came back on Friday 3, Good Friday, so
 * nothing else. With the visit on Monday the helper does not come; the bag goes on Tuesday morning.
 */
START_TEST(test_holiday)
{
    ronde_laundry_options options = options_of(RONDE_VANS_APART, "2026-04-06");
    ronde_laundry_week *week = draw_one(options, 0);
    ck_assert_int_eq(ronde_laundry_days(week), 4);
    ck_assert_int_eq(ronde_laundry_date(week, 0).day, 7);
    ck_assert_int_eq(only_stop(week, 0).dirty, 1);
    ck_assert_int_eq(only_stop(week, 3).clean, 1);
    ronde_laundry_free(week);
    const ronde_laundry_user user = {.id = "bea", .lon = 6.9, .lat = 52.2, .grams_week = 6000};
    options.parameters.skip_share = 0;
    options.parameters.safe_share = 0;
    options.parameters.morning_share = 100;
    ck_assert_ok(ronde_laundry_draw(&week, &options, &user, 1, &error));
    ck_assert_int_eq(only_stop(week, 0).window.earliest, 8 * RONDE_HOUR);
    ck_assert_int_eq(only_stop(week, 0).window.latest, noon);
    ronde_laundry_free(week);
}
END_TEST

/* Some 1,700 kg a week: a plant of 20 kg an hour washes 900 of them, so that promises are put off.
 * What is ready during the day leaves the plant no sooner. */
START_TEST(test_slow_plant)
{
    ronde_laundry_options options = options_of(RONDE_VANS_APART, "2026-11-23");
    ronde_laundry_week *week = draw(&options, home_count);
    int32_t count = 0;
    const ronde_laundry_batch *batches = ronde_laundry_batches(week, &count);
    int32_t postponed = 0;
    for (int32_t i = 0; i < count; i++) {
        postponed += batches[i].postponed;
        ck_assert_int_ge(batches[i].back, batches[i].out + 3);
        ck_assert(batches[i].ready.day <= batches[i].back);
    }
    ck_assert_int_eq(postponed, 0);
    ronde_laundry_free(week);
    options.parameters.kilos_hour = 20;
    week = draw(&options, home_count);
    batches = ronde_laundry_batches(week, &count);
    for (int32_t i = 0; i < count; i++) {
        postponed += batches[i].postponed;
    }
    ck_assert_int_gt(postponed, 100);
    ronde_laundry_free(week);
    /* Back the next day: ready in the course of it. */
    options = options_of(RONDE_VANS_APART, "2026-11-23");
    options.parameters.turnaround = 1;
    week = draw(&options, home_count);
    int32_t released = 0;
    ronde_laundry_stop *stops = ronde_laundry_stops(week, 2, &count);
    for (int32_t i = 0; i < count; i++) {
        released += stops[i].release > 0;
        ck_assert(stops[i].release + RONDE_HOUR < stops[i].window.latest);
    }
    ck_assert_int_gt(released, 10);
    ronde_free(stops);
    ronde_laundry_free(week);
}
END_TEST

/* Every bag that is collected is in one stop of its day, in every form, with kilos and all. */
static void check_bags(const ronde_laundry_week *week)
{
    int32_t count = 0;
    const ronde_laundry_batch *batches = ronde_laundry_batches(week, &count);
    for (int32_t day = 0; day < ronde_laundry_days(week); day++) {
        int32_t dirty = 0;
        int32_t clean = 0;
        int64_t grams = 0;
        for (int32_t i = 0; i < count; i++) {
            dirty += batches[i].out == day ? batches[i].bags : 0;
            clean += batches[i].back == day ? batches[i].bags : 0;
            grams += batches[i].out == day ? batches[i].grams : 0;
        }
        int32_t stop_total = 0;
        ronde_laundry_stop *stops = ronde_laundry_stops(week, day, &stop_total);
        for (int32_t i = 0; i < stop_total; i++) {
            dirty -= stops[i].dirty;
            clean -= stops[i].clean;
            grams -= stops[i].grams;
            ck_assert((stops[i].user == RONDE_NONE) != (stops[i].point == RONDE_NONE));
            ck_assert(stops[i].dirty <= 90 && stops[i].clean <= 90);
        }
        ck_assert_int_eq(dirty, 0);
        ck_assert_int_eq(clean, 0);
        ck_assert_int_eq(grams, 0);
        ronde_free(stops);
    }
}

START_TEST(test_all_bags)
{
    for (int form = 0; form < RONDE_VAN_FORMS; form++) {
        ronde_laundry_options options = options_of((ronde_van_form)form, "2026-11-23");
        ronde_laundry_week *week = draw(&options, home_count);
        check_bags(week);
        int32_t points = 0;
        (void)ronde_laundry_points(week, &points);
        /* 300 cut to parts of at most 60: 37 or 38 each. */
        ck_assert_int_eq(points, form == RONDE_VANS_DROP ? 8 : 0);
        ronde_laundry_free(week);
    }
}
END_TEST

/* The week of a user does not change when others join. */
START_TEST(test_nested)
{
    ronde_laundry_options options = options_of(RONDE_VANS_APART, "2026-11-23");
    options.parameters.kilos_hour = 5000;
    ronde_laundry_week *small = draw(&options, 100);
    ronde_laundry_week *large = draw(&options, home_count);
    int32_t count = 0;
    int32_t large_count = 0;
    const ronde_laundry_batch *batches = ronde_laundry_batches(small, &count);
    const ronde_laundry_batch *others = ronde_laundry_batches(large, &large_count);
    int32_t found = 0;
    for (int32_t i = 0; i < large_count && found < count; i++) {
        const ronde_laundry_batch *one = &batches[found];
        found += others[i].user == one->user && others[i].out == one->out &&
                 others[i].grams == one->grams && others[i].back == one->back;
    }
    ck_assert_int_eq(found, count);
    ronde_laundry_free(small);
    ronde_laundry_free(large);
}
END_TEST

static void text_of(ronde_text *out, ronde_van_form form)
{
    ronde_laundry_options options = options_of(form, "2026-11-23");
    options.parameters.volunteers = 2;
    options.parameters.day_buses = 1;
    ronde_laundry_week *week = draw(&options, home_count);
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_laundry_build(&instance, week, 2, &error));
    const ronde_instance_json_options without = {.without_matrices = true};
    ck_assert_ok(ronde_instance_json_write(out, instance, &without, &error));
    ck_assert(!instance->vehicles_first);
    int32_t kinds[3] = {0};
    for (int32_t i = 0; i < instance->shift_count; i++) {
        kinds[ronde_laundry_vehicle(instance, i)]++;
    }
    ck_assert_int_eq(kinds[RONDE_VOLUNTEER], 2);
    ck_assert_int_eq(kinds[RONDE_DAY_BUS], 1);
    ck_assert_int_gt(kinds[RONDE_VAN], 2);
    ronde_instance_free(instance);
    ronde_laundry_free(week);
}

START_TEST(test_same_bytes)
{
    for (int form = 0; form < RONDE_VAN_FORMS; form++) {
        ronde_text one = {0};
        ronde_text two = {0};
        text_of(&one, (ronde_van_form)form);
        text_of(&two, (ronde_van_form)form);
        ck_assert_str_eq(one.data, two.data);
        ronde_text_clear(&one);
        ronde_text_clear(&two);
    }
}
END_TEST

START_TEST(test_refusals)
{
    ronde_laundry_options options = options_of(RONDE_VANS_APART, "2026-13-01");
    const ronde_laundry_user user = {.id = "x", .lon = 6.9, .lat = 52.2};
    ronde_laundry_week *week = NULL;
    ck_assert_int_eq(ronde_laundry_draw(&week, &options, &user, 1, &error), RONDE_EINPUT);
    options.start_date = "2026-11-23";
    ck_assert_int_eq(ronde_laundry_draw(&week, &options, &user, 0, &error), RONDE_EINPUT);
    error = (ronde_error){0};
    options.parameters.van_to = 500;
    ck_assert_int_eq(ronde_laundry_draw(&week, &options, &user, 1, &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "van_to"));
    ck_assert_int_eq(ronde_laundry_parameter_set(&options.parameters, "turnaround", 11, &error),
                     RONDE_EINPUT);
    ck_assert_int_eq(ronde_laundry_parameter_set(&options.parameters, "turnround", 3, &error),
                     RONDE_EINPUT);
    ck_assert_ptr_null(week);
}
END_TEST

CKX_MAIN("instances/generate/laundry",
         test_apart,
         test_swap,
         test_holiday,
         test_slow_plant,
         test_all_bags,
         test_nested,
         test_same_bytes,
         test_refusals)
