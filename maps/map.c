/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/map.h"

#include "maps/graph/build.h"
#include "maps/graph/contract.h"
#include "maps/graph/graph_file.h"
#include "maps/graph/project.h"
#include "maps/osm/osm_reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct ronde_map {
    ronde_road_graph graph;
    ronde_snap_index *index;
};

static ronde_status out_of_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory for the map");
}

/* --- making and freeing ----------------------------------------------------------------------- */

ronde_status ronde_map_from_graph(ronde_map **out, ronde_road_graph *graph, ronde_error *error)
{
    ronde_map *map = ronde_alloc_zero(1, sizeof *map);
    if (map == NULL) {
        ronde_road_graph_clear(graph);
        return out_of_memory(error);
    }
    map->graph = *graph;
    *graph = (ronde_road_graph){0};
    ronde_status status = ronde_contract_roads(&map->graph, error);
    if (status == RONDE_OK) {
        status = ronde_snap_index_new(&map->index, &map->graph, error);
    }
    if (status != RONDE_OK) {
        ronde_map_free(map);
        return status;
    }
    *out = map;
    return RONDE_OK;
}

/* Reads "bike,car" into profiles without doubles. */
static ronde_status
read_profiles(const char *text, ronde_travel_profile *profiles, int32_t *count, ronde_error *error)
{
    bool is_chosen[RONDE_PROFILE_COUNT] = {false};
    *count = 0;
    if (text == NULL) {
        for (int32_t i = 0; i < RONDE_PROFILE_COUNT; i++) {
            profiles[(*count)++] = (ronde_travel_profile)i;
        }
        return RONDE_OK;
    }
    for (const char *at = text;;) {
        const size_t length = strcspn(at, ",");
        char name[RONDE_ROAD_NAME_SIZE];
        (void)snprintf(name, sizeof name, "%.*s", length < 100 ? (int)length : 100, at);
        const int32_t profile = ronde_travel_profile_find(name);
        if (profile == RONDE_NONE) {
            return ronde_fail(error, RONDE_EINPUT, NULL,
                              "unknown profile '%.*s'; allowed are bike, ebike, foot, car, van and "
                              "minibus, separated by commas",
                              length < 40 ? (int)length : 40, at);
        }
        if (!is_chosen[profile]) {
            is_chosen[profile] = true;
            profiles[(*count)++] = (ronde_travel_profile)profile;
        }
        if (at[length] == '\0') {
            return RONDE_OK;
        }
        at += length + 1;
    }
}

ronde_status
ronde_map_build(ronde_map **out, const char *extract, const char *profiles, ronde_error *error)
{
    ronde_travel_profile list[RONDE_PROFILE_COUNT];
    int32_t count = 0;
    RONDE_TRY(read_profiles(profiles, list, &count, error));
    ronde_osm_data data = {0};
    ronde_road_graph graph = {0};
    ronde_status status = ronde_osm_read(&data, extract, error);
    if (status == RONDE_OK) {
        status = ronde_build_graph(&graph, &data, list, count, error);
        if (status == RONDE_EINPUT && error != NULL && error->where[0] == '\0') {
            (void)snprintf(error->where, sizeof error->where, "%s", extract);
        }
    }
    ronde_osm_data_clear(&data);
    RONDE_TRY(status);
    return ronde_map_from_graph(out, &graph, error);
}

ronde_status ronde_map_open(ronde_map **out, const char *path, ronde_error *error)
{
    ronde_road_graph graph = {0};
    RONDE_TRY(ronde_graph_file_read(&graph, path, error));
    return ronde_map_from_graph(out, &graph, error);
}

ronde_status ronde_map_write(const ronde_map *map, const char *path, ronde_error *error)
{
    return ronde_graph_file_write(&map->graph, path, error);
}

void ronde_map_free(ronde_map *map)
{
    if (map != NULL) {
        ronde_snap_index_free(map->index);
        ronde_road_graph_clear(&map->graph);
        ronde_free(map);
    }
}

/* --- facts ------------------------------------------------------------------------------------ */

const ronde_road_graph *ronde_map_graph(const ronde_map *map)
{
    return &map->graph;
}

int32_t ronde_map_profile_count(const ronde_map *map)
{
    return map->graph.profile_count;
}

const char *ronde_map_profile_name(const ronde_map *map, int32_t profile)
{
    return map->graph.profiles[profile].name;
}

int32_t ronde_map_find_profile(const ronde_map *map, const char *name)
{
    return ronde_road_graph_find_profile(&map->graph, name);
}

const char *ronde_map_credit(const ronde_map *map)
{
    return ronde_map_graph(map)->invented ? "" : "© OpenStreetMap contributors, ODbL 1.0";
}

ronde_map_bounds ronde_map_bounds_of(const ronde_map *map)
{
    ronde_map_bounds bounds = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (uint32_t i = 0; i < map->graph.point_count; i++) {
        const ronde_road_point *point = &map->graph.points[i];
        bounds.west_e7 = point->lon_e7 < bounds.west_e7 ? point->lon_e7 : bounds.west_e7;
        bounds.east_e7 = point->lon_e7 > bounds.east_e7 ? point->lon_e7 : bounds.east_e7;
        bounds.south_e7 = point->lat_e7 < bounds.south_e7 ? point->lat_e7 : bounds.south_e7;
        bounds.north_e7 = point->lat_e7 > bounds.north_e7 ? point->lat_e7 : bounds.north_e7;
    }
    return bounds;
}

/* --- snapping --------------------------------------------------------------------------------- */

static ronde_status snap_point(const ronde_map *map,
                               ronde_projector *projector,
                               int32_t profile,
                               ronde_map_point point,
                               ronde_snap *snap)
{
    double x = 0;
    double y = 0;
    const bool is_placed =
        ronde_project_forward(projector, point.lon_e7 / 1e7, point.lat_e7 / 1e7, &x, &y) &&
        fabs(x) < 2e7 && fabs(y) < 2e7;
    if (!is_placed || !ronde_snap_find(map->index, profile, (int32_t)lround(x * 100),
                                       (int32_t)lround(y * 100), snap)) {
        return RONDE_EINPUT;
    }
    return snap->distance_cm <= RONDE_MAP_REACH_M * 100 ? RONDE_OK : RONDE_ELIMIT;
}

ronde_status ronde_map_snap(const ronde_map *map,
                            int32_t profile,
                            const ronde_map_point *points,
                            size_t count,
                            ronde_snap *snaps,
                            ronde_error *error)
{
    ronde_projector *projector = NULL;
    RONDE_TRY(ronde_projector_new(&projector, map->graph.epsg, error));
    ronde_status status = RONDE_OK;
    for (size_t i = 0; i < count && status == RONDE_OK; i++) {
        ronde_snap snap = {0};
        const ronde_status found = snap_point(map, projector, profile, points[i], &snap);
        if (found == RONDE_OK) {
            snaps[i] = snap;
        } else if (found == RONDE_ELIMIT) {
            status = ronde_fail(error, RONDE_EINPUT, NULL,
                                "point %zu (%.7f %.7f) is %d m from the nearest road for '%s'; "
                                "is it on this map, as longitude and latitude?",
                                i + 1, points[i].lon_e7 / 1e7, points[i].lat_e7 / 1e7,
                                snap.distance_cm / 100, map->graph.profiles[profile].name);
        } else {
            status = ronde_fail(error, RONDE_EINPUT, NULL,
                                "point %zu (%.7f %.7f) cannot be placed on the map, or the map has "
                                "no road for '%s'",
                                i + 1, points[i].lon_e7 / 1e7, points[i].lat_e7 / 1e7,
                                map->graph.profiles[profile].name);
        }
    }
    ronde_projector_free(projector);
    return status;
}

ronde_status ronde_map_road_distances(const ronde_map *map,
                                      int32_t profile,
                                      const ronde_map_point *points,
                                      size_t count,
                                      int32_t *metres,
                                      ronde_error *error)
{
    ronde_projector *projector = NULL;
    RONDE_TRY(ronde_projector_new(&projector, map->graph.epsg, error));
    for (size_t i = 0; i < count; i++) {
        ronde_snap snap = {0};
        const bool is_near = snap_point(map, projector, profile, points[i], &snap) == RONDE_OK;
        metres[i] = is_near ? snap.distance_cm / 100 : RONDE_MAP_FAR;
    }
    ronde_projector_free(projector);
    return RONDE_OK;
}

/* --- tables and routes ------------------------------------------------------------------------ */

ronde_status ronde_map_table(const ronde_map *map,
                             int32_t profile,
                             const ronde_map_point *points,
                             size_t count,
                             int32_t *seconds,
                             int32_t *metres,
                             ronde_error *error)
{
    ronde_snap *snaps = ronde_alloc_zero(count + 1, sizeof *snaps);
    ronde_road_place *places = ronde_alloc_zero(count + 1, sizeof *places);
    ronde_status status = RONDE_OK;
    if (snaps == NULL || places == NULL) {
        status = out_of_memory(error);
        goto cleanup;
    }
    status = ronde_map_snap(map, profile, points, count, snaps, error);
    if (status == RONDE_OK) {
        for (size_t i = 0; i < count; i++) {
            places[i] = snaps[i].place;
        }
        const ronde_road_places all = {.items = places, .count = count};
        status = ronde_table_compute(&map->graph, profile, all, all, seconds, metres, error);
    }
cleanup:
    ronde_free(snaps);
    ronde_free(places);
    return status;
}

ronde_status ronde_map_route(const ronde_map *map,
                             int32_t profile,
                             ronde_map_point from,
                             ronde_map_point to,
                             ronde_path *path,
                             ronde_error *error)
{
    const ronde_map_point ends[2] = {from, to};
    ronde_snap snaps[2] = {{.distance_cm = 0}, {.distance_cm = 0}};
    RONDE_TRY(ronde_map_snap(map, profile, ends, 2, snaps, error));
    return ronde_path_find(path, &map->graph, profile, snaps[0].place, snaps[1].place, error);
}

/* --- streets ---------------------------------------------------------------------------------- */

bool ronde_map_next_street(const ronde_map *map,
                           int32_t profile,
                           int32_t last_edge,
                           ronde_map_street *street)
{
    for (int32_t edge = last_edge + 1; edge < map->graph.edge_count; edge++) {
        const ronde_road_edge *road = &map->graph.edges[edge];
        if ((road->flags & RONDE_ROAD_RESIDENTIAL) != 0 &&
            ronde_road_graph_is_usable(&map->graph, profile, edge)) {
            *street = (ronde_map_street){.edge = edge,
                                         .name = ronde_road_graph_name(&map->graph, edge),
                                         .length_m = (int32_t)(road->length_mm / 1000)};
            return true;
        }
    }
    return false;
}

ronde_map_point ronde_map_street_point(const ronde_map *map, int32_t edge, int32_t metre)
{
    const uint32_t whole = map->graph.edges[edge].length_mm;
    const uint64_t asked = metre > 0 ? (uint64_t)metre * 1000 : 0;
    const ronde_road_place place = {.edge = edge,
                                    .offset_mm = asked < whole ? (uint32_t)asked : whole};
    return ronde_path_point_at(&map->graph, place);
}

const char *ronde_map_street_name(const ronde_map *map, int32_t edge)
{
    return ronde_road_graph_name(&map->graph, edge);
}
