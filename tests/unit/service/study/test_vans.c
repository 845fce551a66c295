/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/vans_parts.h"
#include "tests/support/ckx.h"

/* Two residents, one van, one day, every figure by hand.
 *
 * Between any two places it takes 600 s and 5 km. Anna's visit on Tuesday is from 9 to 11: her bag
 * of 6 kg is collected from 11:00 on. Bea's was collected on Thursday and comes back today, in the
 * morning. The van: loads 15 min, drives to Bea (600 s), leaves the bag (150 s), waits until 11:00,
 * collects Anna's bag (150 s), drives back (600 s). */

static ronde_error error;

enum { travel = 600, metres = 5000, today = 1 };

static ronde_laundry_week *draw(ronde_laundry_options *options)
{
    static const ronde_laundry_user users[] = {{.id = "anna",
                                                .lon = 6.9,
                                                .lat = 52.2,
                                                .grams_week = 6000,
                                                .weekday = 1,
                                                .has_visit = true,
                                                .visit = {9 * RONDE_HOUR, 11 * RONDE_HOUR}},
                                               {.id = "bea",
                                                .lon = 6.91,
                                                .lat = 52.2,
                                                .grams_week = 4000,
                                                .weekday = 3,
                                                .has_visit = true,
                                                .visit = {8 * RONDE_HOUR, 10 * RONDE_HOUR}}};
    *options = (ronde_laundry_options){.form = RONDE_VANS_APART,
                                       .plant = {6.89, 52.22},
                                       .name = "",
                                       .start_date = "2026-11-23",
                                       .profile = "van",
                                       .parameters = ronde_laundry_defaults()};
    options->parameters.skip_share = 0;
    options->parameters.safe_share = 0;
    options->parameters.kilos_spread = 0;
    ronde_laundry_week *week = NULL;
    ck_assert_ok(ronde_laundry_draw(&week, options, users, 2, &error));
    return week;
}

static ronde_instance *build(const ronde_laundry_week *week)
{
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_laundry_build(&instance, week, today, &error));
    ck_assert_int_eq(instance->task_count, 2 + instance->break_count);
    ronde_matrix matrix = {0};
    ck_assert_ok(ronde_matrix_init(&matrix, instance->place_count, 0, &error));
    for (int32_t i = 0; i < matrix.size * matrix.size; i++) {
        bool same = i % (matrix.size + 1) == 0;
        matrix.durations[i] = same ? 0 : travel;
        matrix.distances[i] = same ? 0 : metres;
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    return instance;
}

static void add(ronde_plan *plan,
                ronde_stop_kind kind,
                int32_t task,
                int32_t place,
                ronde_time arrival,
                ronde_time start,
                ronde_time end)
{
    ck_assert(ronde_plan_add_stop(plan, &(ronde_stop){kind, task, place, arrival, start, end}));
}

static int32_t task_of(const ronde_instance *instance, const char *id)
{
    int32_t task = ronde_idmap_find(&instance->task_ids, id);
    ck_assert_int_ne(task, RONDE_NONE);
    return task;
}

/* The start of the route is at 8:00, with loading until 8:15. */
static void write_plan(ronde_plan *plan, const ronde_instance *instance)
{
    int32_t bea = task_of(instance, "bea/return");
    int32_t anna = task_of(instance, "anna/collect");
    ronde_time at = 8 * RONDE_HOUR + 900 + travel;
    ck_assert(ronde_plan_add_route(plan, 0));
    add(plan, RONDE_STOP_START, RONDE_NONE, 0, 8 * RONDE_HOUR, 8 * RONDE_HOUR,
        8 * RONDE_HOUR + 900);
    add(plan, RONDE_STOP_DELIVERY, bea, instance->tasks[bea].place, at, at, at + 150);
    add(plan, RONDE_STOP_PICKUP, anna, instance->tasks[anna].place, at + 150 + travel,
        11 * RONDE_HOUR, 11 * RONDE_HOUR + 150);
    ronde_time end = 11 * RONDE_HOUR + 150 + travel;
    add(plan, RONDE_STOP_END, RONDE_NONE, 0, end, end, end);
}

static void check_day(const int64_t *of)
{
    enum { one = RONDE_STUDY_SCALE };
    ck_assert_int_eq(of[RONDE_VAN_STOPS], 2 * one);
    ck_assert_int_eq(of[RONDE_VAN_BAGS_OUT], one);
    ck_assert_int_eq(of[RONDE_VAN_BAGS_BACK], one);
    ck_assert_int_eq(of[RONDE_VAN_KILOS], 6 * one);
    ck_assert_int_eq(of[RONDE_VAN_VANS], one);
    ck_assert_int_eq(of[RONDE_VAN_TRIPS], one);
    ck_assert_int_eq(of[RONDE_VAN_DISTANCE], 3 * metres);
    ck_assert_int_eq(of[RONDE_VAN_STOP_TIME], 300);
    ck_assert_int_eq(of[RONDE_VAN_ROAD_TIME], 3 * travel);
    ck_assert_int_eq(of[RONDE_VAN_LOAD_TIME], 900);
    /* From 8:00 to 11:12:30. */
    ck_assert_int_eq(of[RONDE_VAN_DRIVER_TIME], 3 * RONDE_HOUR + 750);
    ck_assert_int_eq(of[RONDE_VAN_WAIT_TIME], 3 * RONDE_HOUR + 750 - 300 - 3 * travel - 900);
    /* 3.2083 hours at 28 euro: 89.833; 15 km at 0.07: 1.05. */
    ck_assert_int_eq(of[RONDE_VAN_DRIVER_COST], 89833);
    ck_assert_int_eq(of[RONDE_VAN_VAN_COST], 55000);
    ck_assert_int_eq(of[RONDE_VAN_KM_COST], 1050);
}

START_TEST(test_account)
{
    ronde_laundry_options options;
    ronde_laundry_week *laundry = draw(&options);
    ronde_instance *instance = build(laundry);
    ronde_plan plan = {0};
    ronde_van_arrivals arrivals = {0};
    ronde_van_week week = {0};
    write_plan(&plan, instance);
    ck_assert_ok(ronde_van_account_day(&week.days[today], &arrivals, laundry, &options.parameters,
                                       today, instance, &plan, &error));
    check_day(week.days[today].of);
    ck_assert_uint_eq(arrivals.count, 1);
    ck_assert_int_eq(arrivals.items[0].moment.time, 11 * RONDE_HOUR + 750);
    ck_assert_int_eq(arrivals.items[0].due, 4); /* Friday */
    ronde_van_account_week(&week, &arrivals, laundry, &options.parameters);
    const int64_t *of = week.week.of;
    /* 6 kg, 6 minutes each, 14 euro an hour: 8.40. Bea's 4 kg of Thursday are not collected in this
     * account, which has one day of plans. */
    ck_assert_int_eq(of[RONDE_VAN_PLANT_TIME], 36 * 60);
    ck_assert_int_eq(of[RONDE_VAN_PLANT_COST], 8400);
    ck_assert_int_eq(of[RONDE_VAN_COST], 89833 + 55000 + 1050 + 8400);
    ck_assert_int_eq(of[RONDE_VAN_COST_BAG], of[RONDE_VAN_COST]);
    ck_assert_int_eq(of[RONDE_VAN_LATE], 0);
    /* Washed on the day itself, from 11:12:30 on, in two minutes. */
    ck_assert_int_eq(week.washed[today][11], 6000);
    ck_assert_int_eq(of[RONDE_VAN_BUSIEST_HOUR], 6 * RONDE_STUDY_SCALE);
    /* 2 stops in 11,550 s. */
    ck_assert_int_eq(of[RONDE_VAN_STOPS_HOUR], 6234);
    ronde_array_clear(&arrivals);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
    ronde_laundry_free(laundry);
}
END_TEST

/* A plant of 1 kg in an hour has not washed 60 kg by Friday: what the van brings is late. */
START_TEST(test_late)
{
    ronde_laundry_options options;
    ronde_laundry_week *laundry = draw(&options);
    ronde_van_arrivals arrivals = {0};
    ronde_van_week week = {0};
    const ronde_van_arrival big = {{today, 11 * RONDE_HOUR}, 60000, 8, 4};
    ck_assert(ronde_array_push(&arrivals, big));
    options.parameters.kilos_hour = 1;
    ronde_van_account_week(&week, &arrivals, laundry, &options.parameters);
    ck_assert_int_eq(week.week.of[RONDE_VAN_LATE], 8 * RONDE_STUDY_SCALE);
    ronde_array_clear(&arrivals);
    ronde_laundry_free(laundry);
}
END_TEST

CKX_MAIN("service/study/vans", test_account, test_late)
