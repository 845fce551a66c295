/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/build.h"

#include "maps/graph/build_parts.h"
#include "maps/graph/components.h"
#include "maps/graph/project.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ronde_status ronde_build_out_of_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory while building the road network");
}

void ronde_build_clear(ronde_build *build)
{
    ronde_array_clear(&build->classes);
    ronde_idmap_clear(&build->class_keys);
    ronde_idmap_clear(&build->names);
    ronde_array_clear(&build->segments);
    ronde_array_clear(&build->chained);
    ronde_array_clear(&build->chain_starts);
    ronde_free(build->node_uses);
    ronde_free(build->is_junction);
    ronde_free(build->node_numbers);
}

/* --- nodes ------------------------------------------------------------------------------------ */

typedef struct placed_node {
    uint64_t place; /* Morton code: near in the plane is near in memory */
    int32_t node;
} placed_node;

static uint64_t spread_bits(uint32_t value)
{
    uint64_t bits = value;
    bits = (bits | (bits << 16U)) & 0x0000FFFF0000FFFFULL;
    bits = (bits | (bits << 8U)) & 0x00FF00FF00FF00FFULL;
    bits = (bits | (bits << 4U)) & 0x0F0F0F0F0F0F0F0FULL;
    bits = (bits | (bits << 2U)) & 0x3333333333333333ULL;
    return (bits | (bits << 1U)) & 0x5555555555555555ULL;
}

static int compare_places(const void *one, const void *other)
{
    const placed_node *a = one;
    const placed_node *b = other;
    return a->place != b->place ? (a->place > b->place) - (a->place < b->place)
                                : (a->node > b->node) - (a->node < b->node);
}

/* Numbers the ends of chains along a space-filling curve, so that a search stays in the cache. */
static ronde_status number_nodes(ronde_build *build, int32_t *count, ronde_error *error)
{
    const ronde_osm_data *data = build->data;
    RONDE_ARRAY(placed_node) placed = {0};
    build->node_numbers = ronde_alloc_zero(data->nodes.count + 1, sizeof *build->node_numbers);
    bool is_full = build->node_numbers == NULL;
    for (size_t i = 0; i < data->nodes.count && !is_full; i++) {
        build->node_numbers[i] = RONDE_NONE;
    }
    for (size_t c = 0; c + 1 < build->chain_starts.count && !is_full; c++) {
        const int32_t ends[2] = {
            build->segments.items[build->chained.items[build->chain_starts.items[c]]].from,
            build->segments.items[build->chained.items[build->chain_starts.items[c + 1] - 1]].to};
        for (int e = 0; e < 2 && !is_full; e++) {
            const ronde_osm_node *node = &data->nodes.items[ends[e]];
            if (build->node_numbers[ends[e]] == RONDE_NONE) {
                const placed_node entry = {
                    .place = spread_bits((uint32_t)node->lon_e7 + 0x80000000U) |
                             (spread_bits((uint32_t)node->lat_e7 + 0x80000000U) << 1U),
                    .node = ends[e]};
                build->node_numbers[ends[e]] = 0;
                is_full = !ronde_array_push(&placed, entry);
            }
        }
    }
    if (!is_full && placed.count > 0) {
        qsort(placed.items, placed.count, sizeof *placed.items, compare_places);
        for (size_t i = 0; i < placed.count; i++) {
            build->node_numbers[placed.items[i].node] = (int32_t)i;
        }
    }
    *count = (int32_t)placed.count;
    ronde_array_clear(&placed);
    return is_full ? ronde_build_out_of_memory(error) : RONDE_OK;
}

/* --- edges ------------------------------------------------------------------------------------ */

static const ronde_build_segment *
chain_segment(const ronde_build *build, int32_t chain, size_t index)
{
    return &build->segments.items[build->chained.items[build->chain_starts.items[chain] + index]];
}

static size_t chain_length(const ronde_build *build, int32_t chain)
{
    return build->chain_starts.items[chain + 1] - build->chain_starts.items[chain];
}

static void fill_point(ronde_road_point *point, const ronde_osm_node *node)
{
    *point = (ronde_road_point){.lon_e7 = node->lon_e7, .lat_e7 = node->lat_e7};
}

static void
fill_edge(const ronde_build *build, ronde_road_graph *graph, int32_t edge, uint32_t *next_point)
{
    const size_t count = chain_length(build, edge);
    const ronde_osm_node *nodes = build->data->nodes.items;
    const ronde_build_segment *first = chain_segment(build, edge, 0);
    const ronde_build_class *class = &build->classes.items[first->kind];
    int64_t length = 0;
    fill_point(&graph->points[*next_point], &nodes[first->from]);
    for (size_t i = 0; i < count; i++) {
        const ronde_build_segment *segment = chain_segment(build, edge, i);
        const ronde_osm_node *from = &nodes[segment->from];
        const ronde_osm_node *to = &nodes[segment->to];
        fill_point(&graph->points[*next_point + 1 + i], to);
        length += ronde_road_length_mm(from->lon_e7, from->lat_e7, to->lon_e7, to->lat_e7);
    }
    graph->edges[edge] =
        (ronde_road_edge){.from = build->node_numbers[first->from],
                          .to = build->node_numbers[chain_segment(build, edge, count - 1)->to],
                          .length_mm = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX - 1,
                          .first_point = *next_point,
                          .point_count = (uint32_t)count + 1,
                          .name = class->name,
                          .flags = class->flags};
    *next_point += (uint32_t)count + 1;
}

static ronde_status project_points(ronde_road_graph *graph, ronde_error *error)
{
    double west = 180;
    double east = -180;
    double south = 90;
    double north = -90;
    for (uint32_t i = 0; i < graph->point_count; i++) {
        west = fmin(west, graph->points[i].lon_e7 / 1e7);
        east = fmax(east, graph->points[i].lon_e7 / 1e7);
        south = fmin(south, graph->points[i].lat_e7 / 1e7);
        north = fmax(north, graph->points[i].lat_e7 / 1e7);
    }
    graph->epsg = ronde_project_choose(west, south, east, north);
    ronde_projector *projector = NULL;
    RONDE_TRY(ronde_projector_new(&projector, graph->epsg, error));
    ronde_status status = RONDE_OK;
    for (uint32_t i = 0; i < graph->point_count && status == RONDE_OK; i++) {
        ronde_road_point *point = &graph->points[i];
        double x = 0;
        double y = 0;
        if (!ronde_project_forward(projector, point->lon_e7 / 1e7, point->lat_e7 / 1e7, &x, &y) ||
            !(fabs(x) < 2e7) || !(fabs(y) < 2e7)) {
            status = ronde_fail(error, RONDE_EINPUT, NULL,
                                "the road point %.7f %.7f is too far from the middle of the map "
                                "for EPSG:%d; cut an extract of one region",
                                point->lon_e7 / 1e7, point->lat_e7 / 1e7, graph->epsg);
        } else {
            point->x_cm = (int32_t)lround(x * 100);
            point->y_cm = (int32_t)lround(y * 100);
        }
    }
    ronde_projector_free(projector);
    return status;
}

/* --- times ------------------------------------------------------------------------------------ */

/* How many real roads of a profile end at a node, and the rank of the biggest. */
typedef struct meeting {
    uint8_t road_count, highest_rank;
} meeting;

enum { lowest_road_rank = 2, junction_roads = 3 };

static const ronde_build_class *class_of(const ronde_build *build, int32_t edge)
{
    return &build->classes.items[chain_segment(build, edge, 0)->kind];
}

static void count_meetings(const ronde_build *build,
                           const ronde_road_graph *graph,
                           int32_t profile,
                           meeting *meetings)
{
    memset(meetings, 0, (size_t)graph->node_count * sizeof *meetings);
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const ronde_build_class *class = class_of(build, edge);
        const ronde_way_use use = class->use[profile];
        if (class->rank < lowest_road_rank || (use.speed[0] == 0 && use.speed[1] == 0)) {
            continue;
        }
        const int32_t ends[2] = {graph->edges[edge].from, graph->edges[edge].to};
        for (int e = 0; e < 2; e++) {
            meeting *here = &meetings[ends[e]];
            here->road_count = (uint8_t)(here->road_count + (here->road_count < UINT8_MAX));
            if (class->rank > here->highest_rank) {
                here->highest_rank = (uint8_t) class->rank;
            }
        }
    }
}

/* The delay past the end of an edge: barrier or signal, or else the junction. */
static uint16_t delay_at(const ronde_node_use *use, const meeting *here, ronde_mode mode, int rank)
{
    int32_t delay = use->delay_ms[mode];
    if (delay == RONDE_NODE_BLOCKED) {
        return ronde_road_blocked;
    }
    const int roads = here->road_count + (rank < lowest_road_rank ? 1 : 0);
    if (!use->is_signal && roads >= junction_roads) {
        delay += ronde_travel_profile_junction_delay(mode, rank, here->highest_rank);
    }
    return (uint16_t)(delay < UINT16_MAX ? delay : UINT16_MAX - 1);
}

static uint32_t drive_time(uint32_t length_mm, int32_t speed)
{
    if (speed <= 0) {
        return ronde_road_closed;
    }
    /* mm / (m/h) * 3,600,000 ms/h / 1000 mm/m */
    const uint64_t time = ((uint64_t)length_mm * 3600U + (uint64_t)speed / 2) / (uint64_t)speed;
    return time < UINT32_MAX ? (uint32_t)time : UINT32_MAX - 1;
}

static void fill_times(const ronde_build *build,
                       ronde_road_graph *graph,
                       int32_t profile,
                       const meeting *meetings)
{
    ronde_road_profile *times = &graph->profiles[profile];
    const ronde_mode mode = ronde_travel_profile_mode(build->profiles[profile]);
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const ronde_build_class *class = class_of(build, edge);
        const ronde_road_edge *road = &graph->edges[edge];
        const int32_t heads[2] = {road->to, road->from};
        const int32_t head_nodes[2] = {
            chain_segment(build, edge, chain_length(build, edge) - 1)->to,
            chain_segment(build, edge, 0)->from};
        for (int direction = 0; direction < 2; direction++) {
            times->drive_ms[direction][edge] =
                drive_time(road->length_mm, class->use[profile].speed[direction]);
            times->delay_ms[direction][edge] =
                delay_at(&build->node_uses[head_nodes[direction]], &meetings[heads[direction]],
                         mode, class->rank);
        }
    }
}

/* --- all -------------------------------------------------------------------------------------- */

static void count_all(const ronde_build *build, ronde_road_graph *graph)
{
    graph->edge_count = (int32_t)build->chain_starts.count - 1;
    graph->point_count = (uint32_t)(build->chained.count + (size_t)graph->edge_count);
    graph->profile_count = build->profile_count;
    graph->name_count = (int32_t)build->names.count;
    for (int32_t i = 0; i < graph->name_count; i++) {
        graph->name_bytes += (uint32_t)strlen(build->names.texts[i]) + 1;
    }
}

static void fill_names(const ronde_build *build, ronde_road_graph *graph)
{
    uint32_t start = 0;
    for (int32_t i = 0; i < graph->name_count; i++) {
        const size_t size = strlen(build->names.texts[i]) + 1;
        graph->name_starts[i] = start;
        memcpy(graph->name_texts + start, build->names.texts[i], size);
        start += (uint32_t)size;
    }
}

static ronde_status fill_graph(ronde_build *build, ronde_road_graph *graph, ronde_error *error)
{
    RONDE_TRY(number_nodes(build, &graph->node_count, error));
    count_all(build, graph);
    if (graph->edge_count == 0) {
        return ronde_fail(error, RONDE_EINPUT, NULL,
                          "no road of the extract can be used by any of the profiles; is it an "
                          "extract with highway=* ways and their nodes?");
    }
    RONDE_TRY(ronde_road_graph_reserve(graph, error));
    uint32_t next_point = 0;
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        fill_edge(build, graph, edge, &next_point);
    }
    fill_names(build, graph);
    RONDE_TRY(project_points(graph, error));
    meeting *meetings = ronde_alloc_zero((size_t)graph->node_count, sizeof *meetings);
    if (meetings == NULL) {
        return ronde_build_out_of_memory(error);
    }
    for (int32_t profile = 0; profile < graph->profile_count; profile++) {
        (void)snprintf(graph->profiles[profile].name, RONDE_ROAD_NAME_SIZE, "%s",
                       ronde_travel_profile_name(build->profiles[profile]));
        count_meetings(build, graph, profile, meetings);
        fill_times(build, graph, profile, meetings);
    }
    ronde_free(meetings);
    RONDE_TRY(ronde_road_graph_link(graph, error));
    return ronde_components_mark(graph, error);
}

ronde_status ronde_build_graph(ronde_road_graph *graph,
                               const ronde_osm_data *data,
                               const ronde_travel_profile *profiles,
                               int32_t profile_count,
                               ronde_error *error)
{
    ronde_build build = {.data = data, .profiles = profiles, .profile_count = profile_count};
    ronde_status status = ronde_build_classify(&build, error);
    if (status == RONDE_OK) {
        status = ronde_build_chain(&build, error);
    }
    if (status == RONDE_OK) {
        status = fill_graph(&build, graph, error);
        graph->invented = data->invented;
    }
    if (status != RONDE_OK) {
        ronde_road_graph_clear(graph);
    }
    ronde_build_clear(&build);
    return status;
}
