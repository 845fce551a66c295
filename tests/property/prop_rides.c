/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Larger instances than brute force can judge, where the search looks at near routes only: rides
 * and visits with layouts, groups, pinned tasks, sums, overtime, workload and no waiting aboard.
 * The judge must accept every plan, at the cost that the search thinks it has, and the search must
 * serve what a first plan serves, and more. */
#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"

#include <inttypes.h>
#include <stdio.h>

enum { places = 24, rides = 22, visits = 16, shifts = 6, horizon = 600 };

typedef struct draw {
    ronde_rng rng;
    ronde_builder *builder;
    uint64_t features; /* bits, in the order of the enum */
} draw;

enum feature {
    SUMS,
    COUNTS,
    OVERTIME,
    WORKLOAD,
    GROUPS,
    LAYOUTS,
    NO_WAITING,
    OPEN,
    PINS,
    WINDOWS,
    VISITS_ONLY, /* with bags from the depot: the simplest kind of problem */
    FEATURES
};

static int64_t between(draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->rng, low, high);
}

static bool has(const draw *at, enum feature feature)
{
    return (at->features >> feature & 1U) != 0;
}

static void add_fleet(draw *at)
{
    static const char *const dimensions[] = {"seats", "chairs"};
    const ronde_layout layouts[] = {{{4, 0}}, {{2, 1}}, {{0, 2}}};
    ronde_builder_header(at->builder,
                         &(ronde_header_spec){.dimensions = dimensions,
                                              .dimension_count = 2,
                                              .workload_price = has(at, WORKLOAD) ? 5 : 0});
    for (int i = 0; i < places; i++) {
        char id[16];
        snprintf(id, sizeof id, "p%d", i);
        ronde_builder_place(at->builder, &(ronde_place_spec){.id = id});
    }
    for (int i = 0; i < shifts; i++) {
        char id[16];
        char shift[16];
        snprintf(id, sizeof id, "r%d", i);
        snprintf(shift, sizeof shift, "s%d", i);
        bool open = has(at, OPEN) && i % 2 == 0;
        ronde_builder_resource(
            at->builder,
            &(ronde_resource_spec){.id = id,
                                   .profile = "bus",
                                   .capacity = {has(at, LAYOUTS) ? 0 : 4, has(at, LAYOUTS) ? 0 : 2},
                                   .layouts = layouts,
                                   .layout_count = has(at, LAYOUTS) ? 3 : 0,
                                   .no_waiting = dimensions,
                                   .no_waiting_count = has(at, NO_WAITING) ? 2 : 0,
                                   .distance_price = 1,
                                   .shift_price = 20,
                                   .overtime_price = has(at, OVERTIME) ? 3 : 0});
        ronde_builder_shift(
            at->builder,
            &(ronde_shift_spec){.id = shift,
                                .resource = id,
                                .start_place = open ? NULL : "p0",
                                .end_place = "p0",
                                .open_start = open,
                                .latest = horizon,
                                .max_travel = has(at, SUMS) ? 250 : 0,
                                .max_tasks = has(at, COUNTS) ? (has(at, VISITS_ONLY) ? 4 : 14) : 0,
                                .normal_duration = has(at, OVERTIME) ? 200 : 0});
    }
}

static void add_task(draw *at, ronde_task_spec spec, const ronde_window *window)
{
    char place[16];
    snprintf(place, sizeof place, "p%d", (int)between(at, 1, places - 1));
    spec.place = place;
    spec.duration = between(at, 1, 6);
    spec.windows = window;
    spec.window_count = window != NULL ? 1 : 0;
    ronde_builder_task(at->builder, &spec);
}

static void add_ride(draw *at, int number)
{
    char from[16];
    char to[16];
    int dimension = ronde_rng_below(&at->rng, 4) == 0 ? 1 : 0;
    ronde_time early = between(at, 0, horizon / 2);
    ronde_window window = {early, early + 60};
    ronde_task_spec pickup = {.id = from, .kind = RONDE_PICKUP};
    ronde_task_spec delivery = {.id = to, .kind = RONDE_DELIVERY};
    pickup.change[dimension] = 1;
    delivery.change[dimension] = -1;
    snprintf(from, sizeof from, "in%d", number);
    snprintf(to, sizeof to, "out%d", number);
    add_task(at, pickup, has(at, WINDOWS) ? &window : NULL);
    add_task(at, delivery, NULL);
    ronde_builder_link(at->builder, &(ronde_link_spec){.from = from,
                                                       .to = to,
                                                       .has_min_lag = true,
                                                       .relation = RONDE_SAME_SHIFT});
}

static void add_visit(draw *at, int number)
{
    char id[16];
    ronde_task_spec spec = {.id = id};
    snprintf(id, sizeof id, "v%d", number);
    if (has(at, PINS) && number < 6) {
        spec.shift = number % 2 == 0 ? "s1" : "s3";
        spec.pin = 1 + number / 2;
    }
    ronde_time early = between(at, 0, horizon / 2);
    ronde_window window = {early, early + 200};
    if (has(at, VISITS_ONLY)) {
        spec.kind = RONDE_DELIVERY;
        spec.initial[number % 2] = 1;
        spec.change[number % 2] = -1;
    }
    add_task(at, spec, has(at, WINDOWS) ? &window : NULL);
}

static void add_groups(draw *at)
{
    static const char *const quarrel[] = {"in0", "out0", "in1", "out1", "v10"};
    static const char *const school[] = {"in2", "in3", "in4", "out4", "v11"};
    static const char *const round[] = {"v1", "v2", "v3"};
    static const char *const wash[] = {"v6", "v7", "v8", "v9"};
    static const int32_t sets[] = {0, 0, 1, 1};
    ronde_builder_group(
        at->builder, &(ronde_group_spec){
                         .id = "round", .rule = RONDE_TOGETHER, .tasks = round, .task_count = 3});
    ronde_builder_group(
        at->builder,
        &(ronde_group_spec){
            .id = "wash", .rule = RONDE_APART, .tasks = wash, .sets = sets, .task_count = 4});
    if (has(at, VISITS_ONLY)) {
        return;
    }
    ronde_builder_group(
        at->builder, &(ronde_group_spec){
                         .id = "quarrel", .rule = RONDE_APART, .tasks = quarrel, .task_count = 5});
    ronde_builder_group(
        at->builder, &(ronde_group_spec){
                         .id = "school", .rule = RONDE_TOGETHER, .tasks = school, .task_count = 5});
}

static ronde_instance *make(uint64_t seed, uint64_t features)
{
    draw at = {.rng = ronde_rng_new(seed, 9), .builder = ronde_builder_new(), .features = features};
    ronde_instance *instance = NULL;
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_matrix matrix = {0};
    int64_t x[places];
    int64_t y[places];
    add_fleet(&at);
    for (int i = 0; i < (has(&at, VISITS_ONLY) ? 0 : rides); i++) {
        add_ride(&at, i);
    }
    for (int i = 0; i < visits; i++) {
        add_visit(&at, i);
    }
    if (has(&at, GROUPS)) {
        add_groups(&at);
    }
    ck_assert_ok(ronde_builder_finish(&instance, at.builder, &faults, &error));
    ronde_faults_clear(&faults);
    ck_assert_ok(ronde_matrix_init(&matrix, places, 1, &error));
    for (int i = 0; i < places; i++) {
        x[i] = between(&at, 0, 20);
        y[i] = between(&at, 0, 20);
    }
    for (int i = 0; i < places * places; i++) {
        matrix.durations[i] =
            (int32_t)(llabs(x[i / places] - x[i % places]) + llabs(y[i / places] - y[i % places]));
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
    ronde_builder_free(at.builder);
    return instance;
}

static ronde_verdict
solve(const ronde_instance *instance, uint64_t seed, uint64_t features, int64_t iterations)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    const ronde_solve_options options = {
        .seed = seed, .iterations = iterations, .first_feasible = iterations == 0};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ", features %" PRIx64 ": %s", seed,
                  features, verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    ronde_plan_clear(&plan);
    return verdict;
}

/* Each feature alone, then any of them. */
START_TEST(test_plans_hold_every_rule)
{
    int64_t served = 0;
    int64_t all = 0;
    int cases = 2 * FEATURES + ckx_cases(20);
    for (int i = 0; i < cases; i++) {
        uint64_t seed = (uint64_t)i;
        uint64_t features = seed * UINT64_C(0x9e3779b97f4a7c15) >> 50;
        if (i < 2 * FEATURES) {
            features = UINT64_C(1) << (i % FEATURES);
            features |= i >= FEATURES ? UINT64_C(1) << VISITS_ONLY : 0;
        }
        ronde_instance *instance = make(seed, features);
        ronde_verdict first = solve(instance, seed, features, 0);
        ronde_verdict verdict = solve(instance, seed, features, 300);
        ck_assert_msg(ronde_verdict_compare(instance, &verdict, &first) <= 0,
                      "seed %" PRIu64 ": worse than the first plan", seed);
        all += instance->request_count;
        served += instance->request_count - verdict.unserved / RONDE_PIN_PRIORITY -
                  verdict.unserved % RONDE_PIN_PRIORITY; /* pinned ones weigh more */
        if (getenv("RONDE_SHOW") != NULL) {
            fprintf(
                stderr,
                "%2d %3" PRIx64 ": first %" PRId64 " %" PRId64 ", then %" PRId64 " %" PRId64 "\n",
                i, features & 0x7ff, first.unserved, first.cost, verdict.unserved, verdict.cost);
        }
        ronde_verdict_clear(&first);
        ronde_verdict_clear(&verdict);
        ronde_instance_free(instance);
    }
    ck_assert_int_gt(served, all / 2);
}
END_TEST

CKX_MAIN("rides", test_plans_hold_every_rule)
