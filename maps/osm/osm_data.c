/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/osm_data.h"

#include <stdlib.h>
#include <string.h>

static const char *const key_names[RONDE_OSM_KEY_COUNT] = {
#define X(constant, key) [RONDE_OSM_##constant] = (key),
#include "maps/osm/osm_keys.def"
#undef X
};

void ronde_osm_data_clear(ronde_osm_data *data)
{
    ronde_array_clear(&data->ways);
    ronde_array_clear(&data->nodes);
    ronde_array_clear(&data->refs);
    ronde_array_clear(&data->ref_ids);
    ronde_array_clear(&data->tags);
    ronde_idmap_clear(&data->texts);
}

int32_t ronde_osm_key_find(const char *key)
{
    for (int32_t i = 0; i < RONDE_OSM_KEY_COUNT; i++) {
        if (strcmp(key, key_names[i]) == 0) {
            return i;
        }
    }
    return RONDE_NONE;
}

static ronde_status out_of_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, NULL, "out of memory while reading the extract");
}

/* Appends the tags that are set; their place in data->tags is [*first, *first + *count). */
static ronde_status add_tags(ronde_osm_data *data,
                             const ronde_osm_tags *tags,
                             uint32_t *first,
                             uint32_t *count,
                             ronde_error *error)
{
    *first = (uint32_t)data->tags.count;
    for (int32_t key = 0; key < RONDE_OSM_KEY_COUNT; key++) {
        if (tags->value[key] == NULL) {
            continue;
        }
        ronde_osm_tag tag = {.key = key};
        bool added = false;
        if (!ronde_idmap_add(&data->texts, tags->value[key], &tag.text, &added) ||
            !ronde_array_push(&data->tags, tag)) {
            return out_of_memory(error);
        }
    }
    *count = (uint32_t)data->tags.count - *first;
    return RONDE_OK;
}

ronde_status ronde_osm_data_add_way(ronde_osm_data *data,
                                    int64_t id,
                                    const int64_t *node_ids,
                                    uint32_t node_count,
                                    const ronde_osm_tags *tags,
                                    ronde_error *error)
{
    if (data->ref_ids.count + node_count > INT32_MAX || data->tags.count > INT32_MAX) {
        return ronde_fail(error, RONDE_ELIMIT, NULL,
                          "the extract has more than 2147483647 road points; cut a smaller one");
    }
    ronde_osm_way way = {
        .id = id, .first_ref = (uint32_t)data->ref_ids.count, .ref_count = node_count};
    RONDE_TRY(add_tags(data, tags, &way.first_tag, &way.tag_count, error));
    if (!ronde_array_push(&data->ways, way) || !ronde_array_reserve(&data->ref_ids, node_count)) {
        return out_of_memory(error);
    }
    if (node_count > 0) {
        memcpy(data->ref_ids.items + data->ref_ids.count, node_ids, node_count * sizeof *node_ids);
        data->ref_ids.count += node_count;
    }
    return RONDE_OK;
}

static int compare_ids(const void *one, const void *other)
{
    const int64_t a = *(const int64_t *)one;
    const int64_t b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

static ronde_status fill_nodes(ronde_osm_data *data, int64_t *sorted, ronde_error *error)
{
    const size_t count = data->ref_ids.count;
    memcpy(sorted, data->ref_ids.items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_ids);
    size_t distinct = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
            sorted[distinct++] = sorted[i];
        }
    }
    if (!ronde_array_reserve(&data->nodes, distinct)) {
        return out_of_memory(error);
    }
    for (size_t i = 0; i < distinct; i++) {
        data->nodes.items[i] = (ronde_osm_node){
            .id = sorted[i], .lon_e7 = RONDE_OSM_UNPLACED, .lat_e7 = RONDE_OSM_UNPLACED};
    }
    data->nodes.count = distinct;
    return RONDE_OK;
}

ronde_status ronde_osm_data_index(ronde_osm_data *data, ronde_error *error)
{
    const size_t count = data->ref_ids.count;
    if (count == 0) {
        return RONDE_OK;
    }
    int64_t *sorted = ronde_alloc_zero(count, sizeof *sorted);
    if (sorted == NULL) {
        return out_of_memory(error);
    }
    const ronde_status status = fill_nodes(data, sorted, error);
    ronde_free(sorted);
    RONDE_TRY(status);
    if (!ronde_array_reserve(&data->refs, count)) {
        return out_of_memory(error);
    }
    for (size_t i = 0; i < count; i++) {
        data->refs.items[i] = ronde_osm_data_find_node(data, data->ref_ids.items[i]);
    }
    data->refs.count = count;
    ronde_array_clear(&data->ref_ids);
    return RONDE_OK;
}

int32_t ronde_osm_data_find_node(const ronde_osm_data *data, int64_t id)
{
    size_t low = 0;
    size_t high = data->nodes.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (data->nodes.items[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const bool found = low < data->nodes.count && data->nodes.items[low].id == id;
    return found ? (int32_t)low : RONDE_NONE;
}

ronde_status ronde_osm_data_place(ronde_osm_data *data,
                                  int32_t node,
                                  int32_t lon_e7,
                                  int32_t lat_e7,
                                  const ronde_osm_tags *tags,
                                  ronde_error *error)
{
    ronde_osm_node *placed = &data->nodes.items[node];
    placed->lon_e7 = lon_e7;
    placed->lat_e7 = lat_e7;
    return add_tags(data, tags, &placed->first_tag, &placed->tag_count, error);
}

ronde_osm_tags
ronde_osm_data_tags(const ronde_osm_data *data, uint32_t first_tag, uint32_t tag_count)
{
    ronde_osm_tags tags = {{NULL}};
    for (uint32_t i = 0; i < tag_count; i++) {
        const ronde_osm_tag tag = data->tags.items[first_tag + i];
        tags.value[tag.key] = data->texts.texts[tag.text];
    }
    return tags;
}
