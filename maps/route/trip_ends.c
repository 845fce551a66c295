/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/trip_ends.h"

uint64_t ronde_trip_part_ms(
    const ronde_road_graph *graph, int32_t profile, int32_t edge, int direction, uint32_t length_mm)
{
    const uint64_t drive = graph->profiles[profile].drive_ms[direction][edge];
    const uint64_t whole = graph->edges[edge].length_mm;
    return whole == 0 ? 0 : (drive * length_mm + whole / 2) / whole;
}

ronde_road_place ronde_trip_place(const ronde_road_graph *graph, ronde_road_place place)
{
    const uint32_t whole = graph->edges[place.edge].length_mm;
    place.offset_mm = place.offset_mm < whole ? place.offset_mm : whole;
    return place;
}

static bool
is_open(const ronde_road_graph *graph, int32_t profile, ronde_road_place place, int direction)
{
    return graph->profiles[profile].drive_ms[direction][place.edge] != ronde_road_closed;
}

/* How far it is from the place to the end of its edge in the direction. */
static uint32_t length_ahead(const ronde_road_graph *graph, ronde_road_place place, int direction)
{
    const uint32_t whole = graph->edges[place.edge].length_mm;
    return direction == 0 ? whole - place.offset_mm : place.offset_mm;
}

/* The end of the edge that is ahead in the direction; behind is the end ahead in the other. */
static int32_t node_ahead(const ronde_road_graph *graph, int32_t edge, int direction)
{
    const ronde_road_edge *road = &graph->edges[edge];
    return direction == 0 ? road->to : road->from;
}

ronde_trip_ends
ronde_trip_starts(const ronde_road_graph *graph, int32_t profile, ronde_road_place place)
{
    ronde_trip_ends ends = {.count = 0};
    place = ronde_trip_place(graph, place);
    for (int direction = 0; direction < 2; direction++) {
        const uint16_t delay = graph->profiles[profile].delay_ms[direction][place.edge];
        if (is_open(graph, profile, place, direction) && delay != ronde_road_blocked) {
            const uint32_t ahead = length_ahead(graph, place, direction);
            ends.items[ends.count++] = (ronde_trip_end){
                .duration_ms =
                    ronde_trip_part_ms(graph, profile, place.edge, direction, ahead) + delay,
                .length_mm = ahead,
                .node = node_ahead(graph, place.edge, direction),
                .direction = direction};
        }
    }
    return ends;
}

ronde_trip_ends
ronde_trip_arrivals(const ronde_road_graph *graph, int32_t profile, ronde_road_place place)
{
    ronde_trip_ends ends = {.count = 0};
    place = ronde_trip_place(graph, place);
    for (int direction = 0; direction < 2; direction++) {
        if (is_open(graph, profile, place, direction)) {
            const uint32_t inside = length_ahead(graph, place, 1 - direction);
            ends.items[ends.count++] = (ronde_trip_end){
                .duration_ms = ronde_trip_part_ms(graph, profile, place.edge, direction, inside),
                .length_mm = inside,
                .node = node_ahead(graph, place.edge, 1 - direction),
                .direction = direction};
        }
    }
    return ends;
}

bool ronde_trip_direct(const ronde_road_graph *graph,
                       int32_t profile,
                       ronde_road_place source,
                       ronde_road_place target,
                       ronde_trip_end *out)
{
    if (source.edge != target.edge) {
        return false;
    }
    source = ronde_trip_place(graph, source);
    target = ronde_trip_place(graph, target);
    const int direction = target.offset_mm >= source.offset_mm ? 0 : 1;
    const uint32_t length =
        direction == 0 ? target.offset_mm - source.offset_mm : source.offset_mm - target.offset_mm;
    if (length > 0 && !is_open(graph, profile, source, direction)) {
        return false;
    }
    *out = (ronde_trip_end){
        .duration_ms =
            length == 0 ? 0 : ronde_trip_part_ms(graph, profile, source.edge, direction, length),
        .length_mm = length,
        .node = RONDE_NONE,
        .direction = direction};
    return true;
}
