/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_TABLE_H
#define RONDE_MAPS_ROUTE_TABLE_H

#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"

/** In a table: there is no way. */
enum { RONDE_NO_WAY = INT32_MAX };

/** Places on roads that belong to the caller. */
typedef struct ronde_road_places {
    const ronde_road_place *items;
    size_t count;
} ronde_road_places;

/** The fastest ways from every source to every target, row by row: seconds[s * targets.count + t]
 *  and the metres of the same way, both rounded to the nearest. Either array may be NULL. They are
 *  swept over the profile's hierarchy; of a graph without one, which gives the same numbers, there
 *  is a search per source. RONDE_ENOMEM. */
ronde_status ronde_table_compute(const ronde_road_graph *graph,
                                 int32_t profile,
                                 ronde_road_places sources,
                                 ronde_road_places targets,
                                 int32_t *seconds,
                                 int32_t *metres,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif
