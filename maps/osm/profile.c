/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tags of a way to speeds per profile. Everything that is practice or law is a table:
 * here, in highway.c, access.c, speed.c and node_use.c. */
#include "maps/osm/profile.h"

#include "maps/osm/access.h"
#include "maps/osm/highway.h"
#include "maps/osm/speed.h"

#include <stddef.h>
#include <string.h>

typedef struct profile_row {
    const char *name;
    ronde_mode mode;
    int32_t speed;         /* m/h on good ground without stops; motor: the most it ever drives */
    int32_t motor_percent; /* of the speed of a passenger car */
    ronde_access_keys keys;
} profile_row;

#define BICYCLE_KEYS                                                                               \
    {                                                                                              \
        {RONDE_OSM_BICYCLE}, 1, {RONDE_OSM_VEHICLE, RONDE_OSM_ACCESS}, 2                           \
    }
#define MOTOR_KEYS(own)                                                                            \
    {                                                                                              \
        {(own), RONDE_OSM_MOTOR_VEHICLE}, 2, {RONDE_OSM_VEHICLE, RONDE_OSM_ACCESS}, 2              \
    }

/* Cruising speeds that give, with signals and ground, the means of the planning practice in
 * town: bike 14, e-bike 17, car 26 km/h (research notes of the project, domain section 4). */
static const profile_row profiles[RONDE_PROFILE_COUNT] = {
    {"bike", RONDE_MODE_BICYCLE, 15500, 0, BICYCLE_KEYS},
    {"ebike", RONDE_MODE_BICYCLE, 19500, 0, BICYCLE_KEYS},
    {"foot", RONDE_MODE_FOOT, 5000, 0, {{RONDE_OSM_FOOT}, 1, {RONDE_OSM_ACCESS}, 1}},
    {"car", RONDE_MODE_MOTOR, 120000, 100, MOTOR_KEYS(RONDE_OSM_MOTORCAR)},
    {"van", RONDE_MODE_MOTOR, 100000, 96, MOTOR_KEYS(RONDE_OSM_GOODS)},
    {"minibus", RONDE_MODE_MOTOR, 95000, 94, MOTOR_KEYS(RONDE_OSM_MINIBUS)},
};

enum { metres_per_km = 1000, push_speed = 4500, percent_of_limit = 85, ferry_speed = 8000 };

const char *ronde_travel_profile_name(ronde_travel_profile profile)
{
    return profiles[profile].name;
}

int32_t ronde_travel_profile_find(const char *name)
{
    for (int32_t i = 0; i < RONDE_PROFILE_COUNT; i++) {
        if (strcmp(name, profiles[i].name) == 0) {
            return i;
        }
    }
    return RONDE_NONE;
}

ronde_mode ronde_travel_profile_mode(ronde_travel_profile profile)
{
    return profiles[profile].mode;
}

static int32_t smaller(int32_t one, int32_t other)
{
    return one < other ? one : other;
}

static bool has_value(const ronde_osm_tags *tags, ronde_osm_key key, const char *value)
{
    return tags->value[key] != NULL && strcmp(tags->value[key], value) == 0;
}

/* --- speed ------------------------------------------------------------------------------------ */

static int32_t
motor_speed(const profile_row *profile, const ronde_highway *highway, const ronde_osm_tags *tags)
{
    const int32_t limit = ronde_speed_limit(tags);
    int32_t speed = highway->motor_speed * metres_per_km;
    if (limit > 0) {
        speed = smaller(limit / 100 * percent_of_limit, highway->motor_limit * metres_per_km);
    }
    if (has_value(tags, RONDE_OSM_CYCLESTREET, "yes") ||
        has_value(tags, RONDE_OSM_BICYCLE_ROAD, "yes")) {
        speed = smaller(speed, 22 * metres_per_km); /* the car is a guest behind bicycles */
    }
    speed = smaller(speed, ronde_speed_of_surface(tags).motor_limit);
    return smaller(speed / 100 * profile->motor_percent, profile->speed);
}

static int32_t
own_speed(const profile_row *profile, const ronde_highway *highway, const ronde_osm_tags *tags)
{
    if (profile->mode == RONDE_MODE_MOTOR) {
        return motor_speed(profile, highway, tags);
    }
    const ronde_speed_surface ground = ronde_speed_of_surface(tags);
    const bool is_bicycle = profile->mode == RONDE_MODE_BICYCLE;
    const int32_t percent = is_bicycle ? ground.bike_percent : ground.foot_percent;
    const int32_t limit = is_bicycle ? highway->bike_limit : highway->foot_limit;
    const int32_t speed = profile->speed / 100 * percent;
    return limit > 0 ? smaller(speed, limit * metres_per_km) : speed;
}

/* Walking beside the bicycle; steps with a bicycle are slower still. */
static int32_t pushing_speed(const ronde_highway *highway, const ronde_osm_tags *tags)
{
    const int32_t speed = push_speed / 100 * ronde_speed_of_surface(tags).foot_percent;
    const bool is_steps = highway->foot_limit > 0 && highway->bike_limit > 0;
    return is_steps ? smaller(speed, highway->bike_limit * metres_per_km) : speed;
}

/* --- access ----------------------------------------------------------------------------------- */

static ronde_access
access_of(const profile_row *profile, const ronde_highway *highway, const ronde_osm_tags *tags)
{
    static const int32_t bit_of_mode[RONDE_MODE_COUNT] = {RONDE_HIGHWAY_BICYCLE, RONDE_HIGHWAY_FOOT,
                                                          RONDE_HIGHWAY_MOTOR};
    const bool is_open = (highway->open_to & bit_of_mode[profile->mode]) != 0;
    if (profile->mode != RONDE_MODE_MOTOR && has_value(tags, RONDE_OSM_MOTORROAD, "yes")) {
        return RONDE_ACCESS_NO;
    }
    return ronde_access_decide(&profile->keys, profile->mode, tags,
                               is_open ? RONDE_ACCESS_YES : RONDE_ACCESS_NO);
}

/* Where a cyclist may not ride but may walk, the bicycle is pushed, in both directions; on a
 * one-way street for bicycles, against the traffic. Never along a road that walkers may not use. */
static void
allow_pushing(ronde_way_use *use, const ronde_highway *highway, const ronde_osm_tags *tags)
{
    const profile_row *walker = &profiles[RONDE_PROFILE_FOOT];
    if (access_of(walker, highway, tags) != RONDE_ACCESS_YES) {
        return;
    }
    const int directions = ronde_access_directions(RONDE_MODE_FOOT, tags);
    const int32_t speed = pushing_speed(highway, tags);
    for (int direction = 0; direction < 2; direction++) {
        if (use->speed[direction] == 0 && (directions & (1 << direction)) != 0) {
            use->speed[direction] = speed;
        }
    }
}

static ronde_way_use
road_use(const profile_row *profile, const ronde_highway *highway, const ronde_osm_tags *tags)
{
    ronde_way_use use = {{0, 0}};
    const ronde_access access = access_of(profile, highway, tags);
    if (access == RONDE_ACCESS_YES) {
        const int directions = ronde_access_directions(profile->mode, tags);
        const int32_t speed = own_speed(profile, highway, tags);
        use.speed[0] = (directions & 1) != 0 ? speed : 0;
        use.speed[1] = (directions & 2) != 0 ? speed : 0;
    }
    if (profile->mode == RONDE_MODE_BICYCLE) {
        allow_pushing(&use, highway, tags);
    }
    return use;
}

/* A ferry takes walkers and bicycles unless it says otherwise, cars only if it says so. The wait
 * at the quay is not in the data and not in the time. */
static ronde_way_use
ferry_use(const profile_row *profile, const ronde_osm_tags *tags, int64_t length_mm)
{
    const bool is_motor = profile->mode == RONDE_MODE_MOTOR;
    const char *vehicles = tags->value[RONDE_OSM_VEHICLE];
    const bool takes_cars = has_value(tags, RONDE_OSM_MOTORCAR, "yes") ||
                            (vehicles != NULL && strcmp(vehicles, "yes") == 0);
    const ronde_access access =
        ronde_access_decide(&profile->keys, profile->mode, tags,
                            is_motor && !takes_cars ? RONDE_ACCESS_NO : RONDE_ACCESS_YES);
    ronde_way_use use = {{0, 0}};
    if (access == RONDE_ACCESS_NO) {
        return use;
    }
    const char *duration = tags->value[RONDE_OSM_DURATION];
    const int64_t duration_ms = duration == NULL ? 0 : ronde_speed_duration(duration);
    int64_t speed = ferry_speed;
    if (duration_ms > 0) {
        speed = length_mm * 3600 / duration_ms; /* mm per ms = m per s; times 3600 = m per hour */
        speed = speed < 100 ? 100 : speed > 100000 ? 100000 : speed;
    }
    const int directions = ronde_access_directions(RONDE_MODE_MOTOR, tags);
    use.speed[0] = (directions & 1) != 0 ? (int32_t)speed : 0;
    use.speed[1] = (directions & 2) != 0 ? (int32_t)speed : 0;
    return use;
}

ronde_way_use ronde_travel_profile_way_use(ronde_travel_profile profile,
                                           const ronde_osm_tags *tags,
                                           int64_t length_mm)
{
    const char *value = tags->value[RONDE_OSM_HIGHWAY];
    const ronde_highway *highway = value == NULL ? NULL : ronde_highway_find(value);
    if (highway != NULL) {
        return road_use(&profiles[profile], highway, tags);
    }
    if (value == NULL && has_value(tags, RONDE_OSM_ROUTE, "ferry")) {
        return ferry_use(&profiles[profile], tags, length_mm);
    }
    return (ronde_way_use){{0, 0}};
}

/* --- kind ------------------------------------------------------------------------------------- */

/* Signs of a built-up area on the road itself: extracts often lack the boundaries of towns. */
static bool is_in_town(const ronde_osm_tags *tags)
{
    const int32_t limit = ronde_speed_limit(tags);
    const char *sidewalk = tags->value[RONDE_OSM_SIDEWALK];
    const bool has_sidewalk =
        sidewalk != NULL && strcmp(sidewalk, "no") != 0 && strcmp(sidewalk, "none") != 0;
    const bool is_pedestrian = has_value(tags, RONDE_OSM_HIGHWAY, "pedestrian");
    return tags->value[RONDE_OSM_NAME] != NULL &&
           (is_pedestrian || has_sidewalk || has_value(tags, RONDE_OSM_LIT, "yes") ||
            (limit > 0 && limit <= 50 * metres_per_km));
}

ronde_way_kind ronde_travel_profile_way_kind(const ronde_osm_tags *tags)
{
    const char *value = tags->value[RONDE_OSM_HIGHWAY];
    const ronde_highway *highway = value == NULL ? NULL : ronde_highway_find(value);
    ronde_way_kind kind = {.rank = highway == NULL ? 0 : highway->rank,
                           .is_residential = false,
                           .is_ferry = value == NULL};
    if (highway != NULL) {
        kind.is_residential = highway->homes == RONDE_HOMES_YES ||
                              (highway->homes == RONDE_HOMES_IN_TOWN && is_in_town(tags));
    }
    return kind;
}

int32_t
ronde_travel_profile_junction_delay(ronde_mode mode, int32_t from_rank, int32_t highest_rank)
{
    /* {going straight on or on the bigger road, giving way to a bigger road} */
    static const int32_t delays[RONDE_MODE_COUNT][2] = {{0, 1500}, {0, 0}, {1000, 4000}};
    return delays[mode][highest_rank > from_rank && highest_rank >= 3 ? 1 : 0];
}
