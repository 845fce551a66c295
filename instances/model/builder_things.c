/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolves header, places and resources of a builder. */
#include "instances/base/date.h"
#include "instances/model/builder_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

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
            char suffix[32];
            snprintf(suffix, sizeof suffix, "/skills/%zu", i);
            ronde_builder_fault(builder, where, suffix, "skill.too_many",
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
    made->workload_price =
        ronde_builder_price(builder, "/objective", "/workload_price", spec->workload_price);
    made->dimensions = spec->dimensions;
    made->dimension_count = (int32_t)spec->dimension_count;
    if (made->start_date[0] != '\0' && !ronde_date_read(&start, made->start_date)) {
        ronde_builder_fault(builder, "/horizon", "/start", "date.invalid",
                            "%s is not a date written as 2026-11-25", made->start_date);
    }
    if (made->cost_divisor < 1) {
        ronde_builder_fault(builder, "/objective", "/cost_divisor", "number.range",
                            "cost_divisor %d is below 1", (int)made->cost_divisor);
    }
    if (made->scale < 1 || made->scale > 1000000) {
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

void ronde_builder_enter_id(
    ronde_builder *builder, ronde_idmap *map, const char *where, const char *suffix, const char *id)
{
    int32_t index = RONDE_NONE;
    bool added = false;
    if (id == NULL || id[0] == '\0') {
        ronde_builder_fault(builder, where, suffix, "id.missing", "an id is needed here");
    } else if (ronde_builder_kept(builder, ronde_idmap_add(map, id, &index, &added)) && added) {
        return;
    } else if (!builder->out_of_memory) {
        ronde_builder_fault(builder, where, suffix, "id.duplicate", "the id %s is used before", id);
    }
    char substitute[64];
    snprintf(substitute, sizeof substitute, "\x01%zu", map->count);
    ronde_builder_kept(builder, ronde_idmap_add(map, substitute, &index, &added));
}

void *ronde_builder_table(ronde_builder *builder, size_t count, size_t size)
{
    void *room = ronde_arena_take(builder->arena, count + 1, size);
    ronde_builder_kept(builder, room != NULL);
    return room;
}

void ronde_builder_make_places(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_place *places = ronde_builder_table(builder, builder->places.count, sizeof *places);
    made->places = places;
    for (size_t i = 0; i < builder->places.count && places != NULL; i++) {
        const ronde_place_spec *spec = &builder->places.items[i];
        ronde_builder_enter_id(builder, &made->place_ids, spec->where, "/id", spec->id);
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

/* Prices have other names where a unit of time is no hour. */
static void set_prices(ronde_builder *builder, const ronde_resource_spec *spec, ronde_resource *out)
{
    bool euros = builder->instance->cost_divisor == RONDE_EURO;
    const struct {
        const char *euro_key, *plain_key;
        ronde_cost price;
        ronde_cost *target;
    } prices[] = {
        {"/prices/per_shift", "/prices/per_shift", spec->shift_price, &out->shift_price},
        {"/prices/per_km", "/prices/per_distance", spec->distance_price, &out->distance_price},
        {"/prices/per_hour_travel", "/prices/per_travel", spec->travel_price, &out->travel_price},
        {"/prices/per_hour_paid", "/prices/per_paid", spec->paid_price, &out->paid_price},
        {"/prices/per_hour_waiting", "/prices/per_waiting", spec->wait_price, &out->wait_price},
        {"/prices/per_hour_overtime", "/prices/per_overtime", spec->overtime_price,
         &out->overtime_price},
        {"/prices/per_hour_gap", "/prices/per_gap", spec->gap_price, &out->gap_price}};
    for (size_t i = 0; i < sizeof prices / sizeof prices[0]; i++) {
        const char *key = euros ? prices[i].euro_key : prices[i].plain_key;
        *prices[i].target = ronde_builder_price(builder, spec->where, key, prices[i].price);
    }
}

static void
set_capacity(ronde_builder *builder, const ronde_resource_spec *spec, ronde_resource *out)
{
    out->first_layout = (int32_t)builder->layouts.count;
    out->layout_count = (int32_t)spec->layout_count;
    for (size_t k = 0; k < spec->layout_count; k++) {
        ronde_builder_kept(builder, ronde_array_push(&builder->layouts, spec->layouts[k]));
    }
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        int32_t least = spec->capacity[i];
        out->capacity[i] = spec->capacity[i];
        if (spec->capacity[i] != 0 && spec->layout_count > 0) {
            ronde_builder_fault(builder, spec->where, "/capacity", "layout.capacity",
                                "a resource with layouts has no other capacity");
            return;
        }
        for (size_t k = 0; k < spec->layout_count; k++) {
            int32_t room = spec->layouts[k].capacity[i];
            out->capacity[i] = room > out->capacity[i] ? room : out->capacity[i];
            least = room < least ? room : least;
        }
        if (least < 0 || out->capacity[i] > RONDE_LARGEST_LOAD) {
            ronde_builder_fault(
                builder, spec->where, spec->layout_count > 0 ? "/layouts" : "/capacity",
                "load.range", "capacity %d is not between 0 and %d",
                (int)(least < 0 ? least : out->capacity[i]), (int)RONDE_LARGEST_LOAD);
        }
    }
}

/* Bits of the dimensions with which the resource never waits. */
static uint32_t no_waiting_of(ronde_builder *builder, const ronde_resource_spec *spec)
{
    const ronde_instance *made = builder->instance;
    uint32_t bits = 0;
    for (size_t i = 0; i < spec->no_waiting_count; i++) {
        int32_t at = 0;
        while (at < made->dimension_count &&
               strcmp(made->dimensions[at], spec->no_waiting[i]) != 0) {
            at++;
        }
        if (at < made->dimension_count) {
            bits |= UINT32_C(1) << at;
            continue;
        }
        char suffix[48];
        snprintf(suffix, sizeof suffix, "/no_waiting_with/%zu", i);
        ronde_builder_fault(builder, spec->where, suffix, "dimension.unknown",
                            "there is no load dimension %s", spec->no_waiting[i]);
    }
    return bits;
}

static void
make_resource(ronde_builder *builder, const ronde_resource_spec *spec, ronde_resource *out)
{
    const char *where = spec->where;
    const char *id = spec->id != NULL ? spec->id : "";
    *out = (ronde_resource){
        .id = id,
        .label = spec->label != NULL ? spec->label : id,
        .provider = spec->provider != NULL ? spec->provider : "",
        .profile = profile_of(builder, spec),
        .skills = ronde_builder_skill_bits(builder, where, spec->skills, spec->skill_count)};
    set_prices(builder, spec, out);
    set_capacity(builder, spec, out);
    out->no_waiting = no_waiting_of(builder, spec);
    ronde_builder_resource_hours(builder, spec, out);
}

void ronde_builder_make_resources(ronde_builder *builder)
{
    ronde_instance *made = builder->instance;
    ronde_resource *resources =
        ronde_builder_table(builder, builder->resources.count, sizeof *resources);
    made->resources = resources;
    for (size_t i = 0; i < builder->resources.count && resources != NULL; i++) {
        const ronde_resource_spec *spec = &builder->resources.items[i];
        ronde_builder_enter_id(builder, &made->resource_ids, spec->where, "/id", spec->id);
        make_resource(builder, spec, &resources[i]);
        made->resource_count++;
    }
}
