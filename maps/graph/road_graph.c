/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/road_graph.h"

#include "instances/base/alloc.h"

#include <math.h>
#include <string.h>

void ronde_road_graph_clear(ronde_road_graph *graph)
{
    for (int32_t i = 0; i < graph->profile_count; i++) {
        ronde_road_profile *profile = &graph->profiles[i];
        for (int direction = 0; direction < 2; direction++) {
            ronde_free(profile->drive_ms[direction]);
            ronde_free(profile->delay_ms[direction]);
        }
        ronde_free(profile->first_arc);
        ronde_free(profile->arcs);
        ronde_hierarchy_clear(&profile->hierarchy);
    }
    ronde_free(graph->edges);
    ronde_free(graph->points);
    ronde_free(graph->strong);
    ronde_free(graph->name_starts);
    ronde_free(graph->name_texts);
    memset(graph, 0, sizeof *graph);
}

/* Zeroed memory that is never NULL for lack of elements. */
static void *take(size_t count, size_t size, bool *is_full)
{
    void *block = ronde_alloc_zero(count == 0 ? 1 : count, size);
    *is_full = *is_full || block == NULL;
    return block;
}

static ronde_status out_of_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the road network");
}

ronde_status ronde_road_graph_reserve(ronde_road_graph *graph, ronde_error *error)
{
    const size_t edges = (size_t)graph->edge_count;
    bool is_full = false;
    graph->edges = take(edges, sizeof *graph->edges, &is_full);
    graph->points = take(graph->point_count, sizeof *graph->points, &is_full);
    graph->strong = take((size_t)graph->node_count, sizeof *graph->strong, &is_full);
    graph->name_starts = take((size_t)graph->name_count, sizeof *graph->name_starts, &is_full);
    graph->name_texts = take(graph->name_bytes, 1, &is_full);
    for (int32_t i = 0; i < graph->profile_count; i++) {
        ronde_road_profile *profile = &graph->profiles[i];
        for (int direction = 0; direction < 2; direction++) {
            profile->drive_ms[direction] = take(edges, sizeof(uint32_t), &is_full);
            profile->delay_ms[direction] = take(edges, sizeof(uint16_t), &is_full);
        }
    }
    return is_full ? out_of_memory(error) : RONDE_OK;
}

/* True if the profile may travel the edge in the direction, from end to end and past the end. */
static bool is_passable(const ronde_road_profile *profile, int direction, int32_t edge)
{
    return profile->drive_ms[direction][edge] != ronde_road_closed &&
           profile->delay_ms[direction][edge] != ronde_road_blocked;
}

static ronde_road_arc arc_of(const ronde_road_graph *graph,
                             const ronde_road_profile *profile,
                             int32_t edge,
                             int direction)
{
    const ronde_road_edge *road = &graph->edges[edge];
    const uint64_t duration =
        (uint64_t)profile->drive_ms[direction][edge] + (uint64_t)profile->delay_ms[direction][edge];
    return (ronde_road_arc){.head = direction == 0 ? road->to : road->from,
                            .duration_ms =
                                duration < UINT32_MAX ? (uint32_t)duration : UINT32_MAX - 1,
                            .length_mm = road->length_mm,
                            .step = (uint32_t)edge * 2U + (uint32_t)direction};
}

/* Counting sort of the passable arcs by their tail node. */
static ronde_status
link_profile(const ronde_road_graph *graph, ronde_road_profile *profile, ronde_error *error)
{
    const size_t nodes = (size_t)graph->node_count;
    bool is_full = false;
    ronde_free(profile->first_arc);
    ronde_free(profile->arcs);
    profile->arcs = NULL;
    profile->first_arc = take(nodes + 2, sizeof *profile->first_arc, &is_full);
    if (is_full) {
        return out_of_memory(error);
    }
    uint32_t *next = profile->first_arc + 1; /* shifted by one while filling */
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const ronde_road_edge *road = &graph->edges[edge];
        next[road->from + 1] += is_passable(profile, 0, edge) ? 1U : 0U;
        next[road->to + 1] += is_passable(profile, 1, edge) ? 1U : 0U;
    }
    for (size_t node = 0; node < nodes; node++) {
        next[node + 1] += next[node];
    }
    profile->arcs = take(next[nodes], sizeof *profile->arcs, &is_full);
    if (is_full) {
        return out_of_memory(error);
    }
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const int32_t tail[2] = {graph->edges[edge].from, graph->edges[edge].to};
        for (int direction = 0; direction < 2; direction++) {
            if (is_passable(profile, direction, edge)) {
                profile->arcs[next[tail[direction]]++] = arc_of(graph, profile, edge, direction);
            }
        }
    }
    return RONDE_OK;
}

ronde_status ronde_road_graph_link(ronde_road_graph *graph, ronde_error *error)
{
    for (int32_t i = 0; i < graph->profile_count; i++) {
        RONDE_TRY(link_profile(graph, &graph->profiles[i], error));
    }
    return RONDE_OK;
}

int32_t ronde_road_graph_find_profile(const ronde_road_graph *graph, const char *name)
{
    for (int32_t i = 0; i < graph->profile_count; i++) {
        if (strcmp(graph->profiles[i].name, name) == 0) {
            return i;
        }
    }
    return RONDE_NONE;
}

const char *ronde_road_graph_name(const ronde_road_graph *graph, int32_t edge)
{
    const int32_t name = graph->edges[edge].name;
    return name == RONDE_NONE ? "" : graph->name_texts + graph->name_starts[name];
}

bool ronde_road_graph_is_usable(const ronde_road_graph *graph, int32_t profile, int32_t edge)
{
    const ronde_road_edge *road = &graph->edges[edge];
    const ronde_road_profile *times = &graph->profiles[profile];
    const unsigned bit = 1U << (unsigned)profile;
    const bool from = (graph->strong[road->from] & bit) != 0;
    const bool to = (graph->strong[road->to] & bit) != 0;
    const bool along = times->drive_ms[0][edge] != ronde_road_closed;
    const bool against = times->drive_ms[1][edge] != ronde_road_closed;
    return ((along && from) || (against && to)) && ((along && to) || (against && from));
}

/* Metres per degree on the WGS84 ellipsoid at the middle latitude: the usual series (for example
 * National Geospatial-Intelligence Agency, length of a degree). Its error is below a millimetre
 * per degree. */
int64_t ronde_road_length_mm(int32_t lon1_e7, int32_t lat1_e7, int32_t lon2_e7, int32_t lat2_e7)
{
    static const double radians_per_e7 = 3.14159265358979323846 / 180e7;
    const double lat = ((double)lat1_e7 + (double)lat2_e7) / 2 * radians_per_e7;
    const double mm_per_lat = 1e-4 * (111132.954 - 559.822 * cos(2 * lat) + 1.175 * cos(4 * lat));
    const double mm_per_lon =
        1e-4 * (111412.84 * cos(lat) - 93.5 * cos(3 * lat) + 0.118 * cos(5 * lat));
    const double north = ((double)lat2_e7 - (double)lat1_e7) * mm_per_lat;
    const double east = ((double)lon2_e7 - (double)lon1_e7) * mm_per_lon;
    return (int64_t)(sqrt(north * north + east * east) + 0.5);
}
