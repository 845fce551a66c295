/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/replan/edit.h"

#include "instances/base/json.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/json_units.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

/* The list of that name, made if the document has none (an instance without any). */
static json_t *list_of(json_t *root, const char *key)
{
    if (json_object_get(root, key) == NULL) {
        (void)json_object_set_new(root, key, json_array());
    }
    return json_object_get(root, key);
}

ronde_status ronde_edit_init(ronde_edit *out, const ronde_instance *instance, ronde_error *error)
{
    static const ronde_instance_json_options options = {.without_matrices = true};
    ronde_text text = {0};
    json_t *root = NULL;
    ronde_status status = ronde_instance_json_write(&text, instance, &options, error);
    if (status == RONDE_OK) {
        status = ronde_json_parse(&root, text.data, text.length, NULL, error);
    }
    if (status == RONDE_OK) {
        *out = (ronde_edit){.root = root, .plain = ronde_json_units_of(instance).plain};
        out->tasks = list_of(out->root, "tasks");
        out->shifts = list_of(out->root, "shifts");
        out->links = list_of(out->root, "links");
        if (out->tasks == NULL || out->shifts == NULL || out->links == NULL) {
            status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for the changed day");
        }
    }
    ronde_text_clear(&text);
    return status;
}

void ronde_edit_clear(ronde_edit *edit)
{
    json_decref(edit->root);
    ronde_array_clear(&edit->added);
    *edit = (ronde_edit){0};
}

void ronde_edit_integer(json_t *item, const char *key, int64_t value)
{
    (void)json_object_set_new(item, key, json_integer((json_int_t)value));
}

void ronde_edit_text(json_t *item, const char *key, const char *value)
{
    (void)json_object_set_new(item, key, json_string(value));
}

void ronde_edit_window(json_t *item, const char *key, ronde_time from, ronde_time to)
{
    (void)json_object_set_new(
        item, key, json_pack("[{s:I, s:I}]", "from", (json_int_t)from, "to", (json_int_t)to));
}

static json_t *money(const ronde_edit *edit, ronde_cost cost, int64_t per)
{
    return edit->plain ? json_integer((json_int_t)cost)
                       : json_real((double)cost * (double)per / RONDE_EURO);
}

void ronde_edit_hourly(const ronde_edit *edit, json_t *item, const char *key, ronde_cost price)
{
    (void)json_object_set_new(item, key, money(edit, price, RONDE_HOUR));
}

void ronde_edit_forbid_all(json_t *item, const ronde_instance *instance)
{
    json_t *pairs = json_array();
    for (int32_t i = 0; i < instance->resource_count; i++) {
        (void)json_array_append_new(
            pairs, json_pack("{s:s, s:b}", "resource", instance->resources[i].id, "forbidden", 1));
    }
    (void)json_object_set_new(item, "pairs", pairs);
}

void ronde_edit_narrow(
    json_t *item, const ronde_instance *instance, int32_t task, ronde_time low, ronde_time high)
{
    const ronde_task *of = &instance->tasks[task];
    json_t *windows = json_array();
    for (int32_t i = 0; i < of->window_count; i++) {
        const ronde_window *window = &instance->windows[of->first_window + i];
        ronde_time from = window->earliest > low ? window->earliest : low;
        ronde_time to = window->latest < high ? window->latest : high;
        if (from <= to) {
            (void)json_array_append_new(
                windows, json_pack("{s:I, s:I}", "from", (json_int_t)from, "to", (json_int_t)to));
        }
    }
    if (json_array_size(windows) == 0) {
        ronde_edit_forbid_all(item, instance);
        json_decref(windows);
    } else {
        (void)json_object_set_new(item, "windows", windows);
    }
}

static json_t *
pair_of(const ronde_edit *edit, const ronde_instance *instance, int32_t resource, ronde_cost price)
{
    return price >= ronde_cost_forbidden
               ? json_pack("{s:s, s:b}", "resource", instance->resources[resource].id, "forbidden",
                           1)
               : json_pack("{s:s, s:o}", "resource", instance->resources[resource].id, "price",
                           money(edit, price, 1));
}

void ronde_edit_prefer(const ronde_edit *edit,
                       json_t *item,
                       const ronde_instance *instance,
                       int32_t task,
                       int32_t resource,
                       ronde_cost more)
{
    const ronde_task *of = &instance->tasks[task];
    json_t *pairs = json_array();
    bool named = false;
    for (int32_t i = 0; i < of->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[of->first_pair + i];
        bool same = pair->resource == resource;
        bool forbidden = pair->price >= ronde_cost_forbidden;
        named |= same;
        (void)json_array_append_new(pairs, pair_of(edit, instance, pair->resource,
                                                   pair->price + (same || forbidden ? 0 : more)));
    }
    if (!named) {
        (void)json_array_append_new(pairs, pair_of(edit, instance, resource, of->other_price));
    }
    (void)json_object_set_new(item, "pairs", pairs);
    (void)json_object_set_new(item, "other_price", money(edit, of->other_price + more, 1));
}

void ronde_edit_forbid(const ronde_edit *edit,
                       json_t *item,
                       const ronde_instance *instance,
                       int32_t task,
                       int32_t resource)
{
    const ronde_task *of = &instance->tasks[task];
    json_t *pairs = json_array();
    for (int32_t i = 0; i < of->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[of->first_pair + i];
        if (pair->resource != resource) {
            (void)json_array_append_new(pairs,
                                        pair_of(edit, instance, pair->resource, pair->price));
        }
    }
    (void)json_array_append_new(pairs, pair_of(edit, instance, resource, ronde_cost_forbidden));
    (void)json_object_set_new(item, "pairs", pairs);
}

/* --- new ---------------------------------------------------------------------------------------
 */

static bool append(ronde_edit *edit,
                   const char *list,
                   const ronde_event *event,
                   const char *key,
                   const json_t *value)
{
    json_t *to = list_of(edit->root, list);
    ronde_edit_added added = {.where = event->where, .key = key};
    (void)snprintf(added.pointer, sizeof added.pointer, "/%s/%zu", list, json_array_size(to));
    return json_array_append_new(to, json_deep_copy(value)) == 0 &&
           ronde_array_push(&edit->added, added);
}

ronde_status ronde_edit_add(ronde_edit *edit, const ronde_events *events, ronde_error *error)
{
    for (size_t i = 0; i < events->list.count; i++) {
        const ronde_event *event = &events->list.items[i];
        bool memory = true;
        if (event->kind == RONDE_EVENT_NEW && event->place != NULL) {
            memory = append(edit, "places", event, "place", event->place);
        }
        if (event->kind == RONDE_EVENT_NEW && memory) {
            memory = append(edit, "tasks", event, "visit", event->visit);
        }
        if (!memory) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for a new visit");
        }
    }
    return RONDE_OK;
}

/* --- cancelled ---------------------------------------------------------------------------------
 */

/* What the links to tasks that have begun leave of a task that has not. */
static void follow_links(const ronde_edit *edit, const ronde_outlook *outlook, int32_t task)
{
    const ronde_instance *instance = outlook->instance;
    const ronde_task *of = &instance->tasks[task];
    json_t *item = json_array_get(edit->tasks, (size_t)task);
    ronde_time low = 0;
    ronde_time high = ronde_time_unlimited;
    for (int32_t i = 0; i < of->link_count; i++) {
        int32_t index = instance->task_links[of->first_link + i];
        const ronde_link *link = &instance->links[index];
        bool after = link->to == task;
        int32_t other = after ? link->from : link->to;
        const ronde_promise *begun = &outlook->promises[other];
        if (!begun->begun) {
            continue;
        }
        ronde_lags lags = ronde_outlook_lags(outlook, link);
        ronde_time from = begun->start + (after ? lags.least : -lags.most);
        ronde_time to = begun->start + (after ? lags.most : -lags.least);
        low = from > low ? from : low;
        high = to < high ? to : high;
        if (link->relation == RONDE_SAME_RESOURCE && !outlook->presence[begun->shift].sick) {
            ronde_edit_text(item, "shift", instance->shifts[begun->shift].id);
        } else if (link->relation == RONDE_DIFFERENT_RESOURCE) {
            ronde_edit_forbid(edit, item, instance, task, instance->shifts[begun->shift].resource);
        }
    }
    if (low > 0 || high < ronde_time_unlimited) {
        ronde_edit_narrow(item, instance, task, low, high);
    }
}

static void part_task(const ronde_edit *edit, const ronde_outlook *outlook, int32_t task)
{
    const ronde_instance *instance = outlook->instance;
    json_t *item = json_array_get(edit->tasks, (size_t)task);
    (void)json_object_del(item, "optional"); /* it is being done: no question any more */
    (void)json_object_del(item, "prize");
    (void)json_object_del(item, "alternative");
    if (outlook->promises[task].begun) {
        (void)json_object_del(item, "request");
    } else {
        ronde_edit_integer(item, "priority",
                           instance->requests[instance->tasks[task].request].priority);
        follow_links(edit, outlook, task);
    }
}

void ronde_edit_part_begun(ronde_edit *edit, const ronde_outlook *outlook)
{
    const ronde_instance *instance = outlook->instance;
    for (int32_t i = 0; i < instance->task_count; i++) {
        if (outlook->promises[i].parted) {
            part_task(edit, outlook, i);
        }
    }
    for (size_t i = json_array_size(edit->links); i > 0; i--) {
        const ronde_link *link = &instance->links[i - 1];
        if (outlook->promises[link->from].parted &&
            (outlook->promises[link->from].begun || outlook->promises[link->to].begun)) {
            (void)json_array_remove(edit->links, i - 1);
        }
    }
}

static bool is_parted(const ronde_outlook *outlook, const json_t *name)
{
    const ronde_instance *instance = outlook->instance;
    const char *text = json_string_value(name);
    int32_t task = text == NULL ? RONDE_NONE : ronde_idmap_find(&instance->task_ids, text);
    bool parted = false;
    for (int32_t i = 0; i < instance->task_count && task != RONDE_NONE; i++) {
        parted |= instance->tasks[i].request == instance->tasks[task].request &&
                  outlook->promises[i].parted;
    }
    return parted;
}

static bool is_cancelled(const ronde_outlook *outlook, const json_t *id)
{
    const char *text = json_string_value(id);
    int32_t task = text == NULL ? RONDE_NONE : ronde_idmap_find(&outlook->instance->task_ids, text);
    return task != RONDE_NONE && outlook->promises[task].cancelled;
}

/* Takes the texts of cancelled tasks out of a list. */
static void thin_out(const ronde_outlook *outlook, json_t *list)
{
    for (size_t i = json_array_size(list); i > 0; i--) {
        if (is_cancelled(outlook, json_array_get(list, i - 1))) {
            (void)json_array_remove(list, i - 1);
        }
    }
}

static void thin_out_groups(const ronde_outlook *outlook, json_t *groups)
{
    for (size_t g = json_array_size(groups); g > 0; g--) {
        json_t *group = json_array_get(groups, g - 1);
        json_t *tasks = json_object_get(group, "tasks");
        json_t *sets = json_object_get(group, "sets");
        thin_out(outlook, tasks);
        for (size_t i = json_array_size(sets); i > 0; i--) {
            json_t *set = json_array_get(sets, i - 1);
            thin_out(outlook, set);
            if (json_array_size(set) == 0) {
                (void)json_array_remove(sets, i - 1);
            }
        }
        if (json_array_size(tasks) + json_array_size(sets) == 0) {
            (void)json_array_remove(groups, g - 1);
        }
    }
}

static size_t count_added(const ronde_edit *edit, const char *list)
{
    size_t count = 0;
    for (size_t i = 0; i < edit->added.count; i++) {
        count += strncmp(edit->added.items[i].pointer, list, strlen(list)) == 0 ? 1 : 0;
    }
    return count;
}

/* Faults name places in the document: those of new visits move up with each task taken out. */
static void move_added(ronde_edit *edit, size_t removed)
{
    size_t next = json_array_size(edit->tasks);
    for (size_t i = edit->added.count; i > 0 && removed > 0; i--) {
        ronde_edit_added *added = &edit->added.items[i - 1];
        if (strncmp(added->pointer, "/tasks/", 7) == 0) {
            (void)snprintf(added->pointer, sizeof added->pointer, "/tasks/%zu", --next);
        }
    }
}

void ronde_edit_remove_cancelled(ronde_edit *edit, const ronde_outlook *outlook)
{
    json_t *ways = json_object_get(edit->root, "alternatives");
    for (size_t i = json_array_size(edit->links); i > 0; i--) {
        const json_t *link = json_array_get(edit->links, i - 1);
        if (is_cancelled(outlook, json_object_get(link, "from")) ||
            is_cancelled(outlook, json_object_get(link, "to"))) {
            (void)json_array_remove(edit->links, i - 1);
        }
    }
    for (size_t i = json_array_size(ways); i > 0; i--) {
        /* a request is named after its first task */
        const json_t *name = json_object_get(json_array_get(ways, i - 1), "request");
        if (is_cancelled(outlook, name) || is_parted(outlook, name)) {
            (void)json_array_remove(ways, i - 1);
        }
    }
    thin_out_groups(outlook, json_object_get(edit->root, "groups"));
    size_t removed = 0;
    size_t given = json_array_size(edit->tasks) - count_added(edit, "/tasks/");
    for (size_t i = given; i > 0; i--) {
        const json_t *task = json_array_get(edit->tasks, i - 1);
        if (is_cancelled(outlook, json_object_get(task, "id"))) {
            (void)json_array_remove(edit->tasks, i - 1);
            removed++;
        }
    }
    move_added(edit, removed);
}
