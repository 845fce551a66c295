/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry_parts.h"
#include "instances/model/working_hours.h"

#include <stdio.h>
#include <string.h>

enum { id_length = 64 };

static const char plant_id[] = "plant";
/* What tells vans from helpers where both are planned together. */
static const char *const van_skill[] = {"wasbus"};
static const char filled_reason[] =
    "the bag is filled during the visit|de zak wordt tijdens het bezoek gevuld";
static const char before_reason[] =
    "clean linen is back before the visit|het schone goed is er voor het bezoek";
static const char *const dimensions[] = {"bags"};
/* Breaks lie in the middle of the day [M]. */
static const ronde_window break_hours = {11 * RONDE_HOUR, 14 * RONDE_HOUR};
/* For the number of vans: minutes on the road from stop to stop that are more than it takes. */
static const ronde_time road_time = 5 * RONDE_MINUTE;
static const int64_t micro_per_mill = 1000;

/* A kind of vehicle. */
typedef struct vehicle_kind {
    const char *name, *dutch;
    int32_t count, from, to, bags, range_km, most_stops;
    int32_t day_price, hour_price, km_price; /* thousandths of a euro */
} vehicle_kind;

/* By ronde_van_kind. */
static const char *const kind_names[] = {"van", "volunteer", "daybus"};

/* So many vans that time and range leave some to spare: those stay at the plant. */
static int32_t
vans_enough(const ronde_laundry_parameters *with, const ronde_laundry_stop *stops, int32_t count)
{
    ronde_time work = 0;
    for (int32_t i = 0; i < count; i++) {
        work += stops[i].duration + road_time;
    }
    ronde_time day = (with->van_to - with->van_from) * RONDE_MINUTE;
    day -= ronde_atw_break_time(day) + with->load_minutes * RONDE_MINUTE;
    return 2 + (int32_t)(3 * work / day);
}

/* with_rounds: helpers are in the instance, too. */
static void add_vehicle(ronde_builder *builder,
                        const ronde_laundry_week *laundry,
                        const vehicle_kind *kind,
                        int32_t number,
                        bool with_rounds)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    char id[id_length];
    char label[id_length];
    snprintf(id, sizeof id, "%s%02d", kind->name, (int)number);
    snprintf(label, sizeof label, "%s %d", kind->dutch, (int)number);
    ronde_builder_resource(
        builder,
        &(ronde_resource_spec){.where = id,
                               .id = id,
                               .label = label,
                               .profile = laundry->options.profile,
                               .skills = van_skill,
                               .skill_count = with_rounds ? 1 : 0,
                               .capacity = {kind->bags},
                               .shift_price = kind->day_price * micro_per_mill,
                               .paid_price = (kind->hour_price * micro_per_mill + RONDE_HOUR / 2) /
                                             RONDE_HOUR,
                               .distance_price = (kind->km_price * micro_per_mill + 500) / 1000});
    const char *plant = plant_id;
    ronde_break_spec breaks[RONDE_ATW_BREAKS];
    ronde_time length = (kind->to - kind->from) * RONDE_MINUTE;
    ronde_builder_shift(
        builder, &(ronde_shift_spec){.where = id,
                                     .id = id,
                                     .resource = id,
                                     .start_place = plant_id,
                                     .earliest = kind->from * RONDE_MINUTE,
                                     .latest = kind->to * RONDE_MINUTE,
                                     .max_distance = (int64_t)kind->range_km * 1000,
                                     .max_tasks = kind->most_stops,
                                     .breaks = breaks,
                                     .break_count = ronde_atw_breaks(breaks, length, break_hours),
                                     .reload_places = &plant,
                                     .reload_count = 1,
                                     .loading = with->reload_minutes * RONDE_MINUTE,
                                     .loading_at_start = with->load_minutes * RONDE_MINUTE,
                                     .max_trips = with->most_trips});
}

static void add_fleet(ronde_builder *builder,
                      const ronde_laundry_week *laundry,
                      const ronde_laundry_stop *stops,
                      int32_t count,
                      bool with_rounds)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    int32_t vans = with->vans > 0 ? with->vans : vans_enough(with, stops, count);
    const vehicle_kind kinds[] = {{kind_names[RONDE_VAN], "bus", vans, with->van_from, with->van_to,
                                   with->van_bags, with->van_range, 0, with->van_price,
                                   with->driver_price, with->km_price},
                                  {kind_names[RONDE_VOLUNTEER], "vrijwilliger", with->volunteers,
                                   with->volunteer_from, with->volunteer_to, with->volunteer_bags,
                                   0, with->volunteer_stops, 0, 0, with->volunteer_km_price},
                                  {kind_names[RONDE_DAY_BUS], "dagbestedingsbus", with->day_buses,
                                   with->day_bus_from, with->day_bus_to, with->day_bus_bags, 0, 0,
                                   with->day_bus_price, with->driver_price, with->km_price}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        for (int32_t number = 1; number <= kinds[i].count; number++) {
            add_vehicle(builder, laundry, &kinds[i], number, with_rounds);
        }
    }
}

static void
add_place(ronde_builder *builder, const char *id, const char *label, double lon, double lat)
{
    ronde_builder_place(
        builder,
        &(ronde_place_spec){
            .where = id, .id = id, .label = label, .has_position = true, .lon = lon, .lat = lat});
}

/* The place of a stop, added to the builder with the first stop that is there. */
static void add_stop_place(ronde_builder *builder,
                           const ronde_laundry_week *laundry,
                           const ronde_laundry_stop *stop,
                           bool is_first,
                           bool with_rounds,
                           char *id)
{
    if (stop->point == RONDE_NONE) {
        const ronde_laundry_user *user = &laundry->members[stop->user].user;
        /* The home is a place of the rounds, with the time that a helper takes to get in. */
        snprintf(id, id_length, "%s%s", user->id, with_rounds ? "/door" : "");
        if (is_first) {
            add_place(builder, id, NULL, user->lon, user->lat);
        }
        return;
    }
    const ronde_laundry_point *point = &laundry->points[stop->point];
    snprintf(id, id_length, "point%02d", (int)stop->point + 1);
    if (is_first) {
        char label[id_length];
        snprintf(label, sizeof label, "afgiftepunt %d", (int)stop->point + 1);
        add_place(builder, id, label, point->lon, point->lat);
    }
}

/* True if clean linen alone comes before the visit: swaps aside, where the visit can begin late
 * enough for a van (two hours after vans leave, of a visit of three hours at most [M]). */
static bool comes_before(const ronde_laundry_week *laundry, const ronde_laundry_stop *stop)
{
    const ronde_time room = 5 * RONDE_HOUR;
    const ronde_window visit = laundry->members[stop->user].user.visit;
    return stop->dirty == 0 && laundry->options.form != RONDE_VANS_SWAP &&
           visit.latest >= laundry->options.parameters.van_from * RONDE_MINUTE + room;
}

/* Ties a stop to the helper's visit of that day: bags are filled during the visit and collected
 * after it, as long as the resident stays at home. */
static void add_tie(ronde_builder *builder,
                    const ronde_laundry_week *laundry,
                    const ronde_laundry_stop *stop,
                    const char *task)
{
    const laundry_member *member = &laundry->members[stop->user];
    const ronde_time home = laundry->options.parameters.home_hours * RONDE_HOUR;
    bool before = comes_before(laundry, stop);
    ronde_builder_link(builder,
                       &(ronde_link_spec){.where = task,
                                          .from = before ? task : member->user.id,
                                          .to = before ? member->user.id : task,
                                          .has_min_lag = true,
                                          .has_max_lag = !before && !member->safe,
                                          .max_lag = home,
                                          .reason = before ? before_reason : filled_reason});
}

/* A stop as a task; its place is there. visit: the request of the helper's visit that day that it
 * is tied to (the tie says when), or NULL. */
static void add_stop_task(ronde_builder *builder,
                          const ronde_laundry_week *laundry,
                          const ronde_laundry_stop *stop,
                          const char *id,
                          const char *place,
                          const char *visit,
                          bool with_rounds)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    const ronde_window van_hours = {with->van_from * RONDE_MINUTE, with->van_to * RONDE_MINUTE};
    const ronde_window window = visit != NULL ? van_hours : stop->window;
    ronde_task_kind kind = stop->clean == 0   ? RONDE_PICKUP
                           : stop->dirty == 0 ? RONDE_DELIVERY
                                              : RONDE_SWAP;
    ronde_builder_task(builder, &(ronde_task_spec){.where = id,
                                                   .id = id,
                                                   .kind = kind,
                                                   .place = place,
                                                   .request = visit,
                                                   .duration = stop->duration,
                                                   .release = stop->release,
                                                   .windows = &window,
                                                   .window_count = 1,
                                                   .skills = van_skill,
                                                   .skill_count = with_rounds ? 1 : 0,
                                                   .initial = {stop->clean},
                                                   .change = {stop->dirty - stop->clean}});
}

/* turn: how many stops at the same place came before. */
static void add_stop(ronde_builder *builder,
                     const ronde_laundry_week *laundry,
                     const ronde_laundry_stop *stop,
                     int32_t turn,
                     const bool *visited)
{
    char place[id_length];
    char id[2 * id_length];
    bool swaps = stop->dirty > 0 && stop->clean > 0;
    bool with_rounds = visited != NULL;
    const char *word = swaps ? "swap" : stop->clean > 0 ? "return" : "collect";
    add_stop_place(builder, laundry, stop, turn == 0, with_rounds, place);
    if (stop->point != RONDE_NONE) {
        snprintf(id, sizeof id, "%s/%s%d", place, word, (int)turn + 1);
        add_stop_task(builder, laundry, stop, id, place, NULL, with_rounds);
        return;
    }
    const char *user = laundry->members[stop->user].user.id;
    const char *visit = with_rounds && visited[stop->user] ? user : NULL;
    snprintf(id, sizeof id, "%s/%s", user, word);
    add_stop_task(builder, laundry, stop, id, place, visit, with_rounds);
    if (visit != NULL) {
        add_tie(builder, laundry, stop, id);
    }
}

ronde_van_kind ronde_laundry_vehicle(const ronde_instance *instance, int32_t shift)
{
    const char *id = instance->shifts[shift].id;
    ronde_van_kind kind = RONDE_VAN;
    while (kind < RONDE_DAY_BUS && strncmp(id, kind_names[kind], strlen(kind_names[kind])) != 0) {
        kind++;
    }
    return kind;
}

void ronde_laundry_add(ronde_builder *builder,
                       const ronde_laundry_week *laundry,
                       const ronde_laundry_stop *stops,
                       int32_t count,
                       const bool *visited)
{
    add_place(builder, plant_id, "wasserij", laundry->options.plant.lon,
              laundry->options.plant.lat);
    add_fleet(builder, laundry, stops, count, visited != NULL);
    int32_t turn = 0;
    for (int32_t i = 0; i < count; i++) {
        const ronde_laundry_stop *stop = &stops[i];
        bool again = i > 0 && stop->user == stops[i - 1].user && stop->point == stops[i - 1].point;
        turn = again ? turn + 1 : 0;
        add_stop(builder, laundry, stop, turn, visited);
    }
}

/* Fewer vans come first, unless some vehicles are there anyway. */
void ronde_laundry_add_header(ronde_builder *builder,
                              const ronde_laundry_week *laundry,
                              int32_t day,
                              bool with_rounds)
{
    const ronde_laundry_parameters *with = &laundry->options.parameters;
    ronde_date date = ronde_laundry_date(laundry, day);
    char start_date[32];
    snprintf(start_date, sizeof start_date, "%04d-%02d-%02d", date.year, date.month, date.day);
    ronde_builder_header(
        builder, &(ronde_header_spec){.name = laundry->options.name,
                                      .start_date = start_date,
                                      .cost_divisor = RONDE_EURO,
                                      .vehicles_first =
                                          !with_rounds && with->volunteers + with->day_buses == 0,
                                      .dimensions = dimensions,
                                      .dimension_count = 1});
}

ronde_status ronde_laundry_build(ronde_instance **out,
                                 const ronde_laundry_week *laundry,
                                 int32_t day,
                                 ronde_error *error)
{
    int32_t count = 0;
    ronde_builder *builder = ronde_builder_new();
    ronde_laundry_stop *stops = ronde_laundry_stops(laundry, day, &count);
    ronde_status status = RONDE_OK;
    if (builder == NULL || stops == NULL) {
        status = ronde_fail(error, RONDE_ENOMEM, NULL, "no memory for a day of laundry");
    } else {
        ronde_laundry_add_header(builder, laundry, day, false);
        ronde_laundry_add(builder, laundry, stops, count, NULL);
        status = ronde_builder_finish(out, builder, NULL, error);
    }
    ronde_free(stops);
    ronde_builder_free(builder);
    return status;
}
