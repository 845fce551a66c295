/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_ACCESS_H
#define RONDE_MAPS_OSM_ACCESS_H

#include "maps/osm/osm_data.h"
#include "maps/osm/profile.h"

#include <stdbool.h>

/** What the law says; RONDE_ACCESS_UNSAID where the tags say nothing. */
typedef enum ronde_access {
    RONDE_ACCESS_UNSAID,
    RONDE_ACCESS_NO,
    RONDE_ACCESS_PUSH, /* a bicycle is walked */
    RONDE_ACCESS_YES
} ronde_access;

enum { RONDE_ACCESS_KEYS = 5 };

/** The keys that bind a profile, the most specific first: the first that speaks decides. */
typedef struct ronde_access_keys {
    ronde_osm_key own[RONDE_ACCESS_KEYS]; /* may open a way that its highway value closes */
    int own_count;
    ronde_osm_key shared[RONDE_ACCESS_KEYS]; /* of all vehicles or all traffic: may only close */
    int shared_count;
} ronde_access_keys;

/** The decision of the tags. by_default says what the highway value (or barrier) means alone. */
ronde_access ronde_access_decide(const ronde_access_keys *keys,
                                 ronde_mode mode,
                                 const ronde_osm_tags *tags,
                                 ronde_access by_default);

/** Which directions of the way the traffic of a mode may take: bit 1 along, bit 2 against. */
int ronde_access_directions(ronde_mode mode, const ronde_osm_tags *tags);

#endif
