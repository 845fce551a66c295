/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_SWEEP_H
#define RONDE_MAPS_ROUTE_SWEEP_H

/* The costs from a source to all nodes in two passes over the arrays of a hierarchy, without a
 * heap: one upwards and one downwards (PHAST: Delling, Goldberg, Nowatzyk, Werneck, IPDPS 2011). */

#include "maps/graph/hierarchy.h"

/** Searches that are run side by side. */
enum { RONDE_SWEEP_LANES = 4 };

/** The part of a hierarchy that has the wanted nodes (by node of the graph) and what ways between
 *  them climb to: costs between wanted nodes are the same, and sweeps take less time where few are
 *  wanted. positions of other nodes are RONDE_NONE. RPHAST (Delling, Goldberg, Werneck, Faster
 *  batched shortest paths in road networks, ATMOS 2011). *out starts as {0}; RONDE_ENOMEM leaves it
 *  so. O(nodes + arcs). */
ronde_status ronde_sweep_part(ronde_hierarchy *out,
                              const ronde_hierarchy *whole,
                              const bool *wanted,
                              ronde_error *error) RONDE_MUST_CHECK;

/** Costs of the cheapest ways to all nodes, by position and lane. On entry the costs of the nodes
 *  where each lane's search starts, and ronde_way_none elsewhere. O(nodes + arcs). */
void ronde_sweep_run(const ronde_hierarchy *hierarchy, ronde_way_cost *costs);

#endif
