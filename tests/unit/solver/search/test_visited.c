/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels: threads */
/* A day of many tasks and two types of vans, each of which may not go to some of the places: it is
 * annealed in parts, and these are bred in the end. */
#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "instances/model/check.h"
#include "solver/genetic/genetic.h"
#include "solver/search/parts.h"
#include "solver/search/phases.h"
#include "solver/solve.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <stdlib.h>

enum { most_tasks = 520, vans = 80, side = 100, day = 300, iterations = 6000, seeds = 6 };

static int32_t draw(ronde_rng *rng, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(rng, low, high);
}

static void name_van(char *out, int32_t number)
{
    (void)snprintf(out, 16, "%s%d", number % 2 == 0 ? "low" : "high", number);
}

static void add_vans(ronde_builder *builder)
{
    for (int32_t i = 0; i < vans; i++) {
        char id[16];
        name_van(id, i);
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
        name_van(names[count], i);
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
                                  .pair_count = (size_t)count,
                                  .initial = {1},
                                  .change = {-1}};
    ronde_builder_task(builder, &task);
}

static void attach_matrix(ronde_instance *instance, ronde_rng *rng)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    int32_t size = instance->place_count;
    int32_t x[most_tasks + 1];
    int32_t y[most_tasks + 1];
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

static ronde_instance *vans_of_two_types(int32_t tasks, bool refused)
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

/* A search of such a day, to be run. */
typedef struct bench {
    ronde_solve_options options;
    ronde_instance *instance;
    ronde_problem problem;
    ronde_search search;
} bench;

static void set_up(bench *of, int32_t tasks, bool refused)
{
    static const ronde_solve_hooks hooks = {0};
    ronde_error error = {0};
    of->instance = vans_of_two_types(tasks, refused);
    ck_assert_ok(ronde_problem_init(&of->problem, of->instance, &error));
    ck_assert_ok(ronde_search_init(&of->search, &of->problem, &of->options, &hooks, &error));
    ronde_search_construct(&of->search);
}

static void tear_down(bench *of)
{
    ronde_search_clear(&of->search);
    ronde_problem_clear(&of->problem);
    ronde_instance_free(of->instance);
}

static bool is_slow(int32_t tasks, bool refused)
{
    bench of = {0};
    set_up(&of, tasks, refused);
    bool slow = ronde_genetic_is_slow(&of.problem);
    tear_down(&of);
    return slow;
}

START_TEST(test_breeding_is_slow_with_many_tasks_and_refusals)
{
    ck_assert(is_slow(520, true));
    ck_assert(!is_slow(520, false));
    ck_assert(!is_slow(60, true));
}
END_TEST

START_TEST(test_the_last_whole_plans_are_kept)
{
    bench of = {0};
    ronde_visited visited = {0};
    set_up(&of, 60, true);
    ck_assert_int_eq(of.search.state.absent_count, 0);
    ronde_visited_keep(&visited, &of.search.state);
    ck_assert_int_eq(visited.count, 0); /* nothing is remembered */
    ronde_visited_init(&visited, &of.problem);
    for (int i = 0; i < RONDE_VISITED + 2; i++) {
        ronde_visited_keep(&visited, &of.search.state);
    }
    ck_assert_int_eq(visited.count, RONDE_VISITED);
    ck_assert_int_eq(visited.next, 2); /* the two oldest have given way */
    ronde_state_remove(&of.search.state, 0);
    ck_assert(ronde_state_settle(&of.search.state));
    ronde_visited_keep(&visited, &of.search.state);
    ck_assert_int_eq(visited.next, 2); /* somebody is left out */
    ck_assert_int_eq(visited.plans[1].totals.unserved, 0);
    ronde_visited_clear(&visited);
    tear_down(&of);
}
END_TEST

/* Cost after nine tenths of a run, or all of it; the plan leaves nothing out. */
static ronde_cost run(uint64_t seed, bool all)
{
    bench of = {.options = {.seed = seed}};
    set_up(&of, 120, true);
    of.search.breeds = true;
    of.search.cools_long = true;
    ronde_search_plan(&of.search, iterations, false);
    ck_assert_int_eq(of.search.planned, iterations * 9 / 10);
    of.search.stop_after = all ? 0 : of.search.planned;
    ronde_search_run(&of.search);
    ck_assert_int_eq(of.search.visited.count, RONDE_VISITED);
    ck_assert_int_eq(of.search.best.totals.unserved, 0);
    ronde_cost cost = of.search.best.totals.cost;
    tear_down(&of);
    return cost;
}

/* What is better after the last tenth is bred. From nothing, in a tenth of so few iterations, not
 * even the first plans would be there. */
START_TEST(test_breeding_goes_on_from_plans_visited)
{
    int better = 0;
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        ronde_cost bred = run(seed, true);
        ronde_cost annealed = run(seed, false);
        ck_assert_int_le(bred, annealed);
        ck_assert_int_eq(bred, run(seed, true));
        better += bred < annealed ? 1 : 0;
    }
    ck_assert_int_gt(better, 0);
}
END_TEST

/* The program as a whole: the checker agrees, and the run can be repeated. */
START_TEST(test_such_a_run_is_right_and_repeated)
{
    ronde_error error = {0};
    ronde_instance *instance = vans_of_two_types(most_tasks, true);
    const ronde_solve_options options = {.seed = 3, .iterations = iterations, .threads = 1};
    ronde_plan plans[2];
    ronde_verdict verdicts[2];
    const ronde_solve_options repeat = {.repeat = &plans[0]};
    for (int i = 0; i < 2; i++) {
        plans[i] = (ronde_plan){0};
        verdicts[i] = (ronde_verdict){0};
        ck_assert_ok(ronde_solve(&plans[i], instance, i == 0 ? &options : &repeat, NULL, &error));
        ck_assert_ok(ronde_check(&verdicts[i], instance, &plans[i], &error));
        ck_assert_uint_eq(verdicts[i].violations.count, 0);
        ck_assert_int_eq(verdicts[i].unserved, 0);
    }
    ck_assert_int_eq(verdicts[0].cost, verdicts[1].cost);
    for (int i = 0; i < 2; i++) {
        ronde_array_clear(&verdicts[i].violations);
        ronde_plan_clear(&plans[i]);
    }
    ronde_instance_free(instance);
}
END_TEST

CKX_MAIN("solver/search/visited",
         test_breeding_is_slow_with_many_tasks_and_refusals,
         test_the_last_whole_plans_are_kept,
         test_breeding_goes_on_from_plans_visited,
         test_such_a_run_is_right_and_repeated)
