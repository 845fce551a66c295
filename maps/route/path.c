/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/path.h"

#include "maps/route/dijkstra.h"
#include "maps/route/table.h"

#include <stdlib.h>
#include <string.h>

/* A run along one edge: from offset to offset, in this order. */
typedef struct stretch {
    int32_t edge;
    uint32_t from_mm, to_mm;
} stretch;

void ronde_path_clear(ronde_path *path)
{
    ronde_array_clear(&path->points);
    ronde_array_clear(&path->edges);
}

static ronde_path_point point_of(const ronde_road_point *point)
{
    return (ronde_path_point){.lon_e7 = point->lon_e7, .lat_e7 = point->lat_e7};
}

static int64_t line_length(const ronde_road_point *a)
{
    return ronde_road_length_mm(a[0].lon_e7, a[0].lat_e7, a[1].lon_e7, a[1].lat_e7);
}

ronde_path_point ronde_path_point_at(const ronde_road_graph *graph, ronde_road_place place)
{
    const ronde_road_edge *edge = &graph->edges[place.edge];
    int64_t left = place.offset_mm;
    const ronde_road_point *a = &graph->points[edge->first_point];
    for (uint32_t i = 0; i + 2 < edge->point_count && left > line_length(a); i++, a++) {
        left -= line_length(a);
    }
    const int64_t length = line_length(a);
    left = left < length ? left : length;
    if (length == 0) {
        return point_of(a);
    }
    const int64_t lon = ((int64_t)a[1].lon_e7 - a->lon_e7) * left / length;
    const int64_t lat = ((int64_t)a[1].lat_e7 - a->lat_e7) * left / length;
    return (ronde_path_point){.lon_e7 = (int32_t)(a->lon_e7 + lon),
                              .lat_e7 = (int32_t)(a->lat_e7 + lat)};
}

/* Appends a point unless it repeats the last one. */
static bool add_point(ronde_path *path, ronde_path_point point)
{
    if (path->points.count > 0) {
        const ronde_path_point last = path->points.items[path->points.count - 1];
        if (last.lon_e7 == point.lon_e7 && last.lat_e7 == point.lat_e7) {
            return true;
        }
    }
    return ronde_array_push(&path->points, point);
}

/* Appends the geometry of a stretch: its ends and the shape points strictly between. */
static bool add_stretch(ronde_path *path, const ronde_road_graph *graph, stretch part)
{
    const ronde_road_edge *edge = &graph->edges[part.edge];
    const ronde_road_point *points = &graph->points[edge->first_point];
    const bool is_along = part.from_mm <= part.to_mm;
    const int64_t low = is_along ? part.from_mm : part.to_mm;
    const int64_t high = is_along ? part.to_mm : part.from_mm;
    const ronde_road_place start = {.edge = part.edge, .offset_mm = part.from_mm};
    const ronde_road_place end = {.edge = part.edge, .offset_mm = part.to_mm};
    bool is_fine = ronde_array_push(&path->edges, part.edge) &&
                   add_point(path, ronde_path_point_at(graph, start));
    int64_t offset = is_along ? 0 : edge->length_mm;
    for (uint32_t i = 1; i + 1 < edge->point_count && is_fine; i++) {
        const uint32_t number = is_along ? i : edge->point_count - 1 - i;
        offset += is_along ? line_length(&points[number - 1]) : -line_length(&points[number]);
        if (offset > low && offset < high) {
            is_fine = add_point(path, point_of(&points[number]));
        }
    }
    return is_fine && add_point(path, ronde_path_point_at(graph, end));
}

/* The stretches between source and target, last one first. */
static bool
trace(const ronde_dijkstra *query, const ronde_reach *reach, stretch **parts, size_t *count)
{
    RONDE_ARRAY(stretch) list = {0};
    bool is_fine = true;
    int32_t node = reach->last_node;
    while (is_fine && query->labels[node].step != ronde_step_source) {
        const uint32_t step = query->labels[node].step;
        const ronde_road_edge *edge = &query->graph->edges[step / 2];
        const bool is_along = step % 2 == 0;
        is_fine = ronde_array_push(&list, (stretch){.edge = (int32_t)(step / 2),
                                                    .from_mm = is_along ? 0 : edge->length_mm,
                                                    .to_mm = is_along ? edge->length_mm : 0});
        node = is_along ? edge->from : edge->to;
    }
    /* The first stretch leaves the source's edge at this node; a ring's only node may be left to
     * on both sides, and then the side whose time fits the label is the one. */
    const ronde_road_edge *edge = &query->graph->edges[query->source.edge];
    bool is_to_end = node == edge->to;
    if (edge->from == edge->to) {
        is_to_end = query->labels[node].length_mm == edge->length_mm - query->source.offset_mm;
    }
    is_fine =
        is_fine && ronde_array_push(&list, (stretch){.edge = query->source.edge,
                                                     .from_mm = query->source.offset_mm,
                                                     .to_mm = is_to_end ? edge->length_mm : 0});
    *parts = list.items;
    *count = list.count;
    return is_fine;
}

static bool assemble(ronde_path *path,
                     const ronde_dijkstra *query,
                     const ronde_reach *reach,
                     uint32_t to_mm,
                     int32_t target_edge)
{
    const ronde_road_graph *graph = query->graph;
    if (reach->last_node == RONDE_NONE) {
        return add_stretch(
            path, graph,
            (stretch){.edge = target_edge, .from_mm = query->source.offset_mm, .to_mm = to_mm});
    }
    stretch *parts = NULL;
    size_t count = 0;
    bool is_fine = trace(query, reach, &parts, &count);
    for (size_t i = count; i > 0 && is_fine; i--) {
        is_fine = add_stretch(path, graph, parts[i - 1]);
    }
    ronde_free(parts);
    const uint32_t entry = reach->direction == 0 ? 0 : graph->edges[target_edge].length_mm;
    return is_fine && add_stretch(path, graph,
                                  (stretch){.edge = target_edge, .from_mm = entry, .to_mm = to_mm});
}

ronde_status ronde_path_find(ronde_path *path,
                             const ronde_road_graph *graph,
                             int32_t profile,
                             ronde_road_place from,
                             ronde_road_place to,
                             ronde_error *error)
{
    path->points.count = 0;
    path->edges.count = 0;
    path->seconds = RONDE_NO_WAY;
    path->metres = RONDE_NO_WAY;
    ronde_dijkstra query = {0};
    RONDE_TRY(ronde_dijkstra_init(&query, graph, profile, error));
    ronde_status status = ronde_dijkstra_run(&query, from, &to, 1, error);
    if (status == RONDE_OK) {
        const ronde_reach reach = ronde_dijkstra_reach(&query, to);
        if (reach.is_reached) {
            path->seconds = (int32_t)((reach.duration_ms + 500) / 1000);
            path->metres = (int32_t)((reach.length_mm + 500) / 1000);
            const uint32_t whole = graph->edges[to.edge].length_mm;
            if (!assemble(path, &query, &reach, to.offset_mm < whole ? to.offset_mm : whole,
                          to.edge)) {
                status = ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for a route");
            }
        }
    }
    ronde_dijkstra_clear(&query);
    return status;
}

/* --- GeoJSON ---------------------------------------------------------------------------------- */

/* The bytes of the UTF-8 character at text, or 0 if there is none: overlong forms, surrogates and
 * values over U+10FFFF are none (RFC 3629). */
static size_t utf8_length(const unsigned char *text)
{
    static const struct {
        size_t length;
        uint32_t smallest;
        unsigned char mask, lead;
    } forms[] = {{1, 0, 0x80, 0x00},
                 {2, 0x80, 0xE0, 0xC0},
                 {3, 0x800, 0xF0, 0xE0},
                 {4, 0x10000, 0xF8, 0xF0}};
    for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
        if ((text[0] & forms[form].mask) != forms[form].lead) {
            continue;
        }
        uint32_t value = text[0] & (unsigned char)~forms[form].mask;
        for (size_t i = 1; i < forms[form].length; i++) {
            if ((text[i] & 0xC0U) != 0x80U) {
                return 0;
            }
            value = value << 6U | (text[i] & 0x3FU);
        }
        const bool is_valid = value >= forms[form].smallest && value <= 0x10FFFF &&
                              !(value >= 0xD800 && value <= 0xDFFF);
        return is_valid ? forms[form].length : 0;
    }
    return 0;
}

static void append_json_text(ronde_text *text, const char *value)
{
    ronde_text_append(text, "\"");
    for (const char *at = value; *at != '\0';) {
        const unsigned char first = (unsigned char)*at;
        const size_t length = utf8_length((const unsigned char *)at);
        if (first < 0x20 || first == '"' || first == '\\') {
            ronde_text_printf(text, "\\u%04x", (unsigned)first);
        } else if (length == 0) {
            ronde_text_append(text, "\\ufffd");
        } else {
            ronde_text_append_bytes(text, at, length);
        }
        at += length == 0 ? 1 : length;
    }
    ronde_text_append(text, "\"");
}

static void append_degrees(ronde_text *text, int32_t value_e7)
{
    const int64_t size = value_e7 < 0 ? -(int64_t)value_e7 : value_e7;
    ronde_text_printf(text, "%s%lld.%07lld", value_e7 < 0 ? "-" : "", (long long)(size / 10000000),
                      (long long)(size % 10000000));
}

static void append_point(ronde_text *text, ronde_path_point point)
{
    ronde_text_append(text, "[");
    append_degrees(text, point.lon_e7);
    ronde_text_append(text, ",");
    append_degrees(text, point.lat_e7);
    ronde_text_append(text, "]");
}

static void append_streets(ronde_text *text, const ronde_path *path, const ronde_road_graph *graph)
{
    int32_t last = RONDE_NONE;
    const char *separator = "";
    for (size_t i = 0; i < path->edges.count; i++) {
        const int32_t name = graph->edges[path->edges.items[i]].name;
        if (name != RONDE_NONE && name != last) {
            ronde_text_append(text, separator);
            append_json_text(text, ronde_road_graph_name(graph, path->edges.items[i]));
            separator = ",";
            last = name;
        }
    }
}

void ronde_path_append_geojson(ronde_text *text,
                               const ronde_path *path,
                               const ronde_road_graph *graph,
                               const char *profile_name)
{
    ronde_text_append(text, "{\"type\":\"Feature\",\"properties\":{\"profile\":");
    append_json_text(text, profile_name);
    if (path->points.count == 0) {
        ronde_text_append(text, ",\"duration_s\":null,\"distance_m\":null},\"geometry\":null}");
        return;
    }
    ronde_text_printf(text, ",\"duration_s\":%d,\"distance_m\":%d,\"streets\":[", path->seconds,
                      path->metres);
    append_streets(text, path, graph);
    ronde_text_append(text, "]},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
    for (size_t i = 0; i < path->points.count; i++) {
        ronde_text_append(text, i == 0 ? "" : ",");
        append_point(text, path->points.items[i]);
    }
    if (path->points.count == 1) { /* a LineString has at least two positions */
        ronde_text_append(text, ",");
        append_point(text, path->points.items[0]);
    }
    ronde_text_append(text, "]}}");
}
