/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Travel tables of a VROOM request: given by it, or supplied from a map. */
#include "instances/formats/vroom_parts.h"
#include "instances/model/saturate.h"

#include <stdio.h>
#include <string.h>

typedef struct table_parts {
    ronde_json_node durations, distances, costs;
} table_parts;

static const ronde_json_field table_fields[] = {
    {"durations", ronde_json_take_array, offsetof(table_parts, durations), true, 0, 0, NULL},
    {"distances", ronde_json_take_array, offsetof(table_parts, distances), false, 0, 0, NULL},
    {"costs", ronde_json_take_array, offsetof(table_parts, costs), false, 0, 0, NULL}};

/* Every row must be as long as there are rows, before room is asked for. */
static bool is_square(ronde_json_reader *reader, const ronde_json_node *rows, size_t size)
{
    bool fine = size > 0 && size <= 100000;
    if (!fine) {
        ronde_json_fault(reader, rows, "matrix.size", "a table of %zu rows is not possible", size);
    }
    if (fine && ronde_json_count(rows) != size) {
        ronde_json_fault(reader, rows, "matrix.size", "there are %zu rows, but %zu elsewhere",
                         ronde_json_count(rows), size);
        fine = false;
    }
    for (size_t i = 0; fine && i < size; i++) {
        ronde_json_node row = ronde_json_item(rows, i);
        if (!ronde_json_is_array(&row) || ronde_json_count(&row) != size) {
            ronde_json_fault(reader, &row, "matrix.size",
                             "the row has %zu entries, but there are %zu rows",
                             ronde_json_count(&row), size);
            fine = false;
        }
    }
    return fine;
}

/* The table, or NULL after a fault. Entries beyond what counts as a path are cut to that. */
static int32_t *read_rows(ronde_json_reader *reader, const ronde_json_node *rows, size_t size)
{
    static const ronde_json_field entry = {.low = 0, .high = UINT32_MAX};
    if (!is_square(reader, rows, size)) {
        return NULL;
    }
    int32_t *out = ronde_vroom_take(ronde_vroom_of(reader), size * size, sizeof *out);
    for (size_t from = 0; out != NULL && from < size; from++) {
        ronde_json_node row = ronde_json_item(rows, from);
        for (size_t to = 0; to < size; to++) {
            int64_t value = 0;
            ronde_json_node item = ronde_json_item(&row, to);
            (void)ronde_json_take_integer(reader, &item, &entry, &value);
            out[from * size + to] = value < RONDE_UNREACHABLE ? (int32_t)value : RONDE_UNREACHABLE;
        }
    }
    return out;
}

static void keep_table(ronde_vroom *request, const ronde_vroom_table *table)
{
    request->has_matrices = true;
    request->out_of_memory |= !ronde_array_push(&request->tables, *table);
}

void ronde_vroom_read_matrices(ronde_json_reader *reader, const ronde_json_node *matrices)
{
    for (ronde_json_node at = ronde_json_next(matrices, NULL); at.value != NULL;
         at = ronde_json_next(matrices, &at)) {
        table_parts parts = {0};
        ronde_vroom_table table = {.profile = at.key};
        if (!ronde_json_take_fields(reader, &at, table_fields, 3, &parts)) {
            continue;
        }
        size_t size = ronde_json_count(&parts.durations);
        table.size = (int32_t)size;
        table.durations = read_rows(reader, &parts.durations, size);
        if (parts.distances.value != NULL) {
            table.distances = read_rows(reader, &parts.distances, size);
        }
        if (parts.costs.value != NULL) {
            table.costs = read_rows(reader, &parts.costs, size);
        }
        keep_table(ronde_vroom_of(reader), &table);
    }
}

void ronde_vroom_read_old_matrix(ronde_json_reader *reader, const ronde_json_node *rows)
{
    size_t size = ronde_json_count(rows);
    ronde_vroom_table table = {.profile = "car", .size = (int32_t)size};
    table.durations = read_rows(reader, rows, size);
    keep_table(ronde_vroom_of(reader), &table);
}

const ronde_vroom_table *ronde_vroom_table_of(const ronde_vroom *request, const char *profile)
{
    for (size_t i = 0; i < request->tables.count; i++) {
        if (strcmp(request->tables.items[i].profile, profile) == 0) {
            return &request->tables.items[i];
        }
    }
    return NULL;
}

static int32_t
entry_of(const int32_t *rows, const ronde_vroom_table *table, int32_t from, int32_t to)
{
    return rows[(int64_t)from * table->size + to];
}

int32_t ronde_vroom_seconds(const ronde_vroom_table *table,
                            const ronde_vroom_vehicle *vehicle,
                            int32_t from,
                            int32_t to)
{
    int64_t seconds = entry_of(table->durations, table, from, to);
    if (seconds >= RONDE_UNREACHABLE) {
        return RONDE_UNREACHABLE;
    }
    /* To the nearest second, halves up. */
    seconds = (seconds * 100 + vehicle->speed / 2) / vehicle->speed;
    return seconds < RONDE_UNREACHABLE ? (int32_t)seconds : RONDE_UNREACHABLE;
}

int64_t ronde_vroom_leg_cost(const ronde_vroom_table *table,
                             const ronde_vroom_vehicle *vehicle,
                             int32_t from,
                             int32_t to)
{
    if (table->costs != NULL) {
        return (int64_t)entry_of(table->costs, table, from, to) * ronde_vroom_cost_unit;
    }
    int64_t metres = table->distances != NULL ? entry_of(table->distances, table, from, to) : 0;
    int64_t seconds = ronde_vroom_seconds(table, vehicle, from, to);
    return ronde_saturate_add(
        ronde_saturate_multiply(seconds, vehicle->per_hour * ronde_vroom_per_hour_unit),
        ronde_saturate_multiply(metres, vehicle->per_km * ronde_vroom_per_km_unit));
}

/* Profiles of vehicles for which there is no table. */
const char *ronde_vroom_lacking(const ronde_vroom *request, size_t index)
{
    size_t lacking = 0;
    for (size_t i = 0; i < request->vehicle_count; i++) {
        const char *profile = request->vehicles[i].profile;
        bool seen = ronde_vroom_table_of(request, profile) != NULL;
        for (size_t k = 0; k < i && !seen; k++) {
            seen = strcmp(request->vehicles[k].profile, profile) == 0;
        }
        if (!seen && lacking++ == index) {
            return profile;
        }
    }
    return NULL;
}

const char *ronde_vroom_map_profile(const char *profile)
{
    /* Names of OSRM, openrouteservice and Valhalla, as their users write them. */
    static const char *const names[][2] = {
        {"driving", "car"},
        {"driving-car", "car"},
        {"auto", "car"},
        {"driving-hgv", "van"},
        {"truck", "van"},
        {"cycling", "bike"},
        {"bicycle", "bike"},
        {"cycling-regular", "bike"},
        {"cycling-road", "bike"},
        {"cycling-mountain", "bike"},
        {"cycling-electric", "ebike"},
        {"walking", "foot"},
        {"pedestrian", "foot"},
        {"foot-walking", "foot"},
        {"foot-hiking", "foot"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(profile, names[i][0]) == 0) {
            return names[i][1];
        }
    }
    return profile;
}

ronde_status
ronde_vroom_supply(ronde_vroom *request, size_t index, ronde_matrix *matrix, ronde_error *error)
{
    const char *profile = ronde_vroom_lacking(request, index);
    size_t cells = (size_t)matrix->size * (size_t)matrix->size;
    ronde_vroom_table table = {.profile = profile,
                               .size = matrix->size,
                               .durations = ronde_vroom_take(request, cells, sizeof(int32_t)),
                               .distances = ronde_vroom_take(request, cells, sizeof(int32_t))};
    if (profile == NULL || table.durations == NULL || table.distances == NULL ||
        !ronde_array_push(&request->tables, table)) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for travel times");
    }
    memcpy(table.durations, matrix->durations, cells * sizeof(int32_t));
    memcpy(table.distances, matrix->distances, cells * sizeof(int32_t));
    ronde_matrix_clear(matrix);
    return RONDE_OK;
}
