/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_PATH_H
#define RONDE_MAPS_ROUTE_PATH_H

#include "instances/base/array.h"
#include "instances/base/text.h"
#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"

/** A place in degrees times 1e7. */
typedef struct ronde_path_point {
    int32_t lon_e7, lat_e7;
} ronde_path_point;

/** The fastest way between two places. Start with {0}. */
typedef struct ronde_path {
    int32_t seconds, metres;              /* RONDE_NO_WAY (table.h) if there is no way */
    RONDE_ARRAY(ronde_path_point) points; /* from place to place; empty if there is no way */
    RONDE_ARRAY(int32_t) edges;           /* the roads in their order */
} ronde_path;

void ronde_path_clear(ronde_path *path);
/** Finds the way; *path is emptied first and cleared by the caller also after a failure. The same
 *  times as ronde_table_compute. RONDE_ENOMEM. */
ronde_status ronde_path_find(ronde_path *path,
                             const ronde_road_graph *graph,
                             int32_t profile,
                             ronde_road_place from,
                             ronde_road_place to,
                             ronde_error *error) RONDE_MUST_CHECK;
/** The point at a place of the network. O(points of the edge). */
ronde_path_point ronde_path_point_at(const ronde_road_graph *graph, ronde_road_place place);
/** Appends the path as a GeoJSON Feature (RFC 7946): a LineString with the properties profile,
 *  duration_s, distance_m and streets (the names in their order). Check the text at the end. */
void ronde_path_append_geojson(ronde_text *text,
                               const ronde_path *path,
                               const ronde_road_graph *graph,
                               const char *profile_name);

#endif
