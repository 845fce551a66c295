/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_BUILDER_H
#define RONDE_INSTANCES_MODEL_BUILDER_H

/* The only way to make an instance. A reader describes places, tasks and so on with the specs
 * below, in any order and by text ids; finish resolves the ids, validates everything, reports every
 * fault with its place in the input, and freezes the arrays.
 *
 * Texts and arrays in a spec are copied by the call. NULL texts are absent. Each spec carries
 * where: the place in the input that a fault names ("/tasks/17", "row 12"). Zero-initialised specs
 * hold the defaults named below. */

#include "instances/base/faults.h"
#include "instances/model/instance.h"

typedef struct ronde_builder ronde_builder;

typedef struct ronde_place_spec {
    const char *where, *id, *label;
    bool has_position;
    double lon, lat;
    ronde_time access;
} ronde_place_spec;

typedef struct ronde_pair_spec {
    const char *resource;
    bool forbidden;
    ronde_cost price;
    ronde_pair_role role;
} ronde_pair_spec;

typedef struct ronde_task_spec {
    const char *where, *id, *label;
    ronde_task_kind kind; /* not RONDE_BREAK: breaks come with their shift */
    const char *place;
    const char
        *request; /* tasks with the same request id are one request; NULL: derived from links */
    const char *alternative; /* tasks of one alternative of that request; NULL: its only one */
    const char *shift;       /* the only shift allowed, or NULL */
    ronde_time duration;
    ronde_time indicated; /* what is granted for it, for reports; 0: as duration */
    ronde_time release;   /* 0: ready before everything; only where goods come from the depot */
    const ronde_window *windows; /* none: the whole horizon */
    size_t window_count;
    const ronde_window *soft_windows;
    size_t soft_window_count;
    ronde_cost early_price, late_price;
    int32_t initial[RONDE_DIMENSIONS], change[RONDE_DIMENSIONS];
    const char *const *skills;
    size_t skill_count;
    const ronde_pair_spec *pairs;
    size_t pair_count;
    ronde_cost other_price;     /* of every resource that no pair names */
    uint32_t agreed_days;       /* bits of days of the horizon; 0: any */
    ronde_cost other_day_price; /* on a shift of another day */
    bool optional;              /* of its request: all its tasks must say the same */
    ronde_cost prize;           /* summed over the tasks of the request's dearest alternative */
    int32_t priority;           /* 0 means 1; the largest of the request's tasks counts */
    int32_t pin; /* rank among the pinned tasks of shift, 0: not pinned. A mandatory request with a
                    pinned task has a priority of at least RONDE_PIN_PRIORITY */
} ronde_task_spec;

/** How a lag is measured. */
typedef enum ronde_lag_from { RONDE_FROM_END, RONDE_FROM_START } ronde_lag_from;

typedef struct ronde_link_spec {
    const char *where, *from, *to;
    ronde_lag_from measured; /* from the end (default) or the start of the first task */
    bool has_min_lag, has_max_lag;
    ronde_time min_lag, max_lag; /* to the start of the second */
    ronde_relation relation;
    const char *reason;
} ronde_link_spec;

typedef struct ronde_alternative_spec {
    const char *where, *request, *id, *label;
    ronde_cost price;
    ronde_time elsewhere; /* indicated time that others do, for reports */
} ronde_alternative_spec;

/** Tasks that belong together or apart; sets is NULL, or tells the set of each task (of a group
 *  that is apart; without it each request is a set of its own). Or tasks of one client or in one
 *  building, with a price. */
typedef struct ronde_group_spec {
    const char *where, *id;
    ronde_group_rule rule;
    int32_t free;     /* RONDE_FACES: resources that cost nothing */
    ronde_cost price; /* RONDE_FACES, RONDE_PROVIDERS */
    const char *const *tasks;
    const int32_t *sets;
    size_t task_count;
    const char *const *places; /* in place of tasks: all tasks there */
    size_t place_count;
} ronde_group_spec;

typedef struct ronde_resource_spec {
    const char *where, *id, *label;
    const char *provider; /* for reports, or NULL */
    const char *profile;
    const char *const *skills;
    size_t skill_count;
    int32_t capacity[RONDE_DIMENSIONS]; /* of the dimensions declared; all 0 with layouts */
    const ronde_layout *layouts;
    size_t layout_count;
    const char *const *no_waiting; /* dimensions with which the vehicle never waits */
    size_t no_waiting_count;
    ronde_cost shift_price, distance_price, travel_price, paid_price, wait_price, overtime_price;
    ronde_cost gap_price;
    ronde_contract contract; /* most and max 0: no limit */
    ronde_time rest;         /* before a shift of a later day; 0: none */
} ronde_resource_spec;

typedef struct ronde_break_spec {
    const char *id; /* of the break task; NULL: "<shift>/break<n>" */
    ronde_time duration;
    ronde_window window;         /* bounds on its start */
    const ronde_window *windows; /* or several of them; then window is not looked at */
    size_t window_count;
    ronde_time after;
} ronde_break_spec;

typedef struct ronde_shift_spec {
    const char *where, *id, *resource;
    const char *start_place, *end_place; /* end_place NULL: same as start */
    bool open_start, open_end; /* begins at its first stop (no start_place), ends at its last */
    ronde_time earliest, latest;
    bool has_day;
    int32_t day;                /* of the horizon; without has_day: of earliest */
    ronde_time max_duration;    /* 0: no limit */
    int64_t max_distance;       /* 0: no limit */
    ronde_time max_travel;      /* 0: no limit */
    ronde_time normal_duration; /* 0: no overtime */
    int32_t max_tasks;          /* 0: no limit */
    const ronde_break_spec *breaks;
    size_t break_count;
    const char *const *reload_places;
    size_t reload_count;
    ronde_time loading, loading_at_start; /* of each reload, and of the start of the route */
    int32_t max_trips;                    /* 0: no limit */
    bool unpaid_first_leg, unpaid_last_leg;
    ronde_time gap_limit; /* 0: gaps have no price */
    bool has_max_gap;
    ronde_time max_gap;
} ronde_shift_spec;

typedef struct ronde_header_spec {
    const char *name, *start_date;
    int32_t scale; /* 0 means 1 */
    bool vehicles_first;
    ronde_cost latest_price, workload_price;
    int32_t cost_divisor; /* 0 means 1 */
    const char *const *dimensions;
    size_t dimension_count;
} ronde_header_spec;

/** NULL when memory is out. */
ronde_builder *ronde_builder_new(void);
/** Accepts NULL. */
void ronde_builder_free(ronde_builder *builder);

/** Each takes a copy of the spec. They never fail on the content (finish reports that); running out
 *  of memory is remembered and reported by finish. */
void ronde_builder_header(ronde_builder *builder, const ronde_header_spec *spec);
void ronde_builder_place(ronde_builder *builder, const ronde_place_spec *spec);
void ronde_builder_task(ronde_builder *builder, const ronde_task_spec *spec);
void ronde_builder_link(ronde_builder *builder, const ronde_link_spec *spec);
void ronde_builder_alternative(ronde_builder *builder, const ronde_alternative_spec *spec);
void ronde_builder_resource(ronde_builder *builder, const ronde_resource_spec *spec);
void ronde_builder_shift(ronde_builder *builder, const ronde_shift_spec *spec);
void ronde_builder_group(ronde_builder *builder, const ronde_group_spec *spec);

/** Validates and freezes. Faults are added to faults, all of them (up to its limit); with any error
 *  among them the call gives RONDE_EINPUT and *out is untouched. RONDE_ENOMEM, RONDE_ELIMIT (too
 * many skills, dimensions, tasks of one request). The builder is of no further use but to be freed.
 *  O((tasks + links) log tasks). */
ronde_status ronde_builder_finish(ronde_instance **out,
                                  ronde_builder *builder,
                                  ronde_faults *faults,
                                  ronde_error *error) RONDE_MUST_CHECK;

#endif
