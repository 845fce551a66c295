/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_links.h"

#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "tests/support/ckx.h"

#include <stdio.h>

enum { places = 8, side = 8, day = 160, longest_chain = 5, id_size = 16 };

typedef struct draw {
    ronde_rng rng;
    ronde_builder *builder;
    bool prompt, windows, breaks, limits;
    int task_count;
} draw;

/* A task of a chain, and a start that all its links allow. */
typedef struct member {
    char id[id_size];
    ronde_time start;
} member;

static ronde_time between(draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->rng, low, high);
}

static bool chance(draw *at, uint32_t percent)
{
    return ronde_rng_below(&at->rng, 100) < percent;
}

static void add_places(draw *at)
{
    ronde_builder_header(
        at->builder,
        &(ronde_header_spec){.name = "links", .latest_price = at->prompt ? between(at, 0, 3) : 0});
    for (int i = 0; i < places; i++) {
        char id[id_size];
        (void)snprintf(id, sizeof id, "p%d", i);
        ronde_builder_place(at->builder, &(ronde_place_spec){.id = id});
    }
}

/* Two of the shifts may be of one resource. */
static void add_shifts(draw *at)
{
    int count = (int)between(at, 3, 4);
    int resources = count - (chance(at, 30) ? 1 : 0);
    for (int i = 0; i < resources; i++) {
        char id[id_size];
        (void)snprintf(id, sizeof id, "r%d", i);
        ronde_builder_resource(
            at->builder, &(ronde_resource_spec){.id = id, .profile = "bike", .distance_price = 1});
    }
    for (int i = 0; i < count; i++) {
        char id[id_size];
        char resource[id_size];
        (void)snprintf(id, sizeof id, "s%d", i);
        (void)snprintf(resource, sizeof resource, "r%d", i % resources);
        ronde_time from = i < resources ? between(at, 0, 10) : day + 10;
        ronde_break_spec pause = {.duration = between(at, 1, 10),
                                  .window = {from + 20, from + between(at, 40, day)},
                                  .after = chance(at, 50) ? 0 : between(at, 20, 80)};
        ronde_builder_shift(
            at->builder,
            &(ronde_shift_spec){.id = id,
                                .resource = resource,
                                .start_place = "p0",
                                .end_place = "p0",
                                .earliest = from,
                                .latest = from + between(at, day / 2, day),
                                .max_duration =
                                    at->limits && chance(at, 60) ? between(at, 40, 120) : 0,
                                .breaks = &pause,
                                .break_count = at->breaks && chance(at, 60) ? 1 : 0});
    }
}

static size_t draw_windows(draw *at, ronde_time start, ronde_window windows[2])
{
    ronde_time early = between(at, 0, 30);
    windows[0] = (ronde_window){start > early ? start - early : 0, start + between(at, 0, 50)};
    if (at->prompt || !chance(at, 40)) {
        return 1;
    }
    ronde_time next = windows[0].latest + between(at, 1, 20);
    windows[1] = (ronde_window){next, next + between(at, 0, 30)};
    return 2;
}

static void add_task(draw *at, member *made, ronde_time start)
{
    char place[id_size];
    ronde_window windows[2];
    ronde_window wish = {0, start + between(at, -20, 20)};
    wish.latest = wish.latest < 0 ? 0 : wish.latest;
    made->start = start;
    (void)snprintf(made->id, sizeof made->id, "t%d", at->task_count++);
    (void)snprintf(place, sizeof place, "p%d", (int)between(at, 1, places - 1));
    bool bound = at->windows && chance(at, 60);
    bool soft = at->prompt && chance(at, 80);
    ronde_builder_task(
        at->builder,
        &(ronde_task_spec){.id = made->id,
                           .place = place,
                           .duration = between(at, 0, 9),
                           .windows = windows,
                           .window_count = bound ? draw_windows(at, start, windows) : 0,
                           .soft_windows = &wish,
                           .soft_window_count = soft ? 1 : 0,
                           .late_price = soft ? between(at, 0, 3) : 0});
}

/* A link that both starts obey. */
static void add_link(draw *at, const member *from, const member *to)
{
    ronde_time lag = to->start - from->start;
    bool at_once = lag == 0;
    ronde_link_spec link = {.from = from->id,
                            .to = to->id,
                            .measured = RONDE_FROM_START,
                            .has_min_lag = at_once || chance(at, 70),
                            .min_lag = lag - (at_once ? 0 : between(at, 0, 25)),
                            .has_max_lag = at_once || chance(at, 50),
                            .max_lag = lag + (at_once ? 0 : between(at, 0, 25)),
                            .relation = at_once
                                            ? RONDE_DIFFERENT_RESOURCE
                                            : (ronde_relation)between(at, RONDE_ANY_RESOURCE,
                                                                      RONDE_DIFFERENT_RESOURCE)};
    ronde_builder_link(at->builder, &link);
}

/* Each task is linked to an earlier one; other pairs, in either direction, now and then. */
static void add_chain(draw *at, int length)
{
    member chain[longest_chain];
    ronde_time start = between(at, 5, day / 2);
    for (int i = 0; i < length; i++) {
        start += i > 0 && !chance(at, 25) ? between(at, 0, 40) : 0;
        add_task(at, &chain[i], start);
        int partner = i > 0 ? (int)between(at, 0, i - 1) : 0;
        for (int k = 0; k < i; k++) {
            bool back = chance(at, 20);
            if (k == partner || chance(at, 30)) {
                add_link(at, back ? &chain[i] : &chain[k], back ? &chain[k] : &chain[i]);
            }
        }
    }
}

static ronde_matrix draw_matrix(draw *at)
{
    ronde_error error = {0};
    ronde_matrix matrix = {0};
    int64_t x[places];
    int64_t y[places];
    ck_assert_ok(ronde_matrix_init(&matrix, places, 0, &error));
    for (int i = 0; i < places; i++) {
        x[i] = between(at, 0, side);
        y[i] = between(at, 0, side);
    }
    for (int i = 0; i < places * places; i++) {
        int from = i / places;
        int to = i % places;
        matrix.durations[i] = (int32_t)(llabs(x[from] - x[to]) + llabs(y[from] - y[to]));
        matrix.distances[i] = matrix.durations[i];
    }
    return matrix;
}

ronde_instance *ronde_random_links(uint64_t seed)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *made = NULL;
    draw at = {.rng = ronde_rng_new(seed, 91), .builder = ronde_builder_new()};
    ck_assert(at.builder != NULL);
    at.prompt = seed % 3 == 0;
    at.windows = chance(&at, 70);
    at.breaks = !at.prompt && chance(&at, 35);
    at.limits = !at.prompt && chance(&at, 35);
    add_places(&at);
    add_shifts(&at);
    for (int left = (int)between(&at, 6, 14), length = 0; left > 0; left -= length) {
        length = (int)between(&at, 1, left < longest_chain ? left : longest_chain);
        add_chain(&at, length);
    }
    ck_assert_ok(ronde_builder_finish(&made, at.builder, &faults, &error));
    ronde_faults_clear(&faults);
    ronde_builder_free(at.builder);
    ronde_matrix matrix = draw_matrix(&at);
    ck_assert_ok(ronde_instance_attach(made, 0, &matrix, &error));
    return made;
}
