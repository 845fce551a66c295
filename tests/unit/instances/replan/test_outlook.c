/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the day of tests/support/replan_day.h stands after its events. */
#include "instances/replan/outlook.h"
#include "tests/support/ckx.h"
#include "tests/support/replan_day.h"

START_TEST(nothing_has_begun_without_a_moment)
{
    replan_day day = replan_day_after(
        "\"events\": [{\"event\": \"longer\", \"visit\": \"a\", \"duration\": \"90m\"}]", "");
    ronde_outlook at = replan_day_outlook(&day);
    ck_assert_int_eq(at.now, INT64_MIN);
    for (int task = REPLAN_A; task <= REPLAN_D; task++) {
        ck_assert(!at.promises[task].begun && !at.promises[task].kept);
        ck_assert_int_eq(at.promises[task].shift, task == REPLAN_D ? 1 : 0);
    }
    ck_assert_int_eq(at.promises[REPLAN_B].start, replan_time(9, 20));
    ck_assert_int_eq(at.promises[REPLAN_A].duration, 90 * RONDE_MINUTE);
    ck_assert_int_eq(at.promises[REPLAN_B].duration, RONDE_HOUR);
    ck_assert_int_eq(at.presence[0].free_earliest, replan_time(8, 0));
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(who_is_on_the_way_has_begun)
{
    /* Anna leaves a at 09:10 and is at b at 09:20. */
    static const struct {
        const char *now;
        bool b;
    } cases[] = {{"\"now\": \"09:10\"", false}, {"\"now\": \"09:11\"", true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        replan_day day = replan_day_after(cases[i].now, "");
        ronde_outlook at = replan_day_outlook(&day);
        ck_assert(at.promises[REPLAN_A].begun && at.promises[REPLAN_D].begun);
        ck_assert_int_eq(at.promises[REPLAN_A].rank, 1);
        ck_assert_int_eq(at.promises[REPLAN_B].begun, cases[i].b);
        ck_assert_int_eq(at.promises[REPLAN_B].rank, cases[i].b ? 2 : 0);
        ck_assert(!at.promises[REPLAN_C].begun);
        ck_assert_int_eq(at.presence[0].begun, cases[i].b ? 2 : 1);
        ronde_outlook_clear(&at);
        replan_day_clear(&day);
    }
}
END_TEST

START_TEST(who_is_home_comes_from_there)
{
    /* Ben is home at 09:20. At 09:30 he could be back at s, or with anybody else, at 09:40. */
    replan_day day = replan_day_after("\"now\": \"09:30\"", "");
    ronde_outlook at = replan_day_outlook(&day);
    ck_assert_int_eq(at.promises[REPLAN_D].duration, RONDE_HOUR);
    ck_assert_int_eq(at.promises[REPLAN_D].occupied, replan_time(9, 40) - replan_time(8, 10));
    ck_assert_int_eq(at.promises[REPLAN_B].occupied, RONDE_HOUR); /* she is still at it */
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(a_sick_helper_finishes_what_has_begun)
{
    /* Without a now it is the moment of falling ill. a ends at 09:10, and home is 10 minutes. */
    replan_day day = replan_day_after(
        "\"events\": [{\"event\": \"sick\", \"helper\": \"anna\", \"from\": \"09:00\"}]", "");
    ronde_outlook at = replan_day_outlook(&day);
    ck_assert_int_eq(at.now, replan_time(9, 0));
    ck_assert(at.presence[0].sick && !at.presence[1].sick);
    ck_assert_int_eq(at.presence[0].latest, replan_time(9, 20));
    ck_assert(at.promises[REPLAN_A].begun && !at.promises[REPLAN_B].begun);
    ck_assert_int_eq(at.presence[1].free_latest, replan_time(16, 0));
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(who_is_away_for_a_while_or_late_begins_later)
{
    replan_day day = replan_day_after(
        "\"events\": [{\"event\": \"sick\", \"helper\": \"anna\", \"until\": \"10:00\"},"
        "{\"event\": \"late\", \"helper\": \"ben\", \"until\": \"08:30\"}]",
        "");
    ronde_outlook at = replan_day_outlook(&day);
    ck_assert(!at.presence[0].sick);
    ck_assert_int_eq(at.presence[0].earliest, replan_time(10, 0));
    ck_assert_int_eq(at.presence[1].earliest, replan_time(8, 30));
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(kept_and_cancelled)
{
    replan_day day =
        replan_day_after("\"events\": [{\"event\": \"keep\", \"helper\": \"anna\"},"
                         "{\"event\": \"cancelled\", \"visit\": \"b\"}]",
                         "\"links\": [{\"from\": \"b\", \"to\": \"c\", \"min_lag\": \"10m\"}],");
    ronde_outlook at = replan_day_outlook(&day);
    ck_assert(at.promises[REPLAN_A].kept && !at.promises[REPLAN_D].kept);
    ck_assert(at.promises[REPLAN_B].cancelled && at.promises[REPLAN_C].cancelled); /* one request */
    ck_assert(!at.promises[REPLAN_C].kept && !at.promises[REPLAN_A].cancelled);
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(what_has_begun_cannot_be_cancelled)
{
    replan_day day = replan_day_after(
        "\"now\": \"09:00\", \"events\": [{\"event\": \"cancelled\", \"visit\": \"a\"}]", "");
    ronde_outlook at = {0};
    ronde_error error = {0};
    ck_assert_int_eq(
        ronde_outlook_init(&at, day.instance, &day.promised, &day.events, &day.faults, &error),
        RONDE_EINPUT);
    ck_assert_str_eq(day.faults.list.items[0].code, "event.begun");
    ck_assert_str_eq(day.faults.list.items[0].where, "/events/0");
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(a_chain_that_has_begun_stands_by_itself)
{
    replan_day day =
        replan_day_after("\"now\": \"09:00\"",
                         "\"links\": [{\"from\": \"a\", \"to\": \"c\", \"min_lag\": \"20m\"}],");
    ronde_outlook at = replan_day_outlook(&day);
    ck_assert(at.promises[REPLAN_A].parted && at.promises[REPLAN_C].parted);
    ck_assert(!at.promises[REPLAN_B].parted);
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(a_lag_from_the_end_moves_with_it)
{
    /* 20 minutes after the end of a are 80 after its start, and 110 if a takes 30 more; 5 minutes
     * after the start stay 5. */
    replan_day day = replan_day_after(
        "\"events\": [{\"event\": \"longer\", \"visit\": \"a\", \"duration\": \"90m\"}]",
        "\"links\": [{\"from\": \"a\", \"to\": \"c\", \"min_lag\": \"20m\"},"
        "{\"from\": \"a\", \"to\": \"b\", \"min_lag\": \"5m\", \"measured\": "
        "\"start\"}],");
    ronde_outlook at = replan_day_outlook(&day);
    ronde_lags end = ronde_outlook_lags(&at, &day.instance->links[0]);
    ronde_lags start = ronde_outlook_lags(&at, &day.instance->links[1]);
    ck_assert_int_eq(end.least, 110 * RONDE_MINUTE);
    ck_assert_int_eq(end.most, ronde_time_unlimited);
    ck_assert_int_eq(start.least, 5 * RONDE_MINUTE);
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

START_TEST(what_was_begun_and_is_lost)
{
    replan_day day = replan_day_after("\"now\": \"09:00\"", "");
    ronde_outlook at = replan_day_outlook(&day);
    ronde_plan *plan = &day.promised;
    ck_assert_int_eq(ronde_outlook_lost(&at, day.instance, plan), RONDE_NONE);
    plan->stops.items[2].start += RONDE_MINUTE; /* b, which has not begun */
    ck_assert_int_eq(plan->stops.items[2].task, REPLAN_B);
    ck_assert_int_eq(ronde_outlook_lost(&at, day.instance, plan), RONDE_NONE);
    plan->stops.items[1].start += RONDE_MINUTE; /* a */
    ck_assert_int_eq(ronde_outlook_lost(&at, day.instance, plan), REPLAN_A);
    ronde_outlook_clear(&at);
    replan_day_clear(&day);
}
END_TEST

CKX_MAIN("replan/outlook",
         nothing_has_begun_without_a_moment,
         who_is_on_the_way_has_begun,
         who_is_home_comes_from_there,
         a_sick_helper_finishes_what_has_begun,
         who_is_away_for_a_while_or_late_begins_later,
         kept_and_cancelled,
         what_has_begun_cannot_be_cancelled,
         a_chain_that_has_begun_stands_by_itself,
         a_lag_from_the_end_moves_with_it,
         what_was_begun_and_is_lost)
