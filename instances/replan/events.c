/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/replan/events.h"

#include "instances/base/json.h"
#include "instances/base/nearest.h"
#include "instances/formats/json_units.h"

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { most_events = 10000, longest_id = 200, longest_visit = 7 * RONDE_DAY };

static const char *const kind_words[] = {"sick", "late", "cancelled", "longer",
                                         "new",  "keep", NULL};

/* The context of the reader. units must be first (json_units.h). */
typedef struct reading {
    ronde_json_units units;
    const ronde_instance *instance;
} reading;

typedef struct event_parts {
    const char *helper, *visit;
    ronde_json_node from, until, task, place;
    ronde_time duration;
} event_parts;

#define EVENT_FIELD                                                                                \
    {                                                                                              \
        "event", ronde_json_take_nothing, 0, true, 0, 0, NULL                                      \
    }
#define NOTE_FIELD                                                                                 \
    {                                                                                              \
        "note", ronde_json_take_nothing, 0, false, 0, 0, NULL                                      \
    }
#define FIELD(name, take, member, required, high)                                                  \
    {                                                                                              \
        name, take, offsetof(event_parts, member), required, (high) > 0 ? 1 : 0, high, NULL        \
    }

static const ronde_json_field sick_fields[] = {
    EVENT_FIELD, NOTE_FIELD, FIELD("helper", ronde_json_take_text, helper, true, longest_id),
    FIELD("from", ronde_json_take_any, from, false, 0),
    FIELD("until", ronde_json_take_any, until, false, 0)};
static const ronde_json_field late_fields[] = {
    EVENT_FIELD, NOTE_FIELD, FIELD("helper", ronde_json_take_text, helper, true, longest_id),
    FIELD("until", ronde_json_take_any, until, true, 0)};
static const ronde_json_field cancelled_fields[] = {
    EVENT_FIELD, NOTE_FIELD, FIELD("visit", ronde_json_take_text, visit, true, longest_id)};
static const ronde_json_field longer_fields[] = {
    EVENT_FIELD, NOTE_FIELD, FIELD("visit", ronde_json_take_text, visit, true, longest_id),
    FIELD("duration", ronde_json_take_duration, duration, true, 0)};
static const ronde_json_field new_fields[] = {
    EVENT_FIELD, NOTE_FIELD, FIELD("visit", ronde_json_take_object, task, true, 0),
    FIELD("place", ronde_json_take_object, place, false, 0)};
static const ronde_json_field keep_fields[] = {
    EVENT_FIELD, NOTE_FIELD, FIELD("visit", ronde_json_take_text, visit, false, longest_id),
    FIELD("helper", ronde_json_take_text, helper, false, longest_id)};

/* In the order of ronde_event_kind. */
static const struct {
    const ronde_json_field *fields;
    size_t count;
} tables[] = {{sick_fields, COUNT(sick_fields)},
              {late_fields, COUNT(late_fields)},
              {cancelled_fields, COUNT(cancelled_fields)},
              {longer_fields, COUNT(longer_fields)},
              {new_fields, COUNT(new_fields)},
              {keep_fields, COUNT(keep_fields)}};

static const reading *reading_of(const ronde_json_reader *reader)
{
    return reader->context;
}

/* Says that an id is unknown, with the one that was probably meant. */
static void report_unknown(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const char *key,
                           const char *id,
                           const char *nearest)
{
    ronde_json_node at = ronde_json_member(node, key);
    ronde_json_fault(reader, &at, "reference.unknown", "there is no %s '%.60s'%s%.60s%s", key, id,
                     nearest != NULL ? " (did you mean '" : "", nearest != NULL ? nearest : "",
                     nearest != NULL ? "'?)" : "");
}

static bool
find_helper(ronde_json_reader *reader, const ronde_json_node *node, const char *id, int32_t *out)
{
    const ronde_instance *instance = reading_of(reader)->instance;
    *out = ronde_idmap_find(&instance->resource_ids, id);
    const char *nearest = NULL;
    for (int32_t i = 0; i < instance->resource_count && *out == RONDE_NONE; i++) {
        ronde_nearest_try(&nearest, id, instance->resources[i].id);
    }
    if (*out == RONDE_NONE) {
        report_unknown(reader, node, "helper", id, nearest);
    }
    return *out != RONDE_NONE;
}

static bool
find_visit(ronde_json_reader *reader, const ronde_json_node *node, const char *id, int32_t *out)
{
    const ronde_instance *instance = reading_of(reader)->instance;
    *out = ronde_idmap_find(&instance->task_ids, id);
    if (*out != RONDE_NONE && instance->tasks[*out].request == RONDE_NONE) {
        *out = RONDE_NONE; /* a break */
    }
    const char *nearest = NULL;
    for (int32_t i = 0; i < instance->task_count && *out == RONDE_NONE; i++) {
        ronde_nearest_try(&nearest, id, instance->tasks[i].id);
    }
    if (*out == RONDE_NONE) {
        report_unknown(reader, node, "visit", id, nearest);
    }
    return *out != RONDE_NONE;
}

static bool
take_moment(ronde_json_reader *reader, const ronde_json_node *node, bool *has, ronde_time *out)
{
    static const ronde_json_field any = {0};
    *has = node->value != NULL;
    return !*has || ronde_json_take_time(reader, node, &any, out);
}

/* What the parts mean in this instance; false if something does not fit. */
static bool resolve(ronde_json_reader *reader,
                    const ronde_json_node *node,
                    const event_parts *parts,
                    ronde_event *event)
{
    bool fine = take_moment(reader, &parts->from, &event->has_from, &event->from);
    fine = take_moment(reader, &parts->until, &event->has_until, &event->until) && fine;
    if (parts->helper != NULL) {
        fine = find_helper(reader, node, parts->helper, &event->resource) && fine;
    }
    if (parts->visit != NULL) {
        fine = find_visit(reader, node, parts->visit, &event->task) && fine;
    }
    if (event->has_from && event->has_until && fine && event->until <= event->from) {
        ronde_json_fault(reader, node, "event.reversed", "\"until\" must be later than \"from\"");
        fine = false;
    }
    if (event->kind == RONDE_EVENT_KEEP && (parts->helper == NULL) == (parts->visit == NULL)) {
        ronde_json_fault(reader, node, "event.keep", "keep either a \"visit\" or a \"helper\"");
        fine = false;
    }
    if (parts->duration < 0 || parts->duration > longest_visit) {
        ronde_json_fault(reader, node, "number.range", "a visit takes 0 s to 7 days");
        fine = false;
    }
    return fine;
}

static bool read_event(ronde_json_reader *reader, const ronde_json_node *node, ronde_event *event)
{
    static const ronde_json_field kinds = {.choices = kind_words};
    int kind = 0;
    ronde_json_node word = ronde_json_member(node, "event");
    if (!ronde_json_is_object(node) || word.value == NULL) {
        ronde_json_fault(reader, node, "json.missing",
                         "an event is an object that says which \"event\" it is");
        return false;
    }
    if (!ronde_json_take_choice(reader, &word, &kinds, &kind)) {
        return false;
    }
    event_parts parts = {0};
    if (!ronde_json_take_fields(reader, node, tables[kind].fields, tables[kind].count, &parts)) {
        return false;
    }
    *event = (ronde_event){.kind = (ronde_event_kind)kind,
                           .resource = RONDE_NONE,
                           .task = RONDE_NONE,
                           .duration = parts.duration,
                           .visit = parts.task.value,
                           .place = parts.place.value};
    ronde_json_pointer(node, event->where, sizeof event->where);
    return resolve(reader, node, &parts, event);
}

typedef struct root_parts {
    const char *format;
    ronde_json_node now, events;
} root_parts;

static const ronde_json_field root_fields[] = {
    {"format", ronde_json_take_text, offsetof(root_parts, format), true, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"now", ronde_json_take_any, offsetof(root_parts, now), false, 0, 0, NULL},
    {"events", ronde_json_take_array, offsetof(root_parts, events), false, 0, most_events, NULL}};

/* Reads all of a document; false when memory is out. */
static bool read_root(ronde_json_reader *reader, const struct json_t *document, ronde_events *to)
{
    ronde_json_node root = ronde_json_root(document);
    root_parts parts = {0};
    ronde_json_take_fields(reader, &root, root_fields, COUNT(root_fields), &parts);
    if (parts.format != NULL && strcmp(parts.format, "ronde-events-1") != 0) {
        ronde_json_node at = ronde_json_member(&root, "format");
        ronde_json_fault(reader, &at, "json.choice",
                         "the format of events is \"ronde-events-1\", not \"%.40s\"", parts.format);
    }
    bool has_now = false;
    ronde_time now = 0;
    if (take_moment(reader, &parts.now, &has_now, &now) && has_now) {
        to->has_now = true;
        to->now = now;
    }
    bool memory = true;
    for (size_t i = 0; i < ronde_json_count(&parts.events) && memory; i++) {
        ronde_json_node node = ronde_json_item(&parts.events, i);
        ronde_event event = {0};
        memory = !read_event(reader, &node, &event) || ronde_array_push(&to->list, event);
    }
    return memory;
}

ronde_status ronde_events_read(ronde_events *events,
                               const ronde_instance *instance,
                               const char *text,
                               size_t length,
                               ronde_faults *faults,
                               ronde_error *error)
{
    struct json_t *document = NULL;
    ronde_faults own = {0};
    ronde_faults *to = faults != NULL ? faults : &own;
    size_t before = to->error_count;
    size_t kept = events->list.count;
    bool had_now = events->has_now;
    ronde_time now = events->now;
    reading context = {.units = ronde_json_units_of(instance), .instance = instance};
    ronde_json_reader reader = {.faults = to, .context = &context};
    ronde_status status = ronde_json_parse(&document, text, length, to, error);
    if (status == RONDE_OK && (!read_root(&reader, document, events) ||
                               !ronde_array_push(&events->documents, document))) {
        ronde_json_free(document);
        status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for the events");
    }
    if (status == RONDE_OK && to->error_count > before) {
        status = ronde_faults_status(to, error);
    }
    if (status != RONDE_OK) {
        events->list.count = kept; /* a document that was kept is freed with the others */
        events->has_now = had_now;
        events->now = now;
    }
    ronde_faults_clear(&own);
    return status;
}

void ronde_events_clear(ronde_events *events)
{
    for (size_t i = 0; i < events->documents.count; i++) {
        ronde_json_free(events->documents.items[i]);
    }
    ronde_array_clear(&events->documents);
    ronde_array_clear(&events->list);
    *events = (ronde_events){0};
}
