/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a VRPLIB file: keys, and sections described by tables. */
#include "instances/formats/vrplib_parts.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const double largest_time = 1e6;
static const double largest_load = 1e9;
static const double largest_weight = 1e6;

const char *const ronde_vrplib_section_names[RONDE_VRPLIB_SECTIONS + 1] = {
    "NODE_COORD_SECTION",
    "DEMAND_SECTION",
    "SERVICE_TIME_SECTION",
    "TIME_WINDOW_SECTION",
    "RELEASE_TIME_SECTION",
    "PRIZE_SECTION",
    "CAPACITY_SECTION",
    "VEHICLES_DEPOT_SECTION",
    "VEHICLES_MAX_DURATION_SECTION",
    "VEHICLES_MAX_DISTANCE_SECTION",
    "VEHICLES_ALLOWED_CLIENTS_SECTION",
    "VEHICLES_RELOAD_DEPOT_SECTION",
    "DEPOT_SECTION",
    "EDGE_WEIGHT_SECTION",
    NULL,
};

/* A number of a row and where it goes. */
typedef struct column {
    ronde_number_rule rule;
    size_t offset;
} column;

/* What the rows of a section are about. */
typedef enum subject { of_nodes, of_vehicles, of_lists, of_depots, of_weights } subject;

typedef struct section_shape {
    subject subject;
    column columns[2];
    int column_count;
} section_shape;

#define NODE(member) offsetof(ronde_vrplib_node, member)
#define VEHICLE(member) offsetof(ronde_vrplib_vehicle, member)

/* The shape of a section; a function, because its limits are no constant expressions. */
static section_shape shape_of(ronde_vrplib_section section)
{
    const double far = ronde_point_limit;
    switch (section) {
    case RONDE_VRPLIB_COORDINATES:
        return (section_shape){of_nodes,
                               {{{"x coordinate", -far, far, false}, NODE(x)},
                                {{"y coordinate", -far, far, false}, NODE(y)}},
                               2};
    case RONDE_VRPLIB_DEMAND:
        return (section_shape){of_nodes, {{{"demand", 0, largest_load, true}, NODE(demand)}}, 1};
    case RONDE_VRPLIB_SERVICE:
        return (section_shape){
            of_nodes, {{{"service time", 0, largest_time, false}, NODE(service)}}, 1};
    case RONDE_VRPLIB_WINDOW:
        return (section_shape){of_nodes,
                               {{{"start of the window", 0, largest_time, false}, NODE(ready)},
                                {{"end of the window", 0, largest_time, false}, NODE(due)}},
                               2};
    case RONDE_VRPLIB_RELEASE:
        return (section_shape){
            of_nodes, {{{"release time", 0, largest_time, false}, NODE(release)}}, 1};
    case RONDE_VRPLIB_PRIZE:
        return (section_shape){of_nodes, {{{"prize", 0, largest_time, false}, NODE(prize)}}, 1};
    case RONDE_VRPLIB_CAPACITY:
        return (section_shape){
            of_vehicles, {{{"capacity", 0, largest_load, true}, VEHICLE(capacity)}}, 1};
    case RONDE_VRPLIB_DEPOT_OF:
        return (section_shape){
            of_vehicles, {{{"depot", 1, RONDE_VRPLIB_NODES, true}, VEHICLE(depot)}}, 1};
    case RONDE_VRPLIB_MAX_DURATION:
        return (section_shape){
            of_vehicles,
            {{{"longest duration", 0, largest_time, false}, VEHICLE(max_duration)}},
            1};
    case RONDE_VRPLIB_MAX_DISTANCE:
        return (section_shape){
            of_vehicles,
            {{{"longest distance", 0, largest_time, false}, VEHICLE(max_distance)}},
            1};
    case RONDE_VRPLIB_ALLOWED:
    case RONDE_VRPLIB_RELOAD:
        return (section_shape){of_lists, {{{"node", 0, 0, true}, 0}}, 0};
    case RONDE_VRPLIB_DEPOTS:
        return (section_shape){of_depots, {{{"depot", 0, 0, true}, 0}}, 0};
    case RONDE_VRPLIB_WEIGHTS:
    case RONDE_VRPLIB_SECTIONS:
        break;
    }
    return (section_shape){of_weights, {{{"weight", 0, largest_weight, false}, 0}}, 0};
}

void ronde_vrplib_clear(ronde_vrplib *file)
{
    ronde_free(file->nodes);
    ronde_free(file->vehicles);
    ronde_array_clear(&file->lists);
    ronde_array_clear(&file->weights);
    *file = (ronde_vrplib){0};
}

void ronde_vrplib_fault(ronde_vrplib *file,
                        ronde_severity severity,
                        const char *code,
                        int line,
                        const char *remedy,
                        const char *format,
                        ...)
{
    char text[sizeof((ronde_fault *)0)->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ronde_faults_add_at(file->lines.faults, severity, code, "", line, line > 0, remedy, "%s", text);
}

/* The next number of the current line, *at fields behind its start (or behind the last sixteen). */
static bool next_number(ronde_lines *lines, int *at, const ronde_number_rule *rule, double *value)
{
    if (*at == RONDE_LINE_FIELDS && ronde_lines_more(lines)) {
        *at = 0;
    }
    return ronde_lines_number(lines, (*at)++, rule, value);
}

static bool at_end(const ronde_lines *lines, int at)
{
    return at >= lines->field_count;
}

/* Takes the number with which a row begins. False if the row is to be passed over. */
static bool
take_subject(ronde_vrplib *file, ronde_vrplib_section section, bool of_vehicle, int32_t *index)
{
    int at = 0;
    double number = 0;
    int32_t count = of_vehicle ? file->vehicle_count : file->node_count;
    const ronde_number_rule rule = {of_vehicle ? "vehicle number" : "node number", 1, count, true};
    if (!next_number(&file->lines, &at, &rule, &number)) {
        return false;
    }
    *index = (int32_t)number - 1;
    int *line =
        of_vehicle ? &file->vehicles[*index].lines[section] : &file->nodes[*index].lines[section];
    if (*line != 0) {
        ronde_vrplib_fault(file, RONDE_ERROR, "id.duplicate", file->lines.line,
                           "leave out one of the two rows", "%s %d is also on line %d of the %s",
                           of_vehicle ? "vehicle" : "node", (int)number, *line,
                           ronde_vrplib_section_names[section]);
        return false;
    }
    *line = file->lines.line;
    return true;
}

/* A row of numbers that belong to a node or a vehicle. */
static void
read_values(ronde_vrplib *file, ronde_vrplib_section section, const section_shape *shape)
{
    int32_t index = 0;
    bool of_vehicle = shape->subject == of_vehicles;
    if (!take_subject(file, section, of_vehicle, &index)) {
        return;
    }
    char *target = of_vehicle ? (char *)&file->vehicles[index] : (char *)&file->nodes[index];
    for (int i = 0; i < shape->column_count; i++) {
        double value = 0;
        if (ronde_lines_number(&file->lines, i + 1, &shape->columns[i].rule, &value)) {
            memcpy(target + shape->columns[i].offset, &value, sizeof value);
        }
    }
    if (file->lines.field_count > shape->column_count + 1) {
        ronde_lines_fault(&file->lines, shape->column_count + 1, "table.extra",
                          "the row has more columns than the section");
    }
}

/* A vehicle with the numbers of nodes. */
static void read_list(ronde_vrplib *file, ronde_vrplib_section section)
{
    int32_t index = 0;
    if (!take_subject(file, section, true, &index)) {
        return;
    }
    const ronde_number_rule rule = {"node number", 1, file->node_count, true};
    size_t first = file->lists.count;
    for (int at = 1; !at_end(&file->lines, at);) {
        double number = 0;
        if (next_number(&file->lines, &at, &rule, &number) &&
            !ronde_array_push(&file->lists, (int32_t)number)) {
            file->out_of_memory = true;
        }
    }
    ronde_vrplib_vehicle *vehicle = &file->vehicles[index];
    if (section == RONDE_VRPLIB_ALLOWED) {
        vehicle->first_allowed = first;
        vehicle->allowed_count = file->lists.count - first;
    } else {
        vehicle->first_reload = first;
        vehicle->reload_count = file->lists.count - first;
    }
}

/* Depots, several on a line or one each; -1 ends the list and is not needed. */
static void read_depots(ronde_vrplib *file)
{
    const ronde_number_rule rule = {"depot", -1, file->node_count, true};
    for (int at = 0; !at_end(&file->lines, at);) {
        double number = 0;
        if (!next_number(&file->lines, &at, &rule, &number) || number < 0) {
            continue;
        }
        if (number < 1) {
            ronde_vrplib_fault(file, RONDE_ERROR, "number.range", file->lines.line,
                               "nodes are numbered from 1", "the depot cannot be node 0");
            continue;
        }
        ronde_vrplib_node *node = &file->nodes[(int32_t)number - 1];
        node->is_depot = true;
        node->lines[RONDE_VRPLIB_DEPOTS] = file->lines.line;
    }
}

static void read_weights(ronde_vrplib *file, const ronde_number_rule *rule)
{
    size_t most = (size_t)file->node_count * (size_t)file->node_count;
    for (int at = 0; !at_end(&file->lines, at);) {
        double weight = 0;
        (void)next_number(&file->lines, &at, rule, &weight);
        if (file->weights.count > most) {
            return; /* check counts, and says how many there should be */
        }
        file->out_of_memory |= !ronde_array_push(&file->weights, weight);
    }
}

static void read_row(ronde_vrplib *file, ronde_vrplib_section section)
{
    const section_shape shape = shape_of(section);
    switch (shape.subject) {
    case of_nodes:
    case of_vehicles:
        read_values(file, section, &shape);
        break;
    case of_lists:
        read_list(file, section);
        break;
    case of_depots:
        read_depots(file);
        break;
    case of_weights:
        read_weights(file, &shape.columns[0].rule);
        break;
    }
}

/* Splits "KEY: value", "KEY : value" and "KEY:value" into the fields KEY, value. */
static void split_key(ronde_lines *lines)
{
    ronde_line_field *first = &lines->fields[0];
    char *colon = strchr(first->text, ':');
    if (colon != NULL && colon[1] != '\0' && lines->field_count < RONDE_LINE_FIELDS) {
        memmove(&lines->fields[2], &lines->fields[1],
                (size_t)(lines->field_count - 1) * sizeof *lines->fields);
        lines->field_count++;
        snprintf(lines->fields[1].text, sizeof lines->fields[1].text, "%s", colon + 1);
        lines->fields[1].column = first->column + (int)(colon - first->text) + 1;
    } else if (colon == NULL && lines->field_count > 1 && strcmp(lines->fields[1].text, ":") == 0) {
        int kept = lines->field_count < RONDE_LINE_FIELDS ? lines->field_count : RONDE_LINE_FIELDS;
        memmove(&lines->fields[1], &lines->fields[2], (size_t)(kept - 2) * sizeof *lines->fields);
        lines->field_count = kept - 1;
    }
    if (colon != NULL) {
        *colon = '\0';
    }
}

typedef struct text_key {
    const char *name;
    size_t offset, line_offset; /* line_offset 0: not kept */
} text_key;

typedef struct number_key {
    const char *name;
    ronde_number_rule rule;
    size_t offset;
} number_key;

#define FILE_PART(member) offsetof(ronde_vrplib, member)

static const text_key text_keys[] = {
    {"NAME", FILE_PART(name), 0},
    {"TYPE", FILE_PART(type), 0},
    {"EDGE_WEIGHT_TYPE", FILE_PART(weight_type), FILE_PART(weight_type_line)},
    {"EDGE_WEIGHT_FORMAT", FILE_PART(weight_format), FILE_PART(weight_format_line)},
};

/* DISTANCE is what CVRPLIB calls the longest route, service included. */
static const number_key number_keys[] = {
    {"DIMENSION", {"number of nodes", 2, RONDE_VRPLIB_NODES, true}, FILE_PART(dimension)},
    {"VEHICLES", {"number of vehicles", 1, RONDE_VRPLIB_VEHICLES, true}, FILE_PART(fleet)},
    {"CAPACITY", {"capacity", 0, 1e9, true}, FILE_PART(capacity)},
    {"SERVICE_TIME", {"service time", 0, 1e6, false}, FILE_PART(service)},
    {"VEHICLES_MAX_DURATION", {"longest duration", 0, 1e6, false}, FILE_PART(max_duration)},
    {"DISTANCE", {"longest duration", 0, 1e6, false}, FILE_PART(max_duration)},
    {"VEHICLES_MAX_DISTANCE", {"longest distance", 0, 1e6, false}, FILE_PART(max_distance)},
};

/* Keys without a meaning for the problem. */
static const char *const ignored_keys[] = {"COMMENT",    "NODE_COORD_TYPE",   "DISPLAY_DATA_TYPE",
                                           "BEST_KNOWN", "EDGE_WEIGHT_FIELD", NULL};

enum {
    text_key_count = sizeof text_keys / sizeof text_keys[0],
    number_key_count = sizeof number_keys / sizeof number_keys[0]
};

static bool take_text_key(ronde_vrplib *file)
{
    const ronde_lines *lines = &file->lines;
    for (size_t i = 0; i < text_key_count; i++) {
        if (ronde_lines_word(lines, text_keys[i].name)) {
            snprintf((char *)file + text_keys[i].offset, RONDE_FIELD_SIZE, "%s",
                     lines->field_count > 1 ? lines->fields[1].text : "");
            if (text_keys[i].line_offset != 0) {
                memcpy((char *)file + text_keys[i].line_offset, &lines->line, sizeof lines->line);
            }
            return true;
        }
    }
    return false;
}

static void make_nodes(ronde_vrplib *file)
{
    if (file->nodes == NULL && file->dimension.line != 0) {
        file->node_count = (int32_t)file->dimension.value;
        file->nodes = ronde_alloc_zero((size_t)file->node_count, sizeof *file->nodes);
        file->out_of_memory |= file->nodes == NULL;
    }
}

static void make_vehicles(ronde_vrplib *file)
{
    if (file->vehicles == NULL && file->fleet.line != 0) {
        file->vehicle_count = (int32_t)file->fleet.value;
        file->vehicles = ronde_alloc_zero((size_t)file->vehicle_count, sizeof *file->vehicles);
        file->out_of_memory |= file->vehicles == NULL;
    }
}

static bool take_number_key(ronde_vrplib *file)
{
    for (size_t i = 0; i < number_key_count; i++) {
        if (!ronde_lines_word(&file->lines, number_keys[i].name)) {
            continue;
        }
        ronde_vrplib_number read = {.line = file->lines.line};
        if (ronde_lines_number(&file->lines, 1, &number_keys[i].rule, &read.value)) {
            memcpy((char *)file + number_keys[i].offset, &read, sizeof read);
        }
        make_nodes(file);
        make_vehicles(file);
        return true;
    }
    return false;
}

static bool is_ignored(const ronde_lines *lines)
{
    for (size_t i = 0; ignored_keys[i] != NULL; i++) {
        if (ronde_lines_word(lines, ignored_keys[i])) {
            return true;
        }
    }
    return false;
}

/* A section can be read once the number of its subjects is known. */
static ronde_vrplib_section begin_section(ronde_vrplib *file, ronde_vrplib_section section)
{
    subject of = shape_of(section).subject;
    bool needs_fleet = of == of_vehicles || of == of_lists;
    if (file->section_lines[section] != 0) {
        ronde_vrplib_fault(file, RONDE_ERROR, "section.twice", file->lines.line,
                           "leave out one of the two", "%s is also on line %d",
                           ronde_vrplib_section_names[section], file->section_lines[section]);
        file->refused = true;
        return RONDE_VRPLIB_SECTIONS;
    }
    file->section_lines[section] = file->lines.line;
    if (file->nodes == NULL || (needs_fleet && file->vehicles == NULL)) {
        const char *lacking = file->nodes == NULL ? "DIMENSION" : "VEHICLES";
        ronde_vrplib_fault(file, RONDE_ERROR, "key.missing", file->lines.line,
                           "write it before the first section",
                           "%s needs the line '%s: number' before it",
                           ronde_vrplib_section_names[section], lacking);
        file->refused = true;
        return RONDE_VRPLIB_SECTIONS;
    }
    return section;
}

static void report_unknown(ronde_vrplib *file)
{
    const char *found = file->lines.fields[0].text;
    size_t length = strlen(found);
    file->refused = true;
    bool is_section = length > 8 && strcmp(found + length - 8, "_SECTION") == 0;
    ronde_vrplib_fault(file, RONDE_ERROR, is_section ? "section.unknown" : "key.unknown",
                       file->lines.line, "see instances/formats/README.md for what is read",
                       "%s is not understood, so the problem would be read wrongly", found);
}

/* A line that begins with a letter; the section it opens, or none. */
static ronde_vrplib_section read_key(ronde_vrplib *file)
{
    split_key(&file->lines);
    for (int i = 0; i < RONDE_VRPLIB_SECTIONS; i++) {
        if (ronde_lines_word(&file->lines, ronde_vrplib_section_names[i])) {
            return begin_section(file, (ronde_vrplib_section)i);
        }
    }
    if (!take_text_key(file) && !take_number_key(file) && !is_ignored(&file->lines)) {
        report_unknown(file);
    }
    return RONDE_VRPLIB_SECTIONS;
}

static bool begins_with_letter(const ronde_lines *lines)
{
    char first = lines->fields[0].text[0];
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == '_';
}

/* Rows that no section claims; of several in a row the first is told. */
static void report_stray(ronde_vrplib *file)
{
    if (!file->refused) {
        ronde_vrplib_fault(file, RONDE_ERROR, "table.header", file->lines.line,
                           "write the name of the section above its rows",
                           "expected 'KEY: value' or the name of a section, found '%s'",
                           file->lines.fields[0].text);
    }
    file->refused = true;
}

void ronde_vrplib_parse(ronde_vrplib *file)
{
    ronde_vrplib_section section = RONDE_VRPLIB_SECTIONS;
    while (!file->out_of_memory && ronde_lines_next(&file->lines) &&
           !ronde_lines_word(&file->lines, "EOF")) {
        if (begins_with_letter(&file->lines)) {
            file->refused = false;
            section = read_key(file);
        } else if (section != RONDE_VRPLIB_SECTIONS) {
            read_row(file, section);
        } else {
            report_stray(file);
        }
    }
}
