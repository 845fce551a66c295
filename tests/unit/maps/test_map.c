/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/map.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_map.h"
#include "tests/support/tmpdir.h"

#include <string.h>

static const char drawing[] = "A---B---C\n"
                              "|   |    \n"
                              "D---E    ";
static const char roads[] = "ABC highway=residential name=Kerkstraat\n"
                            "ADEB highway=tertiary name=Ring\n";

static ronde_map *map_of(sketch_map *town)
{
    ronde_error error = {0};
    ronde_map *map = NULL;
    sketch_map_init(town, drawing, roads);
    ck_assert_ok(ronde_map_from_graph(&map, &town->graph, &error));
    return map;
}

static ronde_map_point at(const sketch_map *town, char letter)
{
    return (ronde_map_point){town->lon_e7[letter - 'A'], town->lat_e7[letter - 'A']};
}

START_TEST(a_map_survives_its_file)
{
    ronde_error error = {0};
    sketch_map town;
    ronde_map *map = map_of(&town);
    const tmpdir dir = tmpdir_make();
    const tmpdir_name path = tmpdir_file(&dir, "t.rmap");
    ck_assert_ok(ronde_map_write(map, path.text, &error));
    ronde_map *again = NULL;
    ck_assert_ok(ronde_map_open(&again, path.text, &error));
    ck_assert_int_eq(ronde_map_profile_count(again), 6);
    const int32_t foot = ronde_map_find_profile(again, "foot");
    const ronde_map_point points[] = {at(&town, 'A'), at(&town, 'C'), at(&town, 'E')};
    int32_t one[9];
    int32_t other[9];
    ck_assert_ok(ronde_map_table(map, foot, points, 3, one, NULL, &error));
    ck_assert_ok(ronde_map_table(again, foot, points, 3, other, NULL, &error));
    ck_assert_mem_eq(one, other, sizeof one);
    ck_assert_int_eq(one[0], 0);
    ck_assert_int_eq(one[1], 576); /* 800 m at 5 km/h */
    ronde_map_free(map);
    ronde_map_free(again);
    tmpdir_remove(&dir);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(streets_with_homes_are_listed)
{
    sketch_map town;
    ronde_map *map = map_of(&town);
    ronde_map_street street = {.edge = RONDE_NONE};
    int32_t metres = 0;
    while (ronde_map_next_street(map, 0, street.edge, &street)) {
        ck_assert_str_eq(street.name, "Kerkstraat");
        metres += street.length_m;
        const ronde_map_point start = ronde_map_street_point(map, street.edge, 0);
        const ronde_map_point middle = ronde_map_street_point(map, street.edge, 200);
        ck_assert_double_eq_tol(
            (double)ronde_road_length_mm(start.lon_e7, start.lat_e7, middle.lon_e7, middle.lat_e7),
            200000, 20);
    }
    ck_assert_int_ge(metres, 798);
    ck_assert_int_le(metres, 802);
    ronde_map_free(map);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_point_off_the_map_is_named)
{
    ronde_error error = {0};
    sketch_map town;
    ronde_map *map = map_of(&town);
    const ronde_map_point points[] = {at(&town, 'A'), {522000000, 68000000}};
    ronde_snap snaps[2];
    ck_assert_int_eq(ronde_map_snap(map, 0, points, 2, snaps, &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "point 2"));
    ronde_map_free(map);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_point_off_the_map_is_far_from_a_road)
{
    ronde_error error = {0};
    sketch_map town;
    ronde_map *map = map_of(&town);
    const ronde_map_point points[] = {
        {0, 950000000}, at(&town, 'A'), {522000000, 68000000}}; /* latitude 95 does not exist */
    int32_t metres[3];
    ck_assert_ok(ronde_map_road_distances(map, 0, points, 3, metres, &error));
    ck_assert_int_eq(metres[0], RONDE_MAP_FAR);
    ck_assert_int_eq(metres[1], 0);
    ck_assert_int_eq(metres[2], RONDE_MAP_FAR);
    ronde_map_free(map);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(unknown_profiles_are_refused)
{
    ronde_error error = {0};
    ronde_map *map = NULL;
    ck_assert_int_eq(ronde_map_build(&map, "nothing.osm", "bike,horse", &error), RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "'horse'"));
    ronde_map_free(map);
}
END_TEST

CKX_MAIN("maps/map",
         a_map_survives_its_file,
         streets_with_homes_are_listed,
         a_point_off_the_map_is_named,
         a_point_off_the_map_is_far_from_a_road,
         unknown_profiles_are_refused)
