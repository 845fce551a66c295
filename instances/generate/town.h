/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_H
#define RONDE_INSTANCES_GENERATE_TOWN_H

#include "instances/base/arena.h"
#include "instances/base/error.h"

#include <stddef.h>
#include <stdint.h>

/** What town to make. Start with ronde_town_options_default(). */
typedef struct ronde_town_options {
    uint64_t seed;
    int32_t inhabitants; /* RONDE_TOWN_INHABITANTS_LEAST .. RONDE_TOWN_INHABITANTS_MOST */
    int32_t lon, lat;    /* centre in 1e-7 degrees */
} ronde_town_options;

enum { RONDE_TOWN_INHABITANTS_LEAST = 10000, RONDE_TOWN_INHABITANTS_MOST = 150000 };

typedef struct ronde_town_tag {
    const char *key, *value; /* UTF-8 */
} ronde_town_tag;

/** A point of the map; its OSM id is its index + 1. lon and lat in 1e-7 degrees. */
typedef struct ronde_town_node {
    int32_t lon, lat;
    int32_t first_tag, tag_count;
} ronde_town_node;

/** A way over nodes refs[first_ref] ...; its OSM id is its index + 1. */
typedef struct ronde_town_way {
    int32_t first_ref, ref_count;
    int32_t first_tag, tag_count;
} ronde_town_way;

/** A district (wijk). All figures are invented. */
typedef struct ronde_town_district {
    const char *name;
    int32_t lon, lat;
    int32_t inhabitants, addresses;
    int32_t share_65; /* of the inhabitants, per thousand */
    int32_t density;  /* addresses per square kilometre */
    int32_t area;     /* hectares */
    int32_t postcode; /* its four figures */
} ronde_town_district;

/** A named street and who lives there. */
typedef struct ronde_town_street {
    const char *name;
    int32_t district; /* -1 for none */
    int32_t length;   /* metres */
    int32_t addresses, inhabitants;
} ronde_town_street;

/** A town. Everything is owned by the arena and freed with ronde_town_free. Immutable. */
typedef struct ronde_town {
    ronde_arena *arena;
    const char *name;
    ronde_town_node *nodes;
    ronde_town_way *ways;
    ronde_town_tag *tags;
    int32_t *refs;
    ronde_town_district *districts;
    ronde_town_street *streets;
    size_t node_count, way_count, tag_count, ref_count, district_count, street_count;
} ronde_town;

/** Seed 1, 40,000 inhabitants, in open country between Hengelo and Haaksbergen. */
ronde_town_options ronde_town_options_default(void);

/** Makes a town in the Dutch manner: ring road and radial roads, districts of different building
 *  periods, cycleways, a canal and a railway with few crossings, two villages, street names,
 *  postcodes and house numbers. The same options give the same town on every machine. In the
 *  result every street can be reached from every other by car (where cars may drive at all), no
 *  way crosses the canal or the railway but by bridge, tunnel or level crossing, and the
 *  inhabitants of the districts (and of the streets) add up to those asked for. RONDE_EINPUT for
 *  an option out of range, RONDE_ENOMEM. About 0.5 s for 40,000 inhabitants. */
ronde_status ronde_town_generate(ronde_town **out,
                                 const ronde_town_options *options,
                                 ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_town_free(ronde_town *town);
/** The value of a tag, or NULL. */
const char *
ronde_town_tag_find(const ronde_town *town, int32_t first, int32_t count, const char *key);

#endif
