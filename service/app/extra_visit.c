/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more visit: the input as JSON of ours, with a place and a task appended, read again. So the
 * visit is validated by the same rules, and its travel times come from the same map. */
#include "service/app/extra_visit.h"

#include "instances/base/json.h"
#include "instances/formats/instance_json.h"
#include "service/app/place_faults.h"
#include "service/app/travel.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

const char ronde_extra_visit_id[] = "extra visit";
static const char place_id[] = "extra place";
static const char shown_name[] = "extra visit | extra bezoek";

static json_t *place_of(const ronde_extra_visit *visit)
{
    return json_pack("{s:s, s:s, s:f, s:f}", "id", place_id, "label", shown_name, "lon", visit->lon,
                     "lat", visit->lat);
}

static json_t *task_of(const ronde_extra_visit *visit)
{
    char duration[40];
    bool digits = strspn(visit->duration, "0123456789") == strlen(visit->duration);
    (void)snprintf(duration, sizeof duration, "%.36s%s", visit->duration, digits ? "m" : "");
    json_t *task = json_pack("{s:s, s:s, s:s, s:s, s:b}", "id", ronde_extra_visit_id, "label",
                             shown_name, "place", visit->place != NULL ? visit->place : place_id,
                             "duration", duration, "optional", 1);
    int failed = 0;
    if (visit->from != NULL || visit->to != NULL) {
        failed |= json_object_set_new(task, "windows",
                                      json_pack("[{s:s, s:s}]", "from",
                                                visit->from != NULL ? visit->from : "00:00", "to",
                                                visit->to != NULL ? visit->to : "23:59"));
    }
    if (visit->skill != NULL) {
        failed |= json_object_set_new(task, "skills", json_pack("[s]", visit->skill));
    }
    if (failed != 0) {
        json_decref(task);
        return NULL;
    }
    return task;
}

/* Puts the visit into a document. False when memory is out. */
static bool add_visit(json_t *root, const ronde_extra_visit *visit)
{
    int failed = 0;
    if (json_object_get(root, "tasks") == NULL) { /* a day without any visit */
        failed |= json_object_set_new(root, "tasks", json_array());
    }
    failed |= json_array_append_new(json_object_get(root, "tasks"), task_of(visit));
    if (visit->place == NULL) {
        failed |= json_array_append_new(json_object_get(root, "places"), place_of(visit));
    }
    return failed == 0;
}

static ronde_status
check_travel(const ronde_instance *instance, const ronde_extra_visit *visit, ronde_error *error)
{
    for (int32_t i = 0; i < instance->profile_count && visit->place == NULL; i++) {
        if (instance->profiles[i].matrix.size > 0) {
            return ronde_fail(error, RONDE_EINPUT, "",
                              "the travel times are given in the file, so that a new position has "
                              "none; name one of its places with --place");
        }
    }
    if (visit->place != NULL &&
        ronde_idmap_find(&instance->place_ids, visit->place) == RONDE_NONE) {
        return ronde_fail(error, RONDE_EINPUT, "", "there is no place '%.60s'", visit->place);
    }
    return RONDE_OK;
}

static ronde_status read_again(ronde_instance **out,
                               const ronde_instance *instance,
                               const ronde_extra_visit *visit,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_text text = {0};
    json_t *root = NULL;
    ronde_status status = ronde_instance_json_write(&text, instance, NULL, error);
    if (status == RONDE_OK) {
        status = ronde_json_parse(&root, text.data, text.length, faults, error);
    }
    if (status == RONDE_OK && !add_visit(root, visit)) {
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for one more visit");
    }
    if (status == RONDE_OK) {
        size_t first = faults->list.count;
        status = ronde_instance_json_read_document(out, root, faults, error);
        ronde_faults_place(faults, first, ronde_extra_visit_id);
    }
    ronde_json_free(root);
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_input_load_extra(ronde_instance **out,
                                    const char *path,
                                    const ronde_input_options *options,
                                    const ronde_extra_visit *visit,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    ronde_instance *given = NULL;
    ronde_instance *made = NULL;
    RONDE_TRY(ronde_input_read(&given, path, options, faults, error));
    ronde_status status = check_travel(given, visit, error);
    if (status == RONDE_OK) {
        status = read_again(&made, given, visit, faults, error);
    }
    if (status == RONDE_OK) {
        status = ronde_travel_attach(made, options->map_path, faults, error);
    }
    ronde_instance_free(given);
    if (status != RONDE_OK) {
        ronde_instance_free(made);
        ronde_error_place(error, path);
        return status;
    }
    *out = made;
    return RONDE_OK;
}
