/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_MESH_H
#define RONDE_INSTANCES_GENERATE_TOWN_MESH_H

#include "instances/generate/town_geometry.h"

#include <stdbool.h>
#include <stdint.h>

/* The street plan as a planar map of half-edges. Edge k is the pair of half-edges 2k (along the
 * road's own direction) and 2k + 1 (against it).
 *
 * I1  next and prev walk around the face on the left of a half-edge.
 * I2  a street that is added splits a face or ends in it, so streets never cross unjoined.
 *
 * Memory running out sets `broken`; operations then do nothing and return a valid index, so that
 * a builder checks once, at the end of its stage. One thread at a time. */

/** What an edge is: its tags, who may use it and whether people live along it depend on this. */
typedef enum ronde_town_kind {
    RONDE_TOWN_REMOVED, /* an edge taken out again; ignored everywhere */
    RONDE_TOWN_RING,
    RONDE_TOWN_COUNTRY, /* main road outside the ring */
    RONDE_TOWN_RADIAL,
    RONDE_TOWN_MIDDLE_RING,
    RONDE_TOWN_CENTRE_RING,
    RONDE_TOWN_CENTRE_RADIAL,
    RONDE_TOWN_VILLAGE_MAIN,
    RONDE_TOWN_COLLECTOR,
    RONDE_TOWN_LANE,
    RONDE_TOWN_PARALLEL, /* street along ring, canal or railway */
    RONDE_TOWN_RESIDENTIAL,
    RONDE_TOWN_LIVING,
    RONDE_TOWN_PEDESTRIAN,
    RONDE_TOWN_INDUSTRIAL,
    RONDE_TOWN_SERVICE,
    RONDE_TOWN_PATH,
    RONDE_TOWN_FOOTWAY,
    RONDE_TOWN_SIDEPATH, /* one-way cycleway along a main road */
    RONDE_TOWN_SIDEPATH_BOTH,
    RONDE_TOWN_CYCLE_LINK, /* crossing of cycleways at a junction */
    RONDE_TOWN_CANAL,
    RONDE_TOWN_RAIL,
    RONDE_TOWN_KIND_COUNT
} ronde_town_kind;

typedef struct ronde_town_half {
    int32_t origin, next, prev, face;
} ronde_town_half;

typedef struct ronde_town_edge {
    ronde_town_kind kind;
    int32_t road;   /* edges of one name */
    int32_t oneway; /* 1 along half-edge 2k, -1 along 2k + 1, 0 both */
} ronde_town_edge;

typedef struct ronde_town_mesh {
    ronde_town_points points;
    RONDE_ARRAY(ronde_town_half) halves;
    RONDE_ARRAY(ronde_town_edge) edges;
    RONDE_ARRAY(int32_t) faces; /* a half-edge of each face */
    bool broken;
} ronde_town_mesh;

/** An empty mesh with room to start; false when memory is out. */
bool ronde_town_mesh_init(ronde_town_mesh *mesh);
void ronde_town_mesh_clear(ronde_town_mesh *mesh);
/** A new vertex. */
int32_t ronde_town_mesh_point(ronde_town_mesh *mesh, ronde_town_point point);
/** A new edge without neighbours, to be joined by ronde_town_mesh_link. Returns half-edge 2k. */
int32_t ronde_town_mesh_edge(ronde_town_mesh *mesh, int32_t from, int32_t to, ronde_town_edge edge);
/** Drops removed edges, joins all others around their vertices and numbers the faces.
 *  O(edges log edges). */
void ronde_town_mesh_link(ronde_town_mesh *mesh);
/** Cuts an edge at a point: half ends there and its next continues to the old end. Returns the new
 *  vertex. */
int32_t ronde_town_mesh_split(ronde_town_mesh *mesh, int32_t half, ronde_town_point at);
/** A new street of one edge from the corner before half-edge `from` (its origin) to the corner
 *  before half-edge `to` of the same face; the face becomes two, and the returned half-edge, from
 *  the origin of `from`, has the new face on its left. O(size of the face). */
int32_t ronde_town_mesh_join(ronde_town_mesh *mesh, int32_t from, int32_t to, ronde_town_edge edge);
/** A dead-end edge from the corner before `from` into its face. Returns the new half-edge, whose
 *  next is its own twin. */
int32_t ronde_town_mesh_spike(ronde_town_mesh *mesh,
                              int32_t from,
                              ronde_town_point to,
                              ronde_town_edge edge);

/** Where a half-edge starts and ends. */
ronde_town_point ronde_town_mesh_from(const ronde_town_mesh *mesh, int32_t half);
ronde_town_point ronde_town_mesh_to(const ronde_town_mesh *mesh, int32_t half);
/** The vertex a half-edge ends at. */
int32_t ronde_town_mesh_end(const ronde_town_mesh *mesh, int32_t half);
double ronde_town_mesh_length(const ronde_town_mesh *mesh, int32_t half);
/** The next outgoing half-edge at the same origin, counterclockwise. */
int32_t ronde_town_mesh_turn(const ronde_town_mesh *mesh, int32_t half);
/** Edges at the origin of a half-edge. */
int ronde_town_mesh_degree(const ronde_town_mesh *mesh, int32_t half);
ronde_town_edge *ronde_town_mesh_at(const ronde_town_mesh *mesh, int32_t half);

#endif
