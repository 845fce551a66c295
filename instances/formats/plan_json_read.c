/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/nearest.h"
#include "instances/formats/plan_json.h"
#include "instances/formats/plan_json_parts.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { most_items = 2000000, most_candidates = 2000, longest_id = 256 };

static const char format_name[] = "ronde-plan/1";
static const double largest_time = 1099511627776.0; /* 2^40, ronde_time_unlimited */

static ronde_plan_reading *reading_of(const ronde_json_reader *reader)
{
    return reader->context;
}

typedef struct root_parts {
    ronde_json_node routes, unserved, run;
} root_parts;

static const ronde_json_field root_fields[] = {
    {"format", ronde_json_take_nothing, 0, true, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"objective", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"routes", ronde_json_take_array, offsetof(root_parts, routes), true, 0, most_items, NULL},
    {"unserved", ronde_json_take_array, offsetof(root_parts, unserved), false, 0, most_items, NULL},
    {"run", ronde_json_take_object, offsetof(root_parts, run), false, 0, 0, NULL}};

int32_t ronde_plan_find_id(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const char *key,
                           const ronde_idmap *ids,
                           const char *id,
                           const char *noun)
{
    int32_t index = ronde_idmap_find(ids, id);
    if (index != RONDE_NONE) {
        return index;
    }
    const char *meant = NULL;
    for (size_t i = 0; i < ids->count && ids->count <= most_candidates; i++) {
        ronde_nearest_try(&meant, id, ids->texts[i]);
    }
    char code[40];
    snprintf(code, sizeof code, "%s.unknown", noun);
    ronde_json_node place = ronde_json_member(node, key);
    ronde_json_fault(reader, &place, code, "the instance has no %s \"%.60s\"%s%.60s%s", noun, id,
                     meant != NULL ? "; \"" : "", meant != NULL ? meant : "",
                     meant != NULL ? "\" is probably meant" : "");
    return RONDE_NONE;
}

bool ronde_plan_take_scaled(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            int64_t unit,
                            double largest,
                            int64_t *target)
{
    static const ronde_json_field any = {0};
    double value = 0;
    if (!ronde_json_take_number(reader, node, &any, &value)) {
        return false;
    }
    double scaled = value * (double)unit;
    if (!(fabs(scaled) <= largest)) {
        ronde_json_fault(reader, node, "number.range", "%.10g is too large", value);
        return false;
    }
    double whole = round(scaled);
    if (fabs(scaled - whole) > 1e-6 * fmax(1, fabs(scaled) * 1e-6)) {
        ronde_json_fault(reader, node, "number.decimals",
                         "%.10g is finer than the instance, which counts in steps of 1/%" PRId64,
                         value, unit);
        return false;
    }
    *target = (int64_t)whole;
    return true;
}

/* A time: a number in the file's unit, or a clock time. */
static bool take_moment(ronde_json_reader *reader,
                        const ronde_json_node *node,
                        const ronde_json_field *field,
                        void *target)
{
    if (ronde_json_is_text(node)) {
        return ronde_json_take_time(reader, node, field, target);
    }
    return ronde_plan_take_scaled(reader, node, reading_of(reader)->instance->scale, largest_time,
                                  target);
}

static const char *const stop_words[] = {"start", "visit",  "pickup", "delivery", "swap",
                                         "break", "reload", "end",    NULL};
static const ronde_time not_told = INT64_MIN;

typedef struct stop_parts {
    const char *task, *place;
    int kind;
    ronde_time arrival, start, end;
} stop_parts;

static const ronde_json_field stop_fields[] = {
    {"task", ronde_json_take_text, offsetof(stop_parts, task), false, 1, longest_id, NULL},
    {"kind", ronde_json_take_choice, offsetof(stop_parts, kind), false, 0, 0, stop_words},
    {"place", ronde_json_take_text, offsetof(stop_parts, place), false, 1, longest_id, NULL},
    {"arrival", take_moment, offsetof(stop_parts, arrival), false, 0, 0, NULL},
    {"start", take_moment, offsetof(stop_parts, start), false, 0, 0, NULL},
    {"end", take_moment, offsetof(stop_parts, end), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

/* Task, kind and place of a stop; false if they do not make one. */
static bool resolve_stop(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const stop_parts *parts,
                         ronde_stop *stop)
{
    const ronde_instance *instance = reading_of(reader)->instance;
    bool bare = parts->kind == RONDE_STOP_START || parts->kind == RONDE_STOP_END ||
                parts->kind == RONDE_STOP_RELOAD;
    if (bare && parts->task != NULL) {
        ronde_json_fault(reader, node, "stop.task", "a stop of kind %s has no task",
                         stop_words[parts->kind]);
        return false;
    }
    if (!bare && parts->task == NULL) {
        ronde_json_fault(reader, node, "json.missing", "the key \"task\" is missing");
        return false;
    }
    if (parts->kind == RONDE_STOP_RELOAD && parts->place == NULL) {
        ronde_json_fault(reader, node, "json.missing", "the key \"place\" is missing");
        return false;
    }
    if (parts->task != NULL) {
        stop->task =
            ronde_plan_find_id(reader, node, "task", &instance->task_ids, parts->task, "task");
        if (stop->task == RONDE_NONE) {
            return false;
        }
        const ronde_task *task = &instance->tasks[stop->task];
        stop->kind = ronde_stop_kind_of(task->kind);
        stop->place = task->place;
    }
    if (parts->kind >= 0) {
        stop->kind = (ronde_stop_kind)parts->kind; /* the checker judges whether it fits */
    }
    if (parts->place != NULL) {
        stop->place =
            ronde_plan_find_id(reader, node, "place", &instance->place_ids, parts->place, "place");
    }
    return parts->place == NULL || stop->place != RONDE_NONE;
}

/* Reads one stop to the end of reading->stops; false on a fault. */
static bool read_stop(ronde_json_reader *reader, const ronde_json_node *node, bool first, bool last)
{
    ronde_plan_reading *reading = reading_of(reader);
    stop_parts parts = {.kind = -1, .arrival = not_told, .start = not_told, .end = not_told};
    ronde_plan_stop at = {.stop = {.task = RONDE_NONE, .place = RONDE_NONE}};
    if (!ronde_json_take_fields(reader, node, stop_fields, COUNT(stop_fields), &parts) ||
        !resolve_stop(reader, node, &parts, &at.stop)) {
        return false;
    }
    if ((at.stop.kind == RONDE_STOP_START && !first) || (at.stop.kind == RONDE_STOP_END && !last)) {
        ronde_json_fault(reader, node, "stop.order",
                         "a stop of kind %s must be the %s of its route", stop_words[at.stop.kind],
                         at.stop.kind == RONDE_STOP_START ? "first" : "last");
        return false;
    }
    at.has_arrival = parts.arrival != not_told;
    at.has_start = parts.start != not_told;
    at.has_end = parts.end != not_told;
    at.stop.arrival = at.has_arrival ? parts.arrival : 0;
    at.stop.start = at.has_start ? parts.start : 0;
    at.stop.end = at.has_end ? parts.end : 0;
    bool end_stop = at.stop.kind == RONDE_STOP_START || at.stop.kind == RONDE_STOP_END;
    if (!end_stop && !at.has_start) {
        ronde_json_fault(reader, node, "json.missing", "the key \"start\" is missing");
        return false;
    }
    if (!ronde_array_push(&reading->stops, at)) {
        reading->out_of_memory = true;
    }
    return !reading->out_of_memory;
}

typedef struct route_parts {
    const char *shift, *resource;
    ronde_json_node stops;
} route_parts;

static const ronde_json_field route_fields[] = {
    {"shift", ronde_json_take_text, offsetof(route_parts, shift), true, 1, longest_id, NULL},
    {"resource", ronde_json_take_text, offsetof(route_parts, resource), false, 1, longest_id, NULL},
    {"stops", ronde_json_take_array, offsetof(route_parts, stops), true, 0, most_items, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static void read_route(ronde_json_reader *reader, const ronde_json_node *node)
{
    ronde_plan_reading *reading = reading_of(reader);
    const ronde_instance *instance = reading->instance;
    route_parts route = {0};
    if (!ronde_json_take_fields(reader, node, route_fields, COUNT(route_fields), &route)) {
        return;
    }
    int32_t shift =
        ronde_plan_find_id(reader, node, "shift", &instance->shift_ids, route.shift, "shift");
    bool fine = shift != RONDE_NONE;
    if (fine && route.resource != NULL) {
        const char *owner = instance->resources[instance->shifts[shift].resource].id;
        if (strcmp(owner, route.resource) != 0) {
            ronde_json_fault(reader, node, "resource.other",
                             "shift \"%.60s\" belongs to \"%.60s\", not to \"%.60s\"", route.shift,
                             owner, route.resource);
            fine = false;
        }
    }
    reading->stops.count = 0;
    size_t count = ronde_json_count(&route.stops);
    for (size_t i = 0; i < count && !reading->out_of_memory; i++) {
        ronde_json_node stop = ronde_json_item(&route.stops, i);
        fine = read_stop(reader, &stop, i == 0, i + 1 == count) && fine;
    }
    if (fine && !ronde_plan_complete(reading, shift)) {
        reading->out_of_memory = true;
    }
}

typedef struct unserved_parts {
    const char *task;
    ronde_json_node reasons;
} unserved_parts;

static const ronde_json_field unserved_fields[] = {
    {"task", ronde_json_take_text, offsetof(unserved_parts, task), true, 1, longest_id, NULL},
    {"reasons", ronde_json_take_array, offsetof(unserved_parts, reasons), false, 0, most_items,
     NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static void read_unserved(ronde_json_reader *reader, const ronde_json_node *node)
{
    ronde_plan_reading *reading = reading_of(reader);
    unserved_parts parts = {0};
    if (!ronde_json_take_fields(reader, node, unserved_fields, COUNT(unserved_fields), &parts)) {
        return;
    }
    int32_t task =
        ronde_plan_find_id(reader, node, "task", &reading->instance->task_ids, parts.task, "task");
    if (task == RONDE_NONE) {
        return;
    }
    bool kept = ronde_plan_add_unserved(reading->plan, task);
    for (size_t i = 0; i < ronde_json_count(&parts.reasons) && kept; i++) {
        ronde_json_node item = ronde_json_item(&parts.reasons, i);
        ronde_reason reason;
        if (ronde_plan_read_reason(reader, &item, &reason)) {
            kept = ronde_plan_add_reason(reading->plan, &reason);
        }
    }
    reading->out_of_memory = reading->out_of_memory || !kept;
}

static bool check_format(ronde_json_reader *reader, const ronde_json_node *root)
{
    ronde_json_node format = {0};
    if (ronde_json_is_object(root)) {
        format = ronde_json_member(root, "format");
    }
    if (format.value == NULL) {
        ronde_json_fault(reader, root, "format.unknown",
                         "a plan is an object with \"format\": \"%s\"", format_name);
        return false;
    }
    const char *found = ronde_json_is_text(&format) ? ronde_json_text_of(&format) : "";
    if (strcmp(found, format_name) == 0) {
        return true;
    }
    bool other_version = strncmp(found, format_name, sizeof format_name - 2) == 0;
    char description[120];
    ronde_json_describe(&format, description, sizeof description);
    ronde_json_fault(reader, &format, other_version ? "format.version" : "format.unknown",
                     "must be \"%s\", but is %s", format_name, description);
    return false;
}

static void read_all(ronde_json_reader *reader, const ronde_json_node *document)
{
    ronde_plan_reading *reading = reading_of(reader);
    root_parts root = {0};
    ronde_json_take_fields(reader, document, root_fields, COUNT(root_fields), &root);
    for (size_t i = 0; i < ronde_json_count(&root.routes) && !reading->out_of_memory; i++) {
        ronde_json_node item = ronde_json_item(&root.routes, i);
        read_route(reader, &item);
    }
    for (size_t i = 0; i < ronde_json_count(&root.unserved) && !reading->out_of_memory; i++) {
        ronde_json_node item = ronde_json_item(&root.unserved, i);
        read_unserved(reader, &item);
    }
    reading->plan->run.seconds = -1;
    if (root.run.value != NULL) {
        ronde_plan_read_run(reader, &root.run);
    }
}

ronde_status ronde_plan_json_read(ronde_plan *out,
                                  const ronde_instance *instance,
                                  const char *text,
                                  size_t length,
                                  ronde_faults *faults,
                                  ronde_error *error)
{
    ronde_faults own = {0};
    struct json_t *document = NULL;
    ronde_plan_reading reading = {
        .units = ronde_json_units_of(instance), .instance = instance, .plan = out};
    ronde_json_reader reader = {.faults = faults != NULL ? faults : &own, .context = &reading};
    ronde_status status = ronde_json_parse(&document, text, length, reader.faults, error);
    if (status == RONDE_OK) {
        ronde_json_node root = ronde_json_root(document);
        if (check_format(&reader, &root)) {
            read_all(&reader, &root);
        }
        status = reading.out_of_memory
                     ? ronde_fail(error, RONDE_ENOMEM, NULL, "no memory to read the plan")
                     : ronde_faults_status(reader.faults, error);
    }
    if (status != RONDE_OK) {
        ronde_plan_clear(out);
    }
    ronde_array_clear(&reading.stops);
    ronde_json_free(document);
    ronde_faults_clear(&own);
    return status;
}
