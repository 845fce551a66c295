/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the instance reader: header, lists in the order of their needs, builder. */
#include "instances/base/date.h"
#include "instances/formats/instance_json.h"
#include "instances/formats/instance_json_parts.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char format_name[] = "ronde-instance/1";

typedef struct root_parts {
    const char *name;
    ronde_json_node horizon, dimensions, profiles, places, tasks, links, alternatives, resources,
        shifts, groups, objective;
} root_parts;

static const ronde_json_field root_fields[] = {
    {"format", ronde_json_take_nothing, 0, true, 0, 0, NULL},
    {"name", ronde_json_take_text, offsetof(root_parts, name), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"horizon", ronde_json_take_object, offsetof(root_parts, horizon), false, 0, 0, NULL},
    {"dimensions", ronde_json_take_array, offsetof(root_parts, dimensions), false, 0, 0, NULL},
    {"objective", ronde_json_take_object, offsetof(root_parts, objective), false, 0, 0, NULL},
    {"profiles", ronde_json_take_object, offsetof(root_parts, profiles), false, 0, 0, NULL},
    {"places", ronde_json_take_array, offsetof(root_parts, places), true, 0, ronde_most_items,
     NULL},
    {"tasks", ronde_json_take_array, offsetof(root_parts, tasks), true, 0, ronde_most_items, NULL},
    {"links", ronde_json_take_array, offsetof(root_parts, links), false, 0, ronde_most_items, NULL},
    {"alternatives", ronde_json_take_array, offsetof(root_parts, alternatives), false, 0,
     ronde_most_items, NULL},
    {"groups", ronde_json_take_array, offsetof(root_parts, groups), false, 0, ronde_most_items,
     NULL},
    {"resources", ronde_json_take_array, offsetof(root_parts, resources), true, 0, ronde_most_items,
     NULL},
    {"shifts", ronde_json_take_array, offsetof(root_parts, shifts), true, 0, ronde_most_items,
     NULL}};

typedef struct horizon_parts {
    const char *start;
    int64_t days;
} horizon_parts;

static const ronde_json_field horizon_fields[] = {
    {"start", ronde_json_take_text, offsetof(horizon_parts, start), false, 1, 30, NULL},
    {"days", ronde_json_take_integer, offsetof(horizon_parts, days), false, 1, 36600, NULL}};

static const char *const money_words[] = {"euros", "plain", NULL};

typedef struct objective_parts {
    int money;
    int32_t scale, cost_divisor;
    bool vehicles_first;
    ronde_json_node latest_price, workload_price;
} objective_parts;

static const ronde_json_field objective_fields[] = {
    {"money", ronde_json_take_choice, offsetof(objective_parts, money), false, 0, 0, money_words},
    {"scale", ronde_json_take_size, offsetof(objective_parts, scale), false, 1, 1000000, NULL},
    {"cost_divisor", ronde_json_take_size, offsetof(objective_parts, cost_divisor), false, 1,
     INT32_MAX, NULL},
    {"vehicles_first", ronde_json_take_boolean, offsetof(objective_parts, vehicles_first), false, 0,
     0, NULL},
    {"latest_price", ronde_json_take_any, offsetof(objective_parts, latest_price), false, 0, 0,
     NULL},
    {"workload_price", ronde_json_take_any, offsetof(objective_parts, workload_price), false, 0, 0,
     NULL}};

void *ronde_reading_take(ronde_json_reader *reader, size_t count, size_t size)
{
    ronde_instance_reading *reading = ronde_reading_of(reader);
    void *room = ronde_arena_take(reading->scratch, count > 0 ? count : 1, size);
    reading->out_of_memory = reading->out_of_memory || room == NULL;
    return room;
}

bool ronde_json_take_id(ronde_json_reader *reader,
                        const ronde_json_node *node,
                        const ronde_json_field *field,
                        void *target)
{
    static const ronde_json_field bounds = {.low = 1, .high = ronde_longest_id};
    (void)field;
    return ronde_json_take_text(reader, node, &bounds, target);
}

bool ronde_json_take_ids(ronde_json_reader *reader,
                         const ronde_json_node *node,
                         const ronde_json_field *field,
                         void *target)
{
    ronde_json_node list = {0};
    if (!ronde_json_take_array(reader, node, field, &list)) {
        return false;
    }
    ronde_json_texts *out = target;
    out->items = ronde_reading_take(reader, ronde_json_count(&list), sizeof *out->items);
    bool fine = true;
    for (size_t i = 0; i < ronde_json_count(&list) && out->items != NULL; i++) {
        ronde_json_node item = ronde_json_item(&list, i);
        bool taken = ronde_json_take_id(reader, &item, field, &out->items[out->count]);
        out->count += taken ? 1 : 0;
        fine = fine && taken;
    }
    return fine;
}

static void report_dimension(ronde_json_reader *reader, const ronde_json_node *member)
{
    ronde_json_fault(reader, member, "dimension.unknown",
                     "the load dimension \"%.60s\" is not listed under /dimensions", member->key);
}

bool ronde_json_take_amounts(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target)
{
    const ronde_instance_reading *reading = ronde_reading_of(reader);
    ronde_json_node object = {0};
    if (!ronde_json_take_object(reader, node, field, &object)) {
        return false;
    }
    int32_t *amounts = target;
    bool fine = true;
    for (ronde_json_node member = ronde_json_next(&object, NULL); member.value != NULL;
         member = ronde_json_next(&object, &member)) {
        size_t at = 0;
        while (at < reading->dimension_count && strcmp(reading->dimensions[at], member.key) != 0) {
            at++;
        }
        if (at == reading->dimension_count) {
            report_dimension(reader, &member);
            fine = false;
        } else {
            fine = ronde_json_take_size(reader, &member, field, &amounts[at]) && fine;
        }
    }
    return fine;
}

/* The dates and money words come first: all other readers need them. */
static void
read_header(ronde_json_reader *reader, const root_parts *root, ronde_header_spec *header)
{
    ronde_instance_reading *reading = ronde_reading_of(reader);
    horizon_parts horizon = {0};
    objective_parts objective = {0};
    ronde_json_texts dimensions = {0};
    static const ronde_json_field dimension_list = {.high = RONDE_DIMENSIONS};
    static const ronde_json_field no_bounds = {0};
    if (root->horizon.value != NULL) {
        ronde_json_take_fields(reader, &root->horizon, horizon_fields, COUNT(horizon_fields),
                               &horizon);
    }
    if (root->objective.value != NULL) {
        ronde_json_take_fields(reader, &root->objective, objective_fields, COUNT(objective_fields),
                               &objective);
    }
    if (root->dimensions.value != NULL) {
        ronde_json_take_ids(reader, &root->dimensions, &dimension_list, &dimensions);
    }
    for (size_t i = 0; i < dimensions.count; i++) {
        reading->dimensions[i] = dimensions.items[i];
        reading->dimension_count++;
    }
    reading->units = (ronde_json_units){
        .plain = objective.money == 1, .has_start = horizon.start != NULL, .days = horizon.days};
    ronde_date start;
    if (horizon.start != NULL && ronde_date_read(&start, horizon.start)) {
        reading->units.start_day = start.days; /* otherwise the builder reports */
    }
    if (!reading->units.plain && (objective.scale > 1 || objective.cost_divisor > 0)) {
        ronde_json_fault(reader, &root->objective, "objective.scale",
                         "scale and cost_divisor need \"money\": \"plain\"");
    }
    *header = (ronde_header_spec){.name = root->name,
                                  .start_date = horizon.start,
                                  .scale = objective.scale,
                                  .vehicles_first = objective.vehicles_first,
                                  .cost_divisor =
                                      reading->units.plain ? objective.cost_divisor : RONDE_EURO,
                                  .dimensions = reading->dimensions,
                                  .dimension_count = reading->dimension_count};
    if (objective.latest_price.value != NULL) {
        ronde_json_take_hourly(reader, &objective.latest_price, &no_bounds, &header->latest_price);
    }
    if (objective.workload_price.value != NULL) {
        ronde_json_take_hourly(reader, &objective.workload_price, &no_bounds,
                               &header->workload_price);
    }
}

/* Dimensions are named once. */
static void check_dimensions(ronde_json_reader *reader, const root_parts *root)
{
    const ronde_instance_reading *reading = ronde_reading_of(reader);
    for (size_t i = 0; i < reading->dimension_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(reading->dimensions[i], reading->dimensions[k]) == 0) {
                ronde_json_fault(reader, &root->dimensions, "dimension.duplicate",
                                 "the load dimension \"%.60s\" is named twice",
                                 reading->dimensions[i]);
            }
        }
    }
}

static void
read_list(ronde_json_reader *reader, const ronde_json_node *list, ronde_reading_item *read)
{
    ronde_instance_reading *reading = ronde_reading_of(reader);
    for (size_t i = 0; i < ronde_json_count(list) && !reading->out_of_memory; i++) {
        ronde_arena_mark mark = ronde_arena_top(reading->scratch);
        ronde_json_node item = ronde_json_item(list, i);
        read(reader, &item);
        ronde_arena_rewind(reading->scratch, mark);
    }
}

/* True if the file says that it is of this format and version. */
static bool check_format(ronde_json_reader *reader, const ronde_json_node *root)
{
    if (!ronde_json_is_object(root)) {
        ronde_json_fault(reader, root, "format.unknown",
                         "an instance is an object with \"format\": \"%s\"", format_name);
        return false;
    }
    ronde_json_node format = ronde_json_member(root, "format");
    const char *found = ronde_json_is_text(&format) ? ronde_json_text_of(&format) : "";
    if (strcmp(found, format_name) == 0) {
        return true;
    }
    if (format.value == NULL) {
        ronde_json_fault(reader, root, "json.missing",
                         "the key \"format\" is missing; an instance has \"format\": \"%s\"",
                         format_name);
    } else if (strncmp(found, format_name, sizeof format_name - 2) == 0) {
        ronde_json_fault(reader, &format, "format.version",
                         "version \"%.40s\" is unknown to this program, which reads \"%s\"", found,
                         format_name);
    } else {
        char description[120];
        ronde_json_describe(&format, description, sizeof description);
        ronde_json_fault(reader, &format, "format.unknown", "must be \"%s\", but is %s",
                         format_name, description);
    }
    return false;
}

static void read_all(ronde_json_reader *reader, const ronde_json_node *document)
{
    ronde_instance_reading *reading = ronde_reading_of(reader);
    root_parts root = {0};
    ronde_header_spec header;
    ronde_json_take_fields(reader, document, root_fields, COUNT(root_fields), &root);
    reading->dropped[RONDE_NAMED_PLACE] = root.places.value == NULL;
    reading->dropped[RONDE_NAMED_RESOURCE] = root.resources.value == NULL;
    reading->dropped[RONDE_NAMED_SHIFT] = root.shifts.value == NULL;
    reading->dropped[RONDE_NAMED_TASK] = root.tasks.value == NULL;
    read_header(reader, &root, &header);
    check_dimensions(reader, &root);
    ronde_builder_header(reading->builder, &header);
    read_list(reader, &root.places, ronde_reading_place);
    read_list(reader, &root.resources, ronde_reading_resource);
    read_list(reader, &root.shifts, ronde_reading_shift);
    read_list(reader, &root.tasks, ronde_reading_task);
    read_list(reader, &root.links, ronde_reading_link);
    read_list(reader, &root.alternatives, ronde_reading_alternative);
    read_list(reader, &root.groups, ronde_reading_group);
    if (root.profiles.value != NULL) {
        ronde_reading_profiles(reader, &root.profiles, ronde_json_count(&root.places));
    }
}

/* Length of the part of a pointer that names an item of the file: "/tasks/17". */
static size_t item_length(const char *pointer)
{
    const char *second = pointer[0] == '/' ? strchr(pointer + 1, '/') : NULL;
    const char *third = second != NULL ? strchr(second + 1, '/') : NULL;
    return third != NULL ? (size_t)(third - pointer) : strlen(pointer);
}

/* Whether a fault says that an id is unknown which an item may have had that was dropped. */
static bool follows_from_dropped(const ronde_instance_reading *reading, const char *code)
{
    static const char *const codes[RONDE_NAMED_KINDS] = {"place.unknown", "resource.unknown",
                                                         "shift.unknown", "task.unknown"};
    for (int i = 0; i < RONDE_NAMED_KINDS; i++) {
        if (reading->dropped[i] && strcmp(codes[i], code) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds what the builder found, but nothing that follows from a fault of the reader: a missing key
 * would be told twice. */
static void
merge_faults(ronde_faults *faults, const ronde_faults *found, const ronde_instance_reading *reading)
{
    size_t known = faults->list.count;
    size_t told = 0;
    for (size_t i = 0; i < found->list.count; i++) {
        const ronde_fault *fault = &found->list.items[i];
        bool repeated = follows_from_dropped(reading, fault->code);
        for (size_t k = 0; k < known && !repeated; k++) {
            size_t length = item_length(faults->list.items[k].where);
            repeated = length == item_length(fault->where) && length > 0 &&
                       strncmp(faults->list.items[k].where, fault->where, length) == 0;
        }
        if (!repeated) {
            ronde_faults_add(faults, fault->severity, fault->code, fault->where, "%s", fault->text);
        }
        told++;
    }
    if (found->error_count + found->warning_count > told) {
        faults->error_count += found->error_count + found->warning_count - told;
    }
}

static int32_t find_profile(const ronde_instance *instance, const char *name)
{
    for (int32_t i = 0; i < instance->profile_count; i++) {
        if (strcmp(instance->profiles[i].name, name) == 0) {
            return i;
        }
    }
    return RONDE_NONE;
}

static ronde_status attach_profiles(ronde_instance *instance,
                                    ronde_instance_reading *reading,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    for (size_t i = 0; i < reading->profiles.count; i++) {
        ronde_json_profile *profile = &reading->profiles.items[i];
        int32_t at = find_profile(instance, profile->name);
        ronde_status status = RONDE_OK;
        if (at != RONDE_NONE) {
            status = ronde_instance_attach(instance, at, &profile->matrix, error);
        } else {
            ronde_faults_add(faults, RONDE_WARNING, "profile.unused", "/profiles",
                             "no resource travels by \"%.60s\"; its travel times are left out",
                             profile->name);
        }
        if (status != RONDE_OK) {
            return status;
        }
    }
    return RONDE_OK;
}

/* Lets the builder judge what was read, and makes the instance if all was well. */
static ronde_status finish(ronde_instance **out,
                           ronde_instance_reading *reading,
                           ronde_faults *faults,
                           ronde_error *error)
{
    ronde_faults found = {0};
    ronde_instance *instance = NULL;
    ronde_error builder_error = {0};
    ronde_status status = RONDE_OK;
    if (reading->out_of_memory) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory to read the instance");
    }
    ronde_status built = ronde_builder_finish(&instance, reading->builder, &found, &builder_error);
    merge_faults(faults, &found, reading);
    ronde_faults_clear(&found);
    if (built != RONDE_OK && built != RONDE_EINPUT) {
        status = ronde_fail(error, built, builder_error.where, "%s", builder_error.text);
    } else {
        status = ronde_faults_status(faults, error);
    }
    if (status == RONDE_OK && built != RONDE_OK) {
        status = ronde_fail(error, built, builder_error.where, "%s", builder_error.text);
    }
    if (status == RONDE_OK) {
        status = attach_profiles(instance, reading, faults, error);
    }
    if (status == RONDE_OK) {
        *out = instance;
    } else {
        ronde_instance_free(instance);
    }
    return status;
}

ronde_status ronde_instance_json_read_document(ronde_instance **out,
                                               const struct json_t *document,
                                               ronde_faults *faults,
                                               ronde_error *error)
{
    ronde_faults own = {0};
    faults = faults != NULL ? faults : &own;
    enum { scratch_size = 1 << 16 };
    ronde_status status = RONDE_OK;
    ronde_instance_reading reading = {.builder = ronde_builder_new(),
                                      .scratch = ronde_arena_new(scratch_size)};
    ronde_json_reader reader = {.faults = faults, .context = &reading};
    ronde_json_node root = ronde_json_root(document);
    if (reading.builder == NULL || reading.scratch == NULL || ronde_json_ran_out()) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory to read the instance");
        goto cleanup;
    }
    if (!check_format(&reader, &root)) {
        status = ronde_faults_status(faults, error);
        goto cleanup;
    }
    read_all(&reader, &root);
    status = finish(out, &reading, faults, error);
cleanup:
    for (size_t i = 0; i < reading.profiles.count; i++) {
        ronde_matrix_clear(&reading.profiles.items[i].matrix);
    }
    ronde_array_clear(&reading.profiles);
    ronde_arena_free(reading.scratch);
    ronde_builder_free(reading.builder);
    ronde_faults_clear(&own);
    return status;
}

ronde_status ronde_instance_json_read(
    ronde_instance **out, const char *text, size_t length, ronde_faults *faults, ronde_error *error)
{
    ronde_faults own = {0};
    ronde_faults *all = faults != NULL ? faults : &own;
    struct json_t *document = NULL;
    ronde_status status = ronde_json_parse(&document, text, length, all, error);
    if (status == RONDE_OK) {
        status = ronde_instance_json_read_document(out, document, all, error);
    }
    ronde_json_free(document);
    ronde_faults_clear(&own);
    return status;
}
