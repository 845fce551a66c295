/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_HIGHWAY_H
#define RONDE_MAPS_OSM_HIGHWAY_H

#include <stdint.h>

enum { RONDE_HIGHWAY_BICYCLE = 1, RONDE_HIGHWAY_FOOT = 2, RONDE_HIGHWAY_MOTOR = 4 };

typedef enum ronde_highway_homes {
    RONDE_HOMES_NO,
    RONDE_HOMES_IN_TOWN, /* only where other tags say that the road is in a built-up area */
    RONDE_HOMES_YES
} ronde_highway_homes;

/** What a value of highway=* means when no other tag speaks. Speeds in km/h. */
typedef struct ronde_highway {
    const char *value;
    int32_t rank;
    int32_t open_to;     /* bits RONDE_HIGHWAY_... */
    int32_t motor_speed; /* free speed between junctions without maxspeed */
    int32_t motor_limit; /* never faster than this on such a road, whatever maxspeed says */
    int32_t bike_limit;  /* 0 = none */
    int32_t foot_limit;  /* 0 = none */
    ronde_highway_homes homes;
} ronde_highway;

/** The row of a value of highway=*, or NULL for one that nobody travels on (construction ...). */
const ronde_highway *ronde_highway_find(const char *value);

#endif
