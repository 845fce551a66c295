/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/import_world.h"

#include "instances/base/alloc.h"
#include "maps/graph/project.h"
#include "maps/map.h"

#include <math.h>

struct ronde_import_world {
    ronde_projector *rd;
    /* the map, if there is one */
    ronde_map *map;
    ronde_projector *plane; /* of the map */
    ronde_snap_index *index;
};

/* Longer than any drive of a farm; a wrong position is farther off [assumption A]. */
static const double reach_metres = 2000;

void ronde_import_world_free(ronde_import_world *world)
{
    if (world != NULL) {
        ronde_snap_index_free(world->index);
        ronde_projector_free(world->plane);
        ronde_projector_free(world->rd);
        ronde_map_free(world->map);
        ronde_free(world);
    }
}

static ronde_status fill(ronde_import_world *world, const char *map, ronde_error *error)
{
    RONDE_TRY(ronde_projector_new(&world->rd, RONDE_EPSG_RD, error));
    if (map == NULL) {
        return RONDE_OK;
    }
    RONDE_TRY(ronde_map_open(&world->map, map, error));
    const ronde_road_graph *graph = ronde_map_graph(world->map);
    RONDE_TRY(ronde_projector_new(&world->plane, graph->epsg, error));
    return ronde_snap_index_new(&world->index, graph, error);
}

ronde_status ronde_import_world_new(ronde_import_world **out, const char *map, ronde_error *error)
{
    ronde_import_world *world = ronde_alloc_zero(1, sizeof *world);
    if (world == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the map");
    }
    ronde_status status = fill(world, map, error);
    if (status != RONDE_OK) {
        ronde_import_world_free(world);
        return status;
    }
    *out = world;
    return RONDE_OK;
}

static bool project(void *payload, double x, double y, double *lon, double *lat)
{
    const ronde_import_world *world = payload;
    return ronde_project_inverse(world->rd, x, y, lon, lat);
}

/* Whether the point lies within reach of the map's bounds: 0.05 degrees are at least 2 km up to
 * latitude 68. */
static bool near_bounds(const ronde_map *map, double lon, double lat)
{
    const double margin = 0.05;
    ronde_map_bounds bounds = ronde_map_bounds_of(map);
    return lon >= bounds.west_e7 / 1e7 - margin && lon <= bounds.east_e7 / 1e7 + margin &&
           lat >= bounds.south_e7 / 1e7 - margin && lat <= bounds.north_e7 / 1e7 + margin;
}

static bool near_road(void *payload, double lon, double lat, double *metres)
{
    const ronde_import_world *world = payload;
    double x = 0;
    double y = 0;
    *metres = -1;
    if (!near_bounds(world->map, lon, lat) ||
        !ronde_project_forward(world->plane, lon, lat, &x, &y) || fabs(x) > 2e7 || fabs(y) > 2e7) {
        return false;
    }
    int32_t nearest = INT32_MAX;
    for (int32_t i = 0; i < ronde_map_profile_count(world->map); i++) {
        ronde_snap snap;
        if (ronde_snap_find(world->index, i, (int32_t)lround(x * 100), (int32_t)lround(y * 100),
                            &snap) &&
            snap.distance_cm < nearest) {
            nearest = snap.distance_cm;
        }
    }
    *metres = nearest == INT32_MAX ? -1 : nearest / 100.0;
    return *metres >= 0 && *metres <= reach_metres;
}

ronde_csv_world ronde_import_world_hooks(ronde_import_world *world)
{
    return (ronde_csv_world){.project = project,
                             .project_payload = world,
                             .near_road = world->map != NULL ? near_road : NULL,
                             .near_road_payload = world};
}
