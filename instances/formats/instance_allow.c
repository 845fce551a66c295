/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instance is written, thinned out as a document and read again: the builder alone makes
 * instances. */
#include "instances/formats/instance_allow.h"

#include "instances/base/alloc.h"
#include "instances/base/json.h"
#include "instances/base/text.h"
#include "instances/formats/instance_json.h"

#include <jansson.h>

#include <string.h>

static bool ends_in(const char *id, const char *name, size_t length)
{
    size_t whole = strlen(id);
    return whole >= length && strncmp(id + whole - length, name, length) == 0 &&
           (whole == length || id[whole - length - 1] == '/');
}

/* True if the list names the alternative. */
static bool is_named(const ronde_alternative *alternative, const char *names)
{
    for (const char *at = names; *at != '\0';) {
        size_t length = strcspn(at, ",");
        if (length > 0 && ends_in(alternative->id, at, length)) {
            return true;
        }
        at += length;
        at += *at == ',' ? 1 : 0;
    }
    return false;
}

static ronde_status
check_names(const ronde_instance *instance, const char *names, ronde_error *error)
{
    for (const char *at = names; *at != '\0';) {
        size_t length = strcspn(at, ",");
        bool found = length == 0;
        for (int32_t i = 0; i < instance->alternative_count && !found; i++) {
            found = ends_in(instance->alternatives[i].id, at, length);
        }
        if (!found) {
            return ronde_fail(error, RONDE_EINPUT, "--allow",
                              "no alternative of the input ends in '%.*s'",
                              length < 60 ? (int)length : 60, at);
        }
        at += length;
        at += *at == ',' ? 1 : 0;
    }
    return RONDE_OK;
}

/* Whether a task goes, by task: its request has a named alternative and this is another. */
static void mark_tasks(bool *gone, const ronde_instance *instance, const char *names)
{
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        const ronde_alternative *all = instance->alternatives + request->first_alternative;
        bool any = false;
        for (int32_t k = 0; k < request->alternative_count; k++) {
            any = any || is_named(&all[k], names);
        }
        for (int32_t k = 0; k < request->alternative_count; k++) {
            bool goes = any && !is_named(&all[k], names);
            for (int32_t t = 0; t < all[k].task_count; t++) {
                gone[instance->request_tasks[all[k].first_task + t]] = goes;
            }
        }
    }
}

static bool is_gone(const ronde_instance *instance, const bool *gone, const json_t *id)
{
    const char *text = json_string_value(id);
    int32_t task = text != NULL ? ronde_idmap_find(&instance->task_ids, text) : RONDE_NONE;
    return task != RONDE_NONE && gone[task];
}

/* Takes ids of tasks that are gone out of a list of ids, or of lists of them. */
static void thin_out_ids(const ronde_instance *instance, const bool *gone, json_t *list)
{
    for (size_t i = json_array_size(list); i > 0; i--) {
        json_t *item = json_array_get(list, i - 1);
        for (size_t k = json_array_size(item); k > 0; k--) {
            if (is_gone(instance, gone, json_array_get(item, k - 1))) {
                (void)json_array_remove(item, k - 1);
            }
        }
        if (is_gone(instance, gone, item) || (json_is_array(item) && json_array_size(item) == 0)) {
            (void)json_array_remove(list, i - 1);
        }
    }
}

/* Groups without the tasks; one that has none left goes. */
static void thin_out_groups(const ronde_instance *instance, const bool *gone, json_t *groups)
{
    for (size_t i = json_array_size(groups); i > 0; i--) {
        json_t *tasks = json_object_get(json_array_get(groups, i - 1), "tasks");
        json_t *sets = json_object_get(json_array_get(groups, i - 1), "sets");
        thin_out_ids(instance, gone, tasks);
        thin_out_ids(instance, gone, sets);
        if (json_array_size(tasks) + json_array_size(sets) == 0) {
            (void)json_array_remove(groups, i - 1);
        }
    }
}

/* Whether an entry of "alternatives" goes. The writer names a request after its first task. */
static bool alternative_goes(const ronde_instance *instance, const bool *gone, const json_t *item)
{
    const char *name = json_string_value(json_object_get(item, "request"));
    const char *id = json_string_value(json_object_get(item, "id"));
    int32_t first = name != NULL ? ronde_idmap_find(&instance->task_ids, name) : RONDE_NONE;
    if (first == RONDE_NONE || id == NULL) {
        return false;
    }
    const ronde_request *request = &instance->requests[instance->tasks[first].request];
    for (int32_t i = 0; i < request->alternative_count; i++) {
        const ronde_alternative *at = &instance->alternatives[request->first_alternative + i];
        if (strcmp(at->id, id) == 0) {
            return gone[instance->request_tasks[at->first_task]];
        }
    }
    return false;
}

/* Takes out the items of a list that say something of a task that is gone. */
static void
thin_out(const ronde_instance *instance, const bool *gone, json_t *root, const char *name)
{
    json_t *list = json_object_get(root, name);
    bool alternatives = strcmp(name, "alternatives") == 0;
    const char *key =
        strcmp(name, "tasks") == 0 ? "id" : "from"; /* links stay in one alternative */
    for (size_t i = json_array_size(list); i > 0; i--) {
        const json_t *item = json_array_get(list, i - 1);
        if (alternatives ? alternative_goes(instance, gone, item)
                         : is_gone(instance, gone, json_object_get(item, key))) {
            (void)json_array_remove(list, i - 1);
        }
    }
}

/* The first task of a request says its prize and priority: another one has to, if it goes. */
static void hand_over_terms(const ronde_instance *instance, const bool *gone, const json_t *tasks)
{
    static const char *const terms[] = {"prize", "priority"};
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_alternative *at =
            &instance->alternatives[instance->requests[i].first_alternative];
        const json_t *from = json_array_get(tasks, (size_t)instance->request_tasks[at->first_task]);
        int32_t rest = instance->requests[i].alternative_count;
        while (rest > 1 && gone[instance->request_tasks[at->first_task]]) {
            at++;
            rest--;
        }
        json_t *to = json_array_get(tasks, (size_t)instance->request_tasks[at->first_task]);
        for (size_t k = 0; k < sizeof terms / sizeof terms[0] && to != from; k++) {
            if (json_object_get(from, terms[k]) != NULL) {
                (void)json_object_set(to, terms[k], json_object_get(from, terms[k]));
            }
        }
    }
}

/* Reads the document of the instance again, without the tasks that go. */
static ronde_status read_rest(ronde_instance **out,
                              const ronde_instance *instance,
                              const bool *gone,
                              ronde_error *error)
{
    static const ronde_instance_json_options options = {.without_matrices = true};
    ronde_text whole = {0};
    json_t *root = NULL;
    ronde_status status = ronde_instance_json_write(&whole, instance, &options, error);
    if (status == RONDE_OK) {
        status = ronde_json_parse(&root, whole.data, whole.length, NULL, error);
    }
    if (status == RONDE_OK) {
        hand_over_terms(instance, gone, json_object_get(root, "tasks"));
        thin_out_groups(instance, gone, json_object_get(root, "groups"));
        thin_out(instance, gone, root, "links");
        thin_out(instance, gone, root, "alternatives");
        thin_out(instance, gone, root, "tasks");
        status = ronde_instance_json_read_document(out, root, NULL, error);
    }
    ronde_json_free(root);
    ronde_text_clear(&whole);
    return status;
}

/* The travel times go over to the new instance: its places are the same. */
static void move_travel(ronde_instance *to, ronde_instance *from)
{
    for (int32_t i = 0; i < to->profile_count; i++) {
        for (int32_t k = 0; k < from->profile_count; k++) {
            if (strcmp(to->profiles[i].name, from->profiles[k].name) == 0) {
                to->profiles[i].matrix = from->profiles[k].matrix;
                from->profiles[k].matrix = (ronde_matrix){0};
            }
        }
    }
}

/* Replaces the instance by one without the tasks that go. */
static ronde_status replace(ronde_instance **instance, const bool *gone, ronde_error *error)
{
    ronde_instance *made = NULL;
    const ronde_status status = read_rest(&made, *instance, gone, error);
    if (status == RONDE_OK) {
        move_travel(made, *instance);
        ronde_instance_free(*instance);
        *instance = made;
    }
    return status;
}

static ronde_status take_marks(bool **out, const ronde_instance *instance, ronde_error *error)
{
    *out = ronde_alloc_zero((size_t)instance->task_count + 1, sizeof **out);
    return *out != NULL ? RONDE_OK
                        : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the alternatives");
}

ronde_status ronde_instance_allow(ronde_instance **instance, const char *names, ronde_error *error)
{
    bool *gone = NULL;
    RONDE_TRY(check_names(*instance, names, error));
    RONDE_TRY(take_marks(&gone, *instance, error));
    mark_tasks(gone, *instance, names);
    ronde_status status = replace(instance, gone, error);
    ronde_free(gone);
    return status;
}

/* Marks the tasks of what the plan chose not to do; true if there are any. */
static bool mark_other_ways(bool *gone, const ronde_instance *instance, const ronde_plan *plan)
{
    bool any = false;
    for (size_t i = 0; i < plan->stops.count; i++) {
        int32_t task = plan->stops.items[i].task;
        if (task == RONDE_NONE || instance->tasks[task].request == RONDE_NONE) {
            continue;
        }
        const ronde_request *request = &instance->requests[instance->tasks[task].request];
        for (int32_t k = 0; k < request->alternative_count; k++) {
            int32_t index = request->first_alternative + k;
            const ronde_alternative *of = &instance->alternatives[index];
            bool goes = index != instance->tasks[task].alternative;
            any = any || goes;
            for (int32_t t = 0; t < of->task_count; t++) {
                gone[instance->request_tasks[of->first_task + t]] = goes;
            }
        }
    }
    return any;
}

ronde_status ronde_instance_keep_ways(ronde_instance **instance,
                                      const ronde_plan *plan,
                                      bool *changed,
                                      ronde_error *error)
{
    bool *gone = NULL;
    RONDE_TRY(take_marks(&gone, *instance, error));
    bool any = mark_other_ways(gone, *instance, plan);
    ronde_status status = any ? replace(instance, gone, error) : RONDE_OK;
    *changed = any && status == RONDE_OK;
    ronde_free(gone);
    return status;
}
