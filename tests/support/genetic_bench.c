/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/genetic_bench.h"

#include "instances/model/builder.h"
#include "tests/support/ckx.h"

#include <stdio.h>

enum { most_resources = 9, fewest = 8, side = 40, day = 120 };

/* One resource has prices of its own, or it and another one that is like it only refuse clients. */
/* Prices and refusals; if apart, one half of the tasks is for the second resource alone, the other
 * half for the others. Gives their number. */
static size_t
draw_pairs(ronde_pair_spec *out, int32_t task, int32_t resources, bool priced, bool apart)
{
    static const char *const names[most_resources] = {"r0", "r1", "r2", "r3", "r4",
                                                      "r5", "r6", "r7", "r8"};
    size_t count = 0;
    for (int32_t i = 0; i < resources; i++) {
        bool refused = apart ? (i == 1) == (task % 2 == 0)
                             : (i == 0 && task % 7 == 0) || (i == 3 && task % 4 == 0);
        int64_t price = i == 0 && priced ? task % 5 : 0;
        if (refused || price > 0) {
            out[count++] =
                (ronde_pair_spec){.resource = names[i], .price = price, .forbidden = refused};
        }
    }
    return count;
}

static void add_tasks(ronde_builder *builder, ronde_rng *rng, int32_t count, int32_t resources)
{
    bool priced = genetic_draw(rng, 0, 1) == 0;
    bool apart = genetic_draw(rng, 0, 2) == 0;
    for (int32_t i = 0; i < count; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "%d", i);
        const ronde_place_spec place = {.id = id};
        ronde_builder_place(builder, &place);
        ronde_time from = genetic_draw(rng, 0, day);
        const ronde_window window = {from, from + genetic_draw(rng, 5, day)};
        ronde_pair_spec pairs[most_resources];
        size_t pair_count = draw_pairs(pairs, i, resources, priced, apart);
        const ronde_task_spec task = {.id = id,
                                      .kind = RONDE_DELIVERY,
                                      .place = id,
                                      .duration = genetic_draw(rng, 0, 6),
                                      .windows = &window,
                                      .window_count = 1,
                                      .pairs = pairs,
                                      .pair_count = pair_count,
                                      .initial = {1 + i % 9, i % 4},
                                      .change = {-1 - i % 9, -(i % 4)}};
        if (i > 1) { /* the first two places are depots */
            ronde_builder_task(builder, &task);
        }
    }
}

static void add_shifts(ronde_builder *builder, ronde_rng *rng, int32_t count)
{
    int32_t capacity = genetic_draw(rng, 15, 60);
    for (int32_t i = 0; i < count; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "r%d", i);
        int32_t kind = i % 3;
        const ronde_resource_spec resource = {.id = id,
                                              .profile = "car",
                                              .capacity = {capacity, kind == 1 ? 12 : 20},
                                              .shift_price = kind == 0 ? 0 : 25,
                                              .distance_price = kind == 2 ? 3 : 2,
                                              .travel_price = kind == 2 ? 1 : 0};
        ronde_builder_resource(builder, &resource);
        const ronde_shift_spec shift = {.id = id,
                                        .resource = id,
                                        .start_place = kind == 1 ? "1" : "0",
                                        .end_place = kind == 2 ? "1" : NULL,
                                        .earliest = 5 * kind,
                                        .latest = 2 * day - 10 * kind,
                                        .max_duration = kind == 0 ? 0 : 90};
        ronde_builder_shift(builder, &shift);
    }
}

/* Distances of random points, and times that are longer, not even symmetric. */
static void attach_matrix(ronde_instance *instance, ronde_rng *rng)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    int32_t size = instance->place_count;
    ck_assert_ok(ronde_matrix_init(&matrix, size, false, &error));
    int32_t x[GENETIC_BENCH_MOST];
    int32_t y[GENETIC_BENCH_MOST];
    for (int32_t i = 0; i < size; i++) {
        x[i] = genetic_draw(rng, 0, side);
        y[i] = genetic_draw(rng, 0, side);
    }
    for (int32_t i = 0; i < size; i++) {
        for (int32_t j = 0; j < size; j++) {
            int32_t length = abs(x[i] - x[j]) + abs(y[i] - y[j]);
            matrix.distances[i * size + j] = length;
            matrix.durations[i * size + j] = i == j ? 0 : length + genetic_draw(rng, 0, 5);
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
}

static ronde_instance *random_problem(ronde_rng *rng)
{
    static const char *const dimensions[] = {"weight", "volume"};
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_builder *builder = ronde_builder_new();
    ronde_instance *instance = NULL;
    int32_t places = genetic_draw(rng, fewest, GENETIC_BENCH_MOST);
    const ronde_header_spec header = {.dimensions = dimensions, .dimension_count = 2};
    ronde_builder_header(builder, &header);
    int32_t resources = genetic_draw(rng, 3, most_resources);
    add_tasks(builder, rng, places, resources);
    add_shifts(builder, rng, resources);
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ronde_faults_clear(&faults);
    attach_matrix(instance, rng);
    return instance;
}

void genetic_bench_set_up(genetic_bench *of, uint64_t seed)
{
    static const ronde_solve_hooks no_hooks = {0};
    ronde_error error = {0};
    *of = (genetic_bench){.rng = ronde_rng_new(seed, 5), .arena = ronde_arena_new(1 << 14)};
    of->instance = random_problem(&of->rng);
    ck_assert_ok(ronde_problem_init(&of->problem, of->instance, &error));
    ck_assert(ronde_field_suits(&of->problem));
    of->search = (ronde_search){.problem = &of->problem, .hooks = &no_hooks, .check_every = 1000};
    ronde_effort_begin(&of->effort, &of->search, INT64_MAX / 2);
    ck_assert(ronde_field_make(&of->field, &of->problem, of->arena));
    ck_assert(ronde_tour_take(&of->tour, &of->field, of->arena));
    ck_assert(ronde_descent_take(&of->descent, &of->tour, of->arena));
    ck_assert(ronde_crossover_take(&of->crossover, &of->field, &of->rng, of->arena));
    ck_assert(ronde_genetic_population_take(&of->population, &of->field, of->arena));
    ck_assert(ronde_individual_take(&of->plan, &of->field, of->arena));
    ck_assert(ronde_individual_take(&of->other, &of->field, of->arena));
    of->descent.rng = &of->rng;
    of->descent.effort = &of->effort;
    const ronde_penalties penalties = {
        .time = genetic_draw(&of->rng, 1, 3000),
        .load = {genetic_draw(&of->rng, 1, 3000), genetic_draw(&of->rng, 1, 3000)}};
    ronde_tour_set_penalties(&of->tour, &penalties);
    ronde_genetic_population_set_penalties(&of->population, &penalties);
}

void genetic_bench_tear_down(genetic_bench *of)
{
    ronde_arena_free(of->arena);
    ronde_problem_clear(&of->problem);
    ronde_instance_free(of->instance);
}

/* Some slot; seldom one where the client may not be. */
static int32_t any_slot(genetic_bench *of, int32_t client)
{
    int32_t slot = RONDE_NONE;
    bool good = false;
    for (int i = 0; i < 5 && !good; i++) {
        slot = genetic_draw(&of->rng, 0, of->field.slot_count - 1);
        const ronde_cost *prices = of->tour.ways[slot].kind->prices;
        good = prices == NULL || prices[client] < ronde_cost_forbidden;
    }
    return slot;
}

void genetic_bench_scatter(genetic_bench *of)
{
    ronde_tour_empty(&of->tour);
    for (int32_t client = 0; client < of->field.count; client++) {
        int32_t slot = any_slot(of, client);
        int32_t after = ronde_tour_start(&of->tour, slot);
        for (int32_t steps = genetic_draw(&of->rng, 0, of->tour.ways[slot].count); steps > 0;
             steps--) {
            after = of->tour.stops[after].next;
        }
        ronde_tour_join(&of->tour, client, of->tour.stops[after].next);
        ronde_tour_join(&of->tour, after, client);
        ronde_tour_refresh(&of->tour, slot);
    }
}
