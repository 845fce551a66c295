/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/trip_ends.h"
#include "tests/support/ckx.h"

/* One edge of 100 m from node 0 to node 1: 20 s along it and 3 s past its end; against it 30 s, and
 * node 0 cannot be passed. */
static uint32_t along = 20000, against = 30000;
static uint16_t past_along = 3000, past_against = UINT16_MAX;
static ronde_road_edge edge = {.from = 0, .to = 1, .length_mm = 100000};
static const ronde_road_graph graph = {
    .node_count = 2,
    .edge_count = 1,
    .profile_count = 1,
    .edges = &edge,
    .profiles = {{.drive_ms = {&along, &against}, .delay_ms = {&past_along, &past_against}}}};

START_TEST(a_trip_leaves_where_it_may_pass)
{
    const ronde_trip_ends ends = ronde_trip_starts(&graph, 0, (ronde_road_place){0, 25000});
    ck_assert_int_eq(ends.count, 1);
    ck_assert_int_eq(ends.items[0].node, 1);
    ck_assert_int_eq(ends.items[0].length_mm, 75000);
    ck_assert_int_eq((int)ends.items[0].duration_ms, 15000 + 3000); /* 3/4 of 20 s, and past */
}
END_TEST

START_TEST(a_trip_arrives_from_both_ends_without_a_delay)
{
    const ronde_trip_ends ends = ronde_trip_arrivals(&graph, 0, (ronde_road_place){0, 25000});
    ck_assert_int_eq(ends.count, 2);
    ck_assert_int_eq(ends.items[0].node, 0);
    ck_assert_int_eq((int)ends.items[0].duration_ms, 5000); /* 1/4 of 20 s */
    ck_assert_int_eq(ends.items[1].node, 1);
    ck_assert_int_eq((int)ends.items[1].duration_ms, 22500); /* 3/4 of 30 s */
}
END_TEST

START_TEST(a_short_trip_stays_on_its_edge)
{
    ronde_trip_end direct = {0};
    const ronde_road_place here = {0, 25000};
    const ronde_road_place there = {0, 200000}; /* beyond the end: at the end */
    ck_assert(ronde_trip_direct(&graph, 0, here, there, &direct));
    ck_assert_int_eq((int)direct.duration_ms, 15000);
    ck_assert_int_eq(direct.node, RONDE_NONE);
    ck_assert(ronde_trip_direct(&graph, 0, there, here, &direct));
    ck_assert_int_eq((int)direct.duration_ms, 22500);
    against = ronde_road_closed;
    ck_assert(!ronde_trip_direct(&graph, 0, there, here, &direct));
    ck_assert(ronde_trip_direct(&graph, 0, here, here, &direct)); /* no way is needed */
    against = 30000;
}
END_TEST

CKX_MAIN("maps/route/trip_ends",
         a_trip_leaves_where_it_may_pass,
         a_trip_arrives_from_both_ends_without_a_delay,
         a_short_trip_stays_on_its_edge)
