/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer of instances. What has its default is left out; lists that an instance does not keep
 * in order (skills) are sorted, so that reading and writing again gives the same bytes. */
#include "instances/formats/instance_json.h"
#include "instances/formats/instance_json_write_parts.h"

static void write_header(ronde_writing *to)
{
    const ronde_instance *instance = to->instance;
    ronde_json_put_text(&to->json, "format", "ronde-instance/1");
    ronde_writing_text(to, "name", instance->name, "");
    if (instance->start_date[0] != '\0') {
        ronde_json_open_object(&to->json, "horizon");
        ronde_json_put_text(&to->json, "start", instance->start_date);
        ronde_json_close(&to->json);
    }
    if (instance->dimension_count > 0) {
        ronde_json_open_array(&to->json, "dimensions");
        for (int32_t i = 0; i < instance->dimension_count; i++) {
            ronde_json_put_text(&to->json, NULL, instance->dimensions[i]);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_open_object(&to->json, "objective");
    ronde_json_put_text(&to->json, "money", to->units.plain ? "plain" : "euros");
    if (to->units.plain) {
        ronde_json_put_integer(&to->json, "scale", instance->scale);
        ronde_json_put_integer(&to->json, "cost_divisor", instance->cost_divisor);
    }
    if (instance->vehicles_first) {
        ronde_json_put_boolean(&to->json, "vehicles_first", true);
    }
    if (instance->latest_price != 0) {
        ronde_json_put_hourly(&to->json, "latest_price", &to->units, instance->latest_price);
    }
    if (instance->workload_price != 0) {
        ronde_json_put_hourly(&to->json, "workload_price", &to->units, instance->workload_price);
    }
    ronde_json_close(&to->json);
}

/* A square table; access times, which attaching adds to the arrivals, are taken off again. */
static void
write_table(ronde_writing *to, const char *key, const ronde_matrix *matrix, bool durations)
{
    int32_t size = to->instance->place_count;
    int32_t (*entry_of)(const ronde_matrix *, int32_t, int32_t) =
        durations ? ronde_matrix_duration : ronde_matrix_distance;
    ronde_json_open_array(&to->json, key);
    for (int32_t from = 0; from < size; from++) {
        ronde_json_open_array(&to->json, NULL);
        for (int32_t column = 0; column < size; column++) {
            int32_t entry = entry_of(matrix, from, column);
            if (entry == RONDE_UNREACHABLE) {
                ronde_json_put_null(&to->json, NULL);
                continue;
            }
            ronde_time access =
                durations && from != column ? to->instance->places[column].access : 0;
            ronde_json_put_integer(&to->json, NULL, entry - access);
        }
        ronde_json_close(&to->json);
    }
    ronde_json_close(&to->json);
}

static void write_profiles(ronde_writing *to)
{
    enum { levels_on_lines = 4 }; /* a line per row of a table */
    bool opened = false;
    int usual_levels = to->json.line_depth;
    to->json.line_depth = levels_on_lines;
    for (int32_t i = 0; i < to->instance->profile_count; i++) {
        const ronde_profile *profile = &to->instance->profiles[i];
        const ronde_matrix *matrix = &profile->matrix;
        if (matrix->size == 0) {
            continue;
        }
        if (!opened) {
            ronde_json_open_object(&to->json, "profiles");
            opened = true;
        }
        ronde_json_open_object(&to->json, profile->name);
        write_table(to, "durations", matrix, true);
        if (matrix->distances != matrix->durations) {
            write_table(to, "distances", matrix, false);
        }
        ronde_json_close(&to->json);
    }
    if (opened) {
        ronde_json_close(&to->json);
    }
    to->json.line_depth = usual_levels;
}

ronde_status ronde_instance_json_write(ronde_text *out,
                                       const ronde_instance *instance,
                                       const ronde_instance_json_options *options,
                                       ronde_error *error)
{
    enum { levels_on_lines = 2 };
    ronde_writing to = {.json = ronde_json_writer_on(out, levels_on_lines),
                        .units = ronde_json_units_of(instance),
                        .instance = instance};
    ronde_json_open_object(&to.json, NULL);
    write_header(&to);
    ronde_writing_places(&to);
    ronde_writing_tasks(&to);
    ronde_writing_links(&to);
    ronde_writing_alternatives(&to);
    ronde_writing_groups(&to);
    ronde_writing_resources(&to);
    ronde_writing_shifts(&to);
    if (options == NULL || !options->without_matrices) {
        write_profiles(&to);
    }
    ronde_json_close(&to.json);
    return ronde_text_check(out, error);
}
