/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_BUILD_PARTS_H
#define RONDE_MAPS_GRAPH_BUILD_PARTS_H

/* The steps of build.c; no header for others. Ways become classes of equal use, then one-line
 * segments, then chains of segments between junctions. */

#include "instances/base/array.h"
#include "maps/graph/road_graph.h"
#include "maps/osm/osm_data.h"
#include "maps/osm/profile.h"

/* What two segments must share to be one edge. */
typedef struct ronde_build_class {
    ronde_way_use use[RONDE_ROAD_PROFILES_MAX];
    int32_t name; /* index into names, or RONDE_NONE */
    int32_t rank;
    uint32_t flags;
} ronde_build_class;

/* Two neighbouring points of a way, in its drawing direction. */
typedef struct ronde_build_segment {
    int32_t from, to; /* nodes of the data */
    int32_t kind;     /* class */
} ronde_build_segment;

typedef struct ronde_build {
    const ronde_osm_data *data;
    const ronde_travel_profile *profiles;
    int32_t profile_count;
    RONDE_ARRAY(ronde_build_class) classes;
    ronde_idmap class_keys, names;
    RONDE_ARRAY(ronde_build_segment) segments;
    RONDE_ARRAY(int32_t) chained;     /* segments in the order of the chains */
    RONDE_ARRAY(size_t) chain_starts; /* places in chained; one more than chains */
    ronde_node_use *node_uses;        /* per node of the data */
    bool *is_junction;                /* per node of the data */
    int32_t *node_numbers;            /* per node of the data: node of the graph, or RONDE_NONE */
} ronde_build;

void ronde_build_clear(ronde_build *build);
/* Fills classes, names and segments from the ways. */
ronde_status ronde_build_classify(ronde_build *build, ronde_error *error) RONDE_MUST_CHECK;
/* Fills node_uses, is_junction, chained and chain_starts. */
ronde_status ronde_build_chain(ronde_build *build, ronde_error *error) RONDE_MUST_CHECK;
ronde_status ronde_build_out_of_memory(ronde_error *error);

#endif
