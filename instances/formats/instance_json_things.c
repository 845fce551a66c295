/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places, resources and shifts of the instance reader. */
#include "instances/formats/instance_json_parts.h"

#include <math.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { where_size = 160, most_layouts = 100, most_days = 1000000 };

typedef struct place_parts {
    const char *id, *label;
    double lon, lat;
    ronde_time access;
} place_parts;

static const ronde_json_field place_fields[] = {
    {"id", ronde_json_take_id, offsetof(place_parts, id), true, 0, 0, NULL},
    {"label", ronde_json_take_text, offsetof(place_parts, label), false, 0, 0, NULL},
    {"lon", ronde_json_take_number, offsetof(place_parts, lon), false, 0, 0, NULL},
    {"lat", ronde_json_take_number, offsetof(place_parts, lat), false, 0, 0, NULL},
    {"access", ronde_json_take_duration, offsetof(place_parts, access), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

/* Both coordinates or none; degrees, unless the plane of a benchmark. Swapped ones are the usual
 * slip, and the Netherlands make them easy to tell: latitude 50 to 54, longitude 3 to 8. */
static bool
check_position(ronde_json_reader *reader, const ronde_json_node *node, const place_parts *place)
{
    bool has_lon = !isnan(place->lon);
    bool has_lat = !isnan(place->lat);
    if (has_lon != has_lat) {
        ronde_json_fault(reader, node, "position.half", "\"%s\" is given without \"%s\"",
                         has_lon ? "lon" : "lat", has_lon ? "lat" : "lon");
        return false;
    }
    if (!has_lon || ronde_reading_of(reader)->units.plain) {
        return has_lon;
    }
    if (fabs(place->lon) > 180 || fabs(place->lat) > 90) {
        ronde_json_fault(reader, node, "position.range",
                         "lon %.10g, lat %.10g is no position in degrees (lon -180 to 180, lat -90 "
                         "to 90)%s",
                         place->lon, place->lat,
                         fabs(place->lon) > 1000 ? "; it looks like metres of the RD grid" : "");
        return false;
    }
    return true;
}

void ronde_reading_place(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    place_parts place = {.lon = (double)NAN, .lat = (double)NAN};
    bool fine = ronde_json_take_fields(reader, node, place_fields, COUNT(place_fields), &place);
    if (place.id == NULL) {
        ronde_reading_of(reader)->dropped[RONDE_NAMED_PLACE] = true;
        return;
    }
    ronde_json_pointer(node, where, sizeof where);
    ronde_place_spec spec = {.where = where,
                             .id = place.id,
                             .label = place.label,
                             .has_position = fine && check_position(reader, node, &place),
                             .lon = place.lon,
                             .lat = place.lat,
                             .access = place.access};
    ronde_builder_place(ronde_reading_of(reader)->builder, &spec);
}

typedef struct price_parts {
    ronde_cost per_shift, distance, travel, paid, waiting, overtime, gap;
} price_parts;

/* In euros per hour and kilometre; in plain units the words are per unit of time and distance. */
static const ronde_json_field euro_price_fields[] = {
    {"per_shift", ronde_json_take_money, offsetof(price_parts, per_shift), false, 0, 0, NULL},
    {"per_km", ronde_json_take_per_km, offsetof(price_parts, distance), false, 0, 0, NULL},
    {"per_hour_travel", ronde_json_take_hourly, offsetof(price_parts, travel), false, 0, 0, NULL},
    {"per_hour_paid", ronde_json_take_hourly, offsetof(price_parts, paid), false, 0, 0, NULL},
    {"per_hour_waiting", ronde_json_take_hourly, offsetof(price_parts, waiting), false, 0, 0, NULL},
    {"per_hour_overtime", ronde_json_take_hourly, offsetof(price_parts, overtime), false, 0, 0,
     NULL},
    {"per_hour_gap", ronde_json_take_hourly, offsetof(price_parts, gap), false, 0, 0, NULL}};

static const ronde_json_field plain_price_fields[] = {
    {"per_shift", ronde_json_take_money, offsetof(price_parts, per_shift), false, 0, 0, NULL},
    {"per_distance", ronde_json_take_money, offsetof(price_parts, distance), false, 0, 0, NULL},
    {"per_travel", ronde_json_take_money, offsetof(price_parts, travel), false, 0, 0, NULL},
    {"per_paid", ronde_json_take_money, offsetof(price_parts, paid), false, 0, 0, NULL},
    {"per_waiting", ronde_json_take_money, offsetof(price_parts, waiting), false, 0, 0, NULL},
    {"per_overtime", ronde_json_take_money, offsetof(price_parts, overtime), false, 0, 0, NULL},
    {"per_gap", ronde_json_take_money, offsetof(price_parts, gap), false, 0, 0, NULL}};

static bool take_prices(ronde_json_reader *reader,
                        const ronde_json_node *node,
                        const ronde_json_field *field,
                        void *target)
{
    (void)field;
    bool plain = ronde_reading_of(reader)->units.plain;
    return ronde_json_take_fields(reader, node, plain ? plain_price_fields : euro_price_fields,
                                  COUNT(euro_price_fields), target);
}

typedef struct resource_parts {
    const char *id, *label, *provider, *profile;
    ronde_json_texts skills, no_waiting;
    ronde_json_node layouts;
    int32_t capacity[RONDE_DIMENSIONS];
    price_parts prices;
    ronde_contract contract;
    ronde_time rest;
} resource_parts;

static const ronde_json_field contract_fields[] = {
    {"least", ronde_json_take_duration, offsetof(ronde_contract, least), false, 0, 0, NULL},
    {"most", ronde_json_take_duration, offsetof(ronde_contract, most), false, 1, 0, NULL},
    {"max", ronde_json_take_duration, offsetof(ronde_contract, max), false, 1, 0, NULL},
    {"short_price", ronde_json_take_hourly, offsetof(ronde_contract, short_price), false, 0, 0,
     NULL},
    {"extra_price", ronde_json_take_hourly, offsetof(ronde_contract, extra_price), false, 0, 0,
     NULL}};

static bool take_contract(ronde_json_reader *reader,
                          const ronde_json_node *node,
                          const ronde_json_field *field,
                          void *target)
{
    (void)field;
    return ronde_json_take_fields(reader, node, contract_fields, COUNT(contract_fields), target);
}

static const ronde_json_field resource_fields[] = {
    {"id", ronde_json_take_id, offsetof(resource_parts, id), true, 0, 0, NULL},
    {"label", ronde_json_take_text, offsetof(resource_parts, label), false, 0, 0, NULL},
    {"provider", ronde_json_take_text, offsetof(resource_parts, provider), false, 0, 0, NULL},
    {"profile", ronde_json_take_id, offsetof(resource_parts, profile), true, 0, 0, NULL},
    {"skills", ronde_json_take_ids, offsetof(resource_parts, skills), false, 0, 0, NULL},
    {"capacity", ronde_json_take_amounts, offsetof(resource_parts, capacity), false, 0,
     RONDE_LARGEST_LOAD, NULL},
    {"layouts", ronde_json_take_array, offsetof(resource_parts, layouts), false, 1, most_layouts,
     NULL},
    {"no_waiting_with", ronde_json_take_ids, offsetof(resource_parts, no_waiting), false, 0,
     RONDE_DIMENSIONS, NULL},
    {"prices", take_prices, offsetof(resource_parts, prices), false, 0, 0, NULL},
    {"contract", take_contract, offsetof(resource_parts, contract), false, 0, 0, NULL},
    {"rest", ronde_json_take_duration, offsetof(resource_parts, rest), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

static const ronde_layout *
read_layouts(ronde_json_reader *reader, const ronde_json_node *list, size_t *count)
{
    static const ronde_json_field bounds = {.high = RONDE_LARGEST_LOAD};
    ronde_layout *layouts = ronde_reading_take(reader, ronde_json_count(list), sizeof *layouts);
    for (size_t i = 0; i < ronde_json_count(list) && layouts != NULL; i++) {
        ronde_json_node node = ronde_json_item(list, i);
        ronde_layout layout = {{0}};
        if (ronde_json_take_amounts(reader, &node, &bounds, layout.capacity)) {
            layouts[(*count)++] = layout;
        }
    }
    return layouts;
}

void ronde_reading_resource(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    resource_parts resource = {0};
    ronde_json_take_fields(reader, node, resource_fields, COUNT(resource_fields), &resource);
    if (resource.id == NULL) {
        ronde_reading_of(reader)->dropped[RONDE_NAMED_RESOURCE] = true;
        return;
    }
    ronde_json_pointer(node, where, sizeof where);
    ronde_resource_spec spec = {.where = where,
                                .id = resource.id,
                                .label = resource.label,
                                .provider = resource.provider,
                                .profile = resource.profile,
                                .skills = resource.skills.items,
                                .skill_count = resource.skills.count,
                                .shift_price = resource.prices.per_shift,
                                .distance_price = resource.prices.distance,
                                .travel_price = resource.prices.travel,
                                .paid_price = resource.prices.paid,
                                .wait_price = resource.prices.waiting,
                                .overtime_price = resource.prices.overtime,
                                .gap_price = resource.prices.gap,
                                .contract = resource.contract,
                                .rest = resource.rest,
                                .no_waiting = resource.no_waiting.items,
                                .no_waiting_count = resource.no_waiting.count};
    spec.layouts = read_layouts(reader, &resource.layouts, &spec.layout_count);
    for (int i = 0; i < RONDE_DIMENSIONS; i++) {
        spec.capacity[i] = resource.capacity[i];
    }
    ronde_builder_resource(ronde_reading_of(reader)->builder, &spec);
}

typedef struct shift_parts {
    const char *id, *resource, *start_place, *end_place;
    bool open_start, open_end;
    ronde_time from, to, max_duration, max_travel, normal_duration;
    int64_t max_distance;
    int32_t max_tasks, day;
    ronde_json_node breaks;
    ronde_json_texts reload_places;
    ronde_time loading, loading_at_start;
    int32_t max_trips;
    bool unpaid_first_leg, unpaid_last_leg;
    ronde_time gap_limit, max_gap;
} shift_parts;

static const ronde_json_field shift_fields[] = {
    {"id", ronde_json_take_id, offsetof(shift_parts, id), true, 0, 0, NULL},
    {"resource", ronde_json_take_id, offsetof(shift_parts, resource), true, 0, 0, NULL},
    {"start_place", ronde_json_take_id, offsetof(shift_parts, start_place), false, 0, 0, NULL},
    {"open_start", ronde_json_take_boolean, offsetof(shift_parts, open_start), false, 0, 0, NULL},
    {"end_place", ronde_json_take_id, offsetof(shift_parts, end_place), false, 0, 0, NULL},
    {"open_end", ronde_json_take_boolean, offsetof(shift_parts, open_end), false, 0, 0, NULL},
    {"from", ronde_json_take_time, offsetof(shift_parts, from), true, 0, 0, NULL},
    {"to", ronde_json_take_time, offsetof(shift_parts, to), true, 0, 0, NULL},
    {"day", ronde_json_take_size, offsetof(shift_parts, day), false, 0, most_days, NULL},
    {"max_duration", ronde_json_take_duration, offsetof(shift_parts, max_duration), false, 1, 0,
     NULL},
    {"max_distance_m", ronde_json_take_integer, offsetof(shift_parts, max_distance), false, 1,
     (int64_t)1 << 40, NULL},
    {"max_travel", ronde_json_take_duration, offsetof(shift_parts, max_travel), false, 1, 0, NULL},
    {"normal_duration", ronde_json_take_duration, offsetof(shift_parts, normal_duration), false, 1,
     0, NULL},
    {"max_tasks", ronde_json_take_size, offsetof(shift_parts, max_tasks), false, 1, INT32_MAX,
     NULL},
    {"breaks", ronde_json_take_array, offsetof(shift_parts, breaks), false, 0, 100, NULL},
    {"reload_places", ronde_json_take_ids, offsetof(shift_parts, reload_places), false, 0, 0, NULL},
    {"loading", ronde_json_take_duration, offsetof(shift_parts, loading), false, 0, 0, NULL},
    {"loading_at_start", ronde_json_take_duration, offsetof(shift_parts, loading_at_start), false,
     0, 0, NULL},
    {"max_trips", ronde_json_take_size, offsetof(shift_parts, max_trips), false, 1, 1000000, NULL},
    {"unpaid_first_leg", ronde_json_take_boolean, offsetof(shift_parts, unpaid_first_leg), false, 0,
     0, NULL},
    {"unpaid_last_leg", ronde_json_take_boolean, offsetof(shift_parts, unpaid_last_leg), false, 0,
     0, NULL},
    {"gap_limit", ronde_json_take_duration, offsetof(shift_parts, gap_limit), false, 1, 0, NULL},
    {"max_gap", ronde_json_take_duration, offsetof(shift_parts, max_gap), false, 0, 0, NULL},
    {"note", ronde_json_take_nothing, 0, false, 0, 0, NULL}};

typedef struct break_parts {
    const char *id;
    ronde_json_node windows; /* instead of from and to */
    ronde_time duration, from, to, if_longer_than;
} break_parts;

static const ronde_json_field break_fields[] = {
    {"id", ronde_json_take_text, offsetof(break_parts, id), false, 1, 256, NULL},
    {"duration", ronde_json_take_duration, offsetof(break_parts, duration), true, 0, 0, NULL},
    {"from", ronde_json_take_time, offsetof(break_parts, from), false, 0, 0, NULL},
    {"to", ronde_json_take_time, offsetof(break_parts, to), false, 0, 0, NULL},
    {"windows", ronde_json_take_array, offsetof(break_parts, windows), false, 1, 1000, NULL},
    {"if_longer_than", ronde_json_take_duration, offsetof(break_parts, if_longer_than), false, 0, 0,
     NULL}};

/* The breaks of a shift; one without hours may start at any time of the shift. */
static void read_breaks(ronde_json_reader *reader, const shift_parts *shift, ronde_shift_spec *spec)
{
    size_t count = ronde_json_count(&shift->breaks);
    ronde_break_spec *breaks = ronde_reading_take(reader, count, sizeof *breaks);
    spec->breaks = breaks;
    for (size_t i = 0; i < count && breaks != NULL; i++) {
        ronde_json_node node = ronde_json_item(&shift->breaks, i);
        break_parts parts = {.from = shift->from, .to = shift->to};
        bool fine =
            ronde_json_take_fields(reader, &node, break_fields, COUNT(break_fields), &parts);
        if (fine && parts.to < parts.from) {
            ronde_json_fault(reader, &node, "window.reversed",
                             "the latest start of the break (%lld) is before the earliest (%lld)",
                             (long long)parts.to, (long long)parts.from);
        } else if (fine) {
            ronde_break_spec *rest = &breaks[spec->break_count++];
            *rest = (ronde_break_spec){.id = parts.id,
                                       .duration = parts.duration,
                                       .window = {parts.from, parts.to},
                                       .after = parts.if_longer_than};
            rest->windows =
                ronde_reading_windows(reader, &parts.windows, parts.duration, &rest->window_count);
        }
    }
}

void ronde_reading_shift(ronde_json_reader *reader, const ronde_json_node *node)
{
    char where[where_size];
    shift_parts shift = {.day = -1, .max_gap = RONDE_NONE};
    ronde_json_take_fields(reader, node, shift_fields, COUNT(shift_fields), &shift);
    if (shift.id == NULL) {
        ronde_reading_of(reader)->dropped[RONDE_NAMED_SHIFT] = true;
        return;
    }
    if (shift.open_end && shift.end_place != NULL) {
        ronde_json_fault(reader, node, "shift.open_end",
                         "a shift with \"open_end\": true has no \"end_place\"");
    }
    if (shift.open_start && shift.start_place != NULL) {
        ronde_json_fault(reader, node, "shift.open_start",
                         "a shift with \"open_start\": true has no \"start_place\"");
    }
    ronde_json_pointer(node, where, sizeof where);
    ronde_shift_spec spec = {.where = where,
                             .id = shift.id,
                             .resource = shift.resource,
                             .start_place = shift.start_place,
                             .end_place = shift.end_place,
                             .open_start = shift.open_start,
                             .open_end = shift.open_end,
                             .earliest = shift.from,
                             .latest = shift.to,
                             .has_day = shift.day >= 0,
                             .day = shift.day,
                             .max_duration = shift.max_duration,
                             .max_distance = shift.max_distance,
                             .max_travel = shift.max_travel,
                             .normal_duration = shift.normal_duration,
                             .max_tasks = shift.max_tasks,
                             .reload_places = shift.reload_places.items,
                             .reload_count = shift.reload_places.count,
                             .loading = shift.loading,
                             .loading_at_start = shift.loading_at_start,
                             .max_trips = shift.max_trips,
                             .unpaid_first_leg = shift.unpaid_first_leg,
                             .unpaid_last_leg = shift.unpaid_last_leg,
                             .gap_limit = shift.gap_limit,
                             .has_max_gap = shift.max_gap != RONDE_NONE,
                             .max_gap = shift.max_gap};
    read_breaks(reader, &shift, &spec);
    ronde_builder_shift(ronde_reading_of(reader)->builder, &spec);
}
