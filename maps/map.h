/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_MAP_H
#define RONDE_MAPS_MAP_H

/** The maps layer in one header: build or open a map, ask it for tables, routes and streets. A map
 *  is read-only, so that any number of threads may ask it at once. */

#include "maps/graph/road_graph.h"
#include "maps/graph/snap.h"
#include "maps/route/path.h"
#include "maps/route/table.h"

typedef struct ronde_map ronde_map;

/** A place in degrees times 1e7. */
typedef ronde_path_point ronde_map_point;

typedef struct ronde_map_bounds {
    int32_t west_e7, south_e7, east_e7, north_e7;
} ronde_map_bounds;

/** A road where people live: for putting residents on a map. */
typedef struct ronde_map_street {
    int32_t edge;
    const char *name; /* of the map; "" if it has none */
    int32_t length_m;
} ronde_map_street;

/** Builds a map from an extract (.osm.pbf, .osm, .osm.gz, .osm.bz2) for a list of profiles such as
 *  "bike,car,foot" (NULL: all of bike, ebike, foot, car, van, minibus). The caller frees *out.
 *  RONDE_EIO, RONDE_EINPUT for a bad extract or an unknown profile, RONDE_ENOMEM. */
ronde_status ronde_map_build(ronde_map **out,
                             const char *extract,
                             const char *profiles,
                             ronde_error *error) RONDE_MUST_CHECK;
/** A map of a road graph, whose hierarchies are made if it has none; takes over the graph, also on
 *  failure. RONDE_ENOMEM. */
ronde_status
ronde_map_from_graph(ronde_map **out, ronde_road_graph *graph, ronde_error *error) RONDE_MUST_CHECK;
/** Opens a .rmap file. The caller frees *out. Errors as of ronde_graph_file_read. */
ronde_status ronde_map_open(ronde_map **out, const char *path, ronde_error *error) RONDE_MUST_CHECK;
/** Writes a .rmap file, whole or not at all. RONDE_EIO. */
ronde_status
ronde_map_write(const ronde_map *map, const char *path, ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_map_free(ronde_map *map);

const ronde_road_graph *ronde_map_graph(const ronde_map *map);
int32_t ronde_map_profile_count(const ronde_map *map);
const char *ronde_map_profile_name(const ronde_map *map, int32_t profile);
/** The index of a profile by its name, or RONDE_NONE. */
int32_t ronde_map_find_profile(const ronde_map *map, const char *name);
/** Who must be named where the map is shown: "© OpenStreetMap contributors, ODbL 1.0"; "" for a
 * town that ronde drew itself. */
const char *ronde_map_credit(const ronde_map *map);
/** The smallest rectangle around all roads. */
ronde_map_bounds ronde_map_bounds_of(const ronde_map *map);

/** The nearest places on roads of the profile for count points (one projector for all of them).
 *  RONDE_EINPUT names the first point that is off the map by more than RONDE_MAP_REACH_M, by its
 *  number from 1. */
ronde_status ronde_map_snap(const ronde_map *map,
                            int32_t profile,
                            const ronde_map_point *points,
                            size_t count,
                            ronde_snap *snaps,
                            ronde_error *error) RONDE_MUST_CHECK;
enum { RONDE_MAP_REACH_M = 5000 };
/** How far each point is from the nearest road of the profile, in metres; RONDE_MAP_FAR beyond
 *  RONDE_MAP_REACH_M and off the map altogether, which here are no errors. RONDE_ENOMEM. */
ronde_status ronde_map_road_distances(const ronde_map *map,
                                      int32_t profile,
                                      const ronde_map_point *points,
                                      size_t count,
                                      int32_t *metres,
                                      ronde_error *error) RONDE_MUST_CHECK;
enum { RONDE_MAP_FAR = INT32_MAX };

/** Times and distances from every point to every point, count * count numbers by rows;
 *  RONDE_NO_WAY where there is no way. seconds or metres may be NULL. Errors as of ronde_map_snap,
 * and RONDE_ENOMEM. */
ronde_status ronde_map_table(const ronde_map *map,
                             int32_t profile,
                             const ronde_map_point *points,
                             size_t count,
                             int32_t *seconds,
                             int32_t *metres,
                             ronde_error *error) RONDE_MUST_CHECK;
/** The fastest way between two points; *path is cleared by the caller. Errors as of
 *  ronde_map_snap, and RONDE_ENOMEM. */
ronde_status ronde_map_route(const ronde_map *map,
                             int32_t profile,
                             ronde_map_point from,
                             ronde_map_point to,
                             ronde_path *path,
                             ronde_error *error) RONDE_MUST_CHECK;

/** Streets where people live and that the profile can use, in a fixed order: pass -1 for the first
 *  and the last edge for the next; false at the end. Typical use: sum the lengths, draw a metre,
 *  walk to its street, and ask ronde_map_street_point for the place. */
bool ronde_map_next_street(const ronde_map *map,
                           int32_t profile,
                           int32_t last_edge,
                           ronde_map_street *street);
/** The point so many metres along an edge's geometry (the end if it is shorter). */
ronde_map_point ronde_map_street_point(const ronde_map *map, int32_t edge, int32_t metre);
/** The edges' street name, or "". */
const char *ronde_map_street_name(const ronde_map *map, int32_t edge);

/** Degrees to metres of the map's projection (EPSG of ronde_map_graph) need a projector of
 *  maps/graph/project.h; so do RD coordinates. */

#endif
