/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/contract.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/random_roads.h"

/* That the costs are right is tested by sweeps: tests/unit/maps/route/test_sweep.c. */

START_TEST(each_node_has_a_place_and_arcs_lead_up)
{
    ronde_error error = {0};
    for (uint64_t seed = 0; seed < 60; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 10);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 2 + (int32_t)seed, 90);
        ck_assert_ptr_null(graph.profiles[0].hierarchy.positions);
        ck_assert_ok(ronde_contract_roads(&graph, &error));
        bool is_whole = false;
        ck_assert_int_eq(graph.profiles[0].hierarchy.node_count, graph.node_count);
        ck_assert_ok(ronde_hierarchy_is_whole(&is_whole, &graph.profiles[0].hierarchy, &error));
        ck_assert(is_whole);
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

/* As when a map is read: nothing is made again. */
START_TEST(a_hierarchy_that_is_there_stays)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(2, 10);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 20, 50);
    ck_assert_ok(ronde_contract_roads(&graph, &error));
    const ronde_sweep_arc *up = graph.profiles[0].hierarchy.up;
    ck_assert_ok(ronde_contract_roads(&graph, &error));
    ck_assert_ptr_eq(graph.profiles[0].hierarchy.up, up);
    ronde_road_graph_clear(&graph);
}
END_TEST

static bool contract(void *payload)
{
    ronde_road_graph *graph = payload;
    const ronde_status status = ronde_contract_roads(graph, NULL);
    ck_assert(status == RONDE_OK ||
              (status == RONDE_ENOMEM && graph->profiles[0].hierarchy.up == NULL));
    ronde_hierarchy_clear(&graph->profiles[0].hierarchy);
    return status == RONDE_OK;
}

START_TEST(every_failed_allocation_is_reported)
{
    ronde_rng rng = ronde_rng_new(1, 9);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 15, 40);
    ck_assert_int_ge(oom_run(contract, &graph, 400), 20);
    ronde_road_graph_clear(&graph);
}
END_TEST

CKX_MAIN("maps/graph/contract",
         each_node_has_a_place_and_arcs_lead_up,
         a_hierarchy_that_is_there_stays,
         every_failed_allocation_is_reported)
