/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems where only lateness is paid for. The running cost, by earliest starts, against the exact
 * best times of the plan; each offer against really placing the task: it costs what it says, no
 * infeasible one is made, no feasible one is missed. The waves that go through links to other
 * routes are counted: an offer that only looked at its own route would be wrong as often. */
#include "instances/base/rng.h"
#include "instances/formats/benchmark_build.h"
#include "solver/construct/recreate.h"
#include "solver/construct/scan.h"
#include "solver/core/timing.h"
#include "solver/search/ruin.h"
#include "tests/support/ckx.h"
#include "tests/support/search_bench.h"

#include <inttypes.h>
#include <stdio.h>

enum { instances = 1500, rounds = 6, side = 30, most_places = 24, id_size = 16 };

typedef struct tally {
    int64_t offers, waves, rejected, false_accepts, false_rejects, wrong_costs;
} tally;

static int32_t draw(ronde_rng *rng, int32_t low, int32_t high)
{
    return low + (int32_t)ronde_rng_below(rng, (uint32_t)(high - low) + 1);
}

/* A visit, or one of two, with a soft end of its window and sometimes a hard one. */
static void
add_visit(ronde_builder *builder, ronde_rng *rng, const char *place, int32_t part, ronde_time from)
{
    static const char *const skills[] = {"s0", "s1"};
    char id[id_size];
    snprintf(id, sizeof id, "%s/%d", place, (int)part);
    bool hard = draw(rng, 0, 5) == 0;
    ronde_window window = {from, hard ? from + draw(rng, 60, 300) : 100000};
    ronde_window wished = {from, from + draw(rng, 0, 60)};
    bool soft = draw(rng, 0, 9) > 0;
    ronde_builder_task(builder, &(ronde_task_spec){.where = "",
                                                   .id = id,
                                                   .place = place,
                                                   .request = place,
                                                   .duration = draw(rng, 0, 20),
                                                   .windows = &window,
                                                   .window_count = 1,
                                                   .soft_windows = &wished,
                                                   .soft_window_count = soft ? 1 : 0,
                                                   .late_price = soft ? draw(rng, 0, 3) : 0,
                                                   .skills = &skills[draw(rng, 0, 1)],
                                                   .skill_count = 1});
}

static void add_tie(ronde_builder *builder, ronde_rng *rng, const char *place)
{
    char from[id_size];
    char to[id_size];
    snprintf(from, sizeof from, "%s/0", place);
    snprintf(to, sizeof to, "%s/1", place);
    ronde_time least = draw(rng, 0, 2) == 0 ? 0 : draw(rng, -10, 30);
    ronde_time slack = draw(rng, 0, 1) == 0 ? 0 : draw(rng, 0, 40);
    bool apart = draw(rng, 0, 3) > 0;
    ronde_builder_link(builder, &(ronde_link_spec){.where = "",
                                                   .from = from,
                                                   .to = to,
                                                   .measured = RONDE_FROM_START,
                                                   .has_min_lag = true,
                                                   .has_max_lag = true,
                                                   .min_lag = least,
                                                   .max_lag = least + slack,
                                                   .relation = apart ? RONDE_DIFFERENT_RESOURCE
                                                                     : RONDE_ANY_RESOURCE});
}

static void add_staff(ronde_builder *builder, ronde_rng *rng)
{
    static const char *const both[] = {"s0", "s1"};
    int32_t count = draw(rng, 3, 6);
    for (int32_t i = 0; i < count; i++) {
        char id[id_size];
        snprintf(id, sizeof id, "c%d", (int)i);
        size_t skills = i < 2 ? 2 : 1;
        ronde_builder_resource(builder,
                               &(ronde_resource_spec){.where = "",
                                                      .id = id,
                                                      .profile = "table",
                                                      .skills = both + (skills == 1 && i % 2),
                                                      .skill_count = skills,
                                                      .shift_price = draw(rng, 0, 1) * 20,
                                                      .distance_price = draw(rng, 1, 2)});
        ronde_builder_shift(
            builder,
            &(ronde_shift_spec){
                .where = "", .id = id, .resource = id, .start_place = "p0", .latest = 100000});
    }
}

/* Travel by blocks of a grid: the triangle inequality holds. */
static void fill(ronde_matrix *matrix, ronde_rng *rng)
{
    int32_t x[most_places];
    int32_t y[most_places];
    for (int32_t i = 0; i < matrix->size; i++) {
        x[i] = draw(rng, 0, side);
        y[i] = draw(rng, 0, side);
    }
    for (int32_t i = 0; i < matrix->size; i++) {
        for (int32_t k = 0; k < matrix->size; k++) {
            int32_t across = x[i] > x[k] ? x[i] - x[k] : x[k] - x[i];
            int32_t along = y[i] > y[k] ? y[i] - y[k] : y[k] - y[i];
            matrix->durations[i * matrix->size + k] = across + along;
        }
    }
}

static ronde_instance *random_day(uint64_t seed)
{
    ronde_rng rng = ronde_rng_new(seed, 7);
    ronde_error error = {0};
    ronde_instance *made = NULL;
    ronde_matrix matrix = {0};
    int32_t places = draw(&rng, 6, most_places);
    ronde_builder *builder = ronde_builder_new();
    ronde_builder_header(builder,
                         &(ronde_header_spec){.name = "day", .latest_price = draw(&rng, 0, 2)});
    for (int32_t i = 0; i < places; i++) {
        char id[id_size];
        snprintf(id, sizeof id, "p%d", (int)i);
        ronde_builder_place(builder, &(ronde_place_spec){.where = "", .id = id});
        ronde_time from = draw(&rng, 0, 200);
        bool twice = draw(&rng, 0, 2) == 0;
        for (int32_t part = 0; part <= (twice ? 1 : 0) && i > 0; part++) {
            add_visit(builder, &rng, id, part, from);
        }
        if (twice && i > 0) {
            add_tie(builder, &rng, id);
        }
    }
    add_staff(builder, &rng);
    ck_assert_ok(ronde_matrix_init(&matrix, places, 1, &error));
    fill(&matrix, &rng);
    ck_assert_ok(ronde_benchmark_finish(&made, builder, &matrix, NULL, &error));
    ronde_builder_free(builder);
    return made;
}

/* Moments of all routes but one. */
static ronde_cost elsewhere(const ronde_state *state, int32_t shift)
{
    ronde_cost sum = 0;
    for (int32_t other = 0; other < state->problem->shift_count; other++) {
        sum += other == shift ? 0 : state->lanes[other].moments;
    }
    return sum;
}

static void
compare_route(ronde_state *state, ronde_hand *hand, int32_t task, int32_t shift, tally *to)
{
    ronde_probe probe = ronde_probe_of(state, task, false);
    if (!probe.possible || !ronde_probe_admits(state, &probe, shift)) {
        return;
    }
    ronde_offers offers = {.wanted = RONDE_OFFERS};
    ronde_scan_lane(state, hand, &probe, shift, &offers);
    for (int32_t after = ronde_start_of(state->problem, shift);
         state->spots[after].next != RONDE_NONE; after = state->spots[after].next) {
        const ronde_offer *offer = NULL;
        for (int32_t i = 0; i < offers.count; i++) {
            offer = offers.items[i].after == after ? &offers.items[i] : offer;
        }
        ronde_cost before = state->totals.cost;
        ronde_cost others = elsewhere(state, shift);
        ronde_mark mark = ronde_state_mark(state);
        bool placed = ronde_state_place(state, task, after);
        to->offers += offer != NULL;
        to->rejected += !placed;
        to->false_accepts += !placed && offer != NULL;
        to->false_rejects += placed && offer == NULL && offers.count < RONDE_OFFERS;
        to->wrong_costs += placed && offer != NULL && state->totals.cost - before != offer->cost;
        to->waves += placed && elsewhere(state, shift) != others;
        if (placed) {
            ronde_state_rollback(state, &mark);
        }
    }
}

static void compare_all(ronde_state *state, ronde_hand *hand, tally *to)
{
    for (int32_t task = 0; task < state->problem->task_count; task++) {
        for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
            if (state->spots[task].route == RONDE_NONE) {
                compare_route(state, hand, task, shift, to);
            }
        }
    }
}

static void search_and_compare(uint64_t seed, tally *to)
{
    ronde_error error = {0};
    search_bench bench;
    search_bench_set_up(&bench, random_day(seed), seed);
    ck_assert(bench.problem.prompt);
    ronde_timing *timing = ronde_timing_new(&bench.problem);
    ck_assert_ptr_nonnull(timing);
    for (int round = 0; round < rounds; round++) {
        ronde_cost cost = 0;
        ronde_ruin(&bench.state, &bench.hand);
        ronde_cost limit = round % 2 == 0 ? INT64_MAX : bench.state.totals.cost + 400;
        bool whole = ronde_recreate(&bench.state, &bench.hand, limit);
        ck_assert(!whole || bench.state.totals.cost <= limit);
        ronde_state_commit(&bench.state);
        ck_assert_ok(ronde_timing_cost(timing, &bench.state, &cost, &error));
        ck_assert_msg(bench.state.totals.cost == cost,
                      "seed %" PRIu64 ": the running cost %" PRId64 " could be %" PRId64, seed,
                      bench.state.totals.cost, cost);
        ronde_ruin(&bench.state, &bench.hand);
        bench.hand.blink = 0;
        compare_all(&bench.state, &bench.hand, to);
        ronde_state_commit(&bench.state);
    }
    ronde_timing_free(timing);
    search_bench_tear_down(&bench);
}

START_TEST(test_earliest_starts_are_the_best_and_offers_exact)
{
    tally found = {0};
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(instances); seed++) {
        search_and_compare(seed, &found);
    }
    printf("%" PRId64 " offers, %" PRId64 " waves to other routes, %" PRId64 " rejected\n",
           found.offers, found.waves, found.rejected);
    ck_assert_int_gt(found.offers, 10000);
    ck_assert_int_gt(found.waves, 1000);
    ck_assert_int_gt(found.rejected, 1000);
    ck_assert_int_eq(found.false_accepts, 0);
    ck_assert_int_eq(found.false_rejects, 0);
    ck_assert_int_eq(found.wrong_costs, 0);
}
END_TEST

CKX_MAIN("prompt", test_earliest_starts_are_the_best_and_offers_exact)
