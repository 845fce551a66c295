/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/osm/profile.h"
#include "tests/support/ckx.h"
#include "tests/support/tags_of.h"

/* What a profile may do on a way: n nothing, w walk the bicycle, y travel. */
static char letter_of(int32_t speed, ronde_mode mode)
{
    if (speed == 0) {
        return 'n';
    }
    return mode == RONDE_MODE_BICYCLE && speed <= 4500 ? 'w' : 'y';
}

static const struct {
    const char *tags;
    const char *bike, *foot, *car; /* along and against */
} rows[] = {
    /* Dutch practice */
    {"highway=cycleway", "yy", "yy", "nn"},
    {"highway=cycleway oneway=yes", "yw", "yy", "nn"},
    {"highway=cycleway bicycle=designated traffic_sign=NL:G12a", "yy", "yy", "nn"},
    {"highway=path traffic_sign=NL:G11", "yy", "yy", "nn"},
    {"highway=path traffic_sign=NL:G07", "ww", "yy", "nn"},
    {"highway=footway traffic_sign=NL:G07-OB54", "ww", "yy", "nn"},
    {"highway=unclassified traffic_sign=NL:C12", "yy", "yy", "nn"},
    {"highway=pedestrian", "ww", "yy", "nn"},
    {"highway=pedestrian bicycle=yes", "yy", "yy", "nn"},
    {"highway=pedestrian motor_vehicle=destination", "ww", "yy", "yy"},
    {"highway=footway", "ww", "yy", "nn"},
    {"highway=footway bicycle=yes", "yy", "yy", "nn"},
    {"highway=steps", "ww", "yy", "nn"},
    {"highway=secondary bicycle=use_sidepath", "ww", "yy", "yy"},
    {"highway=secondary bicycle=use_sidepath foot=use_sidepath", "nn", "nn", "yy"},
    {"highway=residential bicycle=dismount", "ww", "yy", "yy"},
    {"highway=residential cyclestreet=yes", "yy", "yy", "yy"},
    {"highway=motorway", "nn", "nn", "yn"},
    {"highway=trunk", "nn", "nn", "yy"},
    {"highway=primary motorroad=yes", "nn", "nn", "yy"},
    /* one-way and its exceptions */
    {"highway=residential oneway=yes", "yw", "yy", "yn"},
    {"highway=residential oneway=-1", "wy", "yy", "ny"},
    {"highway=residential oneway=yes oneway:bicycle=no", "yy", "yy", "yn"},
    {"highway=residential oneway=yes cycleway=opposite", "yy", "yy", "yn"},
    {"highway=residential oneway=yes cycleway=opposite_lane", "yy", "yy", "yn"},
    {"highway=residential oneway=yes cycleway:left=opposite_track", "yy", "yy", "yn"},
    {"highway=residential oneway=yes cycleway:left:oneway=-1", "yy", "yy", "yn"},
    {"highway=residential oneway=yes cycleway:both:oneway=no", "yy", "yy", "yn"},
    {"highway=residential oneway=yes cycleway:right=lane", "yw", "yy", "yn"},
    {"highway=residential oneway=no junction=roundabout", "yy", "yy", "yy"},
    {"highway=tertiary junction=roundabout", "yw", "yy", "yn"},
    {"highway=footway oneway:foot=yes", "wn", "yn", "nn"},
    {"highway=primary oneway=reversible", "ww", "yy", "nn"},
    /* access, the most specific key first */
    {"highway=residential access=no", "nn", "nn", "nn"},
    {"highway=residential access=private", "nn", "nn", "nn"},
    {"highway=residential access=permissive", "yy", "yy", "yy"},
    {"highway=residential access=no bicycle=yes foot=yes", "yy", "yy", "nn"},
    {"highway=residential access=no motor_vehicle=destination", "nn", "nn", "yy"},
    {"highway=residential motor_vehicle=no", "yy", "yy", "nn"},
    {"highway=residential motor_vehicle=no motorcar=yes", "yy", "yy", "yy"},
    {"highway=residential vehicle=no", "ww", "yy", "nn"},
    {"highway=residential vehicle=destination", "yy", "yy", "yy"},
    {"highway=footway access=yes", "ww", "yy", "nn"}, /* lifts a ban, opens nothing */
    {"highway=track", "yy", "yy", "nn"},
    {"highway=track motor_vehicle=agricultural", "yy", "yy", "nn"},
    {"highway=track motor_vehicle=yes", "yy", "yy", "yy"},
    {"highway=service access=private foot=yes", "ww", "yy", "nn"},
    /* nothing to travel on */
    {"highway=construction", "nn", "nn", "nn"},
    {"highway=proposed", "nn", "nn", "nn"},
    {"highway=cycleway smoothness=impassable", "ww", "yy", "nn"},
    /* ferries */
    {"route=ferry", "yy", "yy", "nn"},
    {"route=ferry motor_vehicle=yes", "yy", "yy", "yy"},
    {"route=ferry motorcar=yes bicycle=no", "nn", "yy", "yy"},
};

static void expect(const char *tags_text, ronde_travel_profile profile, const char *expected)
{
    const ronde_osm_tags tags = tags_of(tags_text);
    const ronde_way_use use = ronde_travel_profile_way_use(profile, &tags, 100000);
    const ronde_mode mode = ronde_travel_profile_mode(profile);
    for (int direction = 0; direction < 2; direction++) {
        ck_assert_msg(letter_of(use.speed[direction], mode) == expected[direction],
                      "%s, %s, direction %d: %c (%d m/h), expected %c", tags_text,
                      ronde_travel_profile_name(profile), direction,
                      letter_of(use.speed[direction], mode), use.speed[direction],
                      expected[direction]);
    }
}

START_TEST(each_way_is_open_for_whom_it_should)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect(rows[i].tags, RONDE_PROFILE_BIKE, rows[i].bike);
        expect(rows[i].tags, RONDE_PROFILE_EBIKE, rows[i].bike);
        expect(rows[i].tags, RONDE_PROFILE_FOOT, rows[i].foot);
        expect(rows[i].tags, RONDE_PROFILE_CAR, rows[i].car);
    }
}
END_TEST

static int32_t speed_on(ronde_travel_profile profile, const char *text)
{
    const ronde_osm_tags tags = tags_of(text);
    return ronde_travel_profile_way_use(profile, &tags, 1000000).speed[0];
}

START_TEST(speeds_follow_limit_ground_and_vehicle)
{
    ck_assert_int_eq(speed_on(RONDE_PROFILE_BIKE, "highway=cycleway surface=asphalt"), 15500);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_BIKE, "highway=cycleway surface=gravel"), 155 * 65);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_EBIKE, "highway=residential"), 19500);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_FOOT, "highway=residential"), 5000);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_FOOT, "highway=steps"), 3000);
    /* 85 % of the limit, at most what the road's class allows */
    ck_assert_int_eq(speed_on(RONDE_PROFILE_CAR, "highway=primary maxspeed=50"), 42500);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_CAR, "highway=residential maxspeed=30"), 25500);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_CAR, "highway=residential maxspeed=50"), 36000);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_CAR, "highway=primary maxspeed=80 surface=sett"),
                     45000);
    ck_assert_int_lt(speed_on(RONDE_PROFILE_VAN, "highway=primary maxspeed=80"),
                     speed_on(RONDE_PROFILE_CAR, "highway=primary maxspeed=80"));
}
END_TEST

START_TEST(a_ferry_takes_its_time)
{
    /* 1 km in 15 minutes is 4 km/h */
    ck_assert_int_eq(speed_on(RONDE_PROFILE_FOOT, "route=ferry duration=00:15"), 4000);
    ck_assert_int_eq(speed_on(RONDE_PROFILE_BIKE, "route=ferry duration=PT15M"), 4000);
}
END_TEST

START_TEST(homes_stand_along_residential_streets)
{
    static const struct {
        const char *tags;
        bool has_homes;
    } ways[] = {{"highway=residential", true},
                {"highway=living_street", true},
                {"highway=unclassified", false},
                {"highway=unclassified name=Dorp maxspeed=50", true},
                {"highway=unclassified name=Veld maxspeed=60", false},
                {"highway=unclassified name=Dorp lit=yes", true},
                {"highway=unclassified name=Dorp sidewalk=both", true},
                {"highway=pedestrian name=Markt", true},
                {"highway=service name=Hof", false},
                {"highway=primary name=Ring maxspeed=50", false},
                {"route=ferry", false}};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const ronde_osm_tags tags = tags_of(ways[i].tags);
        ck_assert_msg(ronde_travel_profile_way_kind(&tags).is_residential == ways[i].has_homes,
                      "%s", ways[i].tags);
    }
}
END_TEST

START_TEST(names_are_found)
{
    for (int32_t i = 0; i < RONDE_PROFILE_COUNT; i++) {
        ck_assert_int_eq(
            ronde_travel_profile_find(ronde_travel_profile_name((ronde_travel_profile)i)), i);
    }
    ck_assert_int_eq(ronde_travel_profile_find("horse"), RONDE_NONE);
}
END_TEST

CKX_MAIN("maps/osm/profile",
         each_way_is_open_for_whom_it_should,
         speeds_follow_limit_ground_and_vehicle,
         a_ferry_takes_its_time,
         homes_stand_along_residential_streets,
         names_are_found)
