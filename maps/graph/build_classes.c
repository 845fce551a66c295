/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/build_parts.h"

#include <stdio.h>

/* Finds or adds the class. Equal classes have equal texts, so the id map does the hashing. */
static ronde_status
intern_class(ronde_build *build, const ronde_build_class *row, int32_t *kind, ronde_error *error)
{
    char key[64 + RONDE_ROAD_PROFILES_MAX * 24];
    int length = snprintf(key, sizeof key, "%d %d %u", row->name, row->rank, row->flags);
    for (int32_t i = 0; i < build->profile_count; i++) {
        length += snprintf(key + length, sizeof key - (size_t)length, " %d %d",
                           row->use[i].speed[0], row->use[i].speed[1]);
    }
    bool added = false;
    if (!ronde_idmap_add(&build->class_keys, key, kind, &added) ||
        (added && !ronde_array_push(&build->classes, *row))) {
        return ronde_build_out_of_memory(error);
    }
    return RONDE_OK;
}

static bool is_placed(const ronde_osm_node *node)
{
    return node->lon_e7 != RONDE_OSM_UNPLACED;
}

static int64_t way_length_mm(const ronde_osm_data *data, const ronde_osm_way *way)
{
    int64_t length = 0;
    for (uint32_t i = 1; i < way->ref_count; i++) {
        const int32_t *ref = &data->refs.items[way->first_ref + i];
        const ronde_osm_node *one = &data->nodes.items[ref[-1]];
        const ronde_osm_node *other = &data->nodes.items[ref[0]];
        if (is_placed(one) && is_placed(other)) {
            length += ronde_road_length_mm(one->lon_e7, one->lat_e7, other->lon_e7, other->lat_e7);
        }
    }
    return length;
}

/* The class of a way; RONDE_NONE if no profile travels on it. */
static ronde_status
classify_way(ronde_build *build, const ronde_osm_way *way, int32_t *kind, ronde_error *error)
{
    const ronde_osm_tags tags = ronde_osm_data_tags(build->data, way->first_tag, way->tag_count);
    const int64_t length_mm = way_length_mm(build->data, way);
    const ronde_way_kind what = ronde_travel_profile_way_kind(&tags);
    ronde_build_class row = {.name = RONDE_NONE, .rank = what.rank};
    bool is_used = false;
    for (int32_t i = 0; i < build->profile_count; i++) {
        row.use[i] = ronde_travel_profile_way_use(build->profiles[i], &tags, length_mm);
        is_used = is_used || row.use[i].speed[0] > 0 || row.use[i].speed[1] > 0;
    }
    *kind = RONDE_NONE;
    if (!is_used) {
        return RONDE_OK;
    }
    row.flags = (what.is_residential ? RONDE_ROAD_RESIDENTIAL : 0U) |
                (what.is_ferry ? RONDE_ROAD_FERRY : 0U);
    const char *name = tags.value[RONDE_OSM_NAME];
    bool added = false;
    if (name != NULL && name[0] != '\0' &&
        !ronde_idmap_add(&build->names, name, &row.name, &added)) {
        return ronde_build_out_of_memory(error);
    }
    return intern_class(build, &row, kind, error);
}

static ronde_status
add_segments(ronde_build *build, const ronde_osm_way *way, int32_t kind, ronde_error *error)
{
    const ronde_osm_data *data = build->data;
    for (uint32_t i = 1; i < way->ref_count; i++) {
        const int32_t from = data->refs.items[way->first_ref + i - 1];
        const int32_t to = data->refs.items[way->first_ref + i];
        if (from == to || !is_placed(&data->nodes.items[from]) ||
            !is_placed(&data->nodes.items[to])) {
            continue; /* cut off at the border of the extract */
        }
        const ronde_build_segment segment = {.from = from, .to = to, .kind = kind};
        if (!ronde_array_push(&build->segments, segment)) {
            return ronde_build_out_of_memory(error);
        }
    }
    return RONDE_OK;
}

ronde_status ronde_build_classify(ronde_build *build, ronde_error *error)
{
    ronde_status status = RONDE_OK;
    for (size_t i = 0; i < build->data->ways.count && status == RONDE_OK; i++) {
        const ronde_osm_way *way = &build->data->ways.items[i];
        int32_t kind = RONDE_NONE;
        status = classify_way(build, way, &kind, error);
        if (status == RONDE_OK && kind != RONDE_NONE) {
            status = add_segments(build, way, kind, error);
        }
    }
    RONDE_TRY(status);
    if (build->segments.count > INT32_MAX / 4) {
        return ronde_fail(error, RONDE_ELIMIT, NULL,
                          "the extract has %zu road segments, more than %d; cut a smaller one",
                          build->segments.count, INT32_MAX / 4);
    }
    return RONDE_OK;
}
