/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/speed.h"
#include "tests/support/ckx.h"
#include "tests/support/tags_of.h"

START_TEST(limits_are_read_in_all_their_spellings)
{
    static const struct {
        const char *tags;
        int32_t limit;
    } rows[] = {{"maxspeed=50", 50000},
                {"maxspeed=30mph", 48270}, /* 30 * 1609 */
                {"maxspeed=walk", 7000},
                {"maxspeed=none", 130000},
                {"maxspeed=NL:urban", 50000},
                {"maxspeed=NL:rural", 80000},
                {"maxspeed=DE:rural", 100000},
                {"maxspeed=DE:zone:30", 30000},
                {"maxspeed=NL:zone30", 30000},
                {"maxspeed:type=NL:urban", 50000},
                {"maxspeed=50;30", 50000},
                {"maxspeed=signals", 0},
                {"maxspeed=signals source:maxspeed=NL:urban", 50000},
                {"zone:maxspeed=DE:30", 30000},
                {"maxspeed=-5", 0},
                {"maxspeed=1e99", 0},
                {"highway=path", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const ronde_osm_tags tags = tags_of(rows[i].tags);
        ck_assert_msg(ronde_speed_limit(&tags) == rows[i].limit, "%s gives %d", rows[i].tags,
                      ronde_speed_limit(&tags));
    }
}
END_TEST

START_TEST(durations_are_read_in_all_their_spellings)
{
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {{"00:15", 900000},  {"01:02:03", 3723000},
                {"5", 300000},      {"PT1H5M", 3900000},
                {"PT90S", 90000},   {"", 0},
                {"soon", 0},        {"1:", 0},
                {"1:2:3:4", 0},     {"-5", 0},
                {"PT", 0},          {"PT5", 0},
                {"99999999999", 0}, {"00:15 ", 0},
                {"PT1e300H", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ck_assert_msg(ronde_speed_duration(rows[i].text) == rows[i].ms, "'%s' gives %lld",
                      rows[i].text, (long long)ronde_speed_duration(rows[i].text));
    }
}
END_TEST

START_TEST(the_worst_ground_counts)
{
    const ronde_osm_tags tags = tags_of("surface=compacted smoothness=bad tracktype=grade2");
    const ronde_speed_surface surface = ronde_speed_of_surface(&tags);
    ck_assert_int_eq(surface.bike_percent, 75);   /* smoothness=bad */
    ck_assert_int_eq(surface.motor_limit, 25000); /* grade2 */
    const ronde_osm_tags plain = tags_of("surface=marble");
    ck_assert_int_eq(ronde_speed_of_surface(&plain).bike_percent, 100);
}
END_TEST

CKX_MAIN("maps/osm/speed",
         limits_are_read_in_all_their_spellings,
         durations_are_read_in_all_their_spellings,
         the_worst_ground_counts)
