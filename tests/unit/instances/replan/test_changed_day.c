/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The problem that the day of tests/support/replan_day.h becomes, and plans of it. */
#include "instances/replan/changed_day.h"
#include "tests/support/ckx.h"
#include "tests/support/replan_day.h"

#include <string.h>

static const ronde_replan_prices prices = {
    .margin = 10 * RONDE_MINUTE, .per_time = 7, .other_helper = 1000};

/* As the day is (priced: as it is searched). */
static ronde_instance *changed(replan_day *day, const ronde_outlook *outlook, bool priced)
{
    ronde_error error = {0};
    ronde_instance *made = NULL;
    ck_assert_ok(ronde_changed_day(&made, outlook, &day->events, priced ? &prices : NULL,
                                   &day->faults, &error));
    return made;
}

static const ronde_task *task_of(const ronde_instance *instance, const char *id)
{
    int32_t index = ronde_idmap_find(&instance->task_ids, id);
    ck_assert_int_ne(index, RONDE_NONE);
    return &instance->tasks[index];
}

START_TEST(the_day_as_it_is)
{
    replan_day day = replan_day_after(
        "\"now\": \"09:00\", \"events\": [{\"event\": \"cancelled\", \"visit\": \"c\"},"
        "{\"event\": \"longer\", \"visit\": \"a\", \"duration\": \"90m\"},"
        "{\"event\": \"late\", \"helper\": \"ben\", \"until\": \"08:05\"},"
        "{\"event\": \"new\", \"visit\": {\"id\": \"n\", \"place\": \"r\", \"duration\": \"1h\"}}]",
        "");
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_instance *made = changed(&day, &outlook, false);
    ck_assert_int_eq(made->task_count, 4); /* a, b, d and n */
    ck_assert_int_eq(ronde_idmap_find(&made->task_ids, "c"), RONDE_NONE);
    ck_assert_int_eq(task_of(made, "a")->duration, 90 * RONDE_MINUTE);
    ck_assert_int_eq(task_of(made, "n")->duration, RONDE_HOUR);
    ck_assert_int_eq(made->shifts[1].earliest, replan_time(8, 5));
    ck_assert_int_eq(task_of(made, "b")->soft_window_count, 0);
    ck_assert_int_eq(made->profiles[0].matrix.size, 5); /* no new place: the travel times stay */
    ronde_instance_free(made);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(the_day_as_it_is_searched)
{
    replan_day day = replan_day_after("\"now\": \"09:00\"", "");
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_instance *made = changed(&day, &outlook, true);
    const ronde_task *a = task_of(made, "a");
    const ronde_task *b = task_of(made, "b");
    /* a has begun: first of its shift, at its moment */
    ck_assert(a->shift == 0 && a->pin == 1 && a->soft_window_count == 0);
    ck_assert_int_eq(made->windows[a->first_window].earliest, replan_time(8, 10));
    ck_assert_int_eq(made->windows[a->first_window].latest, replan_time(8, 10));
    /* b is promised at 09:20, by Anna */
    ck_assert(b->shift == RONDE_NONE && b->pin == 0 && b->soft_window_count == 1);
    ck_assert_int_eq(made->windows[b->first_soft_window].earliest, replan_time(9, 10));
    ck_assert_int_eq(made->windows[b->first_soft_window].latest, replan_time(9, 30));
    ck_assert(b->early_price == 7 && b->late_price == 7);
    ck_assert_int_eq(ronde_instance_pair_price(made, REPLAN_B, 0), 0);
    ck_assert_int_eq(ronde_instance_pair_price(made, REPLAN_B, 1), 1000);
    ronde_instance_free(made);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(rather_others_than_those_of_a_sick_helper)
{
    replan_day day =
        replan_day_after("\"events\": [{\"event\": \"sick\", \"helper\": \"anna\"}]", "");
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_instance *made = changed(&day, &outlook, true);
    ck_assert_int_eq(made->requests[task_of(made, "a")->request].priority, 2);
    ck_assert_int_eq(made->requests[task_of(made, "d")->request].priority, 3);
    ck_assert_int_eq(ronde_instance_pair_price(made, REPLAN_A, 1), 0); /* nobody else is dearer */
    ck_assert_int_eq(made->shifts[0].latest, made->shifts[0].earliest);
    ronde_instance_free(made);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(what_is_left_of_the_promise)
{
    ronde_error error = {0};
    replan_day day =
        replan_day_after("\"events\": [{\"event\": \"sick\", \"helper\": \"anna\"}]", "");
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_instance *made = changed(&day, &outlook, true);
    ronde_plan left = {0};
    ck_assert_ok(ronde_changed_day_initial(&left, made, &outlook, &error));
    ck_assert_uint_eq(left.routes.count, 1); /* Ben's */
    ck_assert_int_eq(left.routes.items[0].shift, 1);
    ck_assert_uint_eq(left.unserved.count, 3);
    ck_assert_int_eq(left.stops.items[1].task, REPLAN_D);
    ck_assert_int_eq(left.stops.items[1].start, replan_time(8, 10));
    ronde_plan_clear(&left);
    ronde_instance_free(made);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(no_farther_from_the_promise)
{
    /* In a plan with b half an hour late and c at its moment, b may come back and c may not move.
     */
    ronde_error error = {0};
    replan_day day = replan_day_after("\"now\": \"09:00\"", "");
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_instance *searched = changed(&day, &outlook, true);
    ronde_instance *made = NULL;
    for (size_t i = 0; i < day.promised.stops.count; i++) {
        ronde_stop *stop = &day.promised.stops.items[i];
        stop->start += stop->task == REPLAN_B ? 30 * RONDE_MINUTE : 0;
    }
    outlook.promises[REPLAN_B].start = replan_time(9, 20);
    ck_assert_ok(ronde_changed_day_settled(&made, searched, &day.promised, &outlook, &error));
    const ronde_task *b = task_of(made, "b");
    const ronde_task *c = task_of(made, "c");
    ck_assert_int_eq(made->windows[b->first_window].earliest, replan_time(9, 20));
    ck_assert_int_eq(made->windows[b->first_window].latest, replan_time(9, 50));
    ck_assert_int_eq(made->windows[b->first_soft_window].latest, replan_time(9, 20));
    ck_assert_int_eq(made->windows[c->first_window].earliest, replan_time(10, 30));
    ck_assert_int_eq(made->windows[c->first_window].latest, replan_time(10, 30));
    ronde_instance_free(made);
    ronde_instance_free(searched);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

START_TEST(a_begun_visit_takes_its_own_time_again)
{
    /* At 09:30 Ben's d is searched with 90 minutes, until he could be anywhere; it took 60. */
    ronde_error error = {0};
    replan_day day = replan_day_after("\"now\": \"09:30\"", "");
    ronde_outlook outlook = replan_day_outlook(&day);
    ronde_instance *searched = changed(&day, &outlook, true);
    ronde_instance *made = changed(&day, &outlook, false);
    ronde_plan left = {0};
    ronde_plan plan = {0};
    ck_assert_int_eq(searched->tasks[REPLAN_D].duration, 90 * RONDE_MINUTE);
    ck_assert_ok(ronde_changed_day_initial(&left, searched, &outlook, &error));
    ck_assert_ok(ronde_changed_day_plan(&plan, made, &left, &error));
    ck_assert_uint_eq(plan.routes.count, 2);
    const ronde_stop *stops = &plan.stops.items[plan.routes.items[1].first_stop];
    ck_assert_int_eq(stops[1].task, REPLAN_D);
    ck_assert_int_eq(stops[1].end, replan_time(9, 10));
    ck_assert_int_eq(stops[2].arrival, replan_time(9, 20)); /* home */
    ronde_plan_clear(&plan);
    ronde_plan_clear(&left);
    ronde_instance_free(made);
    ronde_instance_free(searched);
    ronde_outlook_clear(&outlook);
    replan_day_clear(&day);
}
END_TEST

CKX_MAIN("replan/changed_day",
         the_day_as_it_is,
         the_day_as_it_is_searched,
         rather_others_than_those_of_a_sick_helper,
         what_is_left_of_the_promise,
         no_farther_from_the_promise,
         a_begun_visit_takes_its_own_time_again)
