/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_roads.h"

#include "instances/base/alloc.h"
#include "maps/graph/components.h"
#include "tests/support/ckx.h"

#include <stdio.h>

enum { lon0 = 68000000, lat0 = 522000000, span_e7 = 300000, span_cm = 300000, points_per_edge = 3 };

static ronde_road_point point_at(int32_t x_cm, int32_t y_cm)
{
    /* Not a true projection: a unit of 1e-7 degree counts as a centimetre, so that a test can tell
     * metres of the plane from metres of the earth. */
    return (ronde_road_point){
        .lon_e7 = lon0 + x_cm, .lat_e7 = lat0 + y_cm, .x_cm = x_cm, .y_cm = y_cm};
}

static void fill_edge(ronde_road_graph *graph, ronde_rng *rng, int32_t edge, const int32_t *place)
{
    ronde_road_edge *road = &graph->edges[edge];
    ronde_road_point *points = &graph->points[edge * points_per_edge];
    *road = (ronde_road_edge){.from = (int32_t)ronde_rng_below(rng, (uint32_t)graph->node_count),
                              .to = (int32_t)ronde_rng_below(rng, (uint32_t)graph->node_count),
                              .first_point = (uint32_t)edge * points_per_edge,
                              .point_count = points_per_edge,
                              .name = ronde_rng_below(rng, 2) == 0 ? 0 : RONDE_NONE,
                              .flags = ronde_rng_below(rng, 3) == 0 ? RONDE_ROAD_RESIDENTIAL : 0U};
    const int32_t *from = &place[2 * road->from];
    const int32_t *to = &place[2 * road->to];
    points[0] = point_at(from[0], from[1]);
    points[1] = point_at((from[0] + to[0]) / 2 + (int32_t)ronde_rng_between(rng, -9000, 9000),
                         (from[1] + to[1]) / 2 + (int32_t)ronde_rng_between(rng, -9000, 9000));
    points[2] = point_at(to[0], to[1]);
    for (int i = 1; i < points_per_edge; i++) {
        road->length_mm += (uint32_t)ronde_road_length_mm(
            points[i - 1].lon_e7, points[i - 1].lat_e7, points[i].lon_e7, points[i].lat_e7);
    }
    for (int direction = 0; direction < 2; direction++) {
        graph->profiles[0].drive_ms[direction][edge] =
            ronde_rng_below(rng, 4) == 0 ? ronde_road_closed : 1 + ronde_rng_below(rng, 100000);
        const uint32_t kind = ronde_rng_below(rng, 10);
        graph->profiles[0].delay_ms[direction][edge] =
            kind == 0 ? ronde_road_blocked : (uint16_t)(kind < 5 ? 0 : ronde_rng_below(rng, 9000));
    }
}

void random_roads_init(ronde_road_graph *graph, ronde_rng *rng, int32_t nodes, int32_t edges)
{
    ronde_error error = {0};
    static const char name[] = "Straat";
    *graph = (ronde_road_graph){.epsg = 28992,
                                .node_count = nodes,
                                .edge_count = edges,
                                .name_count = 1,
                                .profile_count = 1,
                                .point_count = (uint32_t)edges * points_per_edge,
                                .name_bytes = sizeof name};
    (void)snprintf(graph->profiles[0].name, RONDE_ROAD_NAME_SIZE, "bike");
    ck_assert_ok(ronde_road_graph_reserve(graph, &error));
    (void)snprintf(graph->name_texts, sizeof name, "%s", name);
    int32_t *place = ronde_alloc_zero((size_t)nodes * 2, sizeof *place);
    ck_assert_ptr_nonnull(place);
    for (int32_t i = 0; i < nodes * 2; i++) {
        place[i] = (int32_t)ronde_rng_below(rng, span_cm);
    }
    for (int32_t edge = 0; edge < edges; edge++) {
        fill_edge(graph, rng, edge, place);
    }
    ronde_free(place);
    ck_assert_ok(ronde_road_graph_link(graph, &error));
    ck_assert_ok(ronde_components_mark(graph, &error));
}

ronde_road_place random_roads_place(const ronde_road_graph *graph, ronde_rng *rng)
{
    const int32_t edge = (int32_t)ronde_rng_below(rng, (uint32_t)graph->edge_count);
    const uint32_t length = graph->edges[edge].length_mm;
    const uint32_t kind = ronde_rng_below(rng, 6);
    const uint32_t offset = kind == 0 ? 0 : kind == 1 ? length : ronde_rng_below(rng, length + 1);
    return (ronde_road_place){.edge = edge, .offset_mm = offset};
}
