/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works, and when. */
#include "tests/support/random_draw.h"

#include <stdio.h>

enum { horizon = 80 };

static void add_vehicle(ronde_draw *at, ronde_resource_spec *spec, ronde_layout layouts[2])
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

static void add_contract(ronde_draw *at, ronde_resource_spec *spec)
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

void ronde_random_resources(ronde_draw *at)
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

static void limit_shift(ronde_draw *at, ronde_shift_spec *spec)
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
void ronde_random_shifts(ronde_draw *at)
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
        if (second && (at->with.rest || at->with.contract)) {
            spec.has_day = true;
            spec.day = (int32_t)of_hours(at, 0, 7);
        }
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
