/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_OSM_DATA_H
#define RONDE_MAPS_OSM_OSM_DATA_H

#include "instances/base/array.h"
#include "instances/base/error.h"
#include "instances/base/idmap.h"

#include <stdbool.h>
#include <stdint.h>

/** The keys of osm_keys.def. */
typedef enum ronde_osm_key {
#define X(constant, key) RONDE_OSM_##constant,
#include "maps/osm/osm_keys.def"
#undef X
    RONDE_OSM_KEY_COUNT
} ronde_osm_key;

/** The kept tags of one way or node: the value per key, NULL where it has none. */
typedef struct ronde_osm_tags {
    const char *value[RONDE_OSM_KEY_COUNT];
} ronde_osm_tags;

typedef struct ronde_osm_tag {
    int32_t key;  /* ronde_osm_key */
    int32_t text; /* index into the texts of the data */
} ronde_osm_tag;

typedef struct ronde_osm_node {
    int64_t id;
    int32_t lon_e7, lat_e7; /* degrees * 1e7; RONDE_OSM_UNPLACED where the extract lacks the node */
    uint32_t first_tag, tag_count;
} ronde_osm_node;

typedef struct ronde_osm_way {
    int64_t id;
    uint32_t first_ref, ref_count;
    uint32_t first_tag, tag_count;
} ronde_osm_way;

enum { RONDE_OSM_UNPLACED = INT32_MAX };

/** The roads of an extract as OpenStreetMap describes them. Start with {0}. Filled in three steps:
 *  all ways, then ronde_osm_data_index, then the places of the nodes. One thread at a time. */
typedef struct ronde_osm_data {
    RONDE_ARRAY(ronde_osm_way) ways;
    RONDE_ARRAY(ronde_osm_node) nodes; /* the nodes of the ways, by ascending id */
    RONDE_ARRAY(int32_t) refs;         /* node indices of the ways, in their order */
    RONDE_ARRAY(int64_t) ref_ids;      /* node ids of the ways; empty after indexing */
    RONDE_ARRAY(ronde_osm_tag) tags;
    ronde_idmap texts; /* values of tags */
    bool invented;     /* a town that ronde drew: nothing of it comes from OpenStreetMap */
} ronde_osm_data;

void ronde_osm_data_clear(ronde_osm_data *data);
/** The key's index, or RONDE_NONE if it is not kept. O(keys). */
int32_t ronde_osm_key_find(const char *key);
/** Adds a way with the ids of its nodes. RONDE_ENOMEM, or RONDE_ELIMIT over 2^31 references. */
ronde_status ronde_osm_data_add_way(ronde_osm_data *data,
                                    int64_t id,
                                    const int64_t *node_ids,
                                    uint32_t node_count,
                                    const ronde_osm_tags *tags,
                                    ronde_error *error) RONDE_MUST_CHECK;
/** Makes the list of nodes from the ways; afterwards no way may be added. O(n log n). */
ronde_status ronde_osm_data_index(ronde_osm_data *data, ronde_error *error) RONDE_MUST_CHECK;
/** The index of a node of the ways, or RONDE_NONE. O(log n). */
int32_t ronde_osm_data_find_node(const ronde_osm_data *data, int64_t id);
/** Sets the place and tags of a node of the ways. */
ronde_status ronde_osm_data_place(ronde_osm_data *data,
                                  int32_t node,
                                  int32_t lon_e7,
                                  int32_t lat_e7,
                                  const ronde_osm_tags *tags,
                                  ronde_error *error) RONDE_MUST_CHECK;
/** The tags as values per key; the texts belong to the data. */
ronde_osm_tags
ronde_osm_data_tags(const ronde_osm_data *data, uint32_t first_tag, uint32_t tag_count);

#endif
