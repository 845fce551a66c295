/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/travel.h"

#include "instances/base/alloc.h"
#include "maps/map.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { farthest_from_road_m = 1000 };

/* What the tables of all profiles share. */
typedef struct journey {
    ronde_instance *instance;
    const ronde_map *map;
    const char *map_path;
    ronde_map_point *points; /* of the places */
    int32_t *road_metres;    /* room for one number per place */
    ronde_node_order *order; /* of the roads, from one profile to the next */
    ronde_faults *faults;
} journey;

static const ronde_profile *first_without_times(const ronde_instance *instance)
{
    for (int32_t i = 0; i < instance->profile_count; i++) {
        if (instance->profiles[i].matrix.size == 0) {
            return &instance->profiles[i];
        }
    }
    return NULL;
}

/* The place must lie on earth: 180e7 is below 2^31. */
static ronde_map_point point_at(const ronde_place *place)
{
    return (ronde_map_point){.lon_e7 = (int32_t)lround(place->lon * 1e7),
                             .lat_e7 = (int32_t)lround(place->lat * 1e7)};
}

/* The names of the map's profiles, with commas in between. */
static void list_profiles(const ronde_map *map, char *buffer, size_t size)
{
    buffer[0] = '\0';
    for (int32_t i = 0; i < ronde_map_profile_count(map); i++) {
        size_t used = strlen(buffer);
        snprintf(buffer + used, size - used, "%s%s", i > 0 ? ", " : "",
                 ronde_map_profile_name(map, i));
    }
}

static ronde_status copy_points(journey *of, ronde_error *error)
{
    const ronde_instance *instance = of->instance;
    size_t count = (size_t)instance->place_count;
    of->points = ronde_alloc_zero(count, sizeof *of->points);
    of->road_metres = ronde_alloc_zero(count, sizeof *of->road_metres);
    if (of->points == NULL || of->road_metres == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %zu places", count);
    }
    for (size_t i = 0; i < count; i++) {
        const ronde_place *place = &instance->places[i];
        if (isnan(place->lon) || isnan(place->lat)) {
            ronde_faults_add(of->faults, RONDE_ERROR, "place.no_position", "",
                             "place %s has no position, but travel times from the map need one; "
                             "add lon and lat",
                             place->id);
        } else if (fabs(place->lon) > 180 || fabs(place->lat) > 90) {
            ronde_faults_add(of->faults, RONDE_ERROR, "place.position", "",
                             "place %s at lon %.7g, lat %.7g is nowhere on earth; give degrees",
                             place->id, place->lon, place->lat);
        } else {
            of->points[i] = point_at(place);
        }
    }
    return ronde_faults_status(of->faults, error);
}

static void add_far_fault(const journey *of, int32_t index, const char *profile)
{
    const ronde_place *place = &of->instance->places[index];
    char how_far[40] = "off the map";
    if (of->road_metres[index] != RONDE_MAP_FAR) {
        snprintf(how_far, sizeof how_far, "%d m", (int)of->road_metres[index]);
    }
    ronde_faults_add(of->faults, RONDE_ERROR, "place.far_from_road", "",
                     "place %s (lon %.6f, lat %.6f) is too far from a road for profile %s: %s, "
                     "allowed are %d m; check the position, or take the map of that area",
                     place->id, place->lon, place->lat, profile, how_far,
                     (int)farthest_from_road_m);
}

static ronde_status
check_distances(const journey *of, int32_t map_profile, const char *name, ronde_error *error)
{
    RONDE_TRY(ronde_map_road_distances(of->map, map_profile, of->points,
                                       (size_t)of->instance->place_count, of->road_metres, error));
    for (int32_t i = 0; i < of->instance->place_count; i++) {
        if (of->road_metres[i] > farthest_from_road_m) {
            add_far_fault(of, i, name);
        }
    }
    return ronde_faults_status(of->faults, error);
}

static ronde_status attach_profile(const journey *of, int32_t index, ronde_error *error)
{
    const char *name = of->instance->profiles[index].name;
    int32_t map_profile = ronde_map_find_profile(of->map, name);
    if (map_profile == RONDE_NONE) {
        char known[120];
        list_profiles(of->map, known, sizeof known);
        return ronde_fail(error, RONDE_EINPUT, of->map_path,
                          "the map has no profile %s (it has %s); build it with "
                          "'ronde map build EXTRACT --profiles ...,%s'",
                          name, known, name);
    }
    RONDE_TRY(check_distances(of, map_profile, name, error));
    ronde_matrix matrix = {0};
    RONDE_TRY(ronde_matrix_init(&matrix, of->instance->place_count, 0, error));
    ronde_status status =
        ronde_map_table(of->map, map_profile, of->points, (size_t)of->instance->place_count,
                        matrix.durations, matrix.distances, of->order, error);
    if (status == RONDE_OK) {
        status = ronde_instance_attach(of->instance, index, &matrix, error);
    }
    ronde_matrix_clear(&matrix);
    return status;
}

ronde_status ronde_travel_attach_map(ronde_instance *instance,
                                     const ronde_map *map,
                                     const char *map_path,
                                     ronde_faults *faults,
                                     ronde_error *error)
{
    ronde_node_order order = {0};
    journey of = {.instance = instance,
                  .map = map,
                  .map_path = map_path,
                  .order = &order,
                  .faults = faults};
    ronde_status status = copy_points(&of, error);
    for (int32_t i = 0; status == RONDE_OK && i < instance->profile_count; i++) {
        if (instance->profiles[i].matrix.size == 0) {
            status = attach_profile(&of, i, error);
        }
    }
    ronde_node_order_clear(&order);
    ronde_free(of.points);
    ronde_free(of.road_metres);
    return status;
}

ronde_status ronde_travel_attach(ronde_instance *instance,
                                 const char *map_path,
                                 ronde_faults *faults,
                                 ronde_error *error)
{
    const ronde_profile *lacking = first_without_times(instance);
    if (lacking == NULL) {
        return RONDE_OK;
    }
    if (map_path == NULL) {
        return ronde_fail(error, RONDE_EINPUT, "",
                          "the instance has no travel times for profile %s; give --map TOWN.rmap",
                          lacking->name);
    }
    ronde_map *map = NULL;
    RONDE_TRY(ronde_map_open(&map, map_path, error));
    ronde_status status = ronde_travel_attach_map(instance, map, map_path, faults, error);
    ronde_map_free(map);
    return status;
}
