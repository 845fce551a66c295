/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/replan_day.h"

#include "instances/formats/instance_json.h"
#include "instances/formats/plan_json.h"
#include "tests/support/ckx.h"

#include <string.h>

static const char problem[] =
    "{\"format\": \"ronde-instance/1\", \"horizon\": {\"start\": \"2026-11-25\"}, %s"
    "\"places\": [{\"id\": \"o\"}, {\"id\": \"p\"}, {\"id\": \"q\"}, {\"id\": \"r\"},"
    "{\"id\": \"s\"}],"
    "\"tasks\": [{\"id\": \"a\", \"place\": \"p\", \"duration\": \"1h\"},"
    "{\"id\": \"b\", \"place\": \"q\", \"duration\": \"1h\"},"
    "{\"id\": \"c\", \"place\": \"r\", \"duration\": \"1h\"},"
    "{\"id\": \"d\", \"place\": \"s\", \"duration\": \"1h\"}],"
    "\"resources\": [{\"id\": \"anna\", \"profile\": \"bike\", \"prices\": {\"per_hour_paid\": "
    "36}},"
    "{\"id\": \"ben\", \"profile\": \"bike\", \"prices\": {\"per_hour_paid\": 36}}],"
    "\"shifts\": [{\"id\": \"A\", \"resource\": \"anna\", \"start_place\": \"o\","
    "\"from\": \"08:00\", \"to\": \"16:00\"}, {\"id\": \"B\", \"resource\": \"ben\","
    "\"start_place\": \"o\", \"from\": \"08:00\", \"to\": \"16:00\"}],"
    "\"profiles\": {\"bike\": {\"durations\": [[0,600,600,600,600],[600,0,600,600,600],"
    "[600,600,0,600,600],[600,600,600,0,600],[600,600,600,600,0]]}}}";

static const char promise[] =
    "{\"format\": \"ronde-plan/1\", \"routes\": [{\"shift\": \"A\", \"stops\": ["
    "{\"task\": \"a\", \"start\": \"08:10\"}, {\"task\": \"b\", \"start\": \"09:20\"},"
    "{\"task\": \"c\", \"start\": \"10:30\"}]}, {\"shift\": \"B\", \"stops\": ["
    "{\"task\": \"d\", \"start\": \"08:10\"}]}]}";

replan_day replan_day_after(const char *events, const char *more)
{
    replan_day day = {0};
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_text_printf(&text, problem, more);
    ck_assert_ok(ronde_instance_json_read(&day.instance, text.data, text.length, NULL, &error));
    ck_assert_ok(
        ronde_plan_json_read(&day.promised, day.instance, promise, strlen(promise), NULL, &error));
    ronde_text_clear(&text);
    ronde_text_printf(&text, "{\"format\": \"ronde-events-1\", %s}", events);
    ck_assert_ok(
        ronde_events_read(&day.events, day.instance, text.data, text.length, &day.faults, &error));
    ronde_text_clear(&text);
    return day;
}

void replan_day_clear(replan_day *day)
{
    ronde_faults_clear(&day->faults);
    ronde_events_clear(&day->events);
    ronde_plan_clear(&day->promised);
    ronde_instance_free(day->instance);
}

ronde_outlook replan_day_outlook(replan_day *day)
{
    ronde_outlook outlook = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_outlook_init(&outlook, day->instance, &day->promised, &day->events,
                                    &day->faults, &error));
    return outlook;
}
