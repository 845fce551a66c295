/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients who get several visits, and buildings where several clients live. */
#include "instances/base/alloc.h"
#include "instances/formats/csv_import_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { id_size = 160 };
/* A second face on one day, and two helpers of different providers in one building at once [both
 * assumption A: as much as another helper than the regular one]. */
static const ronde_cost face_price = 5 * (ronde_cost)RONDE_EURO;
static const ronde_cost meeting_price = 5 * (ronde_cost)RONDE_EURO;

/* A client in a building. */
typedef struct lodger {
    const char *building, *client;
} lodger;

static int compare_lodgers(const void *left, const void *right)
{
    const lodger *a = left;
    const lodger *b = right;
    int order = strcmp(a->building, b->building);
    return order != 0 ? order : strcmp(a->client, b->client);
}

static void
add_group(ronde_builder *builder, const char *kind, const char *name, const ronde_group_spec *spec)
{
    char id[id_size];
    ronde_group_spec named = *spec;
    snprintf(id, sizeof id, "%s:%s", kind, name);
    named.id = named.where = id;
    ronde_builder_group(builder, &named);
}

static void add_clients_seen_twice(const ronde_csv_day *day, ronde_builder *builder)
{
    for (size_t i = 0; i < day->visits.count; i++) {
        const ronde_csv_visit *visit = &day->visits.items[i];
        if (visit->number == 2) {
            const char *place = visit->client.id;
            add_group(builder, "client", place,
                      &(ronde_group_spec){.rule = RONDE_FACES,
                                          .free = 1,
                                          .price = face_price,
                                          .places = &place,
                                          .place_count = 1});
        }
    }
}

/* lodgers are sorted. */
static void
add_buildings(ronde_builder *builder, const lodger *lodgers, size_t count, const char **places)
{
    for (size_t first = 0, last = 0; first < count; first = last) {
        for (last = first;
             last < count && strcmp(lodgers[first].building, lodgers[last].building) == 0; last++) {
            places[last - first] = lodgers[last].client;
        }
        if (last - first > 1) {
            add_group(builder, "building", lodgers[first].building,
                      &(ronde_group_spec){.rule = RONDE_PROVIDERS,
                                          .price = meeting_price,
                                          .places = places,
                                          .place_count = last - first});
        }
    }
}

ronde_status
ronde_csv_add_groups(const ronde_csv_day *day, ronde_builder *builder, ronde_error *error)
{
    size_t count = 0;
    lodger *lodgers = ronde_alloc_zero(day->visits.count + 1, sizeof *lodgers);
    const char **places = ronde_alloc_zero(day->visits.count + 1, sizeof *places);
    bool fits = lodgers != NULL && places != NULL;
    for (size_t i = 0; i < day->visits.count && fits; i++) {
        const ronde_csv_visit *visit = &day->visits.items[i];
        if (visit->number == 1 && visit->client.building != NULL) {
            lodgers[count++] = (lodger){visit->client.building, visit->client.id};
        }
    }
    if (fits) {
        qsort(lodgers, count, sizeof *lodgers, compare_lodgers);
        add_clients_seen_twice(day, builder);
        add_buildings(builder, lodgers, count, places);
    }
    ronde_free(lodgers);
    ronde_free((void *)places);
    return fits ? RONDE_OK
                : ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for the clients of a building");
}
