/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_BUILD_H
#define RONDE_MAPS_GRAPH_BUILD_H

#include "maps/graph/road_graph.h"
#include "maps/osm/osm_data.h"
#include "maps/osm/profile.h"

/** Makes the road network of the ways for the given profiles (1 .. RONDE_ROAD_PROFILES_MAX), linked
 *  and with its components marked. *graph starts as {0}, owns its memory, and is {0} after a
 *  failure. Every run gives the same graph. O(n log n). RONDE_EINPUT if there is no road for any of
 *  the profiles, RONDE_ELIMIT, RONDE_ENOMEM. */
ronde_status ronde_build_graph(ronde_road_graph *graph,
                               const ronde_osm_data *data,
                               const ronde_travel_profile *profiles,
                               int32_t profile_count,
                               ronde_error *error) RONDE_MUST_CHECK;

#endif
