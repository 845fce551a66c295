/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/build.h"
#include "maps/route/table.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/sketch_map.h"

/* Times on 100 m: bike 100 / 15.5 * 3.6 = 23.2 s, on foot 72 s, pushed 80 s. */

START_TEST(chains_become_one_edge_with_their_geometry)
{
    sketch_map town;
    sketch_map_init(&town, "A-B-C-D", "ABCD highway=residential name=Lange_Weg");
    ck_assert_int_eq(town.graph.edge_count, 1);
    ck_assert_int_eq(town.graph.node_count, 2);
    ck_assert_uint_eq(town.graph.edges[0].point_count, 4);
    ck_assert_str_eq(ronde_road_graph_name(&town.graph, 0), "Lange_Weg");
    ck_assert_int_eq(sketch_map_metres(&town, "bike", 'A', 'D'), 600);
    ck_assert_int_eq(sketch_map_metres(&town, "bike", 'B', 'C'), 200); /* inside the edge */
    ck_assert_int_eq(sketch_map_seconds(&town, "bike", 'C', 'B'), 46);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(ways_of_one_kind_join_and_other_kinds_split)
{
    sketch_map town;
    sketch_map_init(&town, "A-B-C-D",
                    "AB highway=residential\nBC highway=residential\n"
                    "CD highway=tertiary\n");
    ck_assert_int_eq(town.graph.edge_count, 2); /* ABC and CD */
    sketch_map_clear(&town);
}
END_TEST

START_TEST(one_way_streets_send_cars_round_and_bicycles_on_foot)
{
    sketch_map town;
    sketch_map_init(&town,
                    "A--B\n"
                    "|  |\n"
                    "C--D",
                    "AB highway=residential oneway=yes\n"
                    "BDCA highway=residential\n");
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'A', 'B'), 300);
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'B', 'A'), 700); /* 200 + 300 + 200 */
    ck_assert_int_eq(sketch_map_metres(&town, "foot", 'B', 'A'), 300);
    /* pushed 300 m: 240 s; ridden round 700 m: 163 s, and that is what a cyclist does */
    ck_assert_int_eq(sketch_map_metres(&town, "bike", 'B', 'A'), 700);
    sketch_map_clear(&town);

    sketch_map_init(&town,
                    "A--B\n"
                    "|  |\n"
                    "C--D",
                    "AB highway=residential oneway=yes oneway:bicycle=no\n"
                    "BDCA highway=residential\n");
    ck_assert_int_eq(sketch_map_metres(&town, "bike", 'B', 'A'), 300);
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'B', 'A'), 700);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_bollard_stops_cars_only)
{
    sketch_map town;
    sketch_map_init(&town,
                    "A-B-C\n"
                    "|   |\n"
                    "D---E",
                    "ABC highway=residential\n"
                    "ADEC highway=residential\n"
                    "B barrier=bollard\n");
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'A', 'C'), 800);
    ck_assert_int_eq(sketch_map_metres(&town, "bike", 'A', 'C'), 400);
    ck_assert_int_eq(sketch_map_metres(&town, "foot", 'A', 'C'), 400);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_gate_that_is_closed_cuts_the_road)
{
    sketch_map town;
    sketch_map_init(&town, "A-B-C", "ABC highway=service\nB barrier=gate access=private\n");
    ck_assert_int_eq(sketch_map_seconds(&town, "foot", 'A', 'C'), RONDE_NO_WAY);
    ck_assert_int_eq(sketch_map_seconds(&town, "car", 'A', 'C'), RONDE_NO_WAY);
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'A', 'B'), 200); /* up to the gate */
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_ferry_crosses_in_its_time)
{
    sketch_map town;
    sketch_map_init(&town, "A-B---C-D",
                    "AB highway=residential\nBC route=ferry duration=00:05\n"
                    "CD highway=residential\n");
    /* 2 * 200 m on foot = 288 s, and 300 s of ferry */
    ck_assert_int_eq(sketch_map_seconds(&town, "foot", 'A', 'D'), 588);
    ck_assert_int_eq(sketch_map_seconds(&town, "car", 'A', 'D'), RONDE_NO_WAY);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_roundabout_turns_one_way)
{
    sketch_map town;
    sketch_map_init(&town,
                    "A-B-C-D\n"
                    "  | |  \n"
                    "  E-F  ",
                    "AB highway=tertiary\nCD highway=tertiary\n"
                    "BEFCB highway=tertiary junction=roundabout\n");
    /* in at B, round by E and F to C; back straight from C to B */
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'A', 'D'), 200 + 200 + 200 + 200 + 200);
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'D', 'A'), 600);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(a_pedestrian_street_is_walked_with_the_bicycle)
{
    sketch_map town;
    sketch_map_init(&town, "A-B", "AB highway=pedestrian\n");
    ck_assert_int_eq(sketch_map_seconds(&town, "bike", 'A', 'B'), 160); /* 200 m at 4.5 km/h */
    ck_assert_int_eq(sketch_map_seconds(&town, "car", 'A', 'B'), RONDE_NO_WAY);
    sketch_map_clear(&town);
    sketch_map_init(&town, "A-B", "AB highway=pedestrian bicycle=yes\n");
    ck_assert_int_eq(sketch_map_seconds(&town, "bike", 'A', 'B'), 72); /* 10 km/h among walkers */
    sketch_map_clear(&town);
}
END_TEST

START_TEST(signals_and_junctions_take_time)
{
    sketch_map plain;
    sketch_map lights;
    const char *drawing = "A-B-C";
    sketch_map_init(&plain, drawing, "ABC highway=tertiary\n");
    sketch_map_init(&lights, drawing, "ABC highway=tertiary\nB highway=traffic_signals\n");
    ck_assert_int_eq(sketch_map_seconds(&lights, "car", 'A', 'C'),
                     sketch_map_seconds(&plain, "car", 'A', 'C') + 6);
    sketch_map_clear(&plain);
    sketch_map_clear(&lights);
}
END_TEST

START_TEST(a_ring_without_junctions_is_kept)
{
    sketch_map town;
    sketch_map_init(&town,
                    "A-B\n"
                    "| |\n"
                    "C-D",
                    "ABDCA highway=residential\n");
    ck_assert_int_eq(town.graph.edge_count, 1);
    ck_assert_int_eq(town.graph.edges[0].from, town.graph.edges[0].to);
    ck_assert_int_eq(sketch_map_metres(&town, "car", 'B', 'C'), 400);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(an_extract_without_roads_is_refused)
{
    ronde_error error = {0};
    ronde_osm_data data = {0};
    ronde_road_graph graph = {0};
    const ronde_travel_profile car = RONDE_PROFILE_CAR;
    ck_assert_int_eq(ronde_build_graph(&graph, &data, &car, 1, &error), RONDE_EINPUT);
    ck_assert_ptr_null(graph.edges);
}
END_TEST

static bool build_again(void *payload)
{
    const sketch_map *town = payload;
    ronde_road_graph graph = {0};
    const ronde_travel_profile bike = RONDE_PROFILE_BIKE;
    const ronde_status status = ronde_build_graph(&graph, &town->data, &bike, 1, NULL);
    ck_assert(status == RONDE_OK || (status == RONDE_ENOMEM && graph.edges == NULL));
    ronde_road_graph_clear(&graph);
    return status == RONDE_OK;
}

START_TEST(every_failed_allocation_is_reported)
{
    sketch_map town;
    sketch_map_init(&town, "A-B-C", "ABC highway=residential name=Straat\nB barrier=gate\n");
    ck_assert_int_gt(oom_run(build_again, &town, 200), 20);
    sketch_map_clear(&town);
}
END_TEST

CKX_MAIN("maps/graph/build",
         chains_become_one_edge_with_their_geometry,
         ways_of_one_kind_join_and_other_kinds_split,
         one_way_streets_send_cars_round_and_bicycles_on_foot,
         a_bollard_stops_cars_only,
         a_gate_that_is_closed_cuts_the_road,
         a_ferry_crosses_in_its_time,
         a_roundabout_turns_one_way,
         a_pedestrian_street_is_walked_with_the_bicycle,
         signals_and_junctions_take_time,
         a_ring_without_junctions_is_kept,
         an_extract_without_roads_is_refused,
         every_failed_allocation_is_reported)
