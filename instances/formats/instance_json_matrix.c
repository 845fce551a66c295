/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Travel times and distances that an instance carries with it. */
#include "instances/formats/instance_json_parts.h"

typedef struct profile_parts {
    ronde_json_node durations, distances;
} profile_parts;

static const ronde_json_field profile_fields[] = {
    {"durations", ronde_json_take_array, offsetof(profile_parts, durations), true, 0, 0, NULL},
    {"distances", ronde_json_take_array, offsetof(profile_parts, distances), false, 0, 0, NULL}};

/* Every row and column must be there before memory for size * size entries is asked for. */
static bool check_shape(ronde_json_reader *reader, const ronde_json_node *rows, size_t size)
{
    if (ronde_json_count(rows) != size) {
        ronde_json_fault(reader, rows, "matrix.size", "there are %zu rows, but %zu places",
                         ronde_json_count(rows), size);
        return false;
    }
    bool fine = true;
    for (size_t i = 0; i < size; i++) {
        static const ronde_json_field any = {0};
        ronde_json_node row = ronde_json_item(rows, i);
        ronde_json_node list = {0};
        if (!ronde_json_take_array(reader, &row, &any, &list)) {
            fine = false;
        } else if (ronde_json_count(&row) != size) {
            ronde_json_fault(reader, &row, "matrix.size",
                             "the row has %zu entries, but there are %zu places",
                             ronde_json_count(&row), size);
            fine = false;
        }
    }
    return fine;
}

static bool
read_entries(ronde_json_reader *reader, const ronde_json_node *rows, int32_t *out, size_t size)
{
    static const ronde_json_field entry = {.low = 0, .high = RONDE_UNREACHABLE};
    bool fine = true;
    for (size_t i = 0; i < size * size; i++) {
        ronde_json_node row = ronde_json_item(rows, i / size);
        ronde_json_node item = ronde_json_item(&row, i % size);
        if (ronde_json_is_null(&item)) {
            out[i] = RONDE_UNREACHABLE;
        } else {
            fine = ronde_json_take_size(reader, &item, &entry, &out[i]) && fine;
        }
    }
    return fine;
}

static void read_profile(ronde_json_reader *reader, const ronde_json_node *node, size_t places)
{
    ronde_instance_reading *reading = ronde_reading_of(reader);
    profile_parts parts = {0};
    ronde_json_profile profile = {.name = node->key};
    ronde_error error = {0};
    if (!ronde_json_take_fields(reader, node, profile_fields, 2, &parts)) {
        return;
    }
    bool same = parts.distances.value == NULL;
    bool fine = check_shape(reader, &parts.durations, places);
    if (!same) {
        fine = check_shape(reader, &parts.distances, places) && fine;
    }
    if (!fine) {
        return;
    }
    if (ronde_matrix_init(&profile.matrix, (int32_t)places, same, &error) != RONDE_OK) {
        reading->out_of_memory = true;
        return;
    }
    fine = read_entries(reader, &parts.durations, profile.matrix.durations, places);
    if (!same) {
        fine = read_entries(reader, &parts.distances, profile.matrix.distances, places) && fine;
    }
    if (!fine) {
        ronde_matrix_clear(&profile.matrix);
    } else if (!ronde_array_push(&reading->profiles, profile)) {
        ronde_matrix_clear(&profile.matrix);
        reading->out_of_memory = true;
    }
}

void ronde_reading_profiles(ronde_json_reader *reader, const ronde_json_node *node, size_t places)
{
    if (places == 0) {
        return;
    }
    for (ronde_json_node profile = ronde_json_next(node, NULL); profile.value != NULL;
         profile = ronde_json_next(node, &profile)) {
        read_profile(reader, &profile, places);
    }
}
