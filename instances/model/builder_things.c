/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolves header, places, resources and shifts of a builder. */
#include "instances/base/date.h"
#include "instances/model/builder_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t largest_load = 1000000000;

ronde_cost
ronde_builder_price(ronde_builder *builder, const char *where, const char *suffix, ronde_cost price)
{
    if (price >= 0 && price < ronde_cost_forbidden) {
        return price;
    }
    ronde_builder_fault(builder, where, suffix, "price.range",
                        "price %lld is not between 0 and %lld", (long long)price,
                        (long long)ronde_cost_forbidden - 1);
    return 0;
}

ronde_time
ronde_builder_time(ronde_builder *builder, const char *where, const char *suffix, ronde_time value)
{
    if (value >= 0 && value <= ronde_time_unlimited) {
        return value;
    }
    ronde_builder_fault(builder, where, suffix, "time.range", "time %lld is not between 0 and %lld",
                        (long long)value, (long long)ronde_time_unlimited);
    return 0;
}

uint64_t ronde_builder_skill_bits(ronde_builder *builder,
                                  const char *where,
                                  const char *const *names,
                                  size_t count)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t index = RONDE_NONE;
        bool added = false;
        if (!ronde_builder_kept(builder,
                                ronde_idmap_add(&builder->skills, names[i], &index, &added))) {
            return 0;
        }
        if (index >= RONDE_SKILLS) {
            ronde_builder_fault(builder, where, "/skills", "skill.too_many",
                                "skill %s is one more than the %d different skills allowed",
                                names[i], (int)RONDE_SKILLS);
        } else {
            bits |= UINT64_C(1) << index;
        }
    }
    return bits;
}

int32_t ronde_builder_place_of(ronde_builder *builder,
                               const char *where,
                               const char *suffix,
                               const char *id)
{
    if (id == NULL) {
        ronde_builder_fault(builder, where, suffix, "place.missing", "a place is needed here");
        return RONDE_NONE;
    }
    int32_t place = ronde_idmap_find(&builder->instance->place_ids, id);
    if (place == RONDE_NONE) {
        ronde_builder_fault(builder, where, suffix, "place.unknown", "there is no place %s", id);
    }
    return place;
}

void ronde_builder_make_header(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    const ronde_header_spec *spec = &builder->header;
    ronde_date start;
    made->name = spec->name != NULL ? spec->name : "";
    made->start_date = spec->start_date != NULL ? spec->start_date : "";
    made->scale = spec->scale != 0 ? spec->scale : 1;
    made->cost_divisor = spec->cost_divisor != 0 ? spec->cost_divisor : 1;
    made->vehicles_first = spec->vehicles_first;
    made->latest_price =
        ronde_builder_price(builder, "/objective", "/latest_price", spec->latest_price);
    made->dimensions = spec->dimensions;
    made->dimension_count = (int32_t)spec->dimension_count;
    if (made->start_date[0] != '\0' && !ronde_date_read(&start, made->start_date)) {
        ronde_builder_fault(builder, "/horizon", "/start", "date.invalid",
                            "%s is not a date written as 2026-11-25", made->start_date);
    }
    if (made->scale < 1 || made->scale > 1000000 || made->cost_divisor < 1) {
        ronde_builder_fault(builder, "/objective", "/scale", "number.range",
                            "scale %d is not between 1 and 1000000", (int)made->scale);
    }
    if (spec->dimension_count > RONDE_DIMENSIONS) {
        ronde_builder_fault(builder, "/dimensions", "", "dimension.too_many",
                            "%zu load dimensions, at most %d are allowed", spec->dimension_count,
                            (int)RONDE_DIMENSIONS);
        made->dimension_count = RONDE_DIMENSIONS;
    }
}

/* Enters an id into its map; a missing or repeated one is a fault, and the entry gets a number so
 * that indices stay dense. */
static void enter_id(ronde_builder *builder, ronde_idmap *map, const char *where, const char *id)
{
    int32_t index = RONDE_NONE;
    bool added = false;
    if (id == NULL || id[0] == '\0') {
        ronde_builder_fault(builder, where, "/id", "id.missing", "an id is needed here");
    } else if (ronde_builder_kept(builder, ronde_idmap_add(map, id, &index, &added)) && added) {
        return;
    } else if (!builder->out_of_memory) {
        ronde_builder_fault(builder, where, "/id", "id.duplicate", "the id %s is used before", id);
    }
    char substitute[64];
    snprintf(substitute, sizeof substitute, "\x01%zu", map->count);
    ronde_builder_kept(builder, ronde_idmap_add(map, substitute, &index, &added));
}

/* Room in the arena for count elements of a frozen table; never NULL for 0. */
static void *table(ronde_builder *builder, size_t count, size_t size)
{
    void *room = ronde_arena_take(builder->arena, count + 1, size);
    ronde_builder_kept(builder, room != NULL);
    return room;
}

void ronde_builder_make_places(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_place *places = table(builder, builder->places.count, sizeof *places);
    made->places = places;
    for (size_t i = 0; i < builder->places.count && places != NULL; i++) {
        const ronde_place_spec *spec = &builder->places.items[i];
        enter_id(builder, &made->place_ids, spec->where, spec->id);
        ronde_time access = ronde_builder_time(builder, spec->where, "/access", spec->access);
        if (access > RONDE_DAY) {
            ronde_builder_fault(builder, spec->where, "/access", "time.range",
                                "an access time of %lld seconds is more than a day",
                                (long long)access);
            access = 0;
        }
        if (spec->has_position && !(isfinite(spec->lon) && isfinite(spec->lat))) {
            ronde_builder_fault(builder, spec->where, "", "position.invalid",
                                "the position is not a pair of numbers");
        }
        const char *id = spec->id != NULL ? spec->id : "";
        places[i] = (ronde_place){.id = id,
                                  .label = spec->label != NULL ? spec->label : id,
                                  .lon = spec->has_position ? spec->lon : (double)NAN,
                                  .lat = spec->has_position ? spec->lat : (double)NAN,
                                  .access = access};
        made->place_count++;
    }
}

static int32_t profile_of(ronde_builder *builder, const ronde_resource_spec *spec)
{
    int32_t profile = RONDE_NONE;
    bool added = false;
    if (spec->profile == NULL || spec->profile[0] == '\0') {
        ronde_builder_fault(builder, spec->where, "/profile", "profile.missing",
                            "a travel profile is needed, such as bike");
        return 0;
    }
    ronde_builder_kept(builder,
                       ronde_idmap_add(&builder->profiles, spec->profile, &profile, &added));
    return profile;
}

static void
make_resource(ronde_builder *builder, const ronde_resource_spec *spec, ronde_resource *out)
{
    const char *where = spec->where;
    const char *id = spec->id != NULL ? spec->id : "";
    *out = (ronde_resource){
        .id = id,
        .label = spec->label != NULL ? spec->label : id,
        .profile = profile_of(builder, spec),
        .skills = ronde_builder_skill_bits(builder, where, spec->skills, spec->skill_count),
        .shift_price = ronde_builder_price(builder, where, "/prices/shift", spec->shift_price),
        .distance_price =
            ronde_builder_price(builder, where, "/prices/distance", spec->distance_price),
        .travel_price = ronde_builder_price(builder, where, "/prices/travel", spec->travel_price),
        .paid_price = ronde_builder_price(builder, where, "/prices/paid", spec->paid_price),
        .wait_price = ronde_builder_price(builder, where, "/prices/waiting", spec->wait_price)};
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        out->capacity[i] = spec->capacity[i];
        if (spec->capacity[i] < 0 || spec->capacity[i] > largest_load) {
            ronde_builder_fault(builder, where, "/capacity", "load.range",
                                "capacity %d is not between 0 and %lld", (int)spec->capacity[i],
                                (long long)largest_load);
        }
    }
}

void ronde_builder_make_resources(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_resource *resources = table(builder, builder->resources.count, sizeof *resources);
    made->resources = resources;
    for (size_t i = 0; i < builder->resources.count && resources != NULL; i++) {
        const ronde_resource_spec *spec = &builder->resources.items[i];
        enter_id(builder, &made->resource_ids, spec->where, spec->id);
        make_resource(builder, spec, &resources[i]);
        made->resource_count++;
    }
}

static void
make_shift_places(ronde_builder *builder, const ronde_shift_spec *spec, ronde_shift *out)
{
    out->start_place =
        ronde_builder_place_of(builder, spec->where, "/start_place", spec->start_place);
    out->end_place = RONDE_NONE;
    if (!spec->open_end) {
        const char *end = spec->end_place != NULL ? spec->end_place : spec->start_place;
        out->end_place = spec->end_place == NULL && out->start_place == RONDE_NONE
                             ? RONDE_NONE
                             : ronde_builder_place_of(builder, spec->where, "/end_place", end);
    }
    out->first_reload = (int32_t)builder->reload_places.count;
    for (size_t i = 0; i < spec->reload_count; i++) {
        int32_t place =
            ronde_builder_place_of(builder, spec->where, "/reload_places", spec->reload_places[i]);
        ronde_builder_kept(builder, ronde_array_push(&builder->reload_places, place));
    }
    out->reload_count = (int32_t)builder->reload_places.count - out->first_reload;
}

static void make_shift(ronde_builder *builder, const ronde_shift_spec *spec, ronde_shift *out)
{
    *out = (ronde_shift){
        .id = spec->id != NULL ? spec->id : "",
        .resource = spec->resource != NULL
                        ? ronde_idmap_find(&builder->instance->resource_ids, spec->resource)
                        : RONDE_NONE,
        .earliest = ronde_builder_time(builder, spec->where, "/from", spec->earliest),
        .latest = ronde_builder_time(builder, spec->where, "/to", spec->latest),
        .max_duration =
            ronde_builder_time(builder, spec->where, "/max_duration", spec->max_duration),
        .max_distance = spec->max_distance != 0 ? spec->max_distance : ronde_time_unlimited};
    if (out->max_duration == 0) {
        out->max_duration = ronde_time_unlimited;
    }
    if (out->resource == RONDE_NONE) {
        ronde_builder_fault(builder, spec->where, "/resource", "resource.unknown",
                            "there is no resource %s",
                            spec->resource != NULL ? spec->resource : "(none named)");
    }
    if (spec->latest < spec->earliest) {
        ronde_builder_fault(builder, spec->where, "", "shift.reversed",
                            "the shift ends (%lld) before it starts (%lld)",
                            (long long)spec->latest, (long long)spec->earliest);
    }
    if (spec->max_distance < 0) {
        ronde_builder_fault(builder, spec->where, "/max_distance_m", "number.range",
                            "a largest distance of %lld is negative",
                            (long long)spec->max_distance);
    }
    make_shift_places(builder, spec, out);
}

typedef struct shift_hours {
    int32_t resource, shift;
    ronde_time earliest, latest;
} shift_hours;

static int compare_hours(const void *left, const void *right)
{
    const shift_hours *a = left;
    const shift_hours *b = right;
    if (a->resource != b->resource) {
        return a->resource < b->resource ? -1 : 1;
    }
    if (a->earliest != b->earliest) {
        return a->earliest < b->earliest ? -1 : 1;
    }
    return a->shift < b->shift ? -1 : 1;
}

/* I6: the same person cannot work two shifts at once. */
static void check_overlaps(ronde_builder *builder)
{
    const ronde_instance *made = builder->instance;
    shift_hours *hours = ronde_alloc_zero((size_t)made->shift_count, sizeof *hours);
    if (!ronde_builder_kept(builder, hours != NULL)) {
        return;
    }
    for (int32_t i = 0; i < made->shift_count; i++) {
        const ronde_shift *shift = &made->shifts[i];
        hours[i] = (shift_hours){shift->resource, i, shift->earliest, shift->latest};
    }
    qsort(hours, (size_t)made->shift_count, sizeof *hours, compare_hours);
    for (int32_t i = 1; i < made->shift_count; i++) {
        if (hours[i].resource != RONDE_NONE && hours[i].resource == hours[i - 1].resource &&
            hours[i].earliest < hours[i - 1].latest) {
            ronde_builder_fault(builder, builder->shifts.items[hours[i].shift].where, "",
                                "shift.overlap", "shift %s overlaps shift %s of the same resource",
                                made->shifts[hours[i].shift].id,
                                made->shifts[hours[i - 1].shift].id);
        }
    }
    ronde_free(hours);
}

void ronde_builder_make_shifts(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_shift *shifts = table(builder, builder->shifts.count, sizeof *shifts);
    made->shifts = shifts;
    for (size_t i = 0; i < builder->shifts.count && shifts != NULL; i++) {
        const ronde_shift_spec *spec = &builder->shifts.items[i];
        enter_id(builder, &made->shift_ids, spec->where, spec->id);
        make_shift(builder, spec, &shifts[i]);
        made->shift_count++;
    }
    if (!builder->out_of_memory) {
        check_overlaps(builder);
    }
}
