/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_COMPONENTS_H
#define RONDE_MAPS_GRAPH_COMPONENTS_H

#include "maps/graph/road_graph.h"

/** Sets graph->strong: per profile, the nodes of the largest strongly connected part (the one with
 *  the lowest node number among equals). The graph must be linked. O(nodes + arcs) per profile;
 *  Tarjan 1972, without recursion. RONDE_ENOMEM. */
ronde_status ronde_components_mark(ronde_road_graph *graph, ronde_error *error) RONDE_MUST_CHECK;

#endif
