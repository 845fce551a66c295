/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/text.h"
#include "instances/formats/instance_json.h"
#include "instances/replan/events.h"
#include "tests/support/ckx.h"

#include <string.h>

static ronde_instance *small_day(void)
{
    static const char text[] =
        "{\"format\": \"ronde-instance/1\", \"places\": [{\"id\": \"d\"}],"
        "\"tasks\": [{\"id\": \"t\", \"place\": \"d\", \"duration\": 60}],"
        "\"resources\": [{\"id\": \"anna\", \"profile\": \"b\"}],"
        "\"shifts\": [{\"id\": \"s\", \"resource\": \"anna\", \"start_place\": \"d\","
        "\"from\": \"08:00\", \"to\": \"12:00\", \"breaks\": [{\"id\": \"c\", \"duration\": 60}]}],"
        "\"profiles\": {\"b\": {\"durations\": [[0]]}}}";
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    ck_assert_ok(ronde_instance_json_read(&instance, text, strlen(text), NULL, &error));
    return instance;
}

static ronde_status
read_text(ronde_events *events, const char *text, ronde_faults *faults, ronde_error *error)
{
    ronde_instance *instance = small_day();
    ronde_status status = ronde_events_read(events, instance, text, strlen(text), faults, error);
    ronde_instance_free(instance);
    return status;
}

START_TEST(each_kind_is_read)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_events events = {0};
    ck_assert_ok(read_text(
        &events,
        "{\"format\": \"ronde-events-1\", \"now\": \"09:30\", \"note\": \"x\", \"events\": ["
        "{\"event\": \"sick\", \"helper\": \"anna\", \"from\": \"10:00\", \"until\": \"11:00\"},"
        "{\"event\": \"late\", \"helper\": \"anna\", \"until\": 30000},"
        "{\"event\": \"cancelled\", \"visit\": \"t\", \"note\": \"in hospital\"},"
        "{\"event\": \"longer\", \"visit\": \"t\", \"duration\": \"90m\"},"
        "{\"event\": \"new\", \"visit\": {\"id\": \"n\"}, \"place\": {\"id\": \"p\"}},"
        "{\"event\": \"keep\", \"helper\": \"anna\"}]}",
        &faults, &error));
    ck_assert(events.has_now);
    ck_assert_int_eq(events.now, 9 * RONDE_HOUR + 30 * RONDE_MINUTE);
    ck_assert_uint_eq(events.list.count, 6);
    const ronde_event *list = events.list.items;
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq((int)list[i].kind, i); /* in the order of ronde_event_kind */
    }
    ck_assert(list[0].has_from && list[0].has_until && list[0].resource == 0);
    ck_assert_int_eq(list[0].from, 10 * RONDE_HOUR);
    ck_assert_int_eq(list[1].until, 30000);
    ck_assert_int_eq(list[2].task, 0);
    ck_assert_int_eq(list[3].duration, 90 * RONDE_MINUTE);
    ck_assert(list[4].visit != NULL && list[4].place != NULL);
    ck_assert_str_eq(list[5].where, "/events/5");
    ronde_events_clear(&events);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(a_second_text_adds)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_events events = {0};
    ck_assert_ok(read_text(&events,
                           "{\"format\": \"ronde-events-1\", \"now\": 100, \"events\": ["
                           "{\"event\": \"keep\", \"visit\": \"t\"}]}",
                           &faults, &error));
    ck_assert_ok(
        read_text(&events, "{\"format\": \"ronde-events-1\", \"now\": 200}", &faults, &error));
    ck_assert_uint_eq(events.list.count, 1);
    ck_assert_int_eq(events.now, 200);
    /* one that is no good leaves all as it was */
    ck_assert_int_eq(read_text(&events,
                               "{\"format\": \"ronde-events-1\", \"now\": 300, \"events\": ["
                               "{\"event\": \"keep\", \"visit\": \"t\"}, {}]}",
                               &faults, &error),
                     RONDE_EINPUT);
    ck_assert_uint_eq(events.list.count, 1);
    ck_assert_int_eq(events.now, 200);
    ronde_events_clear(&events);
    ronde_faults_clear(&faults);
}
END_TEST

START_TEST(faults_have_their_place)
{
    static const struct {
        const char *events, *where, *code;
    } rows[] = {
        {"{\"event\": \"sik\", \"helper\": \"anna\"}", "/events/0/event", "json.choice"},
        {"{\"helper\": \"anna\"}", "/events/0", "json.missing"},
        {"7", "/events/0", "json.missing"},
        {"{\"event\": \"sick\"}", "/events/0", "json.missing"},
        {"{\"event\": \"sick\", \"helper\": \"ana\"}", "/events/0/helper", "reference.unknown"},
        {"{\"event\": \"sick\", \"helper\": \"anna\", \"visit\": \"t\"}", "/events/0/visit",
         "json.unknown_key"},
        {"{\"event\": \"sick\", \"helper\": \"anna\", \"from\": \"11:00\", \"until\": \"10:00\"}",
         "/events/0", "event.reversed"},
        {"{\"event\": \"cancelled\", \"visit\": \"c\"}", "/events/0/visit", "reference.unknown"},
        {"{\"event\": \"longer\", \"visit\": \"t\", \"duration\": \"long\"}", "/events/0/duration",
         "duration.format"},
        {"{\"event\": \"longer\", \"visit\": \"t\", \"duration\": \"200h\"}", "/events/0",
         "number.range"},
        {"{\"event\": \"keep\"}", "/events/0", "event.keep"},
        {"{\"event\": \"late\", \"helper\": \"anna\", \"until\": \"9.30\"}", "/events/0/until",
         "time.format"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ronde_error error = {0};
        ronde_faults faults = {0};
        ronde_events events = {0};
        ronde_text text = {0};
        ronde_text_printf(&text, "{\"format\": \"ronde-events-1\", \"events\": [%s]}",
                          rows[i].events);
        ck_assert_int_eq(read_text(&events, text.data, &faults, &error), RONDE_EINPUT);
        ck_assert_uint_eq(faults.error_count, 1);
        ck_assert_str_eq(faults.list.items[0].where, rows[i].where);
        ck_assert_str_eq(faults.list.items[0].code, rows[i].code);
        ck_assert_uint_eq(events.list.count, 0);
        ronde_text_clear(&text);
        ronde_events_clear(&events);
        ronde_faults_clear(&faults);
    }
}
END_TEST

CKX_MAIN("replan/events", each_kind_is_read, a_second_text_adds, faults_have_their_place)
