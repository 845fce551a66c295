/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_HIERARCHY_H
#define RONDE_MAPS_ROUTE_HIERARCHY_H

/* A contraction hierarchy of a profile's roads, for tables with very many sources: a search from a
 * source to all nodes is two passes over arrays, without a heap.
 *
 * Nodes are taken out one by one, the least important first; where the fastest way between two
 * neighbours led through the node, a shortcut takes its place. Then each fastest way climbs to ever
 * later nodes and descends again (Geisberger, Sanders, Schultes, Delling, Contraction hierarchies,
 * WEA 2008), so that all costs from a source are known after one pass upwards and one downwards
 * (Delling, Goldberg, Nowatzyk, Werneck, PHAST, IPDPS 2011). */

#include "maps/graph/road_graph.h"

/** Searches that are run side by side. */
enum { RONDE_SWEEP_LANES = 4 };

/** The cost of a way: duration_ms << 32 | length_mm, so that of equally fast ways the shortest is
 *  the cheapest. For ways of less than 4,294 km. */
typedef uint64_t ronde_way_cost;
/** There is no way; more than any cost, and may be added to one. */
static const ronde_way_cost ronde_way_none = UINT64_C(1) << 63U;

/** An arc to or from a node that was taken out later. */
typedef struct ronde_sweep_arc {
    ronde_way_cost cost;
    int32_t position; /* of the other node */
} ronde_sweep_arc;

/** Nodes by position: the last one taken out is at 0. Read-only once built: any number of threads
 *  may sweep. */
typedef struct ronde_hierarchy {
    int32_t node_count;
    int32_t *positions;         /* by node */
    uint32_t *first_up;         /* by position, and one more: in up */
    uint32_t *first_down;       /* in down */
    ronde_sweep_arc *up, *down; /* up: arcs from the node; down: to it; the others come before it */
} ronde_hierarchy;

/** The order in which nodes are taken out. It decides how long things take, never what the costs
 *  are, and one that is good for a profile does well for the others of the same graph. Start with
 *  {0}. */
typedef struct ronde_node_order {
    int32_t *nodes; /* the first one taken out first; NULL: not known yet */
} ronde_node_order;
void ronde_node_order_clear(ronde_node_order *order);

/** Builds the hierarchy of a profile. order (may be NULL) is followed if it is known, and known
 *  afterwards. *out starts as {0}; RONDE_ENOMEM leaves it so. About as long as a hundred searches
 *  over the whole graph; to look for the order is most of it. */
ronde_status ronde_hierarchy_init(ronde_hierarchy *out,
                                  const ronde_road_graph *graph,
                                  int32_t profile,
                                  ronde_node_order *order,
                                  ronde_error *error) RONDE_MUST_CHECK;
/** Forgets all nodes but those that are wanted (by node) and what ways between them climb to: costs
 *  between wanted nodes stay, and sweeps take less time where few are wanted. positions of others
 *  become RONDE_NONE. RPHAST (Delling, Goldberg, Werneck, Faster batched shortest paths in road
 *  networks, ATMOS 2011). RONDE_ENOMEM, with nothing forgotten. O(nodes + arcs). */
ronde_status ronde_hierarchy_keep(ronde_hierarchy *hierarchy,
                                  const bool *wanted,
                                  ronde_error *error) RONDE_MUST_CHECK;
void ronde_hierarchy_clear(ronde_hierarchy *hierarchy);

/** Costs of the cheapest ways to all nodes, by position and lane. On entry the costs of the nodes
 *  where each lane's search starts, and ronde_way_none elsewhere. O(nodes + arcs). */
void ronde_hierarchy_sweep(const ronde_hierarchy *hierarchy, ronde_way_cost *costs);

#endif
