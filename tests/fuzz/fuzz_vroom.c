/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a VROOM request, and the same bytes as an answer to a fixed one: an instance or a
 * plan that the checker can judge and the writer can write, or faults. */
/* max_len: 4096 */
#include "instances/formats/vroom.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char fixed[] =
    "{\"vehicles\":[{\"id\":1,\"start_index\":0,\"end_index\":0,\"capacity\":[2],"
    "\"breaks\":[{\"id\":1}]}],\"jobs\":[{\"id\":1,\"location_index\":1,\"setup\":2},"
    "{\"id\":2,\"location_index\":1,\"setup\":3}],\"shipments\":[{\"pickup\":{\"id\":1,"
    "\"location_index\":1},\"delivery\":{\"id\":1,\"location_index\":0}}],"
    "\"matrix\":[[0,3],[4,0]]}";

static void require(bool fine)
{
    if (!fine) {
        abort();
    }
}

/* Judges a plan and writes it, whatever it is worth. */
static void use(const ronde_vroom *request, const ronde_instance *made, const ronde_plan *plan)
{
    ronde_verdict verdict = {0};
    ronde_text text = {0};
    ronde_error error = {0};
    require(ronde_check(&verdict, made, plan, &error) == RONDE_OK);
    if (verdict.violations.count == 0) {
        require(ronde_vroom_answer(&text, request, made, plan, NULL, &error) == RONDE_OK);
    }
    ronde_text_clear(&text);
    ronde_verdict_clear(&verdict);
}

static void as_answer(const char *text, size_t size)
{
    ronde_vroom *request = NULL;
    ronde_instance *made = NULL;
    ronde_plan plan = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    require(ronde_vroom_read(&request, fixed, strlen(fixed), NULL, &error) == RONDE_OK);
    require(ronde_vroom_build(&made, request, NULL, &error) == RONDE_OK);
    ronde_status status = ronde_vroom_plan_read(&plan, request, made, text, size, &faults, &error);
    if (status == RONDE_OK) {
        use(request, made, &plan);
    } else {
        require(status == RONDE_EINPUT && faults.error_count > 0);
    }
    ronde_plan_clear(&plan);
    ronde_faults_clear(&faults);
    ronde_instance_free(made);
    ronde_vroom_free(request);
}

static void as_request(const char *text, size_t size)
{
    ronde_vroom *request = NULL;
    ronde_instance *made = NULL;
    ronde_plan plan = {0};
    ronde_faults faults = {0};
    ronde_error error = {0};
    bool given = false;
    ronde_status status = ronde_vroom_read(&request, text, size, &faults, &error);
    if (status == RONDE_OK && ronde_vroom_lacking(request, 0) == NULL) {
        status = ronde_vroom_build(&made, request, &faults, &error);
        require((status == RONDE_OK) == (made != NULL));
    }
    if (made != NULL && ronde_vroom_initial(&plan, &given, request, made, &error) == RONDE_OK) {
        ronde_plan nothing = {0};
        use(request, made, &nothing);
    }
    require(status == RONDE_OK || status == RONDE_ELIMIT || faults.error_count > 0);
    ronde_plan_clear(&plan);
    ronde_faults_clear(&faults);
    ronde_instance_free(made);
    ronde_vroom_free(request);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    as_request((const char *)data, size);
    as_answer((const char *)data, size);
    return 0;
}
