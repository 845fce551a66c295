/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "maps/route/hierarchy.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/random_roads.h"

/* The oracle: Floyd 1962 and Warshall 1962 over the arcs, with the same costs. */

enum { most_nodes = 60 };

static ronde_way_cost oracle[most_nodes][most_nodes];

static void solve(const ronde_road_graph *graph)
{
    const ronde_road_profile *times = &graph->profiles[0];
    const int32_t count = graph->node_count;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t j = 0; j < count; j++) {
            oracle[i][j] = i == j ? 0 : ronde_way_none;
        }
        for (uint32_t a = times->first_arc[i]; a < times->first_arc[i + 1]; a++) {
            const ronde_road_arc *arc = &times->arcs[a];
            const ronde_way_cost cost = (ronde_way_cost)arc->duration_ms << 32U | arc->length_mm;
            oracle[i][arc->head] = cost < oracle[i][arc->head] ? cost : oracle[i][arc->head];
        }
        oracle[i][i] = 0;
    }
    for (int32_t k = 0; k < count; k++) {
        for (int32_t i = 0; i < count; i++) {
            for (int32_t j = 0; j < count; j++) {
                const bool is_way = oracle[i][k] < ronde_way_none && oracle[k][j] < ronde_way_none;
                const ronde_way_cost cost = is_way ? oracle[i][k] + oracle[k][j] : ronde_way_none;
                oracle[i][j] = cost < oracle[i][j] ? cost : oracle[i][j];
            }
        }
    }
}

/* How many costs of all pairs of kept nodes differ from the oracle's. */
static int count_wrong(const ronde_hierarchy *by, int32_t count)
{
    static ronde_way_cost costs[most_nodes * RONDE_SWEEP_LANES];
    int wrong = 0;
    for (int32_t s = 0; s < count; s++) {
        const int32_t lane = s % RONDE_SWEEP_LANES;
        for (int32_t i = 0; i < by->node_count * RONDE_SWEEP_LANES; i++) {
            costs[i] = ronde_way_none;
        }
        for (int32_t other = s - lane; other <= s;
             other++) { /* what other lanes do is nothing to it */
            if (by->positions[other] != RONDE_NONE) {
                costs[by->positions[other] * RONDE_SWEEP_LANES + other % RONDE_SWEEP_LANES] = 0;
            }
        }
        ronde_hierarchy_sweep(by, costs);
        for (int32_t t = 0; t < count; t++) {
            if (by->positions[s] != RONDE_NONE && by->positions[t] != RONDE_NONE) {
                const ronde_way_cost cost = costs[by->positions[t] * RONDE_SWEEP_LANES + lane];
                const ronde_way_cost right = oracle[s][t];
                wrong += right < ronde_way_none ? cost != right : cost < ronde_way_none;
            }
        }
    }
    return wrong;
}

START_TEST(sweeps_find_what_the_oracle_finds)
{
    ronde_error error = {0};
    for (uint64_t seed = 0; seed < 150; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 9);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 2 + (int32_t)seed % (most_nodes - 2),
                          2 + (int32_t)(seed * 7 % 120));
        solve(&graph);
        ronde_hierarchy by = {0};
        ck_assert_ok(ronde_hierarchy_init(&by, &graph, 0, NULL, &error));
        ck_assert_msg(count_wrong(&by, graph.node_count) == 0, "seed %d", (int)seed);
        ronde_hierarchy_clear(&by);
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

/* A few nodes: they stay, with the same costs between them, and others go. */
START_TEST(what_is_not_on_the_way_up_is_forgotten)
{
    ronde_error error = {0};
    int32_t gone = 0;
    for (uint64_t seed = 0; seed < 150; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 11);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 2 + (int32_t)seed % (most_nodes - 2),
                          2 + (int32_t)(seed * 7 % 120));
        solve(&graph);
        ronde_hierarchy by = {0};
        bool wanted[most_nodes];
        for (int32_t i = 0; i < graph.node_count; i++) {
            wanted[i] = ronde_rng_below(&rng, 5) == 0;
        }
        ck_assert_ok(ronde_hierarchy_init(&by, &graph, 0, NULL, &error));
        ck_assert_ok(ronde_hierarchy_keep(&by, wanted, &error));
        for (int32_t i = 0; i < graph.node_count; i++) {
            ck_assert(!wanted[i] || by.positions[i] != RONDE_NONE);
        }
        ck_assert_msg(count_wrong(&by, graph.node_count) == 0, "seed %d", (int)seed);
        gone += graph.node_count - by.node_count;
        ronde_hierarchy_clear(&by);
        ronde_road_graph_clear(&graph);
    }
    ck_assert_int_gt(gone, 0);
}
END_TEST

START_TEST(any_order_gives_the_same_costs)
{
    ronde_error error = {0};
    for (uint64_t seed = 0; seed < 60; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 10);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 2 + (int32_t)seed % (most_nodes - 2), 90);
        solve(&graph);
        ronde_node_order order = {0};
        for (int pass = 0; pass < 3; pass++) { /* found, followed, mixed up */
            for (int32_t i = graph.node_count - 1; i > 0 && pass == 2; i--) {
                int32_t other = (int32_t)ronde_rng_below(&rng, (uint32_t)i + 1);
                int32_t node = order.nodes[i];
                order.nodes[i] = order.nodes[other];
                order.nodes[other] = node;
            }
            ronde_hierarchy by = {0};
            ck_assert_ok(ronde_hierarchy_init(&by, &graph, 0, &order, &error));
            ck_assert_ptr_nonnull(order.nodes);
            ck_assert_int_eq(by.positions[order.nodes[0]], graph.node_count - 1);
            ck_assert_msg(count_wrong(&by, graph.node_count) == 0, "seed %d, pass %d", (int)seed,
                          pass);
            ronde_hierarchy_clear(&by);
        }
        ronde_node_order_clear(&order);
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

/* The twin: a hierarchy that lacks an arc must be found out, by most of those arcs at least (some
 * shortcuts are not needed). */
START_TEST(a_lost_arc_is_found_out)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(3, 9);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 40, 70);
    solve(&graph);
    ronde_hierarchy by = {0};
    ck_assert_ok(ronde_hierarchy_init(&by, &graph, 0, NULL, &error));
    int found = 0;
    int arcs = (int)by.first_down[by.node_count];
    for (int i = 0; i < arcs; i++) {
        const ronde_way_cost cost = by.down[i].cost;
        by.down[i].cost = ronde_way_none - 1;
        found += count_wrong(&by, graph.node_count) > 0;
        by.down[i].cost = cost;
    }
    ck_assert_int_gt(arcs, 20);
    ck_assert_int_gt(2 * found, arcs);
    ronde_hierarchy_clear(&by);
    ronde_road_graph_clear(&graph);
}
END_TEST

static bool build(void *payload)
{
    ronde_hierarchy by = {0};
    const ronde_status status = ronde_hierarchy_init(&by, payload, 0, NULL, NULL);
    ck_assert(status == RONDE_OK || (status == RONDE_ENOMEM && by.up == NULL));
    ronde_hierarchy_clear(&by);
    return status == RONDE_OK;
}

START_TEST(every_failed_allocation_is_reported)
{
    ronde_rng rng = ronde_rng_new(1, 9);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 15, 40);
    ck_assert_int_ge(oom_run(build, &graph, 400), 20);
    ronde_road_graph_clear(&graph);
}
END_TEST

CKX_MAIN("maps/route/hierarchy",
         sweeps_find_what_the_oracle_finds,
         what_is_not_on_the_way_up_is_forgotten,
         any_order_gives_the_same_costs,
         a_lost_arc_is_found_out,
         every_failed_allocation_is_reported)
