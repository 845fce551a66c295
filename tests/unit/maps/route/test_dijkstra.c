/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/route/dijkstra.h"
#include "tests/support/ckx.h"
#include "tests/support/random_roads.h"

/* The oracle: Floyd 1962 and Warshall 1962 over the nodes, from the edges and not from the arcs,
 * and the ends of a trip by hand. */

enum { most_nodes = 24 };
static const uint64_t far_away = UINT64_MAX / 4;

typedef struct all_pairs {
    const ronde_road_graph *graph;
    uint64_t time[most_nodes][most_nodes];
} all_pairs;

static uint64_t part_of(const all_pairs *oracle, int32_t edge, int direction, uint64_t length)
{
    const uint64_t whole = oracle->graph->edges[edge].length_mm;
    const uint64_t drive = oracle->graph->profiles[0].drive_ms[direction][edge];
    return drive == ronde_road_closed ? far_away
           : whole == 0               ? 0
                                      : (drive * length + whole / 2) / whole;
}

static uint64_t delay_of(const all_pairs *oracle, int32_t edge, int direction)
{
    const uint16_t delay = oracle->graph->profiles[0].delay_ms[direction][edge];
    return delay == ronde_road_blocked ? far_away : delay;
}

static void solve(all_pairs *oracle, const ronde_road_graph *graph)
{
    oracle->graph = graph;
    for (int32_t i = 0; i < graph->node_count; i++) {
        for (int32_t j = 0; j < graph->node_count; j++) {
            oracle->time[i][j] = i == j ? 0 : far_away;
        }
    }
    for (int32_t e = 0; e < graph->edge_count; e++) {
        for (int direction = 0; direction < 2; direction++) {
            const int32_t from = direction == 0 ? graph->edges[e].from : graph->edges[e].to;
            const int32_t to = direction == 0 ? graph->edges[e].to : graph->edges[e].from;
            const uint64_t time = part_of(oracle, e, direction, graph->edges[e].length_mm) +
                                  delay_of(oracle, e, direction);
            if (time < oracle->time[from][to]) {
                oracle->time[from][to] = time;
            }
        }
    }
    for (int32_t k = 0; k < graph->node_count; k++) {
        for (int32_t i = 0; i < graph->node_count; i++) {
            for (int32_t j = 0; j < graph->node_count; j++) {
                const uint64_t time = oracle->time[i][k] + oracle->time[k][j];
                oracle->time[i][j] = time < oracle->time[i][j] ? time : oracle->time[i][j];
            }
        }
    }
}

static uint64_t between(const all_pairs *oracle, ronde_road_place s, ronde_road_place t)
{
    const ronde_road_edge *out = &oracle->graph->edges[s.edge];
    const ronde_road_edge *in = &oracle->graph->edges[t.edge];
    const int32_t exits[2] = {out->to, out->from};
    const uint32_t exit_length[2] = {out->length_mm - s.offset_mm, s.offset_mm};
    const int32_t entries[2] = {in->from, in->to};
    const uint32_t entry_length[2] = {t.offset_mm, in->length_mm - t.offset_mm};
    uint64_t best = far_away;
    if (s.edge == t.edge) {
        const int direction = t.offset_mm >= s.offset_mm ? 0 : 1;
        const uint32_t length =
            direction == 0 ? t.offset_mm - s.offset_mm : s.offset_mm - t.offset_mm;
        best = length == 0 ? 0 : part_of(oracle, s.edge, direction, length);
    }
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            const uint64_t time = part_of(oracle, s.edge, i, exit_length[i]) +
                                  delay_of(oracle, s.edge, i) + oracle->time[exits[i]][entries[j]] +
                                  part_of(oracle, t.edge, j, entry_length[j]);
            best = time < best ? time : best;
        }
    }
    return best;
}

/* The number of trips on a random network on which search and oracle disagree. */
static int count_differences(uint64_t seed, bool with_fault)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(seed, 0);
    ronde_road_graph graph;
    static all_pairs oracle;
    random_roads_init(&graph, &rng, 2 + (int32_t)ronde_rng_below(&rng, most_nodes - 1),
                      3 + (int32_t)ronde_rng_below(&rng, 60));
    solve(&oracle, &graph);
    if (with_fault) { /* the first arc forgets half of its time */
        graph.profiles[0].arcs[0].duration_ms /= 2;
    }
    ronde_dijkstra query = {0};
    ck_assert_ok(ronde_dijkstra_init(&query, &graph, 0, &error));
    int differences = 0;
    for (int s = 0; s < 10; s++) {
        const ronde_road_place source = random_roads_place(&graph, &rng);
        ronde_road_place targets[8];
        const size_t count = ronde_rng_below(&rng, 8) + 1;
        for (size_t t = 0; t < count; t++) {
            targets[t] = random_roads_place(&graph, &rng);
        }
        ck_assert_ok(ronde_dijkstra_run(&query, source, targets, count, &error));
        for (size_t t = 0; t < count; t++) {
            const ronde_reach reach = ronde_dijkstra_reach(&query, targets[t]);
            const uint64_t expected = between(&oracle, source, targets[t]);
            differences += reach.is_reached ? reach.duration_ms != expected : expected < far_away;
        }
    }
    ronde_dijkstra_clear(&query);
    ronde_road_graph_clear(&graph);
    return differences;
}

START_TEST(every_trip_takes_what_floyd_and_warshall_say)
{
    for (uint64_t seed = 0; seed < 1000; seed++) {
        ck_assert_msg(count_differences(seed, false) == 0, "seed %llu", (unsigned long long)seed);
    }
}
END_TEST

START_TEST(a_seeded_fault_is_caught)
{
    int caught = 0;
    for (uint64_t seed = 0; seed < 100; seed++) {
        caught += count_differences(seed, true) > 0;
    }
    ck_assert_int_gt(caught, 10);
}
END_TEST

START_TEST(a_run_without_targets_settles_all)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(3, 0);
    ronde_road_graph graph;
    random_roads_init(&graph, &rng, 20, 60);
    ronde_dijkstra query = {0};
    ck_assert_ok(ronde_dijkstra_init(&query, &graph, 0, &error));
    const ronde_road_place source = random_roads_place(&graph, &rng);
    ck_assert_ok(ronde_dijkstra_run(&query, source, NULL, 0, &error));
    for (int i = 0; i < 100; i++) {
        const ronde_road_place target = random_roads_place(&graph, &rng);
        const ronde_reach all = ronde_dijkstra_reach(&query, target);
        ronde_dijkstra one = {0};
        ck_assert_ok(ronde_dijkstra_init(&one, &graph, 0, &error));
        ck_assert_ok(ronde_dijkstra_run(&one, source, &target, 1, &error));
        const ronde_reach alone = ronde_dijkstra_reach(&one, target);
        ck_assert_int_eq(all.is_reached, alone.is_reached);
        ck_assert_uint_eq(all.duration_ms, alone.duration_ms);
        ronde_dijkstra_clear(&one);
    }
    ronde_dijkstra_clear(&query);
    ronde_road_graph_clear(&graph);
}
END_TEST

CKX_MAIN("maps/route/dijkstra",
         every_trip_takes_what_floyd_and_warshall_say,
         a_seeded_fault_is_caught,
         a_run_without_targets_settles_all)
