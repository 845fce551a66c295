/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/several_providers.h"

#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <stdlib.h>

enum { most_providers = 5, most_tasks = 11, most_helpers = 3, most_places = 100, days = 2 };
enum { day_length = 1000, town = 60, name_size = 16 };

typedef struct town_draw {
    ronde_rng rng;
    ronde_builder *builder;
    int32_t only;
    int32_t x[most_places], y[most_places];
    int32_t place_count;
} town_draw;

static int32_t between(town_draw *at, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(&at->rng, low, high);
}

int32_t ronde_several_count(uint64_t seed)
{
    return 2 + (int32_t)(seed % (most_providers - 1));
}

/* True if what this provider has is in the instance. All is drawn all the same. */
static bool is_in(const town_draw *at, int32_t provider)
{
    return at->only == RONDE_NONE || at->only == provider;
}

static void add_place(town_draw *at, int32_t provider, const char *id)
{
    int32_t x = between(at, 0, town);
    int32_t y = between(at, 0, town);
    if (is_in(at, provider)) {
        ronde_builder_place(at->builder, &(ronde_place_spec){.where = id, .id = id});
        at->x[at->place_count] = x;
        at->y[at->place_count++] = y;
    }
}

static void add_helper(town_draw *at, int32_t provider, int32_t number, const char *skill)
{
    char id[name_size];
    snprintf(id, sizeof id, "h%d.%d", (int)provider, (int)number);
    add_place(at, provider, id);
    ronde_time rest = between(at, 0, 1) * 300;
    bool breaks = between(at, 0, 2) == 0;
    if (is_in(at, provider)) {
        ronde_builder_resource(at->builder, &(ronde_resource_spec){.where = id,
                                                                   .id = id,
                                                                   .provider = skill,
                                                                   .profile = "bike",
                                                                   .skills = &skill,
                                                                   .skill_count = 1,
                                                                   .paid_price = 3,
                                                                   .distance_price = 1,
                                                                   .rest = rest});
    }
    for (int32_t day = 0; day < days; day++) {
        char shift[name_size + 4];
        snprintf(shift, sizeof shift, "%s/%d", id, (int)day);
        ronde_time begin = (ronde_time)day * day_length + between(at, 0, 100);
        ronde_time end = begin + between(at, 200, 500);
        const ronde_break_spec pause = {
            .duration = 15, .window = {begin + 80, begin + 200}, .after = 150};
        if (is_in(at, provider)) {
            ronde_builder_shift(at->builder, &(ronde_shift_spec){.where = shift,
                                                                 .id = shift,
                                                                 .resource = id,
                                                                 .start_place = id,
                                                                 .earliest = begin,
                                                                 .latest = end,
                                                                 .has_day = true,
                                                                 .day = day,
                                                                 .breaks = &pause,
                                                                 .break_count = breaks ? 1 : 0});
        }
    }
}

static void add_task(town_draw *at, int32_t provider, const char *id, const char *skill)
{
    char regular[name_size];
    add_place(at, provider, id);
    snprintf(regular, sizeof regular, "h%d.%d", (int)provider, (int)between(at, 0, 1));
    ronde_window windows[days];
    for (int32_t day = 0; day < days; day++) {
        ronde_time from = (ronde_time)day * day_length + between(at, 0, 300);
        windows[day] = (ronde_window){from, from + between(at, 50, 400)};
    }
    const ronde_pair_spec pair = {.resource = regular};
    int32_t window_count = between(at, 1, days);
    int32_t duration = between(at, 20, 90);
    int32_t stranger = between(at, 0, 1) * 40;
    if (is_in(at, provider)) {
        ronde_builder_task(at->builder, &(ronde_task_spec){.where = id,
                                                           .id = id,
                                                           .place = id,
                                                           .duration = duration,
                                                           .windows = windows,
                                                           .window_count = (size_t)window_count,
                                                           .skills = &skill,
                                                           .skill_count = 1,
                                                           .pairs = &pair,
                                                           .pair_count = 1,
                                                           .other_price = stranger});
    }
}

/* The tasks before the last one in turn: a link, or faces. */
static void
add_tie(town_draw *at, int32_t provider, int32_t number, const char *before, const char *id)
{
    int32_t kind = number % 2 == 1 ? between(at, 0, 5) : 0; /* no long chains */
    const char *both[] = {before, id};
    char name[2 * name_size];
    snprintf(name, sizeof name, "faces %s", id);
    if (!is_in(at, provider)) {
        return;
    }
    if (kind == 1 || kind == 2) { /* in one request then */
        ronde_builder_link(at->builder,
                           &(ronde_link_spec){.where = id,
                                              .from = before,
                                              .to = id,
                                              .has_min_lag = true,
                                              .min_lag = 20,
                                              .relation = kind == 1 ? RONDE_SAME_RESOURCE
                                                                    : RONDE_DIFFERENT_RESOURCE});
    }
    if (kind == 0) {
        ronde_builder_group(at->builder, &(ronde_group_spec){.where = name,
                                                             .id = name,
                                                             .rule = RONDE_FACES,
                                                             .free = 1,
                                                             .price = 60,
                                                             .tasks = both,
                                                             .task_count = 2});
    }
}

static void add_provider(town_draw *at, int32_t provider)
{
    char skill[name_size];
    char ids[most_tasks][name_size];
    snprintf(skill, sizeof skill, "provider%d", (int)provider);
    int32_t helpers = between(at, 2, most_helpers);
    int32_t tasks = between(at, 5, most_tasks);
    for (int32_t i = 0; i < helpers; i++) {
        add_helper(at, provider, i, skill);
    }
    for (int32_t i = 0; i < tasks; i++) {
        snprintf(ids[i], name_size, "c%d.%d", (int)provider, (int)i);
        add_task(at, provider, ids[i], skill);
        if (i > 0) {
            add_tie(at, provider, i, ids[i - 1], ids[i]);
        }
    }
}

static void attach(town_draw *at, ronde_instance *instance)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    ck_assert_int_eq(at->place_count, instance->place_count);
    ck_assert_ok(ronde_matrix_init(&matrix, at->place_count, 0, &error));
    for (int32_t from = 0; from < at->place_count; from++) {
        for (int32_t to = 0; to < at->place_count; to++) {
            int32_t length = abs(at->x[from] - at->x[to]) + abs(at->y[from] - at->y[to]);
            matrix.durations[from * at->place_count + to] = length;
            matrix.distances[from * at->place_count + to] = 2 * length;
        }
    }
    ck_assert_ok(ronde_instance_attach(instance, 0, &matrix, &error));
}

ronde_instance *ronde_several_providers(uint64_t seed, int32_t only)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *instance = NULL;
    town_draw at = {.rng = ronde_rng_new(seed, 0), .builder = ronde_builder_new(), .only = only};
    ck_assert_ptr_nonnull(at.builder);
    for (int32_t i = 0; i < ronde_several_count(seed); i++) {
        add_provider(&at, i);
    }
    ck_assert_ok(ronde_builder_finish(&instance, at.builder, &faults, &error));
    attach(&at, instance);
    ronde_builder_free(at.builder);
    ronde_faults_clear(&faults);
    return instance;
}
