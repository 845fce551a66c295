/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"
#include "maps/graph/contract.h"
#include "maps/route/sweep.h"
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
        ronde_sweep_run(by, costs);
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

/* A graph of random roads with its hierarchy, and the oracle of it. */
static void start(ronde_road_graph *graph, ronde_rng *rng, int32_t nodes, int32_t edges)
{
    ronde_error error = {0};
    random_roads_init(graph, rng, nodes, edges);
    solve(graph);
    ck_assert_ok(ronde_contract_roads(graph, &error));
}

START_TEST(sweeps_find_what_the_oracle_finds)
{
    for (uint64_t seed = 0; seed < 150; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 9);
        ronde_road_graph graph;
        start(&graph, &rng, 2 + (int32_t)seed % (most_nodes - 2), 2 + (int32_t)(seed * 7 % 120));
        ck_assert_msg(count_wrong(&graph.profiles[0].hierarchy, graph.node_count) == 0, "seed %d",
                      (int)seed);
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

/* A few nodes: they are in the part, with the same costs between them, and others are not. */
START_TEST(a_part_has_what_is_on_the_way_up)
{
    ronde_error error = {0};
    int32_t gone = 0;
    for (uint64_t seed = 0; seed < 150; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 11);
        ronde_road_graph graph;
        start(&graph, &rng, 2 + (int32_t)seed % (most_nodes - 2), 2 + (int32_t)(seed * 7 % 120));
        ronde_hierarchy part = {0};
        bool wanted[most_nodes];
        for (int32_t i = 0; i < graph.node_count; i++) {
            wanted[i] = ronde_rng_below(&rng, 5) == 0;
        }
        ck_assert_ok(ronde_sweep_part(&part, &graph.profiles[0].hierarchy, wanted, &error));
        for (int32_t i = 0; i < graph.node_count; i++) {
            ck_assert(!wanted[i] || part.positions[i] != RONDE_NONE);
        }
        ck_assert_msg(count_wrong(&part, graph.node_count) == 0, "seed %d", (int)seed);
        gone += graph.node_count - part.node_count;
        ronde_hierarchy_clear(&part);
        ronde_road_graph_clear(&graph);
    }
    ck_assert_int_gt(gone, 0);
}
END_TEST

/* The twin: a hierarchy that lacks an arc must be found out, by most of those arcs at least (some
 * shortcuts are not needed). */
START_TEST(a_lost_arc_is_found_out)
{
    ronde_rng rng = ronde_rng_new(3, 9);
    ronde_road_graph graph;
    start(&graph, &rng, 40, 70);
    const ronde_hierarchy *by = &graph.profiles[0].hierarchy;
    int found = 0;
    for (uint32_t i = 0; i < by->down_count; i++) {
        const ronde_sweep_arc kept = by->down[i];
        by->down[i].duration_ms = INT32_MAX;
        found += count_wrong(by, graph.node_count) > 0;
        by->down[i] = kept;
    }
    ck_assert_uint_gt(by->down_count, 20);
    ck_assert_int_gt(2 * found, (int)by->down_count);
    ronde_road_graph_clear(&graph);
}
END_TEST

static bool take_part(void *payload)
{
    static const bool wanted[most_nodes] = {true, false, true};
    const ronde_hierarchy *whole = payload;
    ronde_hierarchy part = {0};
    const ronde_status status = ronde_sweep_part(&part, whole, wanted, NULL);
    ck_assert(status == RONDE_OK || (status == RONDE_ENOMEM && part.up == NULL));
    ronde_hierarchy_clear(&part);
    return status == RONDE_OK;
}

START_TEST(every_failed_allocation_is_reported)
{
    ronde_rng rng = ronde_rng_new(1, 9);
    ronde_road_graph graph;
    start(&graph, &rng, 15, 40);
    ck_assert_int_ge(oom_run(take_part, &graph.profiles[0].hierarchy, 20), 6);
    ronde_road_graph_clear(&graph);
}
END_TEST

CKX_MAIN("maps/route/sweep",
         sweeps_find_what_the_oracle_finds,
         a_part_has_what_is_on_the_way_up,
         a_lost_arc_is_found_out,
         every_failed_allocation_is_reported)
