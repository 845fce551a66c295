/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_ROAD_GRAPH_H
#define RONDE_MAPS_GRAPH_ROAD_GRAPH_H

#include "instances/base/error.h"
#include "instances/base/idmap.h"
#include "maps/graph/hierarchy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The road network: junctions (nodes) and the roads between them (edges), shared by all profiles;
 *  per profile the time along each edge. Read-only once built, so any number of threads may use
 *  it. Chains of shape points between junctions are one edge with its geometry. */

enum { RONDE_ROAD_PROFILES_MAX = 8, RONDE_ROAD_NAME_SIZE = 16 };

/** An edge that a profile may not travel in a direction. */
static const uint32_t ronde_road_closed = UINT32_MAX;
/** The delay of an edge whose far end cannot be passed (a bollard for a car). */
static const uint16_t ronde_road_blocked = UINT16_MAX;

/** What an edge is. */
enum { RONDE_ROAD_RESIDENTIAL = 1, RONDE_ROAD_FERRY = 2 };

/** Degrees times 1e7, and the same place in centimetres of the graph's projection. */
typedef struct ronde_road_point {
    int32_t lon_e7, lat_e7;
    int32_t x_cm, y_cm;
} ronde_road_point;

typedef struct ronde_road_edge {
    int32_t from, to; /* nodes */
    uint32_t length_mm;
    uint32_t first_point, point_count; /* geometry from end to end, at least 2 points */
    int32_t name;                      /* RONDE_NONE if it has none */
    uint32_t flags;                    /* RONDE_ROAD_... */
} ronde_road_edge;

/** One direction of an edge as a profile travels it, in the list of its tail node. */
typedef struct ronde_road_arc {
    int32_t head;
    uint32_t duration_ms; /* along the edge and past its far end */
    uint32_t length_mm;
    uint32_t step; /* edge * 2 + direction (0 along the edge's geometry, 1 against) */
} ronde_road_arc;

/** The times of one profile. Index 0 along the edge's geometry, 1 against it. */
typedef struct ronde_road_profile {
    char name[RONDE_ROAD_NAME_SIZE];
    uint32_t *drive_ms[2];     /* per edge; ronde_road_closed */
    uint16_t *delay_ms[2];     /* per edge, at its far end; ronde_road_blocked */
    uint32_t *first_arc;       /* per node and one more; derived from the above */
    ronde_road_arc *arcs;      /* derived */
    ronde_hierarchy hierarchy; /* derived from the arcs, but kept in the file; or {0} */
} ronde_road_profile;

typedef struct ronde_road_graph {
    int32_t epsg; /* of x_cm, y_cm: 28992 (RD New) or 326zz, 327zz (UTM) */
    int32_t node_count, edge_count, name_count, profile_count;
    uint32_t point_count, name_bytes;
    bool invented; /* a town that ronde drew, without data of OpenStreetMap */
    ronde_road_edge *edges;
    ronde_road_point *points;
    uint8_t *strong; /* per node, bit p: in the largest strongly connected part of profile p */
    uint32_t *name_starts; /* per name: place in name_texts */
    char *name_texts;      /* terminated texts, one after the other */
    ronde_road_profile profiles[RONDE_ROAD_PROFILES_MAX];
} ronde_road_graph;

/** Frees what the graph owns and leaves {0}. */
void ronde_road_graph_clear(ronde_road_graph *graph);
/** Allocates the arrays for the counts that are set; names need name_count and name_bytes.
 *  RONDE_ENOMEM. */
ronde_status ronde_road_graph_reserve(ronde_road_graph *graph, ronde_error *error) RONDE_MUST_CHECK;
/** Makes the arc lists of all profiles from the edges. O(nodes + edges) per profile. */
ronde_status ronde_road_graph_link(ronde_road_graph *graph, ronde_error *error) RONDE_MUST_CHECK;

/** The index of a profile, or RONDE_NONE. */
int32_t ronde_road_graph_find_profile(const ronde_road_graph *graph, const char *name);
/** The edge's street name, or "" if it has none. */
const char *ronde_road_graph_name(const ronde_road_graph *graph, int32_t edge);
/** True if a point inside the edge can be left for, and reached from, the profile's strongly
 *  connected part: only such edges are ends of trips. O(1). */
bool ronde_road_graph_is_usable(const ronde_road_graph *graph, int32_t profile, int32_t edge);

/** Metres between two places, times 1000. Exact to 0.1 % for the short lines of a road. */
int64_t ronde_road_length_mm(int32_t lon1_e7, int32_t lat1_e7, int32_t lon2_e7, int32_t lat2_e7);

#endif
