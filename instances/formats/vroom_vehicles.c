/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles of a VROOM request, with their costs, breaks and steps. */
#include "instances/formats/vroom_parts.h"

#include <math.h>
#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

typedef struct vehicle_parts {
    ronde_vroom_vehicle vehicle;
    ronde_json_node costs, breaks, steps;
    const char *type;
    double speed_factor;
} vehicle_parts;

#define PART(member) offsetof(vehicle_parts, member)

static const ronde_json_field vehicle_fields[] = {
    {"id", ronde_vroom_take_id, PART(vehicle.id), true, 0, 0, NULL},
    {"profile", ronde_json_take_text, PART(vehicle.profile), false, 1, 60, NULL},
    {"description", ronde_json_take_text, PART(vehicle.description), false, 0, 0, NULL},
    {"start", ronde_vroom_take_position, PART(vehicle.start), false, 0, 0, NULL},
    {"start_index", ronde_vroom_take_index, PART(vehicle.start), false, 0, 0, NULL},
    {"end", ronde_vroom_take_position, PART(vehicle.end), false, 0, 0, NULL},
    {"end_index", ronde_vroom_take_index, PART(vehicle.end), false, 0, 0, NULL},
    {"capacity", ronde_vroom_take_amounts, PART(vehicle.capacity), false, 0, 0, NULL},
    {"costs", ronde_json_take_object, PART(costs), false, 0, 0, NULL},
    {"skills", ronde_vroom_take_skills, PART(vehicle.skills), false, 0, 0, NULL},
    {"type", ronde_json_take_text, PART(type), false, 0, 60, NULL},
    {"time_window", ronde_vroom_take_window, PART(vehicle.hours), false, 0, 0, NULL},
    {"breaks", ronde_json_take_array, PART(breaks), false, 0, ronde_vroom_most_items, NULL},
    {"speed_factor", ronde_json_take_number, PART(speed_factor), false, 0, 0, NULL},
    {"max_tasks", ronde_vroom_take_count, PART(vehicle.max_tasks), false, 0, 0, NULL},
    {"max_travel_time", ronde_vroom_take_count, PART(vehicle.max_travel_time), false, 0, 0, NULL},
    {"max_distance", ronde_vroom_take_count, PART(vehicle.max_distance), false, 0, 0, NULL},
    {"steps", ronde_json_take_array, PART(steps), false, 0, ronde_vroom_most_items, NULL}};

/* So large that no rule of the model is near its limit: 55,000 an hour, a kilometre, fixed. */
enum { largest_rate = 1000000 };

static const ronde_json_field cost_fields[] = {
    {"fixed", ronde_vroom_take_count, PART(vehicle.fixed), false, 0, 0, NULL},
    {"per_hour", ronde_vroom_take_count, PART(vehicle.per_hour), false, 0, largest_rate, NULL},
    {"per_task_hour", ronde_vroom_take_count, PART(vehicle.per_task_hour), false, 0, largest_rate,
     NULL},
    {"per_km", ronde_vroom_take_count, PART(vehicle.per_km), false, 0, largest_rate, NULL}};

#define BREAK(member) offsetof(ronde_vroom_break, member)

static const ronde_json_field break_fields[] = {
    {"id", ronde_vroom_take_id, BREAK(id), true, 0, 0, NULL},
    {"description", ronde_json_take_text, BREAK(description), false, 0, 0, NULL},
    {"service", ronde_vroom_take_count, BREAK(service), false, 0, 0, NULL},
    {"time_windows", ronde_vroom_take_windows, BREAK(windows), false, 0, 0, NULL},
    {"max_load", ronde_vroom_take_amounts, BREAK(max_load), false, 0, 0, NULL}};

#define STEP(member) offsetof(ronde_vroom_step, member)

/* The times of steps bind in VROOM's plan mode only; a solving run does not look at them. */
static const ronde_json_field step_fields[] = {
    {"type", ronde_json_take_choice, STEP(kind), true, 0, 0, ronde_vroom_kind_names},
    {"id", ronde_vroom_take_id, STEP(id), false, 0, 0, NULL},
    {"service_at", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"service_after", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"service_before", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static void
read_breaks(ronde_json_reader *reader, const ronde_json_node *list, ronde_vroom_vehicle *vehicle)
{
    size_t count = ronde_json_count(list);
    vehicle->breaks = ronde_vroom_take(ronde_vroom_of(reader), count, sizeof *vehicle->breaks);
    for (size_t i = 0; i < count && vehicle->breaks != NULL; i++) {
        ronde_json_node item = ronde_json_item(list, i);
        ronde_vroom_break *rest = &vehicle->breaks[i];
        rest->id = RONDE_NONE;
        ronde_json_take_fields(reader, &item, break_fields, COUNT(break_fields), rest);
        rest->where = ronde_vroom_where(reader, &item);
        for (size_t k = 0; k < i && rest->id != RONDE_NONE; k++) {
            if (vehicle->breaks[k].id == rest->id) {
                ronde_json_fault(reader, &item, "id.duplicate",
                                 "the id %lld is used by another break of this vehicle",
                                 (long long)rest->id);
                break;
            }
        }
        vehicle->break_count++;
    }
}

static void
read_steps(ronde_json_reader *reader, const ronde_json_node *list, ronde_vroom_vehicle *vehicle)
{
    size_t count = ronde_json_count(list);
    vehicle->steps = ronde_vroom_take(ronde_vroom_of(reader), count, sizeof *vehicle->steps);
    vehicle->has_steps = true;
    for (size_t i = 0; i < count && vehicle->steps != NULL; i++) {
        ronde_json_node item = ronde_json_item(list, i);
        ronde_vroom_step *step = &vehicle->steps[vehicle->step_count++];
        step->id = RONDE_NONE;
        bool fine = ronde_json_take_fields(reader, &item, step_fields, COUNT(step_fields), step);
        bool needs_id = step->kind != RONDE_VROOM_START && step->kind != RONDE_VROOM_END;
        if (fine && needs_id && step->id == RONDE_NONE) {
            ronde_json_fault(reader, &item, "json.missing", "the key \"id\" is missing");
        }
    }
}

static bool has_member(const ronde_json_node *node, const char *key)
{
    return ronde_json_member(node, key).value != NULL;
}

/* What the tables say cannot be known before all keys are there. */
static void
finish_vehicle(ronde_json_reader *reader, const ronde_json_node *node, vehicle_parts *parts)
{
    ronde_vroom *request = ronde_vroom_of(reader);
    ronde_vroom_vehicle *vehicle = &parts->vehicle;
    bool added = false;
    vehicle->where = ronde_vroom_where(reader, node);
    vehicle->has_start = has_member(node, "start") || has_member(node, "start_index");
    vehicle->has_end = has_member(node, "end") || has_member(node, "end_index");
    vehicle->speed = llround(parts->speed_factor * 100);
    request->out_of_memory |=
        !ronde_idmap_add(&request->types, parts->type, &vehicle->type, &added);
    if (!vehicle->has_start && !vehicle->has_end) {
        ronde_json_fault(reader, node, "vehicle.nowhere",
                         "the vehicle has neither a start nor an end; give at least one");
    }
    if (parts->speed_factor <= 0 || parts->speed_factor > 5 || vehicle->speed == 0) {
        ronde_json_node at = ronde_json_member(node, "speed_factor");
        ronde_json_fault(reader, at.value != NULL ? &at : node, "number.range",
                         "must be above 0 (0.01 at least) and at most 5, but is %.6g",
                         parts->speed_factor);
    }
}

static void
read_vehicle(ronde_json_reader *reader, const ronde_json_node *node, ronde_vroom_vehicle *out)
{
    vehicle_parts parts = {.type = "",
                           .speed_factor = 1,
                           .vehicle = {.id = RONDE_NONE,
                                       .profile = "car",
                                       .per_hour = ronde_vroom_usual_per_hour,
                                       .start = {.index = RONDE_NONE},
                                       .end = {.index = RONDE_NONE},
                                       .max_tasks = RONDE_NONE,
                                       .max_travel_time = RONDE_NONE,
                                       .max_distance = RONDE_NONE}};
    ronde_json_take_fields(reader, node, vehicle_fields, COUNT(vehicle_fields), &parts);
    if (parts.costs.value != NULL) {
        ronde_json_take_fields(reader, &parts.costs, cost_fields, COUNT(cost_fields), &parts);
    }
    if (parts.breaks.value != NULL) {
        read_breaks(reader, &parts.breaks, &parts.vehicle);
    }
    if (parts.steps.value != NULL) {
        read_steps(reader, &parts.steps, &parts.vehicle);
    }
    if (ronde_json_is_object(node)) {
        finish_vehicle(reader, node, &parts);
    }
    *out = parts.vehicle;
}

void ronde_vroom_read_vehicles(ronde_json_reader *reader, const ronde_json_node *vehicles)
{
    ronde_vroom *request = ronde_vroom_of(reader);
    size_t count = ronde_json_count(vehicles);
    ronde_idmap ids = {0};
    request->vehicles = ronde_vroom_take(request, count, sizeof *request->vehicles);
    for (size_t i = 0; i < count && !request->out_of_memory; i++) {
        char name[ronde_vroom_id_size];
        int32_t index = 0;
        bool added = true;
        ronde_json_node item = ronde_json_item(vehicles, i);
        ronde_vroom_vehicle *vehicle = &request->vehicles[request->vehicle_count++];
        read_vehicle(reader, &item, vehicle);
        snprintf(name, sizeof name, "%lld", (long long)vehicle->id);
        request->out_of_memory |=
            vehicle->id != RONDE_NONE && !ronde_idmap_add(&ids, name, &index, &added);
        if (!added) {
            ronde_json_fault(reader, &item, "id.duplicate",
                             "the id %lld is used by another vehicle", (long long)vehicle->id);
        }
    }
    ronde_idmap_clear(&ids);
}
