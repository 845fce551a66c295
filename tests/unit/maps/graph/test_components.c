/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/components.h"
#include "tests/support/ckx.h"
#include "tests/support/random_roads.h"

enum { most_nodes = 20 };

/* Reachability by repeated closure; a node's part has the nodes that reach it and are reached. */
static int32_t largest_part(const ronde_road_graph *graph, bool (*reach)[most_nodes])
{
    for (int32_t i = 0; i < graph->node_count; i++) {
        for (int32_t j = 0; j < graph->node_count; j++) {
            reach[i][j] = i == j;
        }
        for (uint32_t a = graph->profiles[0].first_arc[i]; a < graph->profiles[0].first_arc[i + 1];
             a++) {
            reach[i][graph->profiles[0].arcs[a].head] = true;
        }
    }
    for (int32_t k = 0; k < graph->node_count; k++) {
        for (int32_t i = 0; i < graph->node_count; i++) {
            for (int32_t j = 0; j < graph->node_count; j++) {
                reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j]);
            }
        }
    }
    int32_t largest = 0;
    for (int32_t i = 0; i < graph->node_count; i++) {
        int32_t size = 0;
        for (int32_t j = 0; j < graph->node_count; j++) {
            size += reach[i][j] && reach[j][i];
        }
        largest = size > largest ? size : largest;
    }
    return largest;
}

START_TEST(the_largest_part_is_strongly_connected_and_largest)
{
    for (uint64_t seed = 0; seed < 500; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 2);
        ronde_road_graph graph;
        bool reach[most_nodes][most_nodes];
        random_roads_init(&graph, &rng, 1 + (int32_t)ronde_rng_below(&rng, most_nodes),
                          1 + (int32_t)ronde_rng_below(&rng, 40));
        const int32_t expected = largest_part(&graph, reach);
        int32_t size = 0;
        for (int32_t i = 0; i < graph.node_count; i++) {
            size += graph.strong[i] & 1;
            for (int32_t j = 0; j < graph.node_count; j++) {
                ck_assert(!(graph.strong[i] & 1) || !(graph.strong[j] & 1) || reach[i][j]);
            }
        }
        ck_assert_int_eq(size, expected);
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

CKX_MAIN("maps/graph/components", the_largest_part_is_strongly_connected_and_largest)
