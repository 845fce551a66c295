/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done. */
#include "tests/support/random_draw.h"

#include <stdio.h>

enum { most_tasks = 6 };

static size_t draw_windows(ronde_draw *at, ronde_window windows[2])
{
    size_t count = chance(at, 30) ? 2 : 1;
    ronde_time from = 0;
    for (size_t i = 0; i < count; i++) {
        from += at->stretch * between(at, 2, 35);
        windows[i] = (ronde_window){from, from + at->stretch * between(at, 0, 25)};
        from = windows[i].latest;
    }
    return count;
}

/* Adds a task; the caller has set what its request asks for. Gives its id. */
static const char *add_task(ronde_draw *at, ronde_task_spec spec, char id[16])
{
    char place[16];
    char shift[16];
    char resource[16];
    ronde_window windows[2];
    ronde_window wishes[2];
    static const char *const skills[] = {"lift"};
    snprintf(id, 16, "t%d", at->task_count++);
    snprintf(place, sizeof place, "p%d", (int)between(at, 1, task_places));
    snprintf(shift, sizeof shift, "s%d", (int)between(at, 0, at->shift_count - 1));
    snprintf(resource, sizeof resource, "r%d", (int)between(at, 0, at->resource_count - 1));
    ronde_pair_spec pair = {
        .resource = resource, .forbidden = chance(at, 25), .price = between(at, 0, 25)};
    at->tasks_left--;
    spec.id = id;
    spec.place = place;
    spec.duration = between(at, 0, 9);
    spec.windows = windows;
    spec.window_count = at->with.windows && chance(at, 60) ? draw_windows(at, windows) : 0;
    spec.soft_windows = wishes;
    spec.soft_window_count = at->with.wishes && chance(at, 60) ? draw_windows(at, wishes) : 0;
    spec.early_price = between(at, 0, 3);
    spec.late_price = between(at, 0, 3);
    spec.skills = skills;
    spec.skill_count = at->with.skills && chance(at, 30) ? 1 : 0;
    spec.pairs = &pair;
    spec.pair_count = at->with.prices && chance(at, 40) ? 1 : 0;
    spec.other_price = at->with.prices && chance(at, 30) ? between(at, 1, 5) : 0;
    spec.shift = at->with.limits && chance(at, 10) ? shift : NULL;
    if (at->with.agreed_days && also(at, 50)) {
        spec.agreed_days = 1U << (uint32_t)from_more(at, 0, 1);
        spec.other_day_price = from_more(at, 0, 20);
    }
    spec.prize = spec.optional ? between(at, 0, 60) : 0;
    if (at->with.pins && also(at, 35)) {
        spec.shift = shift;
        spec.pin = from_more(at, 1, 2);
    }
    bool collected =
        spec.initial[0] + spec.initial[1] == 0 && (spec.change[0] != 0 || spec.change[1] != 0);
    if (at->with.trips && !collected && of_trips(at, 0, 2) == 0) {
        spec.release = of_trips(at, 0, 45);
    }
    ronde_builder_task(at->builder, &spec);
    return id;
}

static ronde_task_spec draw_request(ronde_draw *at)
{
    at->request_count++;
    return (ronde_task_spec){.optional = at->with.optional && chance(at, 50),
                             .priority = (int32_t)between(at, 1, 3)};
}

static ronde_task_spec with_depot_load(ronde_draw *at, ronde_task_spec spec)
{
    if (at->with.loads && chance(at, 70)) {
        int dimension = (int)between(at, 0, 1);
        int32_t brought = (int32_t)between(at, 0, 2);
        int32_t taken = (int32_t)between(at, 0, 2);
        spec.kind = brought > 0 ? (taken > 0 ? RONDE_SWAP : RONDE_DELIVERY) : RONDE_PICKUP;
        spec.initial[dimension] = brought;
        spec.change[dimension] = taken - brought;
    }
    return spec;
}

static void add_single(ronde_draw *at)
{
    char id[16];
    add_task(at, with_depot_load(at, draw_request(at)), id);
}

static void add_link(ronde_draw *at, const char *from, const char *to)
{
    ronde_link_spec link = {.from = from, .to = to, .measured = RONDE_FROM_END};
    int kind = (int)between(at, 0, 5);
    link.has_min_lag = kind != 1 && kind != 4;
    link.min_lag = between(at, 0, 20);
    link.has_max_lag = kind == 1 || kind == 2;
    link.max_lag = link.min_lag + between(at, 0, 15);
    link.relation = (ronde_relation)between(at, RONDE_ANY_RESOURCE, RONDE_DIFFERENT_RESOURCE);
    if (kind == 3) { /* two at once */
        link = (ronde_link_spec){.from = from,
                                 .to = to,
                                 .measured = RONDE_FROM_START,
                                 .has_min_lag = true,
                                 .has_max_lag = true,
                                 .relation = RONDE_DIFFERENT_RESOURCE};
    }
    ronde_builder_link(at->builder, &link);
}

/* A chain of two or three tasks. */
static void add_chain(ronde_draw *at)
{
    char ids[3][16];
    ronde_task_spec request = draw_request(at);
    int count = at->tasks_left > 2 && chance(at, 25) ? 3 : 2;
    for (int i = 0; i < count; i++) {
        add_task(at, request, ids[i]);
    }
    for (int i = 1; i < count; i++) {
        add_link(at, ids[i - 1], ids[i]);
    }
}

static void add_ride(ronde_draw *at)
{
    char from[16];
    char to[16];
    ronde_task_spec request = draw_request(at);
    ronde_task_spec pickup = request;
    int32_t load = (int32_t)between(at, 0, 2);
    pickup.kind = RONDE_PICKUP;
    pickup.change[1] = load;
    request.kind = RONDE_DELIVERY;
    request.change[1] = -load;
    add_task(at, pickup, from);
    add_task(at, request, to);
    ronde_builder_link(at->builder, &(ronde_link_spec){.from = from,
                                                       .to = to,
                                                       .has_min_lag = true,
                                                       .has_max_lag = chance(at, 40),
                                                       .max_lag = between(at, 5, 30),
                                                       .relation = RONDE_SAME_SHIFT});
}

/* Two ways: one task, or one or two tasks. */
static void add_choice(ronde_draw *at)
{
    char request[16];
    char ids[3][16];
    ronde_task_spec spec = draw_request(at);
    snprintf(request, sizeof request, "q%d", at->request_count);
    spec.request = request;
    spec.alternative = "one";
    add_task(at, spec, ids[0]);
    spec.alternative = "other";
    add_task(at, spec, ids[1]);
    if (at->tasks_left > 0 && chance(at, 50)) {
        add_task(at, spec, ids[2]);
        add_link(at, ids[1], ids[2]);
    }
    ronde_builder_alternative(
        at->builder,
        &(ronde_alternative_spec){.request = request, .id = "other", .price = between(at, 0, 20)});
}

void ronde_random_requests(ronde_draw *at)
{
    at->tasks_left = (int)(at->large ? between(at, 40, 70) : between(at, 1, most_tasks));
    while (at->tasks_left > 0) {
        bool room = at->tasks_left > 1;
        if (room && at->with.links && chance(at, 45)) {
            add_chain(at);
        } else if (room && at->with.loads && chance(at, 35)) {
            add_ride(at);
        } else if (room && at->with.alternatives && chance(at, 40)) {
            add_choice(at);
        } else {
            add_single(at);
        }
    }
}
