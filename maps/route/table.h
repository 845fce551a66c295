/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_ROUTE_TABLE_H
#define RONDE_MAPS_ROUTE_TABLE_H

#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"

/** In a table: there is no way. */
enum { RONDE_NO_WAY = INT32_MAX };

/** The fastest ways from every source to every target, row by row: seconds[s * target_count + t]
 *  and the metres of the same way, both rounded to the nearest. Either array may be NULL. How it is
 *  computed may change; the numbers may not. RONDE_ENOMEM. */
ronde_status ronde_table_compute(const ronde_road_graph *graph,
                                 int32_t profile,
                                 const ronde_road_place *sources,
                                 size_t source_count,
                                 const ronde_road_place *targets,
                                 size_t target_count,
                                 int32_t *seconds,
                                 int32_t *metres,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif
