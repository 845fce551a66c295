/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_RANDOM_DRAW_H
#define RONDE_TESTS_SUPPORT_RANDOM_DRAW_H

/* What the files that draw random instances share. */

#include "instances/base/rng.h"
#include "instances/model/builder.h"

enum { task_places = 5 };

/** What this instance has. */
typedef struct ronde_features {
    bool windows, wishes, links, loads, skills, prices, breaks, limits, optional, alternatives;
    bool timed_costs, odd_matrix, two_profiles;
    bool sums, overtime, workload, groups, layouts, no_waiting, open_start, pins, agreed_days;
    bool trips;
    bool unpaid, contract, rest, gaps;
    bool providers;
} ronde_features;

/** An instance under way. */
typedef struct ronde_draw {
    ronde_rng rng;
    ronde_rng more; /* of later features, so that the others stay as they were */
    ronde_builder *builder;
    ronde_features with;
    bool large;
    int64_t stretch; /* of all times */
    int task_count, tasks_left, resource_count, shift_count, request_count;
    ronde_rng trips;     /* draws for trips alone: all else is the same with and without */
    ronde_rng hours;     /* the same for working rules */
    ronde_rng clients;   /* and for groups of faces */
    ronde_rng buildings; /* and for providers and where they meet */
} ronde_draw;

static inline bool chance(ronde_draw *at, int percent)
{
    return ronde_rng_below(&at->rng, 100) < (uint32_t)percent;
}

static inline int64_t between(ronde_draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->rng, low, high);
}

static inline bool also(ronde_draw *at, int percent)
{
    return ronde_rng_below(&at->more, 100) < (uint32_t)percent;
}

static inline int32_t from_more(ronde_draw *at, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(&at->more, low, high);
}

/* As between, for what only trips have. */
static inline int64_t of_trips(ronde_draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->trips, low, high);
}

static inline int64_t of_hours(ronde_draw *at, int64_t low, int64_t high)
{
    return ronde_rng_between(&at->hours, low, high);
}

/** One or two resources, some six to nine of a large instance. */
void ronde_random_resources(ronde_draw *at);
/** One shift per resource and perhaps a later second one of the first. */
void ronde_random_shifts(ronde_draw *at);
/** All requests, with their tasks and links. */
void ronde_random_requests(ronde_draw *at);
/** Groups of tasks: together or apart, of one client, in one building. */
void ronde_random_groups(ronde_draw *at);

#endif
