/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_instance.h"

#include "tests/support/ckx.h"
#include "tests/support/random_draw.h"

#include <stdio.h>

/* Two of three instances have no working rules. Gaps are not mixed with reloads. */
static void draw_hours(ronde_draw *at)
{
    ronde_features *with = &at->with;
    bool any = of_hours(at, 0, 2) == 0;
    with->unpaid = any && of_hours(at, 0, 1) == 0;
    with->contract = any && of_hours(at, 0, 1) == 0;
    with->rest = any && of_hours(at, 0, 1) == 0;
    with->gaps = any && of_hours(at, 0, 2) == 0 && !with->trips;
}

/* Half of the instances have none of these. */
static void draw_later_features(ronde_draw *at)
{
    ronde_features *with = &at->with;
    bool any = also(at, 50);
    with->sums = any && also(at, 25);
    with->overtime = any && also(at, 25);
    with->workload = any && also(at, 25);
    with->groups = any && also(at, 40);
    with->layouts = any && with->loads && also(at, 50);
    with->no_waiting = any && with->loads && also(at, 50);
    with->open_start = any && also(at, 20);
    with->pins = any && also(at, 25);
    with->agreed_days = any && also(at, 25);
}

static ronde_features draw_features(ronde_draw *at)
{
    return (ronde_features){.windows = chance(at, 60),
                            .wishes = chance(at, 30),
                            .links = chance(at, 60),
                            .loads = chance(at, 35),
                            .skills = chance(at, 30),
                            .prices = chance(at, 40),
                            .breaks = chance(at, 30),
                            .limits = chance(at, 30),
                            .optional = chance(at, 40),
                            .alternatives = chance(at, 25),
                            .timed_costs = chance(at, 50),
                            .odd_matrix = chance(at, 50),
                            .two_profiles = chance(at, 20)};
}

static void add_header(ronde_draw *at)
{
    static const char *const dimensions[] = {"bags", "seats"};
    ronde_header_spec header = {.name = "random",
                                .vehicles_first = chance(at, 15),
                                .latest_price =
                                    at->with.wishes && chance(at, 40) ? between(at, 1, 3) : 0,
                                .dimensions = dimensions,
                                .dimension_count = at->with.loads ? 2 : 0,
                                .workload_price = at->with.workload ? from_more(at, 1, 3) : 0};
    ronde_builder_header(at->builder, &header);
    for (int i = 0; i <= task_places; i++) {
        char id[16];
        snprintf(id, sizeof id, "p%d", i);
        ronde_builder_place(at->builder,
                            &(ronde_place_spec){.id = id, .access = chance(at, 10) ? 1 : 0});
    }
}

/* Half of them lie in the plane, half obey no triangle inequality or symmetry. */
static ronde_matrix draw_matrix(ronde_draw *at)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    int64_t x[task_places + 1];
    int64_t y[task_places + 1];
    int size = task_places + 1;
    ck_assert_ok(ronde_matrix_init(&matrix, size, 0, &error));
    for (int i = 0; i < size; i++) {
        x[i] = between(at, 0, 9);
        y[i] = between(at, 0, 9);
    }
    for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
            int64_t far = llabs(x[from] - x[to]) + llabs(y[from] - y[to]);
            int32_t *duration = &matrix.durations[from * size + to];
            *duration = (int32_t)(at->with.odd_matrix ? between(at, 0, 14) : far);
            matrix.distances[from * size + to] =
                (int32_t)(at->with.odd_matrix && chance(at, 50) ? between(at, 0, 20) : *duration);
            if (from == to) {
                *duration = 0;
                matrix.distances[from * size + to] = 0;
            } else if (at->with.odd_matrix && chance(at, 3)) {
                *duration = RONDE_UNREACHABLE;
            }
        }
    }
    return matrix;
}

static ronde_instance *draw_instance(uint64_t seed, bool large, bool trips)
{
    ronde_draw at = {.rng = ronde_rng_new(seed, 77),
                     .more = ronde_rng_new(seed, 78),
                     .trips = ronde_rng_new(seed, 79),
                     .hours = ronde_rng_new(seed, 81),
                     .clients = ronde_rng_new(seed, 80),
                     .buildings = ronde_rng_new(seed, 82),
                     .builder = ronde_builder_new(),
                     .large = large,
                     .stretch = large ? 5 : 1};
    ck_assert(at.builder != NULL);
    at.with = draw_features(&at);
    at.with.trips = trips;
    at.with.loads |= trips;
    draw_later_features(&at);
    draw_hours(&at);
    at.with.providers = ronde_rng_below(&at.buildings, 5) == 0;
    add_header(&at);
    ronde_random_resources(&at);
    ronde_random_shifts(&at);
    ronde_random_requests(&at);
    ronde_random_groups(&at);
    ronde_instance *instance = NULL;
    ronde_error error = {0};
    ronde_faults faults = {0};
    ck_assert_ok(ronde_builder_finish(&instance, at.builder, &faults, &error));
    ronde_faults_clear(&faults);
    ronde_builder_free(at.builder);
    for (int32_t i = 0; i < instance->profile_count; i++) {
        ronde_matrix matrix = draw_matrix(&at);
        ck_assert_ok(ronde_instance_attach(instance, i, &matrix, &error));
    }
    return instance;
}

ronde_instance *ronde_random_instance(uint64_t seed)
{
    return draw_instance(seed, false, false);
}

ronde_instance *ronde_random_trips(uint64_t seed)
{
    return draw_instance(seed, false, true);
}

ronde_instance *ronde_random_day(uint64_t seed)
{
    return draw_instance(seed, true, false);
}
