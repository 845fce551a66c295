/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a node costs to pass: barriers, traffic signals, crossings. */
#include "maps/osm/access.h"
#include "maps/osm/profile.h"

#include <stddef.h>
#include <string.h>

enum { blocked = RONDE_NODE_BLOCKED };

/* What a barrier means without access tags, in milliseconds: bicycle, foot, motor. A gate in the
 * road is opened; a barrier that is unknown lets walkers and bicycles through, and no cars. */
static const struct {
    const char *value;
    int32_t delay_ms[RONDE_MODE_COUNT];
} barriers[] = {
    {"bollard", {1000, 0, blocked}},
    {"block", {1000, 0, blocked}},
    {"jersey_barrier", {3000, 1000, blocked}},
    {"planter", {1000, 0, blocked}},
    {"bus_trap", {3000, 0, blocked}},
    {"sump_buster", {3000, 0, blocked}},
    {"cycle_barrier", {6000, 1000, blocked}},
    {"motorcycle_barrier", {4000, 1000, blocked}},
    {"gate", {5000, 3000, 20000}},
    {"lift_gate", {3000, 0, 15000}},
    {"swing_gate", {3000, 0, blocked}},
    {"sliding_gate", {5000, 3000, 20000}},
    {"hampshire_gate", {15000, 10000, 30000}},
    {"chain", {3000, 1000, blocked}},
    {"rope", {3000, 1000, blocked}},
    {"kissing_gate", {15000, 3000, blocked}},
    {"stile", {20000, 5000, blocked}},
    {"turnstile", {blocked, 3000, blocked}},
    {"full-height_turnstile", {blocked, 5000, blocked}},
    {"log", {5000, 1000, blocked}},
    {"debris", {5000, 2000, blocked}},
    {"toll_booth", {0, 0, 20000}},
    {"border_control", {0, 0, 10000}},
    {"sally_port", {2000, 0, 10000}},
    {"cattle_grid", {1000, 500, 2000}},
    {"height_restrictor", {0, 0, 0}},
    {"entrance", {0, 0, 0}},
    {"kerb", {0, 0, 0}},
    {"no", {0, 0, 0}},
    {"fence", {blocked, blocked, blocked}},
    {"wall", {blocked, blocked, blocked}},
    {"hedge", {blocked, blocked, blocked}},
    {"ditch", {blocked, blocked, blocked}},
    {NULL, {3000, 1000, blocked}},
};

/* A barrier that is opened for somebody costs at least this. */
enum { opened_ms = 2000 };

/* The mean wait, over red and green, at a signal; a wide junction has several such nodes. */
static const int32_t signal_ms[RONDE_MODE_COUNT] = {6000, 6000, 6000};
/* At a pedestrian light the road mostly has green. */
static const int32_t crossing_light_ms[RONDE_MODE_COUNT] = {1500, 5000, 2000};

static const ronde_access_keys keys_of[RONDE_MODE_COUNT] = {
    {{RONDE_OSM_BICYCLE}, 1, {RONDE_OSM_VEHICLE, RONDE_OSM_ACCESS}, 2},
    {{RONDE_OSM_FOOT}, 1, {RONDE_OSM_ACCESS}, 1},
    {{RONDE_OSM_MOTORCAR, RONDE_OSM_MOTOR_VEHICLE, RONDE_OSM_VEHICLE, RONDE_OSM_ACCESS}, 4, {0}, 0},
};

static const int32_t *delays_of(const char *barrier)
{
    size_t i = 0;
    while (barriers[i].value != NULL && strcmp(barrier, barriers[i].value) != 0) {
        i++;
    }
    return barriers[i].delay_ms;
}

static void apply_barrier(ronde_node_use *use, const ronde_osm_tags *tags)
{
    const int32_t *delays = delays_of(tags->value[RONDE_OSM_BARRIER]);
    const char *bollard = tags->value[RONDE_OSM_BOLLARD];
    const bool is_rising = bollard != NULL && strcmp(bollard, "rising") == 0;
    for (int mode = 0; mode < RONDE_MODE_COUNT; mode++) {
        const bool is_open = delays[mode] != blocked || (is_rising && mode == RONDE_MODE_MOTOR);
        const ronde_access access = ronde_access_decide(
            &keys_of[mode], (ronde_mode)mode, tags, is_open ? RONDE_ACCESS_YES : RONDE_ACCESS_NO);
        /* A cyclist who may not ride through walks through. */
        const bool is_pushed = access == RONDE_ACCESS_NO && mode == RONDE_MODE_BICYCLE && is_open &&
                               tags->value[RONDE_OSM_BICYCLE] != NULL;
        if (access == RONDE_ACCESS_NO && !is_pushed) {
            use->delay_ms[mode] = blocked;
        } else {
            use->delay_ms[mode] = delays[mode] == blocked ? opened_ms : delays[mode];
        }
    }
}

ronde_node_use ronde_travel_profile_node_use(const ronde_osm_tags *tags)
{
    ronde_node_use use = {{0}, false};
    if (tags->value[RONDE_OSM_BARRIER] != NULL) {
        apply_barrier(&use, tags);
        return use;
    }
    const char *highway = tags->value[RONDE_OSM_HIGHWAY];
    const char *crossing = tags->value[RONDE_OSM_CROSSING];
    if (highway != NULL && strcmp(highway, "traffic_signals") == 0) {
        memcpy(use.delay_ms, signal_ms, sizeof signal_ms);
        use.is_signal = true;
    } else if (crossing != NULL && strcmp(crossing, "traffic_signals") == 0) {
        memcpy(use.delay_ms, crossing_light_ms, sizeof crossing_light_ms);
        use.is_signal = true;
    }
    return use;
}
