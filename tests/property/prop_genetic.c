/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the genetic search on random plain problems with several kinds of shifts, limits of
 * length, forbidden pairs and two dimensions of load: the price of each change against a sum from
 * scratch, which tries every start of every route; children, descents and populations. */
#include "instances/model/builder.h"
#include "solver/genetic/crossover.h"
#include "solver/genetic/descent.h"
#include "solver/genetic/population.h"
#include "tests/support/ckx.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { cases = 40, changes = 400, children = 60, fewest = 8, most = 30, side = 40, day = 120 };

/* A problem and what works on it. */
typedef struct bench {
    ronde_instance *instance;
    ronde_problem problem;
    ronde_field field;
    ronde_tour tour;
    ronde_descent descent;
    ronde_crossover crossover;
    ronde_population population;
    ronde_individual plan, other;
    ronde_rng rng;
    ronde_search search;
    ronde_effort effort;
    ronde_arena *arena;
} bench;

/* How the sum from scratch may be wrong, to see that it is noticed. */
typedef enum fault { NO_FAULT, END_NEVER_LATE, LENGTH_FREE, NO_OPENING } fault;

static int32_t draw(ronde_rng *rng, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(rng, low, high);
}

static void add_tasks(ronde_builder *builder, ronde_rng *rng, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "%d", i);
        const ronde_place_spec place = {.id = id};
        ronde_builder_place(builder, &place);
        ronde_time from = draw(rng, 0, day);
        const ronde_window window = {from, from + draw(rng, 5, day)};
        const ronde_pair_spec pair = {.resource = "r0", .price = i % 5, .forbidden = i % 7 == 0};
        const ronde_task_spec task = {.id = id,
                                      .kind = RONDE_DELIVERY,
                                      .place = id,
                                      .duration = draw(rng, 0, 6),
                                      .windows = &window,
                                      .window_count = 1,
                                      .pairs = &pair,
                                      .pair_count = 1,
                                      .initial = {1 + i % 9, i % 4},
                                      .change = {-1 - i % 9, -(i % 4)}};
        if (i > 1) { /* the first two places are depots */
            ronde_builder_task(builder, &task);
        }
    }
}

static void add_shifts(ronde_builder *builder, ronde_rng *rng, int32_t count)
{
    int32_t capacity = draw(rng, 15, 60);
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
    int32_t x[most];
    int32_t y[most];
    for (int32_t i = 0; i < size; i++) {
        x[i] = draw(rng, 0, side);
        y[i] = draw(rng, 0, side);
    }
    for (int32_t i = 0; i < size; i++) {
        for (int32_t j = 0; j < size; j++) {
            int32_t length = abs(x[i] - x[j]) + abs(y[i] - y[j]);
            matrix.distances[i * size + j] = length;
            matrix.durations[i * size + j] = i == j ? 0 : length + draw(rng, 0, 5);
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
    int32_t places = draw(rng, fewest, most);
    const ronde_header_spec header = {.dimensions = dimensions, .dimension_count = 2};
    ronde_builder_header(builder, &header);
    add_tasks(builder, rng, places);
    add_shifts(builder, rng, draw(rng, 3, 9));
    ck_assert_ok(ronde_builder_finish(&instance, builder, &faults, &error));
    ronde_builder_free(builder);
    ronde_faults_clear(&faults);
    attach_matrix(instance, rng);
    return instance;
}

static void set_up(bench *of, uint64_t seed)
{
    static const ronde_solve_hooks no_hooks = {0};
    ronde_error error = {0};
    *of = (bench){.rng = ronde_rng_new(seed, 5), .arena = ronde_arena_new(1 << 14)};
    of->instance = random_problem(&of->rng);
    ck_assert_ok(ronde_problem_init(&of->problem, of->instance, &error));
    ck_assert(ronde_field_suits(&of->problem));
    of->search = (ronde_search){.problem = &of->problem, .hooks = &no_hooks, .check_every = 1000};
    ronde_effort_begin(&of->effort, &of->search, INT64_MAX / 2);
    ck_assert(ronde_field_make(&of->field, &of->problem, of->arena));
    ck_assert(ronde_tour_take(&of->tour, &of->field, of->arena));
    ck_assert(ronde_descent_take(&of->descent, &of->tour, of->arena));
    ck_assert(ronde_crossover_take(&of->crossover, &of->field, &of->rng, of->arena));
    ck_assert(ronde_population_take(&of->population, &of->field, of->arena));
    ck_assert(ronde_individual_take(&of->plan, &of->field, of->arena));
    ck_assert(ronde_individual_take(&of->other, &of->field, of->arena));
    of->descent.rng = &of->rng;
    of->descent.effort = &of->effort;
    const ronde_penalties penalties = {.time = draw(&of->rng, 1, 3000),
                                       .load = {draw(&of->rng, 1, 3000), draw(&of->rng, 1, 3000)}};
    ronde_tour_set_penalties(&of->tour, &penalties);
    ronde_population_set_penalties(&of->population, &penalties);
}

static void tear_down(bench *of)
{
    ronde_arena_free(of->arena);
    ronde_problem_clear(&of->problem);
    ronde_instance_free(of->instance);
}

/* The routes of a shift's model in the terms of the instance: nothing of the field is used but its
 * numbering. */
typedef struct walk {
    const bench *of;
    int32_t shift;
    const int32_t *tasks;
    int32_t count;
    fault fault;
} walk;

static int64_t leg_of(const walk *on, int32_t i, bool time)
{
    const ronde_shift *shift = &on->of->instance->shifts[on->shift];
    const ronde_matrix *matrix = &on->of->instance->profiles[0].matrix;
    const ronde_task *tasks = on->of->instance->tasks;
    int32_t from = i == 0 ? shift->start_place : tasks[on->tasks[i - 1]].place;
    int32_t to = i == on->count ? shift->end_place : tasks[on->tasks[i]].place;
    int32_t at = from * matrix->size + to;
    return time ? matrix->durations[at] : matrix->distances[at];
}

/* Drives the route from a start on: what is gone back in time, and how long it takes. */
static void drive(const walk *on, ronde_time start, ronde_time *warp, ronde_time *length)
{
    const ronde_instance *instance = on->of->instance;
    const ronde_shift *shift = &instance->shifts[on->shift];
    ronde_time time = start;
    *warp = 0;
    *length = 0;
    for (int32_t i = 0; i <= on->count; i++) {
        time += leg_of(on, i, true);
        bool end = i == on->count;
        const ronde_task *task = end ? NULL : &instance->tasks[on->tasks[i]];
        ronde_window window = end ? (ronde_window){shift->earliest, shift->latest}
                                  : instance->windows[task->first_window];
        time = time < window.earliest ? window.earliest : time;
        if (time > window.latest && !(end && on->fault == END_NEVER_LATE)) {
            *warp += time - window.latest;
            time = window.latest;
        }
        time += end ? 0 : task->duration;
    }
    *length = time - start;
}

/* The least excess in time over all starts. */
static ronde_time excess_of(const walk *on)
{
    const ronde_shift *shift = &on->of->instance->shifts[on->shift];
    ronde_time least_warp = INT64_MAX;
    ronde_time least_length = INT64_MAX;
    for (ronde_time start = shift->earliest; start <= shift->latest; start++) {
        ronde_time warp = 0;
        ronde_time length = 0;
        drive(on, start, &warp, &length);
        if (warp < least_warp || (warp == least_warp && length < least_length)) {
            least_warp = warp;
            least_length = length;
        }
    }
    ronde_time beyond = least_length - shift->max_duration;
    return least_warp + (beyond > 0 && on->fault != LENGTH_FREE ? beyond : 0);
}

static ronde_cost penalty_of(const walk *on)
{
    const ronde_tour *tour = &on->of->tour;
    const ronde_instance *instance = on->of->instance;
    const ronde_resource *resource = &instance->resources[instance->shifts[on->shift].resource];
    int64_t over = 0;
    for (int32_t d = 0; d < 2; d++) {
        int64_t load = 0;
        for (int32_t i = 0; i < on->count; i++) {
            load += instance->tasks[on->tasks[i]].initial[d];
        }
        over += load > resource->capacity[d]
                    ? (load - resource->capacity[d]) * tour->penalties.load[d]
                    : 0;
    }
    return over / 256 + excess_of(on) * tour->penalties.time / 256;
}

static ronde_cost cost_of(const walk *on)
{
    const ronde_instance *instance = on->of->instance;
    int32_t index = instance->shifts[on->shift].resource;
    const ronde_resource *resource = &instance->resources[index];
    ronde_cost cost = on->fault == NO_OPENING ? 0 : resource->shift_price;
    for (int32_t i = 0; i <= on->count; i++) {
        cost += resource->distance_price * leg_of(on, i, false) +
                resource->travel_price * leg_of(on, i, true);
    }
    for (int32_t i = 0; i < on->count; i++) {
        cost += ronde_instance_pair_price(instance, on->tasks[i], index);
    }
    return cost;
}

/* The tour's value from nothing but the order of its stops. */
static ronde_cost from_scratch(const bench *of, fault wrong)
{
    ronde_cost sum = 0;
    for (int32_t slot = 0; slot < of->field.slot_count; slot++) {
        int32_t tasks[most];
        walk on = {
            .of = of, .shift = of->problem.kind_shifts[slot], .tasks = tasks, .fault = wrong};
        int32_t stop = of->tour.stops[ronde_tour_start(&of->tour, slot)].next;
        for (; stop < of->field.count; stop = of->tour.stops[stop].next) {
            tasks[on.count++] = of->field.tasks[stop];
        }
        sum += on.count > 0 ? cost_of(&on) + penalty_of(&on) : 0;
    }
    return sum;
}

/* Puts every client anywhere. */
static void scatter(bench *of)
{
    ronde_tour_empty(&of->tour);
    for (int32_t client = 0; client < of->field.count; client++) {
        int32_t slot = draw(&of->rng, 0, of->field.slot_count - 1);
        int32_t after = ronde_tour_start(&of->tour, slot);
        for (int32_t steps = draw(&of->rng, 0, of->tour.ways[slot].count); steps > 0; steps--) {
            after = of->tour.stops[after].next;
        }
        ronde_tour_join(&of->tour, client, of->tour.stops[after].next);
        ronde_tour_join(&of->tour, after, client);
        ronde_tour_refresh(&of->tour, slot);
    }
}

/* A chain of so many stops from a stop on, or the gap in front of it. */
static bool chain_at(const bench *of, int32_t first, int32_t count, ronde_chain *out)
{
    const ronde_tour_stop *stops = of->tour.stops;
    *out = (ronde_chain){stops[first].previous, RONDE_NONE, RONDE_NONE, first, 0};
    for (; out->count < count; out->count++) {
        if (out->behind >= of->field.count) {
            return false;
        }
        out->first = first;
        out->last = out->behind;
        out->behind = stops[out->last].next;
    }
    return true;
}

/* Some stop that is not a start. */
static int32_t any_stop(bench *of)
{
    int32_t at = draw(&of->rng, 0, of->field.count + of->field.slot_count - 1);
    return at < of->field.count ? at : ronde_tour_end(&of->tour, at - of->field.count);
}

/* One random change; false if there was none. Sets what it was thought to cost. */
static bool change(bench *of, ronde_cost *thought)
{
    ronde_tour *tour = &of->tour;
    ronde_chain one;
    ronde_chain other;
    const ronde_cost limit = INT64_MAX / 4;
    if (draw(&of->rng, 0, 2) == 0) {
        int32_t a = tour->stops[any_stop(of)].previous;
        int32_t b = any_stop(of);
        *thought = tour->stops[a].slot == tour->stops[b].slot
                       ? limit
                       : ronde_moves_tails(tour, a, b, limit);
        if (*thought < limit) {
            ronde_moves_do_tails(tour, a, b);
        }
        return *thought < limit;
    }
    if (!chain_at(of, draw(&of->rng, 0, of->field.count - 1), draw(&of->rng, 1, 3), &one) ||
        !chain_at(of, any_stop(of), draw(&of->rng, 0, 3), &other)) {
        return false;
    }
    *thought = ronde_moves_exchange(tour, &one, &other, limit);
    if (*thought < limit) {
        ronde_moves_do_exchange(tour, &one, &other);
    }
    return *thought < limit;
}

/* Changes whose price is not that from scratch, out of so many (counted in done). */
static int32_t wrong_prices(uint64_t seed, fault wrong, int32_t *done)
{
    bench of;
    int32_t errors = 0;
    set_up(&of, seed);
    scatter(&of);
    ronde_cost before = from_scratch(&of, wrong);
    for (int i = 0; i < changes; i++) {
        ronde_cost thought = 0;
        if (change(&of, &thought)) {
            ronde_cost after = from_scratch(&of, wrong);
            errors += after - before != thought || after != ronde_tour_value(&of.tour) ? 1 : 0;
            before = after;
            ++*done;
        }
    }
    tear_down(&of);
    return errors;
}

START_TEST(test_price_of_changes)
{
    int32_t done = 0;
    for (int i = 0; i < ckx_cases(cases); i++) {
        uint64_t seed = ckx_seed(100) + (uint64_t)i;
        int32_t errors = wrong_prices(seed, NO_FAULT, &done);
        ck_assert_msg(errors == 0, "seed %" PRIu64 ": %d wrong prices", seed, errors);
    }
    ck_assert_int_gt(done, ckx_cases(cases) * changes / 4);
}
END_TEST

START_TEST(test_wrong_sums_are_noticed)
{
    static const fault wrong[] = {END_NEVER_LATE, LENGTH_FREE, NO_OPENING};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int32_t done = 0;
        int32_t errors = 0;
        for (uint64_t seed = 100; seed < 110; seed++) {
            errors += wrong_prices(seed, wrong[i], &done);
        }
        ck_assert_int_gt(errors, 0);
    }
}
END_TEST

/* A limit below the price: at least the limit is told; above it: the price. */
START_TEST(test_limits_of_prices)
{
    bench of;
    set_up(&of, 7);
    scatter(&of);
    for (int i = 0; i < changes; i++) {
        ronde_chain one;
        ronde_chain other;
        if (chain_at(&of, draw(&of.rng, 0, of.field.count - 1), draw(&of.rng, 1, 3), &one) &&
            chain_at(&of, any_stop(&of), draw(&of.rng, 0, 3), &other)) {
            ronde_cost price = ronde_moves_exchange(&of.tour, &one, &other, INT64_MAX / 4);
            ck_assert_int_ge(ronde_moves_exchange(&of.tour, &one, &other, price), price);
            ck_assert_int_ge(ronde_moves_exchange(&of.tour, &one, &other, price - 9), price - 9);
            if (price < INT64_MAX / 4) {
                ck_assert_int_eq(ronde_moves_exchange(&of.tour, &one, &other, price + 1), price);
            }
        }
    }
    tear_down(&of);
}
END_TEST

/* How many clients the tour has; fails if one comes twice. */
static int32_t clients_on(const bench *of)
{
    bool seen[most] = {false};
    int32_t count = 0;
    for (int32_t slot = 0; slot < of->field.slot_count; slot++) {
        int32_t on_route = 0;
        int32_t stop = of->tour.stops[ronde_tour_start(&of->tour, slot)].next;
        for (; stop < of->field.count; stop = of->tour.stops[stop].next) {
            ck_assert(!seen[stop]);
            ck_assert_int_eq(of->tour.stops[stop].slot, slot);
            seen[stop] = true;
            on_route++;
        }
        ck_assert_int_eq(of->tour.ways[slot].count, on_route);
        count += on_route;
    }
    return count;
}

static int32_t missing_on(const bench *of)
{
    int32_t count = 0;
    for (int32_t client = 0; client < of->field.count; client++) {
        count += of->tour.stops[client].slot == RONDE_NONE ? 1 : 0;
    }
    return count;
}

START_TEST(test_descents_and_children)
{
    int32_t lower = 0;
    for (int i = 0; i < ckx_cases(cases); i++) {
        bench of;
        set_up(&of, ckx_seed(500) + (uint64_t)i);
        for (int k = 0; k < 2; k++) {
            scatter(&of);
            ronde_cost before = ronde_tour_value(&of.tour);
            ck_assert(ronde_descent_run(&of.descent));
            ck_assert_int_le(ronde_tour_value(&of.tour), before);
            ck_assert_int_eq(ronde_tour_value(&of.tour), from_scratch(&of, NO_FAULT));
            ck_assert_int_eq(clients_on(&of), of.field.count);
            lower += ronde_tour_value(&of.tour) < before ? 1 : 0;
            ronde_tour_save(&of.tour, k == 0 ? &of.plan : &of.other);
        }
        for (int k = 0; k < children; k++) {
            int32_t used = of.plan.fitness.used;
            ronde_crossover_make(&of.crossover, &of.plan, &of.other, &of.tour);
            ck_assert_int_le(of.tour.used, used);
            ck_assert_int_eq(clients_on(&of) + missing_on(&of), of.field.count);
            ck_assert(ronde_descent_insert(&of.descent));
            ck_assert_int_eq(clients_on(&of), of.field.count);
            ck_assert_int_eq(ronde_tour_value(&of.tour), from_scratch(&of, NO_FAULT));
        }
        tear_down(&of);
    }
    ck_assert_int_gt(lower, ckx_cases(cases));
}
END_TEST

/* Members where they belong, not too many, distances right; the best one never leaves. */
static void check_tribe(const bench *of, const ronde_tribe *tribe, bool feasible)
{
    int32_t capacity = RONDE_TRIBE_LEAST + RONDE_TRIBE_CHILDREN + 1;
    ck_assert_int_lt(tribe->count, capacity);
    for (int32_t i = 0; i < tribe->count; i++) {
        ck_assert(tribe->members[i].feasible == feasible);
        for (int32_t k = 0; k < tribe->count; k++) {
            ck_assert_int_eq(
                tribe->distances[i * capacity + k],
                ronde_individual_distance(&tribe->members[i], &tribe->members[k], &of->field));
        }
    }
}

static ronde_cost least_of(const ronde_tribe *tribe)
{
    ronde_cost least = INT64_MAX;
    for (int32_t i = 0; i < tribe->count; i++) {
        ronde_cost cost = tribe->members[i].fitness.cost;
        least = cost < least ? cost : least;
    }
    return least;
}

START_TEST(test_population)
{
    bench of;
    set_up(&of, 42);
    ronde_cost least = INT64_MAX;
    int32_t feasible = 0;
    for (int i = 0; i < 400; i++) {
        scatter(&of);
        ck_assert(i % 4 == 0 || ronde_descent_run(&of.descent));
        ronde_tour_save(&of.tour, &of.plan);
        ronde_population_add(&of.population, &of.plan);
        if (of.plan.feasible) {
            feasible++;
            least = of.plan.fitness.cost < least ? of.plan.fitness.cost : least;
        }
        ck_assert_ptr_nonnull(ronde_population_draw(&of.population, &of.rng));
    }
    ck_assert_int_gt(feasible, RONDE_TRIBE_LEAST);
    check_tribe(&of, &of.population.feasible, true);
    check_tribe(&of, &of.population.others, false);
    ck_assert_int_eq(least_of(&of.population.feasible), least);
    tear_down(&of);
}
END_TEST

CKX_MAIN("genetic",
         test_price_of_changes,
         test_wrong_sums_are_noticed,
         test_limits_of_prices,
         test_descents_and_children,
         test_population)
