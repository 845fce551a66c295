/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/travel_store.h"

#include "instances/base/alloc.h"

#include <math.h>
#include <string.h>

static const double degree = 1e7;

static ronde_status no_memory(ronde_error *error)
{
    return ronde_fail(error, RONDE_ENOMEM, "", "no memory for travel times");
}

static ronde_map_point point_of(const ronde_place *place)
{
    return (ronde_map_point){.lon_e7 = (int32_t)lround(place->lon * degree),
                             .lat_e7 = (int32_t)lround(place->lat * degree)};
}

ronde_status
ronde_travel_store_note(ronde_travel_store *store, const ronde_instance *day, ronde_error *error)
{
    int32_t index = 0;
    bool added = false;
    for (int32_t i = 0; i < day->place_count; i++) {
        const ronde_place *place = &day->places[i];
        const ronde_map_point point = point_of(place);
        if (!ronde_idmap_add(&store->places, place->id, &index, &added) ||
            (added && !ronde_array_push(&store->points, point))) {
            return no_memory(error);
        }
    }
    for (int32_t i = 0; i < day->profile_count; i++) {
        if (!ronde_idmap_add(&store->profiles, day->profiles[i].name, &index, &added)) {
            return no_memory(error);
        }
    }
    return RONDE_OK;
}

static ronde_status
fill_profile(ronde_travel_store *store, const ronde_map *map, const char *name, ronde_error *error)
{
    size_t count = store->points.count;
    int32_t profile = ronde_map_find_profile(map, name);
    int32_t *table = NULL;
    if (profile != RONDE_NONE) {
        table = ronde_alloc_zero(2 * count * count + 1, sizeof *table);
        if (table == NULL) {
            return no_memory(error);
        }
    }
    if (!ronde_array_push(&store->tables, table)) {
        ronde_free(table);
        return no_memory(error);
    }
    return table != NULL ? ronde_map_table(map, profile, store->points.items, count, table,
                                           table + count * count, error)
                         : RONDE_OK;
}

ronde_status
ronde_travel_store_fill(ronde_travel_store *store, const ronde_map *map, ronde_error *error)
{
    ronde_status status = RONDE_OK;
    for (size_t i = 0; i < store->profiles.count && status == RONDE_OK; i++) {
        status = fill_profile(store, map, store->profiles.texts[i], error);
    }
    return status;
}

static ronde_status cut_out(const ronde_travel_store *store,
                            ronde_instance *day,
                            int32_t profile,
                            const int32_t *table,
                            const int32_t *places,
                            ronde_error *error)
{
    size_t size = store->points.count;
    size_t count = (size_t)day->place_count;
    ronde_matrix matrix = {0};
    RONDE_TRY(ronde_matrix_init(&matrix, day->place_count, 0, error));
    for (size_t from = 0; from < count; from++) {
        const int32_t *row = table + (size_t)places[from] * size;
        for (size_t to = 0; to < count; to++) {
            matrix.durations[from * count + to] = row[places[to]];
            matrix.distances[from * count + to] = row[size * size + (size_t)places[to]];
        }
    }
    ronde_status status = ronde_instance_attach(day, profile, &matrix, error);
    ronde_matrix_clear(&matrix);
    return status;
}

ronde_status
ronde_travel_store_attach(const ronde_travel_store *store, ronde_instance *day, ronde_error *error)
{
    int32_t *places = ronde_alloc_zero((size_t)day->place_count + 1, sizeof *places);
    ronde_status status = places != NULL ? RONDE_OK : no_memory(error);
    bool known = status == RONDE_OK;
    for (int32_t i = 0; i < day->place_count && known; i++) {
        places[i] = ronde_idmap_find(&store->places, day->places[i].id);
        const ronde_map_point point = point_of(&day->places[i]);
        known = places[i] != RONDE_NONE &&
                memcmp(&store->points.items[places[i]], &point, sizeof point) == 0;
    }
    for (int32_t i = 0; i < day->profile_count && known && status == RONDE_OK; i++) {
        int32_t profile = ronde_idmap_find(&store->profiles, day->profiles[i].name);
        bool lacks = day->profiles[i].matrix.size == 0 && profile != RONDE_NONE;
        const int32_t *table =
            lacks && (size_t)profile < store->tables.count ? store->tables.items[profile] : NULL;
        if (table != NULL) {
            status = cut_out(store, day, i, table, places, error);
        }
    }
    ronde_free(places);
    return status;
}

void ronde_travel_store_clear(ronde_travel_store *store)
{
    for (size_t i = 0; i < store->tables.count; i++) {
        ronde_free(store->tables.items[i]);
    }
    ronde_array_clear(&store->tables);
    ronde_array_clear(&store->points);
    ronde_idmap_clear(&store->places);
    ronde_idmap_clear(&store->profiles);
}
