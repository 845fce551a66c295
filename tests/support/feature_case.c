/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/feature_case.h"

#include "instances/formats/instance_json.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

static const char *or_none(const char *text)
{
    return text != NULL ? text : "";
}

static void write(const ronde_feature_case *at, char *text, size_t size)
{
    snprintf(text, size,
             "{\"format\": \"ronde-instance/1\", \"dimensions\": [\"seats\", \"chairs\", \"bags\"],"
             "\"objective\": {\"money\": \"plain\"%s}, \"profiles\": {"
             "\"car\": {\"durations\": [[0,10,20,30], [10,0,10,20], [20,10,0,10], [30,20,10,0]]},"
             "\"bike\": {\"durations\": [[0,5,10,15], [5,0,5,10], [10,5,0,5], [15,10,5,0]],"
             "\"distances\": [[0,10,20,30], [10,0,10,20], [20,10,0,10], [30,20,10,0]]}},"
             "\"places\": [{\"id\": \"D\"}, {\"id\": \"A\"}, {\"id\": \"B\"}, {\"id\": \"C\"}],"
             "\"resources\": ["
             "{\"id\": \"r1\", \"profile\": \"car\", \"prices\": {\"per_distance\": 1%s}%s},"
             "{\"id\": \"r2\", \"profile\": \"%s\", \"prices\": {\"per_distance\": 1%s}%s%s}],"
             "\"shifts\": [{\"id\": \"s1\", \"resource\": \"r1\", %s},"
             "{\"id\": \"s2\", \"resource\": \"%s\", %s}],"
             "\"tasks\": [%s], \"links\": [%s], \"groups\": [%s], \"alternatives\": [%s]}",
             or_none(at->objective), or_none(at->prices), or_none(at->resources),
             at->profile != NULL ? at->profile : "car", or_none(at->prices), or_none(at->resources),
             or_none(at->skills), at->first != NULL ? at->first : AT_D,
             at->second_of != NULL ? at->second_of : "r2", at->second != NULL ? at->second : AT_D,
             at->tasks, or_none(at->links), or_none(at->groups), or_none(at->alternatives));
}

ronde_instance *ronde_feature_instance(const ronde_feature_case *of)
{
    static char text[8192];
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    write(of, text, sizeof text);
    ronde_status status = ronde_instance_json_read(&instance, text, strlen(text), &faults, &error);
    ck_assert_msg(status == RONDE_OK, "%s: %s", or_none(of->name),
                  faults.list.count > 0 ? faults.list.items[0].text : error.text);
    ronde_faults_clear(&faults);
    return instance;
}
