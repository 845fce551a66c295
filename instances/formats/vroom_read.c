/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A VROOM request as a whole: its lists, and the locations they share. */
#include "instances/formats/vroom_parts.h"

#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

typedef struct root_parts {
    ronde_json_node jobs, shipments, vehicles, matrices, matrix;
} root_parts;

#define PART(member) offsetof(root_parts, member)

/* "options" and "api_key" come from clients of services around VROOM and are none of its input. */
static const ronde_json_field root_fields[] = {
    {"jobs", ronde_json_take_array, PART(jobs), false, 0, ronde_vroom_most_items, NULL},
    {"shipments", ronde_json_take_array, PART(shipments), false, 0, ronde_vroom_most_items, NULL},
    {"vehicles", ronde_json_take_array, PART(vehicles), true, 1, ronde_vroom_most_items, NULL},
    {"matrices", ronde_json_take_object, PART(matrices), false, 0, 0, NULL},
    {"matrix", ronde_json_take_array, PART(matrix), false, 0, 0, NULL},
    {"options", ronde_json_take_nothing, 0, false, 0, 0, NULL},
    {"api_key", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

/* Where all spots of a request come by. */
typedef struct placing {
    ronde_json_reader *reader;
    ronde_vroom *request;
    ronde_idmap names;
} placing;

static void
fault_at(placing *at, const char *where, const char *key, const char *code, const char *text)
{
    char pointer[sizeof((ronde_fault *)0)->where];
    snprintf(pointer, sizeof pointer, "%s%s%s", where, key[0] != '\0' ? "/" : "", key);
    ronde_faults_add(at->reader->faults, RONDE_ERROR, code, pointer, "%s", text);
}

/* Tables name their rows; without tables the same coordinates are the same location. */
static void
place_spot(placing *at, const char *where, const char *index_key, ronde_vroom_spot *spot)
{
    ronde_vroom *request = at->request;
    char name[ronde_vroom_id_size];
    bool added = false;
    if (request->has_matrices) {
        int32_t size = request->tables.items[0].size;
        if (spot->index == RONDE_NONE) {
            fault_at(at, where, "", "location.index",
                     "custom matrices need an index into them: location_index, start_index or "
                     "end_index");
        } else if (spot->index >= size) {
            fault_at(at, where, index_key, "location.index",
                     "the index lies beyond the last row of the matrices");
        }
        spot->location = spot->index < size && spot->index >= 0 ? (int32_t)spot->index : 0;
        return;
    }
    if (!spot->has_position) {
        if (!spot->told) {
            fault_at(at, where, "", "location.missing",
                     "coordinates [lon, lat] are needed where no matrices are given");
        }
        return;
    }
    snprintf(name, sizeof name, "%.7f,%.7f", spot->lon, spot->lat);
    bool kept = ronde_idmap_add(&at->names, name, &spot->location, &added);
    if (kept && added) {
        kept = ronde_array_push(&request->locations, spot) &&
               ronde_array_push(&request->location_uses, where);
    }
    request->out_of_memory |= !kept;
}

static void place_all(placing *at)
{
    ronde_vroom *request = at->request;
    for (size_t i = 0; i < request->unit_count; i++) {
        ronde_vroom_unit *unit = &request->units[i];
        for (int32_t k = 0; k < unit->task_count; k++) {
            ronde_vroom_task *task = &unit->tasks[k];
            if (task->where[0] != '\0') { /* else said to be missing */
                place_spot(at, task->where, "location_index", &task->spot);
            }
        }
    }
    for (size_t i = 0; i < request->vehicle_count; i++) {
        ronde_vroom_vehicle *vehicle = &request->vehicles[i];
        if (vehicle->has_start) {
            place_spot(at, vehicle->where, "start_index", &vehicle->start);
        }
        if (vehicle->has_end) {
            place_spot(at, vehicle->where, "end_index", &vehicle->end);
        }
    }
}

/* All tables are over the same locations, and each vehicle has one. */
static void check_tables(placing *at)
{
    const ronde_vroom *request = at->request;
    for (size_t i = 1; i < request->tables.count; i++) {
        if (request->tables.items[i].size != request->tables.items[0].size) {
            fault_at(at, "/matrices", request->tables.items[i].profile, "matrix.size",
                     "the matrices of all profiles must have the same size");
        }
    }
    for (size_t i = 0; request->has_matrices && i < request->vehicle_count; i++) {
        if (ronde_vroom_table_of(request, request->vehicles[i].profile) == NULL) {
            fault_at(at, request->vehicles[i].where, "profile", "profile.unknown",
                     "there are matrices, but none for this profile");
        }
    }
}

static void read_all(ronde_json_reader *reader, ronde_vroom *request)
{
    ronde_json_node document = ronde_json_root(request->document);
    root_parts root = {0};
    placing at = {.reader = reader, .request = request};
    ronde_json_take_fields(reader, &document, root_fields, COUNT(root_fields), &root);
    size_t before = reader->faults->error_count;
    if (root.matrices.value != NULL) {
        ronde_vroom_read_matrices(reader, &root.matrices);
    } else if (root.matrix.value != NULL) {
        ronde_vroom_read_old_matrix(reader, &root.matrix);
    }
    bool tables_are_fine = reader->faults->error_count == before;
    ronde_vroom_read_jobs(reader, &root.jobs, &root.shipments);
    ronde_vroom_read_vehicles(reader, &root.vehicles);
    if (request->unit_count == 0 && root.jobs.value == NULL && root.shipments.value == NULL) {
        ronde_json_fault(reader, &document, "json.missing",
                         "the key \"jobs\" is missing (or \"shipments\")");
    }
    if (!request->out_of_memory && tables_are_fine) {
        check_tables(&at);
        place_all(&at);
    }
    ronde_idmap_clear(&at.names);
}

void ronde_vroom_free(ronde_vroom *request)
{
    if (request == NULL) {
        return;
    }
    ronde_idmap_clear(&request->types);
    ronde_array_clear(&request->tables);
    ronde_array_clear(&request->locations);
    ronde_array_clear(&request->location_uses);
    ronde_json_free(request->document);
    ronde_arena_free(request->arena);
    ronde_free(request);
}

ronde_status ronde_vroom_read(
    ronde_vroom **out, const char *text, size_t length, ronde_faults *faults, ronde_error *error)
{
    enum { first_block = 1 << 16 };
    ronde_faults own = {0};
    int32_t untyped = 0;
    bool added = false;
    ronde_vroom *request = ronde_alloc_zero(1, sizeof *request);
    if (request == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the request");
    }
    ronde_json_reader reader = {
        .faults = faults != NULL ? faults : &own, .context = request, .lenient = true};
    ronde_status status = ronde_json_parse(&request->document, text, length, reader.faults, error);
    if (status == RONDE_OK) {
        request->arena = ronde_arena_new(first_block);
        request->out_of_memory =
            request->arena == NULL || !ronde_idmap_add(&request->types, "", &untyped, &added);
        if (!request->out_of_memory) {
            read_all(&reader, request);
        }
        status = request->out_of_memory
                     ? ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the request")
                     : ronde_faults_status(reader.faults, error);
    }
    if (status == RONDE_OK) {
        *out = request;
    } else {
        ronde_vroom_free(request);
    }
    ronde_faults_clear(&own);
    return status;
}

size_t ronde_vroom_location_count(const ronde_vroom *request)
{
    return request->has_matrices ? (size_t)request->tables.items[0].size : request->locations.count;
}

const char *ronde_vroom_location(const ronde_vroom *request, size_t index, double *lon, double *lat)
{
    *lon = request->locations.items[index]->lon;
    *lat = request->locations.items[index]->lat;
    return request->location_uses.items[index];
}
