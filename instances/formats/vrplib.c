/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/formats/vrplib.h"

#include "instances/base/text.h"
#include "instances/formats/benchmark_build.h"
#include "instances/formats/vrplib_parts.h"

#include <math.h>
#include <stdio.h>

enum { id_size = 16, where_size = 24 };

/* What double arithmetic may be off when a decimal is scaled; far below one unit. */
static const double scaling_noise = 1e-6;

/* What the parts of the instance are made from. */
typedef struct making {
    const ronde_vrplib *file;
    ronde_builder *builder;
    ronde_euclid_rounding rounding;
    int32_t scale;
    char (*vehicle_ids)[id_size];
    ronde_pair_spec *forbidden; /* room for one per vehicle */
    const char **reload_ids;    /* room for one per node */
    char (*node_ids)[id_size];
} making;

/* The convention of the published best-known values of a TYPE. */
static ronde_euclid_rounding rounding_of(const ronde_vrplib *file, ronde_euclid_rounding asked)
{
    static const struct {
        const char *type;
        ronde_euclid_rounding rounding;
    } conventions[] = {
        {"CVRP", RONDE_ROUNDING_WHOLE},      {"VRPTW", RONDE_ROUNDING_DIMACS},
        {"CVRPTW", RONDE_ROUNDING_DIMACS},   {"MTVRPTW", RONDE_ROUNDING_DIMACS},
        {"MTVRPTWR", RONDE_ROUNDING_DIMACS},
    };
    for (size_t i = 0;
         asked == RONDE_ROUNDING_AUTO && i < sizeof conventions / sizeof conventions[0]; i++) {
        if (ronde_text_same(file->type, conventions[i].type)) {
            return conventions[i].rounding;
        }
    }
    return asked == RONDE_ROUNDING_DIMACS ? asked : RONDE_ROUNDING_THOUSANDTHS;
}

/* A number of the file in whole units, rounded as distances are. */
static int64_t scaled(const making *of, double value)
{
    if (isinf(value)) {
        return ronde_time_unlimited;
    }
    double units = value * of->scale;
    return of->rounding == RONDE_ROUNDING_DIMACS ? (int64_t)floor(units + scaling_noise)
                                                 : llround(units);
}

static void add_task(const making *of, const ronde_vrplib_node *node, const char *id)
{
    const ronde_vrplib *file = of->file;
    char where[where_size];
    int32_t number = (int32_t)(node - file->nodes) + 1;
    size_t forbidden = 0;
    for (int32_t v = 0; file->section_lines[RONDE_VRPLIB_ALLOWED] != 0 && v < file->vehicle_count;
         v++) {
        const ronde_vrplib_vehicle *vehicle = &file->vehicles[v];
        const int32_t *allowed = file->lists.items + vehicle->first_allowed;
        bool found = false;
        for (size_t i = 0; i < vehicle->allowed_count && !found; i++) {
            found = allowed[i] == number;
        }
        if (!found) {
            of->forbidden[forbidden++] =
                (ronde_pair_spec){.resource = of->vehicle_ids[v], .forbidden = true};
        }
    }
    ronde_window window = {scaled(of, node->ready), scaled(of, node->due)};
    snprintf(where, sizeof where, "line %d", node->lines[RONDE_VRPLIB_DEMAND]);
    ronde_builder_task(of->builder, &(ronde_task_spec){
                                        .where = where,
                                        .id = id,
                                        .kind = RONDE_DELIVERY,
                                        .place = id,
                                        .duration = scaled(of, node->service),
                                        .release = scaled(of, node->release),
                                        .windows = &window,
                                        .window_count = 1,
                                        .initial = {(int32_t)node->demand},
                                        .change = {-(int32_t)node->demand},
                                        .pairs = of->forbidden,
                                        .pair_count = forbidden,
                                        .optional = node->prize > 0,
                                        .prize = scaled(of, node->prize),
                                    });
}

static void add_nodes(const making *of)
{
    const ronde_vrplib *file = of->file;
    bool placed = file->section_lines[RONDE_VRPLIB_COORDINATES] != 0;
    for (int32_t i = 0; i < file->node_count; i++) {
        const ronde_vrplib_node *node = &file->nodes[i];
        const char *id = of->node_ids[i];
        ronde_builder_place(of->builder, &(ronde_place_spec){.where = "NODE_COORD_SECTION",
                                                             .id = id,
                                                             .has_position = placed,
                                                             .lon = placed ? node->x : 0,
                                                             .lat = placed ? node->y : 0});
        if (!node->is_depot) {
            add_task(of, node, id);
        }
    }
}

static void add_vehicle(const making *of, int32_t index)
{
    const ronde_vrplib *file = of->file;
    const ronde_vrplib_vehicle *vehicle = &file->vehicles[index];
    const ronde_vrplib_node *depot = &file->nodes[(int32_t)vehicle->depot - 1];
    const char *place = of->node_ids[(int32_t)vehicle->depot - 1];
    const char *id = of->vehicle_ids[index];
    for (size_t i = 0; i < vehicle->reload_count; i++) {
        of->reload_ids[i] = of->node_ids[file->lists.items[vehicle->first_reload + i] - 1];
    }
    ronde_builder_resource(of->builder,
                           &(ronde_resource_spec){.where = "fleet",
                                                  .id = id,
                                                  .profile = "euclid",
                                                  .capacity = {(int32_t)vehicle->capacity},
                                                  .distance_price = 1});
    ronde_builder_shift(of->builder,
                        &(ronde_shift_spec){.where = "fleet",
                                            .id = id,
                                            .resource = id,
                                            .start_place = place,
                                            .end_place = place,
                                            .earliest = scaled(of, depot->ready),
                                            .latest = scaled(of, depot->due),
                                            .max_duration = scaled(of, vehicle->max_duration),
                                            .max_distance = isinf(vehicle->max_distance)
                                                                ? 0
                                                                : scaled(of, vehicle->max_distance),
                                            .reload_places = of->reload_ids,
                                            .reload_count = vehicle->reload_count});
}

/* The travel table of explicit weights, or of straight lines. Sets the scale. */
static ronde_status make_table(making *of, ronde_matrix *out, ronde_error *error)
{
    const ronde_vrplib *file = of->file;
    size_t count = (size_t)file->node_count;
    if (ronde_text_same(file->weight_type, "EXPLICIT")) {
        static const int32_t scales[] = {[RONDE_ROUNDING_DIMACS] = 10,
                                         [RONDE_ROUNDING_THOUSANDTHS] = 1000,
                                         [RONDE_ROUNDING_WHOLE] = 1};
        of->scale = scales[of->rounding];
        RONDE_TRY(ronde_matrix_init(out, file->node_count, 1, error));
        for (size_t i = 0; i < count * count; i++) {
            int64_t units = scaled(of, ronde_vrplib_weight(file, i / count, i % count));
            out->distances[i] = units < RONDE_UNREACHABLE ? (int32_t)units : RONDE_UNREACHABLE;
        }
        return RONDE_OK;
    }
    ronde_point *points = ronde_alloc_zero(count, sizeof *points);
    if (points == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %zu nodes", count);
    }
    for (size_t i = 0; i < count; i++) {
        points[i] = (ronde_point){file->nodes[i].x, file->nodes[i].y};
    }
    of->scale = ronde_euclid_scale(points, count, of->rounding);
    ronde_status status = ronde_euclid_matrix(out, points, count, of->rounding, error);
    ronde_free(points);
    return status;
}

/* Room for the ids and lists that specs point to. */
static ronde_status make_room(making *of, ronde_error *error)
{
    const ronde_vrplib *file = of->file;
    of->vehicle_ids = ronde_alloc_zero((size_t)file->vehicle_count, id_size);
    of->node_ids = ronde_alloc_zero((size_t)file->node_count, id_size);
    of->forbidden = ronde_alloc_zero((size_t)file->vehicle_count, sizeof *of->forbidden);
    of->reload_ids = ronde_alloc_zero(file->lists.count + 1, sizeof *of->reload_ids);
    of->builder = ronde_builder_new();
    if (of->vehicle_ids == NULL || of->node_ids == NULL || of->forbidden == NULL ||
        of->reload_ids == NULL || of->builder == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %d nodes",
                          (int)file->node_count);
    }
    for (int32_t i = 0; i < file->vehicle_count; i++) {
        snprintf(of->vehicle_ids[i], id_size, "%d", (int)i + 1);
    }
    for (int32_t i = 0; i < file->node_count; i++) {
        snprintf(of->node_ids[i], id_size, "%d", (int)i + 1);
    }
    return RONDE_OK;
}

static ronde_status build(ronde_instance **out,
                          const ronde_vrplib *file,
                          const ronde_benchmark_options *options,
                          ronde_faults *faults,
                          ronde_error *error)
{
    making of = {.file = file, .rounding = rounding_of(file, options->rounding)};
    ronde_matrix matrix = {0};
    ronde_status status = make_room(&of, error);
    if (status == RONDE_OK) {
        status = make_table(&of, &matrix, error);
    }
    if (status == RONDE_OK) {
        ronde_benchmark_header(of.builder, file->name, options, of.scale,
                               file->section_lines[RONDE_VRPLIB_DEMAND] != 0);
        add_nodes(&of);
        for (int32_t i = 0; i < file->vehicle_count; i++) {
            add_vehicle(&of, i);
        }
        status = ronde_benchmark_finish(out, of.builder, &matrix, faults, error);
    }
    ronde_matrix_clear(&matrix);
    ronde_builder_free(of.builder);
    ronde_free(of.reload_ids);
    ronde_free(of.forbidden);
    ronde_free(of.node_ids);
    ronde_free(of.vehicle_ids);
    return status;
}

ronde_status ronde_vrplib_read(ronde_instance **out,
                               const char *text,
                               size_t length,
                               const ronde_benchmark_options *options,
                               ronde_faults *faults,
                               ronde_error *error)
{
    ronde_vrplib file = {.lines = ronde_lines_begin(text, length, faults)};
    ronde_vrplib_parse(&file);
    ronde_status status = ronde_faults_status(faults, error);
    if (status == RONDE_OK && !file.out_of_memory) {
        ronde_vrplib_check(&file);
        status = ronde_faults_status(faults, error);
    }
    if (file.out_of_memory) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the file");
    }
    if (status == RONDE_OK) {
        status = build(out, &file, options, faults, error);
    }
    ronde_vrplib_clear(&file);
    return status;
}
