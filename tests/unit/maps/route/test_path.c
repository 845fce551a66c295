/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/path.h"
#include "maps/route/table.h"
#include "tests/support/ckx.h"
#include "tests/support/random_roads.h"
#include "tests/support/sketch_map.h"

#include <string.h>

static int64_t length_of(const ronde_path *path)
{
    int64_t length = 0;
    for (size_t i = 1; i < path->points.count; i++) {
        const ronde_path_point *point = &path->points.items[i];
        length +=
            ronde_road_length_mm(point[-1].lon_e7, point[-1].lat_e7, point->lon_e7, point->lat_e7);
    }
    return length;
}

/* Every path has the time of the table, begins and ends where asked, and its drawn line is as long
 * as it says (each point is rounded to a centimetre, so a few per stretch). */
START_TEST(paths_fit_the_table_and_their_own_length)
{
    ronde_error error = {0};
    ronde_path path = {0};
    int found = 0;
    for (uint64_t seed = 0; seed < 300; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 4);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 12, 30);
        for (int i = 0; i < 10; i++) {
            const ronde_road_place from = random_roads_place(&graph, &rng);
            const ronde_road_place to = random_roads_place(&graph, &rng);
            int32_t seconds = 0;
            int32_t metres = 0;
            ck_assert_ok(ronde_table_compute(&graph, 0, (ronde_road_places){&from, 1},
                                             (ronde_road_places){&to, 1}, &seconds, &metres,
                                             &error));
            ck_assert_ok(ronde_path_find(&path, &graph, 0, from, to, &error));
            ck_assert_int_eq(path.seconds, seconds);
            ck_assert_int_eq(path.metres, metres);
            ck_assert_int_eq(path.points.count > 0, seconds != RONDE_NO_WAY);
            if (path.points.count > 0) {
                const ronde_path_point start = ronde_path_point_at(&graph, from);
                const ronde_path_point end = ronde_path_point_at(&graph, to);
                ck_assert_mem_eq(&path.points.items[0], &start, sizeof start);
                ck_assert_mem_eq(&path.points.items[path.points.count - 1], &end, sizeof end);
                const double wrong = (double)length_of(&path) - path.metres * 1e3;
                ck_assert_double_eq_tol(wrong, 0, 600 + 40.0 * (double)path.edges.count);
                found++;
            }
        }
        ronde_road_graph_clear(&graph);
    }
    ck_assert_int_gt(found, 500);
    ronde_path_clear(&path);
}
END_TEST

START_TEST(geojson_has_the_line_and_the_streets)
{
    ronde_error error = {0};
    sketch_map town;
    sketch_map_init(&town, "A-B-C", "AB highway=residential name=Ja\"n\\\nBC highway=tertiary\n");
    ronde_path path = {0};
    const ronde_road_place from = {.edge = 0, .offset_mm = 0};
    const ronde_road_place to = {.edge = 1, .offset_mm = 100000};
    ck_assert_ok(ronde_path_find(&path, &town.graph, 2, from, to, &error));
    ronde_text text = {0};
    ronde_path_append_geojson(&text, &path, &town.graph, "foot");
    /* 300 m at 5 km/h are 216 s */
    ck_assert_ptr_nonnull(strstr(text.data, "\"profile\":\"foot\",\"duration_s\":216"));
    ck_assert_ptr_nonnull(strstr(text.data, "\"streets\":[\"Ja\\u0022n\\u005c\"]"));
    ck_assert_ptr_nonnull(strstr(text.data, "\"coordinates\":[[6.8000000,52.2000000],"));
    ronde_text_clear(&text);
    ronde_path_clear(&path);
    sketch_map_clear(&town);
}
END_TEST

CKX_MAIN("maps/route/path",
         paths_fit_the_table_and_their_own_length,
         geojson_has_the_line_and_the_streets)
