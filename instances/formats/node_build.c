/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "instances/formats/benchmark_build.h"
#include "instances/formats/node_table.h"

#include <math.h>
#include <stdio.h>

enum { id_size = 16, where_size = 24 };

/* What double arithmetic may be off when a decimal time is scaled; far below one unit. */
static const double scaling_noise = 1e-4;

static ronde_time scaled_up(double value, int32_t scale)
{
    return (ronde_time)ceil(value * scale - scaling_noise);
}

static ronde_time scaled_down(double value, int32_t scale)
{
    return (ronde_time)floor(value * scale + scaling_noise);
}

static ronde_point *copy_points(const ronde_node_table *table)
{
    ronde_point *points = ronde_alloc_zero(table->nodes.count, sizeof *points);
    for (size_t i = 0; points != NULL && i < table->nodes.count; i++) {
        points[i] = table->nodes.items[i].at;
    }
    return points;
}

static void add_node(ronde_builder *builder,
                     const ronde_node_row *node,
                     int32_t scale,
                     ronde_node_describe *describe)
{
    char id[id_size];
    char where[where_size];
    snprintf(id, sizeof id, "%d", node->number);
    snprintf(where, sizeof where, "line %d", node->line);
    ronde_builder_place(
        builder,
        &(ronde_place_spec){
            .where = where, .id = id, .has_position = true, .lon = node->at.x, .lat = node->at.y});
    if (describe == NULL) {
        return; /* the depot */
    }
    ronde_window window = {scaled_up(node->ready, scale), scaled_down(node->due, scale)};
    ronde_task_spec task = {
        .where = where,
        .id = id,
        .place = id,
        .duration = scaled_up(node->service, scale),
        .windows = &window,
        .window_count = 1,
    };
    describe(&task, node);
    ronde_builder_task(builder, &task);
}

/* A pickup and its delivery: one ride. The lag is measured from the end of the pickup. */
static void add_pair(ronde_builder *builder, const ronde_node_row *node)
{
    char from[id_size];
    char to[id_size];
    char where[where_size];
    snprintf(from, sizeof from, "%d", node->number);
    snprintf(to, sizeof to, "%d", node->delivery);
    snprintf(where, sizeof where, "line %d", node->line);
    ronde_builder_link(builder, &(ronde_link_spec){.where = where,
                                                   .from = from,
                                                   .to = to,
                                                   .measured = RONDE_FROM_END,
                                                   .has_min_lag = true,
                                                   .relation = RONDE_SAME_SHIFT});
}

static void add_fleet(ronde_builder *builder, const ronde_node_table *table, int32_t scale)
{
    const ronde_node_row *depot = &table->nodes.items[0];
    char place[id_size];
    snprintf(place, sizeof place, "%d", depot->number);
    for (int32_t i = 0; i < table->vehicles; i++) {
        char id[id_size];
        snprintf(id, sizeof id, "%d", (int)i + 1);
        ronde_builder_resource(builder, &(ronde_resource_spec){.where = "fleet",
                                                               .id = id,
                                                               .profile = "euclid",
                                                               .capacity = {table->capacity},
                                                               .distance_price = 1});
        ronde_builder_shift(builder, &(ronde_shift_spec){.where = "fleet",
                                                         .id = id,
                                                         .resource = id,
                                                         .start_place = place,
                                                         .end_place = place,
                                                         .earliest = scaled_up(depot->ready, scale),
                                                         .latest = scaled_down(depot->due, scale)});
    }
}

ronde_status ronde_node_table_build(ronde_instance **out,
                                    const ronde_node_table *table,
                                    const ronde_benchmark_options *options,
                                    ronde_node_describe *describe,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    size_t count = table->nodes.count;
    ronde_matrix matrix = {0};
    ronde_status status = RONDE_OK;
    ronde_builder *builder = ronde_builder_new();
    ronde_point *points = copy_points(table);
    if (builder == NULL || points == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %zu nodes", count);
        goto cleanup;
    }
    int32_t scale = ronde_euclid_scale(points, count, options->rounding);
    ronde_benchmark_header(builder, table->name, options, scale, true);
    for (size_t i = 0; i < count; i++) {
        add_node(builder, &table->nodes.items[i], scale, i == 0 ? NULL : describe);
    }
    for (size_t i = 1; i < count; i++) {
        if (table->nodes.items[i].delivery != 0) {
            add_pair(builder, &table->nodes.items[i]);
        }
    }
    add_fleet(builder, table, scale);
    status = ronde_euclid_matrix(&matrix, points, count, options->rounding, error);
    if (status == RONDE_OK) {
        status = ronde_benchmark_finish(out, builder, &matrix, faults, error);
    }
cleanup:
    ronde_matrix_clear(&matrix);
    ronde_free(points);
    ronde_builder_free(builder);
    return status;
}
