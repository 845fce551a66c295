/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of tasks. */
#include "tests/support/random_draw.h"

#include <stdio.h>

enum { most_members = 16 };

/* The members of a group under way. */
typedef struct members {
    char names[most_members][16];
    const char *ids[most_members];
} members;

static void add_member(members *to, ronde_group_spec *spec, int task)
{
    size_t at = spec->task_count++;
    snprintf(to->names[at], sizeof to->names[at], "t%d", task);
    to->ids[at] = to->names[at];
    spec->tasks = to->ids;
}

/* Adds a group of some of the first tasks, but not too many. */
static void
add_some(ronde_draw *at, ronde_rng *rng, ronde_group_spec spec, int first_tasks, size_t most)
{
    members some;
    for (int i = 0; i < at->task_count && i < first_tasks && spec.task_count < most; i++) {
        if (ronde_rng_below(rng, 100) < 60) {
            add_member(&some, &spec, i);
        }
    }
    ronde_builder_group(at->builder, &spec);
}

/* Some tasks together, or apart: each request by itself, or in two sets. */
static void add_group(ronde_draw *at, int number)
{
    char id[16];
    members some;
    int32_t sets[most_members];
    ronde_group_spec spec = {.id = id};
    snprintf(id, sizeof id, "g%d", number);
    for (int i = 0; i < at->task_count && i < most_members; i++) {
        if (also(at, 60)) {
            add_member(&some, &spec, i);
            sets[spec.task_count - 1] = from_more(at, 0, 1);
        }
    }
    spec.rule = also(at, 40) ? RONDE_TOGETHER : RONDE_APART;
    spec.sets = spec.rule == RONDE_APART && also(at, 60) ? sets : NULL;
    ronde_builder_group(at->builder, &spec);
}

/* Who some of the tasks are for: one or two clients, whose groups may overlap. */
static void add_clients(ronde_draw *at)
{
    bool any = ronde_rng_below(&at->clients, 4) == 0;
    int count = any ? 1 + (int)ronde_rng_below(&at->clients, 2) : 0;
    for (int number = 0; number < count; number++) {
        char id[16];
        ronde_group_spec spec = {.id = id,
                                 .rule = RONDE_FACES,
                                 .free = (int32_t)ronde_rng_below(&at->clients, 3),
                                 .price = ronde_rng_between(&at->clients, 0, 40)};
        snprintf(id, sizeof id, "client%d", number);
        add_some(at, &at->clients, spec, most_members, most_members);
    }
}

/* One or two buildings; of small instances few tasks are in one, for the sake of the brute force.
 */
static void add_buildings(ronde_draw *at)
{
    int count = at->with.providers ? 1 + (int)ronde_rng_below(&at->buildings, 2) : 0;
    for (int number = 0; number < count; number++) {
        char id[16];
        ronde_group_spec spec = {
            .id = id, .rule = RONDE_PROVIDERS, .price = ronde_rng_between(&at->buildings, 0, 30)};
        snprintf(id, sizeof id, "building%d", number);
        add_some(at, &at->buildings, spec, at->task_count, at->large ? most_members : 3);
    }
}

void ronde_random_groups(ronde_draw *at)
{
    int count = at->with.groups ? from_more(at, 1, 2) : 0;
    for (int i = 0; i < count; i++) {
        add_group(at, i);
    }
    add_clients(at);
    add_buildings(at);
}
