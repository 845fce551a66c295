/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of event on the day of tests/support/replan_day.h. */
#include "instances/replan/differences.h"
#include "service/app/replan.h"
#include "service/report/phone_list.h"
#include "tests/support/ckx.h"
#include "tests/support/replan_day.h"

#include <string.h>

typedef struct fixture {
    replan_day of;
    ronde_replanned made;
    ronde_status status;
    ronde_error error;
} fixture;

/* Plans the day anew after these events. */
static fixture after(const char *events)
{
    fixture at = {.of = replan_day_after(events, "")};
    const ronde_replan_options options = {.prices = ronde_replan_usual_prices(at.of.instance),
                                          .iterations = 300,
                                          .grid = RONDE_MINUTE};
    at.status = ronde_replan(&at.made, at.of.instance, &at.of.promised, &at.of.events, &options,
                             NULL, &at.of.faults, &at.error);
    return at;
}

static void clear(fixture *at)
{
    ronde_replanned_clear(&at->made);
    replan_day_clear(&at->of);
}

/* The start of a visit in minutes from 08:00, and 1000 more where Ben makes it; -1: not planned. */
static int minutes(const fixture *at, const char *id)
{
    const ronde_plan *plan = &at->made.plan;
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            if (stop->task != RONDE_NONE && strcmp(at->made.day->tasks[stop->task].id, id) == 0) {
                return (int)((stop->start - 8 * RONDE_HOUR) / RONDE_MINUTE) + route->shift * 1000;
            }
        }
    }
    return -1;
}

START_TEST(a_sick_helper)
{
    fixture at = after("\"events\": [{\"event\": \"sick\", \"helper\": \"anna\"}]");
    ck_assert_msg(at.status == RONDE_OK, "%s", at.error.text);
    /* One after the other, 70 minutes apart, by Ben. a first: three visits move by 70 minutes, 10
     * of which are free: 90 euros. a last: it moves by 210 minutes: 100 euros. */
    ck_assert_int_eq(minutes(&at, "a"), 1010);
    ck_assert_int_eq(minutes(&at, "d"), 1080);
    ck_assert_int_eq(minutes(&at, "b"), 1150);
    ck_assert_int_eq(minutes(&at, "c"), 1220);
    clear(&at);
}
END_TEST

START_TEST(sick_from_a_moment_on)
{
    /* Without a now it is ten: a and b have begun. Ben is home since 9:20 and could be at c at
     * 10:20: 10 minutes early are within the margin and save him as many minutes of waiting. */
    fixture at =
        after("\"events\": [{\"event\": \"sick\", \"helper\": \"anna\", \"from\": \"10:00\"}]");
    ck_assert_msg(at.status == RONDE_OK, "%s", at.error.text);
    ck_assert_int_eq(minutes(&at, "a"), 10);
    ck_assert_int_eq(minutes(&at, "b"), 80);
    ck_assert_int_eq(minutes(&at, "c"), 1140);
    clear(&at);
}
END_TEST

START_TEST(a_cancelled_visit)
{
    fixture at = after("\"events\": [{\"event\": \"cancelled\", \"visit\": \"c\"}]");
    ck_assert_msg(at.status == RONDE_OK, "%s", at.error.text);
    ck_assert_int_eq(minutes(&at, "a"), 10);
    ck_assert_int_eq(minutes(&at, "b"), 80);
    ck_assert_int_eq(minutes(&at, "c"), -1);
    ck_assert_int_eq(at.made.day->task_count, 3);
    clear(&at);
}
END_TEST

START_TEST(a_longer_visit)
{
    /* a is under way and takes 5 minutes more: b and c each move 5, which is within the margin, but
     * not the 40 minutes that another helper would cost */
    fixture at = after("\"now\": \"09:00\", \"events\": [{\"event\": \"longer\", \"visit\": \"a\","
                       "\"duration\": \"65m\"}]");
    ck_assert_msg(at.status == RONDE_OK, "%s", at.error.text);
    ck_assert_int_eq(minutes(&at, "a"), 10);
    ck_assert_int_eq(minutes(&at, "b"), 85);
    ck_assert_int_eq(minutes(&at, "c"), 155);
    ck_assert_int_eq(minutes(&at, "d"), 1010);
    clear(&at);
}
END_TEST

START_TEST(a_late_start)
{
    fixture at =
        after("\"events\": [{\"event\": \"late\", \"helper\": \"ben\", \"until\": \"08:30\"}]");
    ck_assert_msg(at.status == RONDE_OK, "%s", at.error.text);
    ck_assert_int_eq(minutes(&at, "d"), 1040);
    ck_assert_int_eq(minutes(&at, "a"), 10);
    clear(&at);
}
END_TEST

START_TEST(a_new_visit_and_one_that_is_kept)
{
    fixture at = after("\"now\": \"09:00\", \"events\": ["
                       "{\"event\": \"keep\", \"visit\": \"c\"}, {\"event\": \"new\", \"visit\": "
                       "{\"id\": \"n\", \"place\": \"r\", \"duration\": \"1h\", \"windows\": "
                       "[{\"from\": \"10:30\", \"to\": \"10:30\"}]}}]");
    ck_assert_msg(at.status == RONDE_OK, "%s", at.error.text);
    ck_assert_int_eq(minutes(&at, "c"), 150);
    ck_assert_int_eq(minutes(&at, "n"), 1150); /* Anna is at c then */
    clear(&at);
}
END_TEST

START_TEST(what_cannot_be)
{
    fixture begun =
        after("\"now\": \"09:00\", \"events\": [{\"event\": \"cancelled\", \"visit\": \"a\"}]");
    ck_assert_int_eq(begun.status, RONDE_EINPUT);
    ck_assert_str_eq(begun.of.faults.list.items[0].code, "event.begun");
    clear(&begun);
    fixture wrong = after("\"events\": [{\"event\": \"new\", \"visit\": {\"id\": \"n\","
                          "\"place\": \"nowhere\", \"duration\": 60}}]");
    ck_assert_int_eq(wrong.status, RONDE_EINPUT);
    ck_assert_msg(strncmp(wrong.of.faults.list.items[0].where, "/events/0/visit", 15) == 0, "%s",
                  wrong.of.faults.list.items[0].where);
    clear(&wrong);
}
END_TEST

START_TEST(the_calls)
{
    fixture at = after("\"events\": [{\"event\": \"sick\", \"helper\": \"anna\"}]");
    ronde_error error = {0};
    ronde_differences differences = {0};
    ck_assert_ok(ronde_differences_find(&differences, at.of.instance, &at.of.promised, at.made.day,
                                        &at.made.plan, 10 * RONDE_MINUTE, &error));
    ck_assert_uint_eq(differences.calls.count, 4); /* by time: a, d, b, c */
    ck_assert_int_eq((int)differences.calls.items[0].kind, RONDE_CALL_HELPER);
    ck_assert_int_eq((int)differences.calls.items[1].kind, RONDE_CALL_MOVED);
    ck_assert_int_eq((int)differences.calls.items[2].kind, RONDE_CALL_BOTH);
    ck_assert_int_eq((int)differences.calls.items[3].kind, RONDE_CALL_BOTH);
    ck_assert_int_eq(differences.compared, 4);
    ck_assert_int_eq(differences.retimed, 3);
    ck_assert_uint_eq(differences.rounds.count, 2);
    ck_assert_int_eq(differences.rounds.items[0].lost, 3);
    ck_assert_int_eq(differences.rounds.items[1].gained, 3);
    ronde_call_reason reasons[4] = {0};
    const ronde_phone_list list = {at.of.instance, at.made.day, &differences, reasons};
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        ronde_text_append(&reasons[i].texts[RONDE_ENGLISH], "she is away");
    }
    ronde_text dutch = {0};
    ronde_text csv = {0};
    ronde_text json = {0};
    ronde_phone_list_plain(&dutch, &list, RONDE_DUTCH);
    ronde_phone_list_csv(&csv, &list, RONDE_ENGLISH);
    ronde_phone_list_json(&json, &list);
    ck_assert_ptr_nonnull(strstr(dutch.data, "Te bellen: bewoners: 4\n"));
    ck_assert_ptr_nonnull(
        strstr(csv.data, "c;c;another time and helper;10:30;11:40;anna;ben;she is away\r\n"));
    ck_assert_ptr_nonnull(strstr(json.data, "\"change\": \"moved_and_other_helper\""));
    ronde_text_clear(&json);
    ronde_text_clear(&csv);
    ronde_text_clear(&dutch);
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        ronde_text_clear(&reasons[i].texts[RONDE_ENGLISH]);
    }
    ronde_differences_clear(&differences);
    clear(&at);
}
END_TEST

CKX_MAIN("app/replan",
         a_sick_helper,
         sick_from_a_moment_on,
         a_cancelled_visit,
         a_longer_visit,
         a_late_start,
         a_new_visit_and_one_that_is_kept,
         what_cannot_be,
         the_calls)
