/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_SNAP_H
#define RONDE_MAPS_GRAPH_SNAP_H

#include "maps/graph/road_graph.h"

/** A point on a road: how far along the edge's geometry it lies. */
typedef struct ronde_road_place {
    int32_t edge;
    uint32_t offset_mm; /* 0 .. length of the edge */
} ronde_road_place;

/** Where a point of the map meets the road network. */
typedef struct ronde_snap {
    ronde_road_place place;
    int32_t lon_e7, lat_e7; /* of the point on the road */
    int32_t distance_cm;    /* from the asked point, as the crow flies */
} ronde_snap;

/** A grid over the segments of all edges. Read-only once made; any number of threads may ask. */
typedef struct ronde_snap_index ronde_snap_index;

/** An index of the graph, which must outlive it. O(points). RONDE_ENOMEM. */
ronde_status ronde_snap_index_new(ronde_snap_index **out,
                                  const ronde_road_graph *graph,
                                  ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_snap_index_free(ronde_snap_index *index);

/** The nearest point on a road that the profile can use, leave and come back to (ferries excepted:
 *  nobody lives on one); among equals the one of the lowest edge and segment. x and y are
 *  centimetres in the graph's projection. False if the profile has no such road. Exact: rings of
 *  cells are searched until none can hold a nearer one. */
bool ronde_snap_find(
    const ronde_snap_index *index, int32_t profile, int32_t x_cm, int32_t y_cm, ronde_snap *out);

#endif
