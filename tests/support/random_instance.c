/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_instance.h"

#include "instances/base/rng.h"
#include "instances/model/builder.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

enum { most_tasks = 6, task_places = 5, horizon = 80 };

/** What this instance has. */
typedef struct features {
    bool windows, wishes, links, loads, skills, prices, breaks, limits, optional, alternatives;
    bool timed_costs, odd_matrix, two_profiles;
    bool sums, overtime, workload, groups, layouts, no_waiting, open_start, pins, agreed_days;
    bool trips;
    bool unpaid, contract, rest, gaps;
    bool providers;
} features;

typedef struct draw {
    ronde_rng rng;
    ronde_rng more; /* of later features, so that the others stay as they were */
    ronde_builder *builder;
    features with;
    bool large;
    int64_t stretch; /* of all times */
    int task_count, tasks_left, resource_count, shift_count, request_count;
    ronde_task_spec last; /* defaults that the tasks of one request share */
    ronde_rng trips;      /* draws for trips alone: all else is the same with and without */
    ronde_rng hours;      /* the same for working rules */
    ronde_rng clients;    /* and for groups of faces */
    ronde_rng buildings;  /* and for providers and where they meet */
} draw;

static bool chance(draw *at, int percent)
{
    return ronde_rng_below(&at->rng, 100) < (uint32_t)percent;
}

static int64_t between(draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->rng, low, high);
}

static bool also(draw *at, int percent)
{
    return ronde_rng_below(&at->more, 100) < (uint32_t)percent;
}

static int32_t from_more(draw *at, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(&at->more, low, high);
}

/* As between, for what only trips have. */
static int64_t of_trips(draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->trips, low, high);
}

static int64_t of_hours(draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->hours, low, high);
}

/* Two of three instances have no working rules. Gaps are not mixed with reloads. */
static void draw_hours(draw *at)
{
    features *with = &at->with;
    bool any = of_hours(at, 0, 2) == 0;
    with->unpaid = any && of_hours(at, 0, 1) == 0;
    with->contract = any && of_hours(at, 0, 1) == 0;
    with->rest = any && of_hours(at, 0, 1) == 0;
    with->gaps = any && of_hours(at, 0, 2) == 0 && !with->trips;
}

/* Half of the instances have none of these. */
static void draw_later_features(draw *at)
{
    features *with = &at->with;
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

static features draw_features(draw *at)
{
    return (features){.windows = chance(at, 60),
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

static void add_header(draw *at)
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

static void add_vehicle(draw *at, ronde_resource_spec *spec, ronde_layout layouts[2])
{
    static const char *const seats[] = {"seats", "bags"};
    spec->overtime_price = at->with.overtime ? from_more(at, 1, 3) : 0;
    if (at->with.layouts && also(at, 70)) {
        for (int k = 0; k < 2; k++) {
            spec->capacity[k] = 0;
            layouts[k].capacity[0] = from_more(at, 0, 3);
            layouts[k].capacity[1] = from_more(at, 0, 3);
        }
        spec->layouts = layouts;
        spec->layout_count = 2;
    }
    if (at->with.no_waiting) {
        spec->no_waiting = seats;
        spec->no_waiting_count = (size_t)from_more(at, 0, 2);
    }
}

static void add_contract(draw *at, ronde_resource_spec *spec)
{
    ronde_contract *contract = &spec->contract;
    if (at->with.contract) {
        contract->least = at->stretch * of_hours(at, 0, 40);
        contract->most = of_hours(at, 0, 1) * (contract->least + at->stretch * of_hours(at, 0, 20));
        contract->max =
            of_hours(at, 0, 2) == 0 ? contract->least + at->stretch * of_hours(at, 1, 40) : 0;
        contract->short_price = of_hours(at, 0, 3);
        contract->extra_price = of_hours(at, 0, 4);
    }
    spec->rest = at->with.rest ? at->stretch * of_hours(at, 0, 60) : 0;
    spec->gap_price = at->with.gaps ? of_hours(at, 0, 3) : 0;
}

static void add_resources(draw *at)
{
    static const char *const skills[] = {"lift"};
    at->resource_count = (int)(at->large ? between(at, 6, 9) : between(at, 1, 2));
    for (int i = 0; i < at->resource_count; i++) {
        char id[16];
        snprintf(id, sizeof id, "r%d", i);
        bool timed = at->with.timed_costs;
        ronde_resource_spec spec = {.id = id,
                                    .profile =
                                        i % 2 == 1 && at->with.two_profiles ? "foot" : "bike",
                                    .skills = skills,
                                    .skill_count = chance(at, 60) ? 1 : 0,
                                    .shift_price = chance(at, 50) ? between(at, 0, 40) : 0,
                                    .distance_price = between(at, 0, 3),
                                    .travel_price = chance(at, 40) ? between(at, 0, 2) : 0,
                                    .paid_price = timed ? between(at, 0, 2) : 0,
                                    .wait_price = timed ? between(at, 0, 2) : 0};
        for (int k = 0; k < 2 && at->with.loads; k++) {
            spec.capacity[k] = (int32_t)between(at, 1, 3);
        }
        ronde_layout layouts[2] = {{{0}}};
        add_vehicle(at, &spec, layouts);
        add_contract(at, &spec);
        bool second = ronde_rng_below(&at->buildings, 2) == 0;
        spec.provider = at->with.providers && second ? "second" : NULL;
        ronde_builder_resource(at->builder, &spec);
    }
}

static void limit_shift(draw *at, ronde_shift_spec *spec)
{
    if (at->with.sums) {
        spec->max_travel = also(at, 60) ? from_more(at, 5, 45) : 0;
        spec->max_tasks = also(at, 50) ? from_more(at, 1, 3) : 0;
    }
    if (at->with.overtime) {
        spec->normal_duration = also(at, 80) ? from_more(at, 5, 40) : 0;
    }
    if (at->with.open_start && also(at, 70)) {
        spec->open_start = true;
        spec->start_place = NULL;
    }
}

/* One shift per resource and perhaps a later second one of the first. */
static void add_shifts(draw *at)
{
    at->shift_count = at->resource_count + (chance(at, 25) ? 1 : 0);
    for (int i = 0; i < at->shift_count; i++) {
        bool second = i == at->resource_count;
        char id[16];
        char resource[16];
        char end_place[16];
        snprintf(id, sizeof id, "s%d", i);
        snprintf(resource, sizeof resource, "r%d", second ? 0 : i);
        snprintf(end_place, sizeof end_place, "p%d", chance(at, 80) ? 0 : 1);
        ronde_time from = second ? at->stretch * horizon : between(at, 0, 15);
        ronde_break_spec pause = {.duration = between(at, 1, 8),
                                  .window = {from + 5, from + at->stretch * between(at, 10, 60)},
                                  .after = chance(at, 40) ? 0 : at->stretch * between(at, 10, 45)};
        bool limited = at->with.limits;
        ronde_shift_spec spec = {
            .id = id,
            .resource = resource,
            .start_place = "p0",
            .end_place = end_place,
            .open_end = chance(at, 20),
            .earliest = from,
            .latest = from + at->stretch * between(at, 40, second ? 80 : horizon - 15),
            .max_duration = limited && chance(at, 50) ? at->stretch * between(at, 20, 60) : 0,
            .max_distance = limited && chance(at, 40) ? at->stretch * between(at, 15, 60) : 0,
            .breaks = &pause,
            .break_count = at->with.breaks && chance(at, 60) ? 1 : 0};
        spec.has_day = at->with.agreed_days;
        spec.day = i % 2;
        limit_shift(at, &spec);
        spec.has_day = second && (at->with.rest || at->with.contract);
        spec.day = spec.has_day ? (int32_t)of_hours(at, 0, 7) : 0;
        spec.unpaid_first_leg = at->with.unpaid && of_hours(at, 0, 2) > 0;
        spec.unpaid_last_leg = at->with.unpaid && of_hours(at, 0, 2) > 0;
        spec.gap_limit = at->with.gaps ? at->stretch * of_hours(at, 0, 8) : 0;
        spec.has_max_gap = at->with.gaps && of_hours(at, 0, 2) == 0;
        spec.max_gap = at->stretch * of_hours(at, 0, 12);
        static const char *const reloads[] = {"p0", "p2"};
        if (at->with.trips && of_trips(at, 0, 4) > 0) {
            spec.reload_places = reloads;
            spec.reload_count = (size_t)of_trips(at, 1, 2);
            spec.loading = of_trips(at, 0, 1) * of_trips(at, 0, 6);
            spec.max_trips = of_trips(at, 0, 2) == 0 ? (int32_t)of_trips(at, 2, 3) : 0;
        }
        spec.loading_at_start = at->with.trips && of_trips(at, 0, 3) == 0 ? of_trips(at, 0, 5) : 0;
        ronde_builder_shift(at->builder, &spec);
    }
}

static size_t draw_windows(draw *at, ronde_window windows[2])
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
static const char *add_task(draw *at, ronde_task_spec spec, char id[16])
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

static ronde_task_spec draw_request(draw *at)
{
    at->request_count++;
    return (ronde_task_spec){.optional = at->with.optional && chance(at, 50),
                             .priority = (int32_t)between(at, 1, 3)};
}

static ronde_task_spec with_depot_load(draw *at, ronde_task_spec spec)
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

static void add_single(draw *at)
{
    char id[16];
    add_task(at, with_depot_load(at, draw_request(at)), id);
}

static void add_link(draw *at, const char *from, const char *to)
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
static void add_chain(draw *at)
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

static void add_ride(draw *at)
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
static void add_choice(draw *at)
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

static void add_requests(draw *at)
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

/* Some tasks together, or apart: each request by itself, or in two sets. */
static void add_group(draw *at, int number)
{
    char id[16];
    char names[16][16];
    const char *tasks[16];
    int32_t sets[16];
    ronde_group_spec spec = {.id = id, .tasks = tasks};
    snprintf(id, sizeof id, "g%d", number);
    for (int i = 0; i < at->task_count && i < 16; i++) {
        if (also(at, 60)) {
            snprintf(names[spec.task_count], sizeof names[0], "t%d", i);
            tasks[spec.task_count] = names[spec.task_count];
            sets[spec.task_count++] = from_more(at, 0, 1);
        }
    }
    spec.rule = also(at, 40) ? RONDE_TOGETHER : RONDE_APART;
    spec.sets = spec.rule == RONDE_APART && also(at, 60) ? sets : NULL;
    ronde_builder_group(at->builder, &spec);
}

static void add_groups(draw *at)
{
    int count = at->with.groups ? from_more(at, 1, 2) : 0;
    for (int i = 0; i < count; i++) {
        add_group(at, i);
    }
}

/* Who some of the tasks are for: one or two clients, whose groups may overlap. */
static void add_clients(draw *at)
{
    bool any = ronde_rng_below(&at->clients, 4) == 0;
    int count = any ? 1 + (int)ronde_rng_below(&at->clients, 2) : 0;
    for (int number = 0; number < count; number++) {
        char id[16];
        char names[16][16];
        const char *tasks[16];
        ronde_group_spec spec = {.id = id,
                                 .rule = RONDE_FACES,
                                 .tasks = tasks,
                                 .free = (int32_t)ronde_rng_below(&at->clients, 3),
                                 .price = ronde_rng_between(&at->clients, 0, 40)};
        snprintf(id, sizeof id, "client%d", number);
        for (int i = 0; i < at->task_count && i < 16; i++) {
            if (ronde_rng_below(&at->clients, 100) < 60) {
                snprintf(names[spec.task_count], sizeof names[0], "t%d", i);
                tasks[spec.task_count] = names[spec.task_count];
                spec.task_count++;
            }
        }
        ronde_builder_group(at->builder, &spec);
    }
}

/* One or two buildings; of small instances few tasks are in one, for the sake of the brute force.
 */
static void add_buildings(draw *at)
{
    size_t most = at->large ? 16 : 3;
    int count = at->with.providers ? 1 + (int)ronde_rng_below(&at->buildings, 2) : 0;
    for (int number = 0; number < count; number++) {
        char id[16];
        char names[16][16];
        const char *tasks[16];
        ronde_group_spec spec = {.id = id,
                                 .rule = RONDE_PROVIDERS,
                                 .tasks = tasks,
                                 .price = ronde_rng_between(&at->buildings, 0, 30)};
        snprintf(id, sizeof id, "building%d", number);
        for (int i = 0; i < at->task_count && spec.task_count < most; i++) {
            if (ronde_rng_below(&at->buildings, 100) < 60) {
                snprintf(names[spec.task_count], sizeof names[0], "t%d", i);
                tasks[spec.task_count] = names[spec.task_count];
                spec.task_count++;
            }
        }
        ronde_builder_group(at->builder, &spec);
    }
}

/* Half of them lie in the plane, half obey no triangle inequality or symmetry. */
static ronde_matrix draw_matrix(draw *at)
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
    draw at = {.rng = ronde_rng_new(seed, 77),
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
    add_resources(&at);
    add_shifts(&at);
    add_requests(&at);
    add_groups(&at);
    add_clients(&at);
    add_buildings(&at);
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
