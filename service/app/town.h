/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_TOWN_H
#define RONDE_SERVICE_APP_TOWN_H

/* The map as the pipeline sees it: positions in degrees in, plain tables out. It keeps the maps
 * layer and the model apart: both have a ronde_profile. */

#include "instances/base/error.h"

#include <stddef.h>
#include <stdint.h>

typedef struct ronde_map ronde_map; /* maps/map.h */

/** Degrees. */
typedef struct ronde_position {
    double lon, lat;
} ronde_position;

/** Farther from a road than any distance that is told in metres. */
enum { RONDE_TOWN_FAR = INT32_MAX };

/** Opens a .rmap file; the caller frees it with ronde_town_close. Errors as of ronde_map_open. */
ronde_status
ronde_town_open(ronde_map **out, const char *path, ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_town_close(ronde_map *town);
/** The index of a profile by name, or RONDE_NONE. */
int32_t ronde_town_profile(const ronde_map *town, const char *name);
/** The names of the map's profiles, with commas in between. */
void ronde_town_profile_names(const ronde_map *town, char *buffer, size_t size);

/** How far each position is from the nearest road of the profile, in metres; RONDE_TOWN_FAR beyond
 * a few kilometres or off the map altogether. RONDE_ENOMEM. */
ronde_status ronde_town_road_distances(const ronde_map *town,
                                       int32_t profile,
                                       const ronde_position *positions,
                                       size_t count,
                                       int32_t *metres,
                                       ronde_error *error) RONDE_MUST_CHECK;

/** Seconds and metres from each position to each, count * count by rows; more than
 * RONDE_UNREACHABLE of the model where there is no way. RONDE_EINPUT for a position off the map,
 * RONDE_ENOMEM. */
ronde_status ronde_town_table(const ronde_map *town,
                              int32_t profile,
                              const ronde_position *positions,
                              size_t count,
                              int32_t *seconds,
                              int32_t *metres,
                              ronde_error *error) RONDE_MUST_CHECK;

#endif
