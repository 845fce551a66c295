/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is a list of events as JSON, for the small promised day below. Whatever it is, reading
 * ends with events or with a fault; events are worked out, and the changed day is made or refused.
 */
#include "instances/formats/instance_json.h"
#include "instances/formats/plan_json.h"
#include "instances/replan/changed_day.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char problem[] =
    "{\"format\": \"ronde-instance/1\", \"horizon\": {\"start\": \"2026-11-25\"},"
    "\"places\": [{\"id\": \"d\"}, {\"id\": \"p\", \"access\": 5}],"
    "\"tasks\": [{\"id\": \"t\", \"place\": \"p\", \"duration\": 60},"
    "{\"id\": \"u\", \"place\": \"p\", \"duration\": 0}, {\"id\": \"v\", \"place\": \"p\","
    "\"duration\": 9}],\"links\": [{\"from\": \"t\", \"to\": \"u\", \"min_lag\": 10}],"
    "\"resources\": [{\"id\": \"r\", \"profile\": \"b\", \"prices\": {\"per_km\": 1}}],"
    "\"shifts\": [{\"id\": \"s\", \"resource\": \"r\", \"start_place\": \"d\", \"from\": 0,"
    "\"to\": 9000, \"breaks\": [{\"id\": \"c\", \"duration\": 30}]}],"
    "\"profiles\": {\"b\": {\"durations\": [[0, 50], [40, 0]]}}}";

static const char promised[] =
    "{\"format\": \"ronde-plan/1\", \"routes\": [{\"shift\": \"s\", \"stops\": ["
    "{\"task\": \"t\", \"start\": 100}, {\"task\": \"c\", \"start\": 170}, {\"task\": \"u\","
    "\"start\": 300}, {\"task\": \"v\", \"start\": 300}]}]}";

static void require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void change(const ronde_instance *instance,
                   const ronde_plan *plan,
                   const ronde_events *events,
                   ronde_faults *faults)
{
    ronde_error error = {0};
    ronde_outlook outlook = {0};
    const ronde_replan_prices prices = ronde_replan_usual_prices(instance);
    ronde_status status = ronde_outlook_init(&outlook, instance, plan, events, faults, &error);
    for (int searched = 0; searched < 2 && status == RONDE_OK; searched++) {
        ronde_instance *day = NULL;
        status = ronde_changed_day(&day, &outlook, events, searched != 0 ? &prices : NULL, faults,
                                   &error);
        require((status == RONDE_OK) == (day != NULL));
        ronde_instance_free(day);
    }
    require(status == error.status);
    ronde_outlook_clear(&outlook);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_events events = {0};
    ronde_instance *instance = NULL;
    ronde_plan plan = {0};
    require(ronde_instance_json_read(&instance, problem, sizeof problem - 1, NULL, &error) ==
            RONDE_OK);
    require(ronde_plan_json_read(&plan, instance, promised, sizeof promised - 1, NULL, &error) ==
            RONDE_OK);
    ronde_status status =
        ronde_events_read(&events, instance, (const char *)data, size, &faults, &error);
    require(status == error.status);
    require((status == RONDE_EINPUT) == (faults.error_count > 0));
    if (status == RONDE_OK) {
        change(instance, &plan, &events, &faults);
    } else {
        require(events.list.count == 0 && !events.has_now);
    }
    ronde_events_clear(&events);
    ronde_faults_clear(&faults);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
    return 0;
}
