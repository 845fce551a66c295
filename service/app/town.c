/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/town.h"

#include "instances/base/alloc.h"
#include "maps/map.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double units_per_degree = 1e7;

ronde_status ronde_town_open(ronde_map **out, const char *path, ronde_error *error)
{
    return ronde_map_open(out, path, error);
}

void ronde_town_close(ronde_map *town)
{
    ronde_map_free(town);
}

int32_t ronde_town_profile(const ronde_map *town, const char *name)
{
    return ronde_map_find_profile(town, name);
}

void ronde_town_profile_names(const ronde_map *town, char *buffer, size_t size)
{
    buffer[0] = '\0';
    for (int32_t i = 0; i < ronde_map_profile_count(town); i++) {
        size_t used = strlen(buffer);
        snprintf(buffer + used, size - used, "%s%s", i > 0 ? ", " : "",
                 ronde_map_profile_name(town, i));
    }
}

/* The whole earth fits: 180e7 is below 2^31. */
static int32_t fixed(double degrees)
{
    double clamped = degrees < -180 ? -180 : degrees;
    return (int32_t)lround((clamped > 180 ? 180 : clamped) * units_per_degree);
}

/* Owned by the caller. */
static ronde_status copy_points(ronde_map_point **out,
                                const ronde_position *positions,
                                size_t count,
                                ronde_error *error)
{
    ronde_map_point *points = ronde_alloc_zero(count, sizeof *points);
    if (points == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for %zu positions", count);
    }
    for (size_t i = 0; i < count; i++) {
        points[i].lon_e7 = fixed(positions[i].lon);
        points[i].lat_e7 = fixed(positions[i].lat);
    }
    *out = points;
    return RONDE_OK;
}

/* One by one, since snapping many ends at the first that is off the map. */
static ronde_status measure_each(const ronde_map *town,
                                 int32_t profile,
                                 const ronde_map_point *points,
                                 size_t count,
                                 int32_t *metres,
                                 ronde_error *error)
{
    for (size_t i = 0; i < count; i++) {
        ronde_snap snap = {0};
        ronde_error off_map = {0};
        ronde_status status = ronde_map_snap(town, profile, &points[i], 1, &snap, &off_map);
        if (status != RONDE_OK && status != RONDE_EINPUT) {
            return ronde_fail(error, status, off_map.where, "%s", off_map.text);
        }
        metres[i] = status == RONDE_OK ? snap.distance_cm / 100 : RONDE_TOWN_FAR;
    }
    return RONDE_OK;
}

ronde_status ronde_town_road_distances(const ronde_map *town,
                                       int32_t profile,
                                       const ronde_position *positions,
                                       size_t count,
                                       int32_t *metres,
                                       ronde_error *error)
{
    ronde_map_point *points = NULL;
    RONDE_TRY(copy_points(&points, positions, count, error));
    ronde_snap *snaps = ronde_alloc_zero(count, sizeof *snaps);
    ronde_error off_map = {0};
    ronde_status status = RONDE_ENOMEM;
    if (snaps != NULL) {
        status = ronde_map_snap(town, profile, points, count, snaps, &off_map);
    }
    for (size_t i = 0; status == RONDE_OK && i < count; i++) {
        metres[i] = snaps[i].distance_cm / 100;
    }
    if (status == RONDE_EINPUT) {
        status = measure_each(town, profile, points, count, metres, error);
    } else if (status != RONDE_OK) {
        status = ronde_fail(error, status, off_map.where, "%s",
                            snaps != NULL ? off_map.text : "no memory for positions");
    }
    ronde_free(snaps);
    ronde_free(points);
    return status;
}

ronde_status ronde_town_table(const ronde_map *town,
                              int32_t profile,
                              const ronde_position *positions,
                              size_t count,
                              int32_t *seconds,
                              int32_t *metres,
                              ronde_error *error)
{
    ronde_map_point *points = NULL;
    RONDE_TRY(copy_points(&points, positions, count, error));
    ronde_status status = ronde_map_table(town, profile, points, count, seconds, metres, error);
    ronde_free(points);
    return status;
}
