/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A VRPLIB file as a whole: what is missing, what contradicts itself, and what keys stand for. */
#include "instances/base/text.h"
#include "instances/formats/vrplib_parts.h"

#include <math.h>
#include <string.h>

static bool has(const ronde_vrplib *file, ronde_vrplib_section section)
{
    return file->section_lines[section] != 0;
}

static void require_section(ronde_vrplib *file, ronde_vrplib_section section, const char *why)
{
    if (!has(file, section)) {
        ronde_vrplib_fault(file, RONDE_ERROR, "section.missing", 0, "add the section",
                           "the file has no %s%s", ronde_vrplib_section_names[section], why);
    }
}

static void check_weights(ronde_vrplib *file)
{
    size_t wanted = ronde_vrplib_weight_count(file);
    require_section(file, RONDE_VRPLIB_WEIGHTS, ", which EDGE_WEIGHT_TYPE EXPLICIT needs");
    if (wanted == 0) {
        ronde_vrplib_fault(file, RONDE_ERROR, "weights.format", file->weight_format_line,
                           "use FULL_MATRIX, LOWER_ROW, UPPER_ROW or one of their DIAG and COL kin",
                           "EDGE_WEIGHT_FORMAT '%s' is not known", file->weight_format);
    } else if (has(file, RONDE_VRPLIB_WEIGHTS) && file->weights.count != wanted) {
        ronde_vrplib_fault(file, RONDE_ERROR, "weights.count",
                           file->section_lines[RONDE_VRPLIB_WEIGHTS],
                           "give every pair its weight, as EDGE_WEIGHT_FORMAT says",
                           "%s of %d nodes has %zu weights, but the section has %s%zu",
                           file->weight_format, (int)file->node_count, wanted,
                           file->weights.count > wanted ? "at least " : "", file->weights.count);
    }
}

static void check_travel(ronde_vrplib *file)
{
    if (ronde_text_same(file->weight_type, "EXPLICIT")) {
        check_weights(file);
    } else if (ronde_text_same(file->weight_type, "EUC_2D")) {
        require_section(file, RONDE_VRPLIB_COORDINATES, ", which EDGE_WEIGHT_TYPE EUC_2D needs");
    } else {
        ronde_vrplib_fault(file, RONDE_ERROR, "weights.type", file->weight_type_line,
                           "use EUC_2D with coordinates or EXPLICIT with a table",
                           "EDGE_WEIGHT_TYPE '%s' is not known", file->weight_type);
    }
}

/* Each section that is there has a row for every node or every vehicle. */
static void check_complete(ronde_vrplib *file, ronde_vrplib_section section)
{
    bool of_vehicles = section >= RONDE_VRPLIB_CAPACITY && section <= RONDE_VRPLIB_RELOAD;
    int32_t count = of_vehicles ? file->vehicle_count : file->node_count;
    for (int32_t i = 0; has(file, section) && i < count; i++) {
        int line = of_vehicles ? file->vehicles[i].lines[section] : file->nodes[i].lines[section];
        if (line == 0) {
            ronde_vrplib_fault(file, RONDE_ERROR, "row.missing", file->section_lines[section],
                               "add its row to the section", "%s has no row for %s %d",
                               ronde_vrplib_section_names[section],
                               of_vehicles ? "vehicle" : "node", (int)i + 1);
        }
    }
}

static int32_t first_depot(const ronde_vrplib *file, int32_t *count)
{
    int32_t first = 0;
    *count = 0;
    for (int32_t i = 0; i < file->node_count; i++) {
        if (file->nodes[i].is_depot) {
            first = *count == 0 ? i + 1 : first;
            (*count)++;
        }
    }
    return first;
}

static void check_depots(ronde_vrplib *file)
{
    int32_t count = 0;
    if (!has(file, RONDE_VRPLIB_DEPOTS)) {
        file->nodes[0].is_depot = true; /* as the sets without that section mean it */
    }
    int32_t first = first_depot(file, &count);
    if (count == 0) {
        ronde_vrplib_fault(file, RONDE_ERROR, "depot.none",
                           file->section_lines[RONDE_VRPLIB_DEPOTS], "name the depot's node",
                           "DEPOT_SECTION names no depot");
    }
    if (count == file->node_count) {
        ronde_vrplib_fault(file, RONDE_ERROR, "table.empty",
                           file->section_lines[RONDE_VRPLIB_DEPOTS], "add clients",
                           "all %d nodes are depots: at least one client is needed", (int)count);
    }
    if (count > 1 && !has(file, RONDE_VRPLIB_DEPOT_OF)) {
        ronde_vrplib_fault(file, RONDE_ERROR, "section.missing",
                           file->section_lines[RONDE_VRPLIB_DEPOTS],
                           "add VEHICLES_DEPOT_SECTION: the depot of each vehicle",
                           "there are %d depots, but no VEHICLES_DEPOT_SECTION", (int)count);
    }
    for (int32_t i = 0; !has(file, RONDE_VRPLIB_DEPOT_OF) && i < file->vehicle_count; i++) {
        file->vehicles[i].depot = first;
    }
}

/* Whether a vehicle may serve each of the nodes it names, or reload there. */
static void check_list(ronde_vrplib *file,
                       ronde_vrplib_section section,
                       const ronde_vrplib_vehicle *vehicle,
                       size_t first,
                       size_t count)
{
    bool want_depot = section == RONDE_VRPLIB_RELOAD;
    for (size_t i = 0; i < count; i++) {
        int32_t number = file->lists.items[first + i];
        if (file->nodes[number - 1].is_depot != want_depot) {
            ronde_vrplib_fault(file, RONDE_ERROR, want_depot ? "depot.unknown" : "client.depot",
                               vehicle->lines[section],
                               want_depot ? "name nodes of DEPOT_SECTION" : "name clients only",
                               "vehicle %d names node %d, which is %s depot",
                               (int)(vehicle - file->vehicles) + 1, (int)number,
                               want_depot ? "no" : "a");
        }
    }
}

static void check_vehicle(ronde_vrplib *file, const ronde_vrplib_vehicle *vehicle)
{
    int32_t depot = (int32_t)vehicle->depot;
    bool known = depot >= 1 && depot <= file->node_count && file->nodes[depot - 1].is_depot;
    if (vehicle->lines[RONDE_VRPLIB_DEPOT_OF] != 0 && !known) {
        ronde_vrplib_fault(file, RONDE_ERROR, "depot.unknown",
                           vehicle->lines[RONDE_VRPLIB_DEPOT_OF], "name a node of DEPOT_SECTION",
                           "vehicle %d starts at node %d, which is no depot",
                           (int)(vehicle - file->vehicles) + 1, (int)depot);
    }
    check_list(file, RONDE_VRPLIB_ALLOWED, vehicle, vehicle->first_allowed, vehicle->allowed_count);
    check_list(file, RONDE_VRPLIB_RELOAD, vehicle, vehicle->first_reload, vehicle->reload_count);
}

static void check_node(ronde_vrplib *file, const ronde_vrplib_node *node, double largest_capacity)
{
    int number = (int)(node - file->nodes) + 1;
    if (node->ready > node->due) {
        ronde_vrplib_fault(file, RONDE_ERROR, "window.reversed", node->lines[RONDE_VRPLIB_WINDOW],
                           "the start comes first, then the end",
                           "the window of node %d starts at %g, after its end %g", number,
                           node->ready, node->due);
    }
    if (node->is_depot && node->demand > 0) {
        ronde_vrplib_fault(file, RONDE_ERROR, "depot.demand", node->lines[RONDE_VRPLIB_DEMAND],
                           "give depots the demand 0", "node %d is a depot, but asks %.0f", number,
                           node->demand);
    } else if (node->demand > largest_capacity) {
        ronde_vrplib_fault(file, RONDE_WARNING, "demand.capacity", node->lines[RONDE_VRPLIB_DEMAND],
                           "",
                           "node %d asks %.0f, more than the largest capacity of %.0f: it stays "
                           "unserved",
                           number, node->demand, largest_capacity);
    }
}

/* Gives the file a vehicle per client where it limits the fleet in no way. */
static void make_fleet(ronde_vrplib *file)
{
    if (file->vehicles != NULL) {
        return;
    }
    file->vehicle_count = file->node_count - 1;
    file->vehicles = ronde_alloc_zero((size_t)file->vehicle_count, sizeof *file->vehicles);
    file->out_of_memory |= file->vehicles == NULL;
}

/* What a "KEY: value" says of all goes to each that no section names; absent is no limit. */
static void apply_keys(ronde_vrplib *file)
{
    for (int32_t i = 0; i < file->vehicle_count; i++) {
        ronde_vrplib_vehicle *vehicle = &file->vehicles[i];
        if (!has(file, RONDE_VRPLIB_CAPACITY)) {
            vehicle->capacity = file->capacity.value;
        }
        if (!has(file, RONDE_VRPLIB_MAX_DURATION)) {
            vehicle->max_duration =
                file->max_duration.line != 0 ? file->max_duration.value : (double)INFINITY;
        }
        if (!has(file, RONDE_VRPLIB_MAX_DISTANCE)) {
            vehicle->max_distance =
                file->max_distance.line != 0 ? file->max_distance.value : (double)INFINITY;
        }
    }
    for (int32_t i = 0; i < file->node_count; i++) {
        ronde_vrplib_node *node = &file->nodes[i];
        if (!has(file, RONDE_VRPLIB_SERVICE) && !node->is_depot) {
            node->service = file->service.value;
        }
        if (!has(file, RONDE_VRPLIB_WINDOW)) {
            node->due = (double)INFINITY;
        }
    }
}

static void check_parts(ronde_vrplib *file)
{
    double largest = has(file, RONDE_VRPLIB_DEMAND) ? 0 : (double)INFINITY;
    check_depots(file);
    apply_keys(file);
    for (int32_t i = 0; i < file->vehicle_count; i++) {
        check_vehicle(file, &file->vehicles[i]);
        largest = fmax(largest, file->vehicles[i].capacity);
    }
    for (int32_t i = 0; i < file->node_count; i++) {
        check_node(file, &file->nodes[i], largest);
    }
}

void ronde_vrplib_check(ronde_vrplib *file)
{
    if (file->dimension.line == 0) {
        ronde_vrplib_fault(file, RONDE_ERROR, "key.missing", 0,
                           "write the number of nodes, depots included, before the sections",
                           "the file has no line 'DIMENSION: number'");
        return;
    }
    check_travel(file);
    for (int i = 0; i < RONDE_VRPLIB_DEPOTS; i++) {
        check_complete(file, (ronde_vrplib_section)i);
    }
    if (has(file, RONDE_VRPLIB_DEMAND) && file->capacity.line == 0 &&
        !has(file, RONDE_VRPLIB_CAPACITY)) {
        ronde_vrplib_fault(file, RONDE_ERROR, "key.missing", 0,
                           "add 'CAPACITY: number' or a CAPACITY_SECTION",
                           "there are demands, but no capacity");
    }
    make_fleet(file);
    if (!file->out_of_memory) {
        check_parts(file);
    }
}
