/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_DIJKSTRA_H
#define RONDE_MAPS_ROUTE_DIJKSTRA_H

#include "maps/graph/heap.h"
#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"

/** What a label says of a node: the fastest way to it from the source. */
typedef struct ronde_dijkstra_label {
    uint32_t stamp; /* the search that set it; others are old */
    uint32_t duration_ms;
    uint32_t length_mm; /* of that way */
    uint32_t step;      /* the last arc of that way, or ronde_step_source */
} ronde_dijkstra_label;

/** The step of a node that is reached straight from the source's own edge. */
static const uint32_t ronde_step_source = UINT32_MAX;

/** A way from the source to a place: times and the last node on it. */
typedef struct ronde_reach {
    uint64_t duration_ms, length_mm;
    int32_t last_node; /* RONDE_NONE: straight along one edge, no node in between */
    int direction;     /* in which the target's edge is travelled */
    bool is_reached;
} ronde_reach;

/** One search at a time from one source; reusable, one per thread. Of equally fast ways it takes
 * the shortest. Dijkstra 1959 on a heap of four children without decrease-key; labels are stamped,
 * so a new search costs nothing to start. */
typedef struct ronde_dijkstra {
    const ronde_road_graph *graph;
    int32_t profile;
    ronde_dijkstra_label *labels; /* per node */
    uint32_t *wanted;             /* per node: the stamp of the search that waits for it */
    uint32_t stamp;
    size_t wanted_count; /* nodes that the search still waits for */
    ronde_road_place source;
    ronde_node_heap heap; /* by duration */
} ronde_dijkstra;

/** Makes a query object for a profile of the graph, which must outlive it. *query starts as {0};
 *  RONDE_ENOMEM leaves it so. */
ronde_status ronde_dijkstra_init(ronde_dijkstra *query,
                                 const ronde_road_graph *graph,
                                 int32_t profile,
                                 ronde_error *error) RONDE_MUST_CHECK;
void ronde_dijkstra_clear(ronde_dijkstra *query);

/** Searches from a place until every target is settled, or all that can be reached is (always so
 *  with target_count 0). Then ronde_dijkstra_reach answers for these targets.
 *  O((nodes + arcs) log nodes). RONDE_ENOMEM. */
ronde_status ronde_dijkstra_run(ronde_dijkstra *query,
                                ronde_road_place source,
                                const ronde_road_place *targets,
                                size_t target_count,
                                ronde_error *error) RONDE_MUST_CHECK;
/** The fastest way to a target of the last run. O(1). */
ronde_reach ronde_dijkstra_reach(const ronde_dijkstra *query, ronde_road_place target);
/** True if the last run found the fastest way to a node at which a target's edge begins (to any
 *  node after a run without targets); then its label is final. */
bool ronde_dijkstra_is_settled(const ronde_dijkstra *query, int32_t node);

#endif
