/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/ckx.h"
#include "tests/support/town_people.h"

#include <string.h>

/* Minutes of a week of five days. */
static int64_t minutes_of_week(const ronde_population *population, const ronde_population_arm *arm)
{
    int64_t sum = 0;
    for (int32_t day = 0; day < 5; day++) {
        ronde_instance *instance = town_day(population, day, arm);
        sum += town_work(instance);
        ronde_instance_free(instance);
    }
    return sum / RONDE_MINUTE;
}

/* 100 residents: 100 * 155 at home; with the service 100 * (120 + 7); replaced without anybody
 * using it 100 * 120; replaced with everybody an exception as at home; rest minutes above the
 * laundry work count no more than that. */
START_TEST(minutes_add_up_by_hand)
{
    ronde_population_options options = town_same_for_all();
    ronde_population *population = town_people(&options);
    ronde_population_arm arm = {.laundry = RONDE_ARM_HOME, .provider = RONDE_NONE};
    ck_assert_int_eq(minutes_of_week(population, &arm), 15500);
    arm = (ronde_population_arm){.laundry = RONDE_ARM_CENTRAL,
                                 .replace = true,
                                 .take_up = 10000,
                                 .rest_minutes = 7,
                                 .provider = RONDE_NONE};
    ck_assert_int_eq(minutes_of_week(population, &arm), 12700);
    arm.replace = false;
    ck_assert_int_eq(minutes_of_week(population, &arm), 12700);
    arm.rest_minutes = 60;
    ck_assert_int_eq(minutes_of_week(population, &arm), 15500);
    arm.take_up = 0;
    ck_assert_int_eq(minutes_of_week(population, &arm), 15500);
    arm.replace = true;
    ck_assert_int_eq(minutes_of_week(population, &arm), 12000);
    arm.exceptions = 10000;
    ck_assert_int_eq(minutes_of_week(population, &arm), 15500);
    ronde_population_free(population);
}
END_TEST

/* Everybody with laundry has a return visit: 15 minutes more, in a visit of its own, which the
 * service takes away. */
START_TEST(return_visits_go_with_the_laundry)
{
    ronde_population_options options = town_same_for_all();
    options.day.return_share = 100;
    ronde_population *population = town_people(&options);
    ronde_population_arm arm = {.laundry = RONDE_ARM_HOME, .provider = RONDE_NONE};
    ck_assert_int_eq(minutes_of_week(population, &arm), 17000);
    ronde_instance *instance = town_day(population, 0, &arm);
    ck_assert_int_gt(instance->link_count, 0);
    ronde_instance_free(instance);
    arm = (ronde_population_arm){
        .laundry = RONDE_ARM_CENTRAL, .take_up = 10000, .provider = RONDE_NONE};
    ck_assert_int_eq(minutes_of_week(population, &arm), 12000);
    instance = town_day(population, 0, &arm);
    ck_assert_int_eq(instance->link_count, 0);
    ronde_instance_free(instance);
    ronde_population_free(population);
}
END_TEST

/* Half of a year of Mondays to Fridays: every weekly resident comes by once a week; a two-weekly
 * one in 13 of 26 weeks. */
START_TEST(rhythms_and_dates_are_kept)
{
    ronde_population_options options = town_same_for_all();
    options.week.two_weekly_share = 50;
    options.start_date = "2027-01-02"; /* a Saturday: the first working day is the 4th, of week 1 */
    ronde_population *population = town_people(&options);
    for (int32_t i = 0; i < 100; i++) {
        ronde_population_person person = ronde_population_resident(population, i);
        int visits = 0;
        for (int32_t day = 0; day < 130; day++) {
            bool visited = ronde_population_visited(population, i, day);
            ck_assert(!visited || day % 5 == person.weekday);
            visits += visited;
        }
        ck_assert_int_eq(visits, person.two_weekly ? 13 : 26);
    }
    char date[16];
    ck_assert(ronde_population_date(population, 0, date));
    ck_assert_str_eq(date, "2027-01-04");
    ck_assert(ronde_population_date(population, 4, date));
    ck_assert_str_eq(date, "2027-01-08");
    ck_assert(ronde_population_date(population, 5, date));
    ck_assert_str_eq(date, "2027-01-11");
    ck_assert(!ronde_population_date(population, -1, date));
    ronde_population_free(population);
}
END_TEST

/* 8 % of the visits of 40 weeks of 600 residents are cancelled: of some 22,200 that is 1,776 with a
 * deviation of 40. In summer the same helpers are away and others, too. */
START_TEST(some_cancel_and_some_are_away)
{
    ronde_population_options options = ronde_population_options_default();
    ronde_population *population = town_people(&options);
    options.own.cancel_share = 0;
    ronde_population *without = town_people(&options);
    int visits = 0;
    int cancelled = 0;
    for (int32_t day = 0; day < 200; day++) {
        for (int32_t i = 0; i < 600; i++) {
            bool planned = ronde_population_visited(without, i, day);
            bool visited = ronde_population_visited(population, i, day);
            ck_assert(planned || !visited);
            visits += planned;
            cancelled += planned && !visited;
        }
    }
    ck_assert_int_ge(cancelled * 100, visits * 7);
    ck_assert_int_le(cancelled * 100, visits * 9);
    int usual = 0;
    int present = 0;
    ronde_population_arm arm = {.provider = RONDE_NONE};
    ronde_population_arm summer = {.provider = RONDE_NONE, .summer = true};
    for (int32_t day = 0; day < 10; day++) {
        ronde_instance *at_work = town_day(population, day, &arm);
        ronde_instance *in_summer = town_day(population, day, &summer);
        for (int32_t i = 0; i < in_summer->shift_count; i++) {
            ck_assert_int_ne(ronde_idmap_find(&at_work->shift_ids, in_summer->shifts[i].id),
                             RONDE_NONE);
        }
        usual += at_work->shift_count;
        present += in_summer->shift_count;
        ronde_instance_free(at_work);
        ronde_instance_free(in_summer);
    }
    ck_assert_int_lt(present * 100, usual * 92); /* 80 % against 92 % at work: 87 of 100 */
    ck_assert_int_gt(present * 100, usual * 80);
    ronde_population_free(population);
    ronde_population_free(without);
}
END_TEST

START_TEST(the_waiting_list_comes_in_order_and_as_an_offer)
{
    ronde_population_options options = ronde_population_options_default();
    ronde_population *population = town_people(&options);
    ronde_population_arm arm = {.provider = RONDE_NONE, .waiting = 3};
    ronde_instance *instance = town_day(population, 2, &arm);
    int32_t first = ronde_idmap_find(&instance->task_ids, "w0001");
    int32_t third = ronde_idmap_find(&instance->task_ids, "w0003");
    ck_assert_int_ne(first, RONDE_NONE);
    ck_assert_int_eq(third, first + 2);
    ck_assert_int_eq(ronde_idmap_find(&instance->task_ids, "w0004"), RONDE_NONE);
    const ronde_request *request = &instance->requests[instance->tasks[third].request];
    ck_assert(request->optional);
    ck_assert_int_eq(request->prize, 200 * (int64_t)RONDE_EURO);
    ck_assert(!instance->requests[instance->tasks[0].request].optional);
    ronde_instance_free(instance);
    ronde_population_free(population);
}
END_TEST

/* The way of laundry is planned as it is only where that is asked for: then what the resident does
 * herself takes no time of the helper. */
START_TEST(hidden_work_takes_no_time_where_it_is_told)
{
    ronde_population_options options = town_same_for_all();
    options.own.preloaded_share = 100;
    ronde_population_arm arm = {.provider = RONDE_NONE};
    options.own.hidden_work = 1;
    ronde_population *population = town_people(&options);
    int64_t minutes = minutes_of_week(population, &arm);
    ck_assert_int_lt(minutes, 15500);
    ck_assert_int_gt(minutes, 12000);
    ronde_population_free(population);
}
END_TEST

/* The regular helper of a task: who costs nothing; RONDE_NONE without. */
static int32_t regular_of(const ronde_instance *instance, const ronde_task *task)
{
    for (int32_t k = task->first_pair; k < task->first_pair + task->pair_count; k++) {
        if (instance->pairs[k].price == 0 && instance->pairs[k].role == RONDE_PAIR_REGULAR) {
            return instance->pairs[k].resource;
        }
    }
    return RONDE_NONE;
}

static int32_t count_regulars(const ronde_instance *instance)
{
    int32_t count = 0;
    for (int32_t i = 0; i < instance->task_count; i++) {
        const ronde_task *task = &instance->tasks[i];
        int32_t regular = task->kind != RONDE_BREAK ? regular_of(instance, task) : RONDE_NONE;
        uint64_t skills = regular != RONDE_NONE ? instance->resources[regular].skills : 0;
        ck_assert(regular == RONDE_NONE || (task->skills & ~skills) == 0);
        count += regular != RONDE_NONE;
    }
    return count;
}

/* Everybody is still there and visited as long; some helpers are lost; and a regular helper who is
 * left works for the district. */
START_TEST(districts_as_providers_take_helpers_over)
{
    ronde_population_options options = ronde_population_options_default();
    options.providers = 4;
    options.own.area_size = 100;
    ronde_population *population = town_people(&options);
    ronde_population_arm arm = {.provider = RONDE_NONE};
    ronde_population_arm by_area = {.provider = RONDE_NONE, .by_area = true};
    ronde_instance *today = town_day(population, 0, &arm);
    ronde_instance *areas = town_day(population, 0, &by_area);
    ck_assert_int_eq(town_work(today), town_work(areas));
    ck_assert_int_eq(today->shift_count, areas->shift_count);
    ck_assert_int_lt(count_regulars(areas), count_regulars(today));
    ck_assert_int_gt(count_regulars(areas), count_regulars(today) / 4);
    int64_t work = 0;
    int32_t shifts = 0;
    for (by_area.provider = 0; by_area.provider < 8; by_area.provider++) {
        ronde_instance *district = town_day(population, 0, &by_area);
        for (int32_t i = 0; i < district->resource_count; i++) {
            ck_assert_str_eq(district->resources[i].provider,
                             ronde_population_district_name(population, by_area.provider));
        }
        ck_assert_int_gt(district->shift_count, 0);
        work += town_work(district);
        shifts += district->shift_count;
        ronde_instance_free(district);
    }
    ck_assert_int_eq(work, town_work(today));
    ck_assert_int_eq(shifts, today->shift_count);
    ronde_instance_free(today);
    ronde_instance_free(areas);
    ronde_population_free(population);
}
END_TEST

START_TEST(a_day_or_provider_that_is_not_there_is_refused)
{
    ronde_error error = {0};
    ronde_population_options options = ronde_population_options_default();
    ronde_population *population = town_people(&options);
    ronde_instance *instance = NULL;
    ronde_population_arm arm = {.provider = RONDE_NONE};
    ck_assert_int_eq(ronde_population_day(&instance, population, -1, &arm, &error), RONDE_EINPUT);
    arm.provider = 1;
    ck_assert_int_eq(ronde_population_day(&instance, population, 0, &arm, &error), RONDE_EINPUT);
    ck_assert_ptr_null(instance);
    ronde_population_free(population);
}
END_TEST

CKX_MAIN("generate/population_day",
         minutes_add_up_by_hand,
         return_visits_go_with_the_laundry,
         rhythms_and_dates_are_kept,
         some_cancel_and_some_are_away,
         the_waiting_list_comes_in_order_and_as_an_offer,
         hidden_work_takes_no_time_where_it_is_told,
         districts_as_providers_take_helpers_over,
         a_day_or_provider_that_is_not_there_is_refused)
