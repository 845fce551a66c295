/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short cuts for plain routes (near positions, ranked legs, exchange of tails, times renewed
 * only where they change) against the general machinery: placing for real, the full scan, times
 * from scratch, sums from scratch. */
#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "solver/construct/near.h"
#include "solver/construct/recreate.h"
#include "solver/core/openings.h"
#include "solver/search/ruin.h"
#include "solver/search/tails.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"
#include "tests/support/search_bench.h"

#include <inttypes.h>
#include <stdio.h>

enum { cases = 60, rounds = 60, most_tasks = 60, side = 100, day = 1000 };

/* What was seen, so that an empty test is noticed. */
typedef struct tally {
    int64_t near, full, equal, swaps, across, opened;
} tally;

static int32_t draw(ronde_rng *rng, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(rng, low, high);
}

static int32_t root_of(int32_t square)
{
    int32_t root = 0;
    while ((root + 1) * (root + 1) <= square) {
        root++;
    }
    return root;
}

/* Truncated distances of random points: they break the triangle inequality now and then. Times are
 * the distances, or not even symmetric. */
static void attach_matrix(ronde_instance *instance, ronde_rng *rng)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    int32_t size = instance->place_count;
    bool same = draw(rng, 0, 1) == 0;
    ck_assert_ok(ronde_matrix_init(&matrix, size, same, &error));
    int32_t x[most_tasks + 1];
    int32_t y[most_tasks + 1];
    for (int32_t i = 0; i < size; i++) {
        x[i] = draw(rng, 0, side);
        y[i] = draw(rng, 0, side);
    }
    for (int32_t i = 0; i < size; i++) {
        for (int32_t j = 0; j < size; j++) {
            int32_t across = (x[i] - x[j]) * (x[i] - x[j]);
            int32_t length = root_of(across + (y[i] - y[j]) * (y[i] - y[j]));
            matrix.distances[i * size + j] = length;
            if (!same) {
                matrix.durations[i * size + j] = i == j ? 0 : length + draw(rng, 0, 9);
            }
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
}

/* Vehicles of one kind, or of two that differ in prices, in depots, in what they may do, and in how
 * long they may be out. */
static void add_resources(ronde_builder *builder, ronde_rng *rng, int32_t tasks)
{
    static const char *const skills[] = {"ladder"};
    int32_t kinds = draw(rng, 1, 2);
    bool depots = draw(rng, 0, 1) == 0;
    bool same_prices = draw(rng, 0, 1) == 0;
    ronde_time limit = draw(rng, 0, 1) == 0 ? 0 : 2 * side + draw(rng, side, day);
    int32_t capacity = draw(rng, 20, 200);
    for (int32_t i = 0; i < tasks; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "r%d", i);
        const ronde_resource_spec resource = {.id = id,
                                              .profile = "car",
                                              .capacity = {capacity},
                                              .skills = skills,
                                              .skill_count = i % kinds == 0 ? 1 : 0,
                                              .shift_price = i % kinds == 0 ? 0 : 40,
                                              .distance_price =
                                                  i % kinds == 0 || same_prices ? 3 : 2,
                                              .travel_price = same_prices ? 1 : i % kinds};
        ronde_builder_resource(builder, &resource);
        const ronde_shift_spec shift = {.id = id,
                                        .resource = id,
                                        .start_place = depots && i % kinds == 0 ? "1" : "0",
                                        .earliest = 0,
                                        .latest = 2 * day,
                                        .max_duration = limit};
        ronde_builder_shift(builder, &shift);
    }
}

static ronde_instance *plain_instance(uint64_t seed)
{
    static const char *const dimensions[] = {"load"};
    static const char *const skills[] = {"ladder"};
    ronde_rng rng = ronde_rng_new(seed, 17);
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_builder *builder = ronde_builder_new();
    ronde_instance *instance = NULL;
    int32_t tasks = draw(&rng, 20, most_tasks);
    const ronde_header_spec header = {.dimensions = dimensions, .dimension_count = 1};
    ronde_builder_header(builder, &header);
    int32_t width = draw(&rng, 20, day);
    int32_t special = draw(&rng, 2, 9); /* one in so many tasks asks for a skill */
    for (int32_t i = 0; i <= tasks; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "%d", i);
        const ronde_place_spec place = {.id = id};
        ronde_builder_place(builder, &place);
        ronde_time from = draw(&rng, 150, day);
        const ronde_window window = {from, from + draw(&rng, 10, width)};
        const ronde_task_spec task = {.id = id,
                                      .kind = RONDE_DELIVERY,
                                      .place = id,
                                      .duration = draw(&rng, 0, 10),
                                      .windows = &window,
                                      .window_count = 1,
                                      .skills = skills,
                                      .skill_count = i % special == 0 ? 1 : 0,
                                      .initial = {1 + i % 9},
                                      .change = {-1 - i % 9}};
        if (i > 0) {
            ronde_builder_task(builder, &task);
        }
    }
    add_resources(builder, &rng, tasks);
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ronde_faults_clear(&faults);
    attach_matrix(instance, &rng);
    return instance;
}

/* The least time a route takes: it ends as soon as it can, and leaves as late as that allows. */
static ronde_time shortest(const ronde_state *state, int32_t shift, ronde_time end)
{
    ronde_time latest = end;
    for (int32_t node = ronde_end_of(state->problem, shift); state->spots[node].previous >= 0;) {
        latest -= state->spots[node].leg_time;
        node = state->spots[node].previous;
        latest -= state->spots[node].duration;
        ronde_time high = state->problem->nodes[node].latest;
        latest = latest > high ? high : latest;
    }
    return end - latest;
}

/* All routes: times as from scratch, legs and loads as their sums. */
static void check_state(ronde_state *state, uint64_t seed)
{
    const ronde_problem *problem = state->problem;
    ronde_cost cost = 0;
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        const ronde_kind *kind = ronde_state_kind(state, shift);
        int32_t node = ronde_start_of(problem, shift);
        bool used = state->spots[node].next != ronde_end_of(problem, shift);
        bool limited = used && kind->max_duration < ronde_time_unlimited;
        ronde_time time = problem->nodes[node].earliest;
        cost += used ? kind->shift_price : 0;
        for (; node != RONDE_NONE; node = state->spots[node].next) {
            const ronde_spot *spot = &state->spots[node];
            const ronde_node *fixed = &problem->nodes[node];
            time += spot->leg_time;
            time = time < fixed->earliest ? fixed->earliest : time;
            ck_assert_msg((spot->earliest == time || (limited && spot->earliest > time)) &&
                              time <= fixed->latest,
                          "seed %" PRIu64 ": node %d starts at %" PRId64, seed, node, time);
            ronde_time latest = fixed->latest;
            if (spot->next != RONDE_NONE && used) {
                const ronde_spot *next = &state->spots[spot->next];
                ronde_time before = next->latest - next->leg_time - spot->duration;
                latest = before < latest ? before : latest;
            }
            ck_assert_msg(spot->latest == latest || (limited && spot->latest < latest),
                          "seed %" PRIu64 ": node %d", seed, node);
            time += spot->duration;
            cost += spot->leg_cost;
            ck_assert(node >= problem->task_count ||
                      kind->task_prices[node] < ronde_cost_forbidden);
        }
        ck_assert(!limited || shortest(state, shift, time) <= kind->max_duration);
        ck_assert(ronde_state_loads_fit(state, shift));
        bool idle = false;
        for (int32_t i = 0; i < kind->shift_count; i++) {
            int32_t other = problem->kind_shifts[kind->first_shift + i];
            idle |= state->lanes[other].task_count == 0;
        }
        ck_assert_int_eq(ronde_state_first_idle(state, kind) != RONDE_NONE, idle);
    }
    ck_assert_msg(cost == state->totals.cost, "seed %" PRIu64 ": %" PRId64 " is really %" PRId64,
                  seed, state->totals.cost, cost);
}

static ronde_offer best_of_all(ronde_state *state, ronde_hand *hand, const ronde_probe *probe)
{
    ronde_offers offers = {.wanted = 1};
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        if (state->lanes[shift].task_count > 0 && ronde_probe_admits(state, probe, shift)) {
            ronde_scan_lane(state, hand, probe, shift, &offers);
        }
    }
    return offers.count > 0 ? offers.items[0] : (ronde_offer){.cost = INT64_MAX};
}

/* Near offers cost what they say, work, and are never better than the best of all positions. */
static void compare_near(ronde_state *state, ronde_hand *hand, int32_t task, tally *to)
{
    ronde_probe probe = ronde_probe_of(state, task, false);
    ronde_offer near = {.cost = INT64_MAX, .after = RONDE_NONE};
    ronde_near_scan(state, hand, &probe, &near);
    ronde_offer best = best_of_all(state, hand, &probe);
    ck_assert_int_le(best.cost, near.cost);
    to->full += best.cost < INT64_MAX ? 1 : 0;
    to->equal += best.cost < INT64_MAX && best.cost == near.cost ? 1 : 0;
    if (near.after == RONDE_NONE) {
        return;
    }
    to->near++;
    ronde_cost before = state->totals.cost;
    ronde_mark mark = ronde_state_mark(state);
    ck_assert(ronde_state_place(state, task, near.after));
    ck_assert_int_eq(state->totals.cost - before, near.cost);
    ronde_state_rollback(state, &mark);
}

/* What tasks cost alone on unused shifts, against the full scan of these; tasks that no kind admits
 * both are known. */
static void compare_openings(ronde_state *state, ronde_hand *hand, int32_t task, tally *to)
{
    const ronde_problem *problem = state->problem;
    ronde_probe probe = ronde_probe_of(state, task, false);
    const ronde_lone *lone = problem->openings + (int64_t)task * RONDE_OPENINGS;
    int32_t listed = 0;
    for (int32_t i = 0; i < problem->kind_count; i++) {
        int32_t shift = ronde_state_first_idle(state, &problem->kinds[i]);
        int32_t at = 0;
        while (lone[at].kind != i && lone[at].kind != RONDE_NONE) {
            at++;
        }
        listed += lone[at].kind == i ? 1 : 0;
        if (shift == RONDE_NONE) {
            continue;
        }
        ronde_offers offers = {.wanted = 1};
        if (ronde_probe_admits(state, &probe, shift)) {
            ronde_scan_lane(state, hand, &probe, shift, &offers);
        }
        ck_assert_int_eq(offers.count > 0, lone[at].kind == i);
        if (offers.count > 0) {
            ck_assert_int_eq(offers.items[0].cost, lone[at].cost);
            to->opened++;
        }
    }
    for (int32_t i = 1; i < listed; i++) {
        ck_assert_int_le(lone[i - 1].cost, lone[i].cost);
    }
    for (int32_t other = 0; other < problem->task_count; other++) {
        bool meet = false;
        for (int32_t i = 0; i < problem->kind_count; i++) {
            meet |= problem->kinds[i].task_prices[task] < ronde_cost_forbidden &&
                    problem->kinds[i].task_prices[other] < ronde_cost_forbidden;
        }
        ck_assert_int_eq(ronde_openings_meet(problem, task, other), meet);
    }
}

/* The tasks of used routes of a kind. */
static int32_t tasks_on(const ronde_state *state, int32_t kind)
{
    int32_t count = 0;
    for (int32_t shift = 0; shift < state->problem->shift_count; shift++) {
        count += state->problem->kind_of[shift] == kind ? state->lanes[shift].task_count : 0;
    }
    return count;
}

/* A trade that is made is worth what was reckoned: with the value after it as the limit the same
 * one is made, with one less it is not. */
static void compare_trades(ronde_state *state, ronde_hand *hand, tally *to)
{
    ronde_cost limit = ronde_state_value(state) + 40;
    ronde_rng drawn = hand->rng;
    int32_t first_kind = tasks_on(state, 0);
    ronde_mark mark = ronde_state_mark(state);
    if (!ronde_tails_swap(state, hand, limit)) {
        return;
    }
    to->swaps++;
    to->across += tasks_on(state, 0) != first_kind ? 1 : 0;
    ronde_cost value = ronde_state_value(state);
    ck_assert_int_le(value, limit);
    ronde_state_rollback(state, &mark);
    hand->rng = drawn;
    ck_assert(!ronde_tails_swap(state, hand, value - 1) || ronde_state_value(state) < value);
    ronde_state_rollback(state, &mark);
    hand->rng = drawn;
    ck_assert(ronde_tails_swap(state, hand, value));
    ck_assert_int_eq(ronde_state_value(state), value);
}

static void search_and_compare(uint64_t seed, tally *to)
{
    search_bench bench;
    search_bench_set_up(&bench, plain_instance(seed), seed);
    ck_assert(bench.problem.plain);
    for (int round = 0; round < rounds; round++) {
        ronde_ruin(&bench.state, &bench.hand);
        uint32_t blink = bench.hand.blink;
        bench.hand.blink = 0;
        for (int32_t i = 0; i < bench.hand.todo_count; i++) {
            const ronde_request *request = &bench.instance->requests[bench.hand.todo[i]];
            int32_t first = bench.instance->alternatives[request->first_alternative].first_task;
            compare_near(&bench.state, &bench.hand, bench.instance->request_tasks[first], to);
            compare_openings(&bench.state, &bench.hand, bench.instance->request_tasks[first], to);
        }
        bench.hand.blink = blink;
        (void)ronde_recreate(&bench.state, &bench.hand, INT64_MAX);
        ronde_state_commit(&bench.state);
        check_state(&bench.state, seed);
        compare_trades(&bench.state, &bench.hand, to);
        check_state(&bench.state, seed);
        ronde_state_commit(&bench.state);
    }
    search_bench_tear_down(&bench);
}

START_TEST(test_short_cuts_are_right)
{
    tally found = {0};
    int count = ckx_cases(cases);
    for (int i = 0; i < count; i++) {
        search_and_compare(ckx_seed(1) + (uint64_t)i, &found);
    }
    ck_assert_int_gt(found.near, 20 * count);
    ck_assert_int_gt(found.swaps, count);
    ck_assert(count < cases || found.across > cases / 4); /* too rare for a few cases */
    ck_assert_int_gt(found.opened, 20 * count);
    /* the lists are short, but the best position is nearly always on them */
    ck_assert_msg(found.equal * 100 > found.full * 90,
                  "%" PRId64 " of %" PRId64 " best positions are next to a near task", found.equal,
                  found.full);
}
END_TEST

START_TEST(test_plans_are_right)
{
    int count = ckx_cases(cases / 2);
    for (int i = 0; i < count; i++) {
        ronde_error error = {0};
        ronde_instance *instance = plain_instance(ckx_seed(1) + (uint64_t)i);
        ronde_plan plan = {0};
        ronde_verdict verdict = {0};
        const ronde_solve_options options = {.seed = 1, .iterations = 3000};
        ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
        ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
        ck_assert_uint_eq(verdict.violations.count, 0);
        ck_assert_int_eq(verdict.unserved, 0);
        ronde_verdict_clear(&verdict);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

CKX_MAIN("property/plain", test_short_cuts_are_right, test_plans_are_right)
