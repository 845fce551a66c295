/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/road_graph.h"
#include "tests/support/ckx.h"
#include "tests/support/sketch_map.h"

START_TEST(lengths_fit_the_earth)
{
    /* A degree of latitude around 52.2 N is 111,267 m, of longitude 68,364 m (WGS84, meridian and
     * parallel arcs); the equator's degree is 111,319.49 m. */
    ck_assert_int_eq(ronde_road_length_mm(0, 0, 0, 0), 0);
    ck_assert_double_eq_tol((double)ronde_road_length_mm(0, 0, 10000000, 0), 111319490, 2000);
    ck_assert_double_eq_tol((double)ronde_road_length_mm(0, 517000000, 0, 527000000), 111267000,
                            30000);
    ck_assert_double_eq_tol((double)ronde_road_length_mm(0, 522000000, 10000000, 522000000),
                            68364000, 30000);
}
END_TEST

START_TEST(arcs_are_the_open_directions)
{
    sketch_map town;
    sketch_map_init(&town, "A-B-C", "AB highway=residential oneway=yes\nBC highway=footway\n");
    const int32_t car = ronde_road_graph_find_profile(&town.graph, "car");
    const int32_t foot = ronde_road_graph_find_profile(&town.graph, "foot");
    ck_assert_uint_eq(town.graph.profiles[car].first_arc[town.graph.node_count], 1);
    ck_assert_uint_eq(town.graph.profiles[foot].first_arc[town.graph.node_count], 4);
    ck_assert_int_eq(ronde_road_graph_find_profile(&town.graph, "horse"), RONDE_NONE);
    sketch_map_clear(&town);
}
END_TEST

START_TEST(only_edges_one_can_come_back_from_are_usable)
{
    sketch_map town;
    sketch_map_init(&town,
                    "A-B-C-D\n"
                    "  | |  \n"
                    "  E-F  ",
                    "AB highway=residential\n"
                    "BCFEB highway=residential oneway=yes\n"
                    "CD highway=residential oneway=yes\n");
    const int32_t car = ronde_road_graph_find_profile(&town.graph, "car");
    const int32_t foot = ronde_road_graph_find_profile(&town.graph, "foot");
    int usable_by_car = 0;
    for (int32_t edge = 0; edge < town.graph.edge_count; edge++) {
        usable_by_car += ronde_road_graph_is_usable(&town.graph, car, edge);
        ck_assert(ronde_road_graph_is_usable(&town.graph, foot, edge));
    }
    ck_assert_int_eq(usable_by_car, town.graph.edge_count - 1); /* all but CD */
    sketch_map_clear(&town);
}
END_TEST

CKX_MAIN("maps/graph/road_graph",
         lengths_fit_the_earth,
         arcs_are_the_open_directions,
         only_edges_one_can_come_back_from_are_usable)
