/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_CONTRACT_H
#define RONDE_MAPS_GRAPH_CONTRACT_H

#include "maps/graph/road_graph.h"

/** Makes the hierarchies of all profiles that have none; the graph is linked. Each profile gets its
 *  own order of nodes: the order of one may make another's shortcuts too many to count. About as
 *  long as a hundred searches over the whole graph for each. RONDE_ENOMEM. */
ronde_status ronde_contract_roads(ronde_road_graph *graph, ronde_error *error) RONDE_MUST_CHECK;

#endif
