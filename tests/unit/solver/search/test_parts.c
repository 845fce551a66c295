/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels: threads */
/* A day of many tasks and two types of vans, each of which may not go to some of the places: it is
 * annealed in parts, and these are bred in the end. */
#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "solver/search/parts.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <stdlib.h>

enum { tasks = 320, vans = 60, side = 100, day = 300, iterations = 12000 };

static int32_t draw(ronde_rng *rng, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(rng, low, high);
}

static void add_vans(ronde_builder *builder)
{
    for (int32_t i = 0; i < vans; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "%s%d", i % 2 == 0 ? "low" : "high", i);
        const ronde_resource_spec resource = {
            .id = id, .profile = "car", .capacity = {20}, .distance_price = 1};
        const ronde_shift_spec shift = {
            .id = id, .resource = id, .start_place = "0", .end_place = "0", .latest = 2 * day};
        ronde_builder_resource(builder, &resource);
        ronde_builder_shift(builder, &shift);
    }
}

/* A third of the tasks is refused by the low vans if refused is true, a third by the high ones. */
static void add_task(ronde_builder *builder, ronde_rng *rng, int32_t number, bool refused)
{
    char id[16];
    char names[vans][16];
    ronde_pair_spec pairs[vans];
    int32_t count = 0;
    for (int32_t i = number % 3; refused && number % 3 < 2 && i < vans; i += 2) {
        (void)snprintf(names[count], sizeof names[count], "%s%d", i % 2 == 0 ? "low" : "high", i);
        pairs[count] = (ronde_pair_spec){.resource = names[count], .forbidden = true};
        count++;
    }
    (void)snprintf(id, sizeof id, "%d", number);
    ronde_time from = draw(rng, 0, day);
    const ronde_window window = {from, from + day / 2};
    const ronde_task_spec task = {.id = id,
                                  .kind = RONDE_DELIVERY,
                                  .place = id,
                                  .duration = 2,
                                  .windows = &window,
                                  .window_count = 1,
                                  .pairs = pairs,
                                  .pair_count = count,
                                  .initial = {1},
                                  .change = {-1}};
    ronde_builder_task(builder, &task);
}

static void attach_matrix(ronde_instance *instance, ronde_rng *rng)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    int32_t size = instance->place_count;
    int32_t x[tasks + 1];
    int32_t y[tasks + 1];
    ck_assert_ok(ronde_matrix_init(&matrix, size, false, &error));
    for (int32_t i = 0; i < size; i++) {
        x[i] = draw(rng, 0, side);
        y[i] = draw(rng, 0, side);
    }
    for (int32_t i = 0; i < size; i++) {
        for (int32_t j = 0; j < size; j++) {
            int32_t length = abs(x[i] - x[j]) + abs(y[i] - y[j]);
            matrix.distances[i * size + j] = matrix.durations[i * size + j] = length;
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
}

static ronde_instance *vans_of_two_types(bool refused)
{
    static const char *const dimensions[] = {"crates"};
    ronde_rng rng = ronde_rng_new(1, 7);
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_builder *builder = ronde_builder_new();
    ronde_instance *instance = NULL;
    const ronde_header_spec header = {.dimensions = dimensions, .dimension_count = 1};
    ronde_builder_header(builder, &header);
    for (int32_t i = 0; i <= tasks; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "%d", i);
        const ronde_place_spec place = {.id = id};
        ronde_builder_place(builder, &place);
    }
    for (int32_t i = 1; i <= tasks; i++) {
        add_task(builder, &rng, i, refused);
    }
    add_vans(builder);
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ronde_faults_clear(&faults);
    attach_matrix(instance, &rng);
    return instance;
}

static int32_t parts_of(bool refused)
{
    static const ronde_solve_options options = {.seed = 1};
    static const ronde_solve_hooks hooks = {0};
    ronde_error error = {0};
    ronde_problem problem = {0};
    ronde_search search = {0};
    ronde_instance *instance = vans_of_two_types(refused);
    ck_assert_ok(ronde_problem_init(&problem, instance, &error));
    ck_assert_ok(ronde_search_init(&search, &problem, &options, &hooks, &error));
    ronde_search_construct(&search);
    int32_t count = ronde_parts_count(&search, 0);
    ronde_search_clear(&search);
    ronde_problem_clear(&problem);
    ronde_instance_free(instance);
    return count;
}

START_TEST(test_types_that_refuse_make_parts_earlier)
{
    ck_assert_int_eq(parts_of(false), 1);
    ck_assert_int_eq(parts_of(true), 2);
}
END_TEST

static ronde_plan
solve(const ronde_instance *instance, const ronde_solve_options *options, ronde_cost *cost)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_solve(&plan, instance, options, NULL, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ck_assert_int_eq(verdict.unserved, 0);
    *cost = verdict.cost;
    ronde_array_clear(&verdict.violations);
    return plan;
}

/* The same for one thread and two; breeding is the second half: it makes the plan better. */
START_TEST(test_parts_are_bred_in_the_end)
{
    ronde_cost one = 0;
    ronde_cost two = 0;
    ronde_cost half = 0;
    ronde_instance *instance = vans_of_two_types(true);
    ronde_solve_options options = {.seed = 3, .iterations = iterations, .threads = 1};
    ronde_plan alone = solve(instance, &options, &one);
    options.threads = 2;
    ronde_plan both = solve(instance, &options, &two);
    ck_assert_int_eq(one, two);
    ck_assert_uint_eq(alone.stops.count, both.stops.count);
    for (size_t i = 0; i < alone.stops.count; i++) {
        ck_assert_int_eq(alone.stops.items[i].task, both.stops.items[i].task);
    }
    const ronde_solve_options repeat = {.repeat = &alone};
    ronde_plan again = solve(instance, &repeat, &two);
    ck_assert_int_eq(one, two);
    options.iterations = iterations / 2;
    ronde_plan shorter = solve(instance, &options, &half);
    ck_assert_int_lt(one, half);
    ronde_plan_clear(&alone);
    ronde_plan_clear(&both);
    ronde_plan_clear(&again);
    ronde_plan_clear(&shorter);
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/search/parts",
         test_types_that_refuse_make_parts_earlier,
         test_parts_are_bred_in_the_end)
