/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_HIERARCHY_H
#define RONDE_MAPS_GRAPH_HIERARCHY_H

#include "instances/base/error.h"

#include <stdbool.h>
#include <stdint.h>

/** A contraction hierarchy of the roads of one profile (Geisberger, Sanders, Schultes, Delling,
 *  Contraction hierarchies, WEA 2008): nodes were taken out one by one, and where the fastest way
 *  between two neighbours led through the node, a shortcut took its place. So each fastest way
 *  climbs to ever later nodes and descends again. maps/graph/contract.h makes one,
 *  maps/route/sweep.h uses it. */

/** The cost of a way: duration_ms << 32 | length_mm, so that of equally fast ways the shortest is
 *  the cheapest. For ways of less than 24 days and 4,294 km. */
typedef uint64_t ronde_way_cost;
/** There is no way; more than any cost, and may be added to one. */
static const ronde_way_cost ronde_way_none = UINT64_C(1) << 63U;

/** An arc to or from a node that was taken out later. */
typedef struct ronde_sweep_arc {
    uint32_t length_mm, duration_ms;
    int32_t position; /* of the other node */
} ronde_sweep_arc;

static inline ronde_way_cost ronde_sweep_cost(const ronde_sweep_arc *arc)
{
    return (ronde_way_cost)arc->duration_ms << 32U | arc->length_mm;
}

/** Nodes by position: the last one taken out is at 0. Read-only once made. */
typedef struct ronde_hierarchy {
    int32_t node_count;
    uint32_t up_count, down_count;
    int32_t *positions;         /* by node of the graph; RONDE_NONE: not in this hierarchy */
    uint32_t *first_up;         /* by position, and one more: in up */
    uint32_t *first_down;       /* in down */
    ronde_sweep_arc *up, *down; /* up: arcs from the node; down: to it; the others come before it */
} ronde_hierarchy;

/** Allocates the arrays for the counts that are set; positions for all nodes of the graph. Nothing
 *  is allocated after RONDE_ENOMEM. */
ronde_status ronde_hierarchy_reserve(ronde_hierarchy *hierarchy,
                                     int32_t graph_nodes,
                                     ronde_error *error) RONDE_MUST_CHECK;
/** Frees what it owns and leaves {0}. */
void ronde_hierarchy_clear(ronde_hierarchy *hierarchy);
/** True if a hierarchy of all nodes of a graph that came from outside can be swept safely: every
 *  node has its position, and all arcs lead to positions before their own. Whether its costs are
 *  those of the roads is not looked at. O(nodes + arcs). RONDE_ENOMEM. */
ronde_status ronde_hierarchy_is_whole(bool *out,
                                      const ronde_hierarchy *hierarchy,
                                      ronde_error *error) RONDE_MUST_CHECK;

#endif
