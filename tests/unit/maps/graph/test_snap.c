/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/snap.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/random_roads.h"

#include <math.h>

/* Squared distance from x, y to the line between two points, in centimetres. */
static double distance_to(const ronde_road_point *a, double x, double y)
{
    const double dx = a[1].x_cm - a[0].x_cm;
    const double dy = a[1].y_cm - a[0].y_cm;
    const double length = dx * dx + dy * dy;
    double t = length > 0 ? ((x - a[0].x_cm) * dx + (y - a[0].y_cm) * dy) / length : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(x - (a[0].x_cm + t * dx), y - (a[0].y_cm + t * dy));
}

/* Brute force over all lines of usable edges; HUGE_VAL if there is none. */
static double nearest(const ronde_road_graph *graph, double x, double y)
{
    double best = HUGE_VAL;
    for (int32_t edge = 0; edge < graph->edge_count; edge++) {
        const ronde_road_edge *road = &graph->edges[edge];
        for (uint32_t i = 0; i + 1 < road->point_count; i++) {
            if (ronde_road_graph_is_usable(graph, 0, edge)) {
                best = fmin(best, distance_to(&graph->points[road->first_point + i], x, y));
            }
        }
    }
    return best;
}

START_TEST(the_nearest_point_is_what_brute_force_finds)
{
    ronde_error error = {0};
    for (uint64_t seed = 0; seed < 100; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 1);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 2 + (int32_t)ronde_rng_below(&rng, 40),
                          1 + (int32_t)ronde_rng_below(&rng, 200));
        ronde_snap_index *index = NULL;
        ck_assert_ok(ronde_snap_index_new(&index, &graph, &error));
        for (int i = 0; i < 50; i++) {
            /* inside the roads' square of 3 km, and up to 3 km outside of it */
            const int32_t x = (int32_t)ronde_rng_between(&rng, -300000, 600000);
            const int32_t y = (int32_t)ronde_rng_between(&rng, -300000, 600000);
            const double expected = nearest(&graph, x, y);
            ronde_snap snap;
            const bool found = ronde_snap_find(index, 0, x, y, &snap);
            ck_assert_int_eq(found, isfinite(expected));
            if (found) {
                ck_assert_double_eq_tol(snap.distance_cm, expected, 1);
                ck_assert(ronde_road_graph_is_usable(&graph, 0, snap.place.edge));
                ck_assert_uint_le(snap.place.offset_mm, graph.edges[snap.place.edge].length_mm);
                /* in this network a unit of 1e-7 degrees is a centimetre of the plane */
                ck_assert_double_eq_tol(
                    hypot(snap.lon_e7 - 68000000.0 - x, snap.lat_e7 - 522000000.0 - y), expected,
                    2);
            }
        }
        ronde_snap_index_free(index);
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

START_TEST(far_away_points_find_a_road_too)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(5, 1);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 30, 90);
    ronde_snap_index *index = NULL;
    ck_assert_ok(ronde_snap_index_new(&index, &graph, &error));
    static const int32_t corners[][2] = {{INT32_MAX, INT32_MAX}, {INT32_MIN, 0}, {0, INT32_MIN}};
    for (size_t i = 0; i < 3; i++) {
        ronde_snap snap;
        ck_assert(ronde_snap_find(index, 0, corners[i][0], corners[i][1], &snap));
    }
    ronde_snap_index_free(index);
    ronde_road_graph_clear(&graph);
}
END_TEST

static bool make_index(void *payload)
{
    ronde_snap_index *index = NULL;
    const ronde_status status = ronde_snap_index_new(&index, payload, NULL);
    ck_assert(status == RONDE_OK || (status == RONDE_ENOMEM && index == NULL));
    ronde_snap_index_free(index);
    return status == RONDE_OK;
}

START_TEST(every_failed_allocation_is_reported)
{
    ronde_rng rng = ronde_rng_new(5, 1);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 30, 90);
    ck_assert_int_eq(oom_run(make_index, &graph, 20), 4);
    ronde_road_graph_clear(&graph);
}
END_TEST

CKX_MAIN("maps/graph/snap",
         the_nearest_point_is_what_brute_force_finds,
         far_away_points_find_a_road_too,
         every_failed_allocation_is_reported)
