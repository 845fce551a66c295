/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/travel.h"

#include "instances/base/alloc.h"
#include "instances/model/components.h"
#include "maps/map.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { farthest_from_road_m = 1000 };
enum { many_places = 2000 }; /* of which a table of all pairs takes 32 MB */

/* What the tables of all profiles share. */
typedef struct journey {
    ronde_instance *instance;
    const ronde_map *map;
    const char *map_path;
    ronde_map_point *points; /* of the places */
    ronde_map_point *near;   /* room for those of a district */
    int32_t *road_metres;    /* room for one number per place */
    int32_t *districts;      /* by place */
    int32_t district_count;  /* 1: tables of all pairs */
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
    of->near = ronde_alloc_zero(count, sizeof *of->near);
    of->road_metres = ronde_alloc_zero(count, sizeof *of->road_metres);
    of->districts = ronde_alloc_zero(count, sizeof *of->districts);
    if (of->points == NULL || of->near == NULL || of->road_metres == NULL ||
        of->districts == NULL) {
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

/* Places that nobody travels between need no times, where there are many. */
static ronde_status find_districts(journey *of, ronde_error *error)
{
    ronde_components components = {0};
    of->district_count = 1;
    if (of->instance->place_count < many_places) {
        return RONDE_OK;
    }
    RONDE_TRY(ronde_components_find(&components, of->instance, error));
    ronde_status status = RONDE_OK;
    if (components.count > 1) {
        status = ronde_components_districts(&components, of->instance, of->districts,
                                            &of->district_count, error);
    }
    ronde_components_clear(&components);
    return status;
}

static ronde_status
make_table(const journey *of, int32_t map_profile, ronde_matrix *out, ronde_error *error)
{
    int32_t places = of->instance->place_count;
    if (of->district_count == 1) {
        RONDE_TRY(ronde_matrix_init(out, places, 0, error));
        return ronde_map_table(of->map, map_profile, of->points, (size_t)places, out->durations,
                               out->distances, error);
    }
    RONDE_TRY(ronde_matrix_init_districts(out, places, of->districts, of->district_count, error));
    int64_t at = 0;
    for (int32_t district = 0; district < of->district_count; district++) {
        size_t count = 0;
        for (int32_t i = 0; i < places; i++) {
            if (of->districts[i] == district) {
                of->near[count++] = of->points[i];
            }
        }
        if (count > 1) { /* the journey from a place to itself takes no time */
            RONDE_TRY(ronde_map_table(of->map, map_profile, of->near, count, out->durations + at,
                                      out->distances + at, error));
        }
        at += (int64_t)(count * count);
    }
    return RONDE_OK;
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
    ronde_status status = make_table(of, map_profile, &matrix, error);
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
    journey of = {.instance = instance, .map = map, .map_path = map_path, .faults = faults};
    ronde_status status = copy_points(&of, error);
    if (status == RONDE_OK) {
        status = find_districts(&of, error);
    }
    for (int32_t i = 0; status == RONDE_OK && i < instance->profile_count; i++) {
        if (instance->profiles[i].matrix.size == 0) {
            status = attach_profile(&of, i, error);
        }
    }
    ronde_free(of.points);
    ronde_free(of.near);
    ronde_free(of.road_metres);
    ronde_free(of.districts);
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
