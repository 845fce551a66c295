/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is a plan as JSON, for the small instance below. Whatever it is, reading ends with a
 * plan or with a fault; a plan is judged, written, read back and written again with equal bytes. */
#include "instances/formats/instance_json.h"
#include "instances/formats/plan_json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char problem[] =
    "{\"format\": \"ronde-instance/1\", \"horizon\": {\"start\": \"2026-11-25\"},"
    "\"places\": [{\"id\": \"d\"}, {\"id\": \"p\", \"access\": 5}],"
    "\"tasks\": [{\"id\": \"t\", \"place\": \"p\", \"duration\": 60},"
    "{\"id\": \"u\", \"place\": \"p\", \"duration\": 0, \"kind\": \"pickup\"}],"
    "\"links\": [{\"from\": \"t\", \"to\": \"u\", \"min_lag\": 10}],"
    "\"resources\": [{\"id\": \"r\", \"profile\": \"b\", \"prices\": {\"per_km\": 1}}],"
    "\"shifts\": [{\"id\": \"s\", \"resource\": \"r\", \"start_place\": \"d\", \"from\": 0,"
    "\"to\": 9000, \"breaks\": [{\"id\": \"c\", \"duration\": 30}], \"reload_places\": [\"d\"]},"
    "{\"id\": \"o\", \"resource\": \"r\", \"start_place\": \"d\", \"from\": 10000, \"to\": 19000,"
    "\"open_end\": true}],"
    "\"profiles\": {\"b\": {\"durations\": [[0, 50], [null, 0]]}}}";

static void require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static bool read_bytes(
    ronde_plan *out, const ronde_instance *instance, const char *bytes, size_t size, bool must)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_status status = ronde_plan_json_read(out, instance, bytes, size, &faults, &error);
    require(status == error.status);
    require((status == RONDE_EINPUT) == (faults.error_count > 0));
    require(!must || status == RONDE_OK);
    ronde_faults_clear(&faults);
    return status == RONDE_OK;
}

static ronde_text write_plan(const ronde_instance *instance, const ronde_plan *plan)
{
    ronde_error error = {0};
    ronde_text text = {0};
    ronde_verdict verdict = {0};
    require(ronde_check(&verdict, instance, plan, &error) == RONDE_OK);
    require(ronde_plan_json_write(&text, instance, plan, &verdict, NULL, &error) == RONDE_OK);
    ronde_verdict_clear(&verdict);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ronde_error error = {0};
    ronde_instance *instance = NULL;
    ronde_plan first = {0};
    ronde_plan second = {0};
    require(ronde_instance_json_read(&instance, problem, sizeof problem - 1, NULL, &error) ==
            RONDE_OK);
    if (read_bytes(&first, instance, (const char *)data, size, false)) {
        ronde_text once = write_plan(instance, &first);
        read_bytes(&second, instance, once.data, once.length, true);
        ronde_text twice = write_plan(instance, &second);
        require(strcmp(once.data, twice.data) == 0);
        ronde_text_clear(&twice);
        ronde_text_clear(&once);
    }
    ronde_plan_clear(&second);
    ronde_plan_clear(&first);
    ronde_instance_free(instance);
    return 0;
}
