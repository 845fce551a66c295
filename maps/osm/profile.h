/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_PROFILE_H
#define RONDE_MAPS_OSM_PROFILE_H

#include "maps/osm/osm_data.h"

#include <stdbool.h>
#include <stdint.h>

/** A way to travel: which roads, how fast. The table is in profile.c. */
typedef enum ronde_travel_profile {
    RONDE_PROFILE_BIKE,
    RONDE_PROFILE_EBIKE,
    RONDE_PROFILE_FOOT,
    RONDE_PROFILE_CAR,
    RONDE_PROFILE_VAN,
    RONDE_PROFILE_MINIBUS,
    RONDE_PROFILE_COUNT
} ronde_travel_profile;

/** The law and the physics a profile follows. */
typedef enum ronde_mode {
    RONDE_MODE_BICYCLE,
    RONDE_MODE_FOOT,
    RONDE_MODE_MOTOR,
    RONDE_MODE_COUNT
} ronde_mode;

/** How a profile may use a way: speeds along and against the way's drawing direction, in metres per
 *  hour, 0 where it may not go. */
typedef struct ronde_way_use {
    int32_t speed[2];
} ronde_way_use;

/** What a way is, whoever uses it. */
typedef struct ronde_way_kind {
    int32_t rank;        /* 9 motorway ... 0 footpath: who gives way to whom */
    bool is_residential; /* people live along it */
    bool is_ferry;
} ronde_way_kind;

/** What a node costs each mode to pass, in milliseconds; RONDE_NODE_BLOCKED where it cannot. */
typedef struct ronde_node_use {
    int32_t delay_ms[RONDE_MODE_COUNT];
    bool is_signal;
} ronde_node_use;

enum { RONDE_NODE_BLOCKED = -1 };

/** The profile's name as on the command line: "bike". */
const char *ronde_travel_profile_name(ronde_travel_profile profile);
/** The profile of a name, or RONDE_NONE. */
int32_t ronde_travel_profile_find(const char *name);
ronde_mode ronde_travel_profile_mode(ronde_travel_profile profile);

/** The use of a way of length_mm millimetres (only a ferry's duration needs the length). Pure. */
ronde_way_use ronde_travel_profile_way_use(ronde_travel_profile profile,
                                           const ronde_osm_tags *tags,
                                           int64_t length_mm);
/** Pure. */
ronde_way_kind ronde_travel_profile_way_kind(const ronde_osm_tags *tags);
/** Barriers, signals and crossings; all zero for a node without any of them. Pure. */
ronde_node_use ronde_travel_profile_node_use(const ronde_osm_tags *tags);

/** The delay of a profile of this mode at a junction of its roads, in milliseconds: more where it
 *  gives way (a road of from_rank meets one of a higher highest_rank). */
int32_t
ronde_travel_profile_junction_delay(ronde_mode mode, int32_t from_rank, int32_t highest_rank);

#endif
