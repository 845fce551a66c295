/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/profile.h"
#include "tests/support/ckx.h"
#include "tests/support/tags_of.h"

START_TEST(barriers_stop_whom_they_should)
{
    static const struct {
        const char *tags;
        const char *open; /* bicycle, foot, motor: y or n */
    } rows[] = {{"barrier=bollard", "yyn"},
                {"barrier=bollard bollard=rising", "yyy"},
                {"barrier=bollard motor_vehicle=yes", "yyy"},
                {"barrier=gate", "yyy"},
                {"barrier=gate access=private", "nnn"},
                {"barrier=gate access=private foot=yes bicycle=yes", "yyn"},
                {"barrier=gate motor_vehicle=private", "yyn"},
                {"barrier=lift_gate", "yyy"},
                {"barrier=lift_gate access=no", "nnn"},
                {"barrier=swing_gate", "yyn"},
                {"barrier=cycle_barrier", "yyn"},
                {"barrier=cycle_barrier bicycle=no", "yyn"}, /* walked through */
                {"barrier=turnstile", "nyn"},
                {"barrier=fence", "nnn"},
                {"barrier=kerb", "yyy"},
                {"barrier=something_new", "yyn"},
                {"highway=crossing bicycle=no", "yyy"}, /* access counts at barriers only */
                {"highway=traffic_signals", "yyy"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const ronde_osm_tags tags = tags_of(rows[i].tags);
        const ronde_node_use use = ronde_travel_profile_node_use(&tags);
        for (int mode = 0; mode < RONDE_MODE_COUNT; mode++) {
            const char found = use.delay_ms[mode] == RONDE_NODE_BLOCKED ? 'n' : 'y';
            ck_assert_msg(found == rows[i].open[mode], "%s, mode %d: %c", rows[i].tags, mode,
                          found);
        }
    }
}
END_TEST

START_TEST(signals_cost_time_and_plain_nodes_none)
{
    const ronde_osm_tags signals = tags_of("highway=traffic_signals");
    const ronde_node_use lights = ronde_travel_profile_node_use(&signals);
    ck_assert(lights.is_signal);
    ck_assert_int_gt(lights.delay_ms[RONDE_MODE_MOTOR], 0);
    const ronde_osm_tags crossing = tags_of("highway=crossing crossing=uncontrolled");
    const ronde_node_use zebra = ronde_travel_profile_node_use(&crossing);
    ck_assert(!zebra.is_signal);
    ck_assert_int_eq(zebra.delay_ms[RONDE_MODE_MOTOR], 0);
}
END_TEST

CKX_MAIN("maps/osm/node_use",
         barriers_stop_whom_they_should,
         signals_cost_time_and_plain_nodes_none)
