/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_SPEED_H
#define RONDE_MAPS_OSM_SPEED_H

#include "maps/osm/osm_data.h"

#include <stdint.h>

/** The legal limit of the tags in metres per hour; 0 where they say nothing that can be read.
 *  Reads numbers, "30 mph", "walk", "none" and zones such as "NL:urban", "DE:rural", "NL:zone30".
 */
int32_t ronde_speed_limit(const ronde_osm_tags *tags);
/** The time of a duration tag ("HH:MM", "HH:MM:SS", "MM", "PT1H5M") in milliseconds, or 0. */
int64_t ronde_speed_duration(const char *text);

/** What the way's surface, smoothness and track grade leave of the speed. */
typedef struct ronde_speed_surface {
    int32_t bike_percent, foot_percent;
    int32_t motor_limit; /* metres per hour */
} ronde_speed_surface;

/** The worst of the three tags counts: they describe the same ground. */
ronde_speed_surface ronde_speed_of_surface(const ronde_osm_tags *tags);

#endif
