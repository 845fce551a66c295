/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/contract.h"
#include "maps/route/table.h"
#include "tests/support/ckx.h"
#include "tests/support/oom.h"
#include "tests/support/random_roads.h"

#include <string.h>

enum { sources = 7, targets = 5 };

typedef struct table_job {
    ronde_road_graph graph;
    ronde_road_place from[sources], to[targets];
    int32_t seconds[sources * targets], metres[sources * targets];
} table_job;

static void start(table_job *job, uint64_t seed)
{
    ronde_rng rng = ronde_rng_new(seed, 5);
    random_roads_init(&job->graph, &rng, 15, 40);
    for (int i = 0; i < sources; i++) {
        job->from[i] = random_roads_place(&job->graph, &rng);
    }
    for (int i = 0; i < targets; i++) {
        job->to[i] = random_roads_place(&job->graph, &rng);
    }
}

static bool compute(void *payload)
{
    table_job *work = payload;
    const ronde_status status = ronde_table_compute(
        &work->graph, 0, (ronde_road_places){work->from, sources},
        (ronde_road_places){work->to, targets}, work->seconds, work->metres, NULL);
    ck_assert(status == RONDE_OK || status == RONDE_ENOMEM);
    return status == RONDE_OK;
}

START_TEST(each_cell_is_what_it_is_alone)
{
    ronde_error error = {0};
    static table_job work;
    for (uint64_t seed = 0; seed < 100; seed++) {
        start(&work, seed);
        ck_assert(compute(&work));
        for (int s = 0; s < sources; s++) {
            for (int t = 0; t < targets; t++) {
                int32_t alone = 0;
                ck_assert_ok(
                    ronde_table_compute(&work.graph, 0, (ronde_road_places){&work.from[s], 1},
                                        (ronde_road_places){&work.to[t], 1}, &alone, NULL, &error));
                ck_assert_int_eq(work.seconds[s * targets + t], alone);
                ck_assert_int_eq(work.seconds[s * targets + t] == RONDE_NO_WAY,
                                 work.metres[s * targets + t] == RONDE_NO_WAY);
            }
        }
        ronde_road_graph_clear(&work.graph);
    }
}
END_TEST

/* With a hierarchy and without one: also the metres of one of several equally fast ways. */
START_TEST(sweeps_give_what_searches_give)
{
    enum { most = 41, places = 6 };
    static ronde_road_place from[most];
    static int32_t seconds[2][most * places], metres[2][most * places];
    ronde_error error = {0};
    for (uint64_t seed = 0; seed < 100; seed++) {
        ronde_rng rng = ronde_rng_new(seed, 6);
        ronde_road_graph graph;
        random_roads_init(&graph, &rng, 30, 60);
        const size_t count = 1 + seed % most;
        for (size_t i = 0; i < most; i++) {
            from[i] = random_roads_place(&graph, &rng);
        }
        for (int way = 0; way < 2; way++) {
            ck_assert_ok(ronde_table_compute(&graph, 0, (ronde_road_places){from, count},
                                             (ronde_road_places){from, places}, seconds[way],
                                             metres[way], &error));
            ck_assert_ok(ronde_contract_roads(&graph, &error));
        }
        for (size_t i = 0; i < count * places; i++) {
            ck_assert_int_eq(seconds[1][i], seconds[0][i]);
            ck_assert_int_eq(metres[1][i], metres[0][i]);
        }
        ronde_road_graph_clear(&graph);
    }
}
END_TEST

START_TEST(no_points_are_no_work)
{
    ronde_error error = {0};
    static table_job work;
    start(&work, 1);
    ck_assert_ok(ronde_table_compute(&work.graph, 0, (ronde_road_places){NULL, 0},
                                     (ronde_road_places){work.to, targets}, NULL, NULL, &error));
    ck_assert_ok(ronde_table_compute(&work.graph, 0, (ronde_road_places){work.from, 1},
                                     (ronde_road_places){NULL, 0}, NULL, NULL, &error));
    ronde_road_graph_clear(&work.graph);
}
END_TEST

START_TEST(every_failed_allocation_is_reported)
{
    static table_job work;
    ronde_error error = {0};
    start(&work, 1);
    ck_assert_int_ge(oom_run(compute, &work, 20), 3);
    ck_assert_ok(ronde_contract_roads(&work.graph, &error));
    ck_assert_int_ge(oom_run(compute, &work, 20), 9);
    ronde_road_graph_clear(&work.graph);
}
END_TEST

CKX_MAIN("maps/route/table",
         each_cell_is_what_it_is_alone,
         sweeps_give_what_searches_give,
         no_points_are_no_work,
         every_failed_allocation_is_reported)
