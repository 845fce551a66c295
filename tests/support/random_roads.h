/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_RANDOM_ROADS_H
#define RONDE_TESTS_SUPPORT_RANDOM_ROADS_H

#include "instances/base/rng.h"
#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"

/** A random road network with one profile: bent, straight, parallel and self-closing edges, one-way
 *  and closed ones, ends that cannot be passed. Linked, components marked. Cleared by the caller.
 */
void random_roads_init(ronde_road_graph *graph, ronde_rng *rng, int32_t nodes, int32_t edges);
/** A random place on any edge; now and then one of its ends. */
ronde_road_place random_roads_place(const ronde_road_graph *graph, ronde_rng *rng);

#endif
