/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_TRIP_ENDS_H
#define RONDE_MAPS_ROUTE_TRIP_ENDS_H

#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"

/** The first or the last piece of a trip: between a place inside an edge and a node of it. */
typedef struct ronde_trip_end {
    uint64_t duration_ms;
    uint32_t length_mm;
    int32_t node;
    int direction; /* in which the edge is travelled */
} ronde_trip_end;

/** At most one piece in either direction of the edge. */
typedef struct ronde_trip_ends {
    ronde_trip_end items[2];
    int32_t count;
} ronde_trip_ends;

/** The place with an offset that is not beyond its edge. */
ronde_road_place ronde_trip_place(const ronde_road_graph *graph, ronde_road_place place);

/** How a trip leaves a place: to the nodes ahead, with the delay past them. O(1), as the others. */
ronde_trip_ends
ronde_trip_starts(const ronde_road_graph *graph, int32_t profile, ronde_road_place place);
/** How a trip arrives at a place: from the nodes behind. */
ronde_trip_ends
ronde_trip_arrivals(const ronde_road_graph *graph, int32_t profile, ronde_road_place place);
/** Straight along the common edge of two places, where its direction allows; node is RONDE_NONE.
 *  False if there is no such way. */
bool ronde_trip_direct(const ronde_road_graph *graph,
                       int32_t profile,
                       ronde_road_place source,
                       ronde_road_place target,
                       ronde_trip_end *out);

/** The time along a part of an edge in a direction, without the delay at its end; the edge must be
 *  open in that direction. */
uint64_t ronde_trip_part_ms(const ronde_road_graph *graph,
                            int32_t profile,
                            int32_t edge,
                            int direction,
                            uint32_t length_mm);

#endif
