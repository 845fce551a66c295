/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_INSTANCE_H
#define RONDE_INSTANCES_MODEL_INSTANCE_H

/* The problem in six words: place, task, link, resource, shift (and plan, in plan.h). An instance
 * is made by the builder only, frozen afterwards, and made of index-based arrays. Invariants that
 * the builder guarantees and everything behind it relies on:
 *
 * - I1: every index is in range; RONDE_NONE only where a comment allows it.
 * - I2: every task but breaks is in exactly one alternative of one request; request_tasks lists the
 *   tasks of an alternative in an order that its lags allow (earliest start, then input order).
 * - I3: every task has at least one hard window; windows are sorted and disjoint.
 * - I4: links stay inside an alternative: tasks that are tied are one request.
 * - I5: lags are start-to-start, min_lag <= max_lag, and the lags of an alternative do not
 * contradict each other.
 * - I6: shift hours hold earliest <= latest; shifts of one resource do not overlap.
 * - I7: breaks are the last tasks: every task before them belongs to a request.
 * - I8: a pinned task is bound to a shift. The capacity of a resource with layouts is the largest
 *   of them in each dimension. */

#include "instances/base/arena.h"
#include "instances/base/error.h"
#include "instances/base/idmap.h"
#include "instances/model/matrix.h"
#include "instances/model/units.h"

#include <stdbool.h>
#include <stdint.h>

/** A point on the map where something is done. Two residents of one building are two places. */
typedef struct ronde_place {
    const char *id;
    const char *label; /* what a person sees; the id if the input had none */
    double lon, lat;   /* degrees; NaN without a position. Plane coordinates in benchmarks */
    ronde_time
        access; /* added to each journey that arrives here from elsewhere: lock, bell, stairs */
} ronde_place;

/** Bounds on the start of a task, both included. */
typedef struct ronde_window {
    ronde_time earliest, latest;
} ronde_window;

typedef enum ronde_task_kind {
    RONDE_VISIT,
    RONDE_PICKUP,
    RONDE_DELIVERY,
    RONDE_SWAP,
    RONDE_BREAK
} ronde_task_kind;

/** Something done at a place. */
typedef struct ronde_task {
    const char *id;
    const char *label;
    ronde_task_kind kind;
    int32_t place;       /* RONDE_NONE for a break: taken wherever the resource is */
    int32_t request;     /* RONDE_NONE for a break */
    int32_t alternative; /* RONDE_NONE for a break */
    int32_t shift;       /* the only shift that may do it, or RONDE_NONE for any */
    ronde_time
        indicated; /* what the resident is granted for it; duration unless the input says more
                      or less. Rules nothing: reports compare it with what a plan delivers */
    int32_t pin; /* 0: none; else its rank among the pinned tasks, which open the route of shift */
    ronde_time duration;
    ronde_time
        release; /* its goods are ready at the depot: the trip is loaded no sooner; 0: ever */
    int32_t first_window, window_count;           /* hard, in instance->windows */
    int32_t first_soft_window, soft_window_count; /* in instance->windows; may be none */
    ronde_cost early_price, late_price; /* per time unit outside the nearest soft window */
    int32_t first_pair, pair_count;     /* in instance->pairs, sorted by resource */
    ronde_cost other_price;     /* of resources that no pair names: all but the regular helper */
    uint32_t agreed_days;       /* bits of days of the horizon; 0: any day is as good */
    ronde_cost other_day_price; /* where the day of the shift is not among them */
    int32_t first_link, link_count;             /* in instance->task_links */
    int32_t first_membership, membership_count; /* in instance->memberships */
    /* Load per dimension: initial is aboard from the trip's start on (a delivery from the depot),
     * change is what happens at the stop. Depot delivery of q: initial q, change -q. Collection:
     * 0, +q. Swap: d, p - d. Paired pickup and delivery: 0, +q and 0, -q. */
    int32_t initial[RONDE_DIMENSIONS];
    int32_t change[RONDE_DIMENSIONS];
    uint64_t skills; /* all needed, bits in the order of instance->skills */
} ronde_task;

/** Who a resource is to a task, for reports; rules nothing. */
typedef enum ronde_pair_role {
    RONDE_PAIR_REGULAR, /* or not said */
    RONDE_PAIR_BACKUP,  /* comes in her place */
    RONDE_PAIR_TEAM     /* of the same area team */
} ronde_pair_role;

/** What it costs that this resource does this task; ronde_cost_forbidden forbids it. */
typedef struct ronde_pair {
    int32_t resource;
    ronde_pair_role role;
    ronde_cost price;
} ronde_pair;

typedef enum ronde_relation {
    RONDE_ANY_RESOURCE,
    RONDE_SAME_RESOURCE,
    RONDE_DIFFERENT_RESOURCE,
    RONDE_SAME_SHIFT /* one route: a ride's pickup and delivery */
} ronde_relation;

/** A tie between two tasks: min_lag <= start(to) - start(from) <= max_lag, and who does them.
 *  Simultaneous is lag 0 to 0. It binds when both tasks are on a route. */
typedef struct ronde_link {
    int32_t from, to;
    ronde_time min_lag; /* -ronde_time_unlimited if none */
    ronde_time max_lag; /* ronde_time_unlimited if none */
    ronde_relation relation;
    const char *reason; /* for explanations: "the dryer needs 120 minutes", perhaps with its Dutch
                           after a bar (reason.h); may be "" */
} ronde_link;

/** False for a link that asks for nothing but that both tasks are of one request. */
static inline bool ronde_link_binds(const ronde_link *link)
{
    return link->relation != RONDE_ANY_RESOURCE || link->min_lag > -ronde_time_unlimited ||
           link->max_lag < ronde_time_unlimited;
}

/** One way to fulfil a request: 1 to RONDE_REQUEST_TASKS tasks, all done or none. */
typedef struct ronde_alternative {
    const char *id;
    const char *label; /* what a person sees, perhaps with its Dutch after a bar; may be "" */
    int32_t request;
    int32_t first_task, task_count; /* in instance->request_tasks */
    ronde_cost price;
    ronde_time elsewhere; /* indicated time that others do when this one is chosen, such as a
                             central laundry. Rules nothing: for reports, as ronde_task.indicated */
} ronde_alternative;

/** The atom that is inserted or removed; exactly one of its alternatives is chosen. */
typedef struct ronde_request {
    int32_t first_alternative, alternative_count;
    bool optional;
    ronde_cost prize; /* lost when an optional request stays unserved */
    int32_t priority; /* weight of a mandatory request that stays unserved, >= 1 */
} ronde_request;

typedef enum ronde_group_rule {
    RONDE_TOGETHER, /* all of its tasks that are served are on one route */
    RONDE_APART,    /* tasks of different sets are never on one route */
    RONDE_FACES,    /* tasks of one client: each different resource beyond free costs price */
    RONDE_PROVIDERS /* tasks in one building: each two of different providers at once cost price */
} ronde_group_rule;

/** Tasks that must or must not share a route, or whose resources or times depend on each other at a
 *  price. */
typedef struct ronde_group {
    const char *id;
    ronde_group_rule rule;
    int32_t free;     /* of RONDE_FACES: so many different resources cost nothing */
    ronde_cost price; /* of RONDE_FACES and RONDE_PROVIDERS */
} ronde_group;

/** True if the group says which tasks may share a route; the others only have a price. */
static inline bool ronde_group_shares(const ronde_group *group)
{
    return group->rule == RONDE_TOGETHER || group->rule == RONDE_APART;
}

/** A task in a group. */
typedef struct ronde_membership {
    int32_t group, set; /* set: what may be together, of RONDE_APART; else 0 */
} ronde_membership;

/** One way to arrange a vehicle: what fits at once. */
typedef struct ronde_layout {
    int32_t capacity[RONDE_DIMENSIONS];
} ronde_layout;

/** How long a resource works in a calendar week: task durations and paid travel of all its shifts
 *  that begin in it, without waiting and breaks. */
typedef struct ronde_contract {
    ronde_time least, most;              /* the band; 0 and unlimited: none */
    ronde_time max;                      /* never more; unlimited: any */
    ronde_cost short_price, extra_price; /* per time unit below and above the band */
} ronde_contract;

/** A person or a vehicle. */
typedef struct ronde_resource {
    const char *id;
    const char *label;
    const char *provider; /* whose staff it is; "" if the input does not say */
    int32_t profile;      /* in instance->profiles */
    uint64_t skills;
    int32_t capacity[RONDE_DIMENSIONS];
    int32_t first_layout, layout_count; /* in instance->layouts: at any moment the load fits one of
                                           them; none: capacity alone decides */
    uint32_t no_waiting;                /* bits of dimensions: no waiting with any of them aboard */
    ronde_cost shift_price;             /* per shift that is used at all */
    ronde_cost distance_price;          /* per distance unit */
    ronde_cost travel_price;            /* per time unit of travel */
    ronde_cost paid_price;              /* per time unit between start and end of the route */
    ronde_cost overtime_price; /* on top of it, per time unit beyond the shift's normal duration */
    ronde_cost wait_price;     /* per time unit of waiting */
    ronde_cost gap_price;      /* per time unit of a gap beyond the shift's gap_limit */
    ronde_contract contract;
    ronde_time rest; /* from the end of a route to the start of the next one on a later day; 0:
                        none asked for */
} ronde_resource;

/** A resource on a day: the container of one route. */
typedef struct ronde_shift {
    const char *id;
    int32_t resource;
    int32_t start_place, end_place;     /* RONDE_NONE: begins at its first, ends at its last stop */
    ronde_time earliest, latest;        /* start not before, end not after */
    int32_t day;                        /* of the horizon that it belongs to, for agreed days */
    ronde_time max_duration;            /* from start to end */
    int64_t max_distance;               /* distance units: range of a bicycle */
    ronde_time max_travel;              /* sum of travel times */
    ronde_time normal_duration;         /* from start to end, beyond which overtime is paid */
    int32_t max_tasks;                  /* breaks and reloads do not count; INT32_MAX: any */
    int32_t first_break, break_count;   /* in instance->breaks */
    int32_t first_reload, reload_count; /* in instance->reload_places */
    ronde_time loading;                 /* a reload takes this long */
    ronde_time loading_at_start;        /* and the start of the route this long; paid */
    int32_t max_trips;                  /* reloads + 1 at most; 0: no limit */
    int32_t week; /* calendar week of its day, from that of the start of the horizon on: weeks begin
                     on Monday (without a start_date, with the horizon) */
    bool unpaid_first_leg; /* the journey to the first stop that is no break is not paid */
    bool unpaid_last_leg;  /* nor that to the end of the route */
    /* A gap is the waiting between two stops that are no breaks: from the end of the one, less
     * travel and the breaks between, to the start of the other. */
    ronde_time gap_limit; /* beyond which a gap is paid for; unlimited: never */
    ronde_time max_gap;   /* no gap is longer */
} ronde_shift;

/** A break of a shift: the break task must be on the route when the route without it would last
 *  longer than after (time units; 0: always when the shift is used). */
typedef struct ronde_break {
    int32_t task;
    ronde_time after;
} ronde_break;

/** A way to travel. The matrix is empty (size 0) until attached. */
typedef struct ronde_profile {
    const char *name; /* bike, ebike, foot, car, van ... as in maps, or "euclid" in benchmarks */
    ronde_matrix matrix;
} ronde_profile;

/** Frozen problem. All arrays belong to it. Thread-safe for reading. */
typedef struct ronde_instance {
    const char *name;
    const char *start_date;    /* first day of the horizon, "2026-11-25"; "" if none */
    int32_t scale;             /* units per unit of the file: 1; 10 for one decimal ... */
    bool vehicles_first;       /* fewer used shifts beat any cost */
    ronde_cost latest_price;   /* per time unit of the largest lateness of the plan */
    ronde_cost workload_price; /* per time unit of the largest workload of a route */
    int32_t cost_divisor;      /* the shown objective is cost / (scale * cost_divisor) */

    int32_t place_count, task_count, window_count, link_count, pair_count;
    int32_t request_count, alternative_count, resource_count, shift_count, break_count;
    int32_t profile_count, skill_count, dimension_count, group_count;
    const ronde_place *places;
    const ronde_task *tasks;
    const ronde_window *windows;
    const ronde_link *links;
    const int32_t *task_links; /* link indices grouped by task: both ends list a link */
    const ronde_pair *pairs;
    const ronde_request *requests;
    const ronde_alternative *alternatives;
    const int32_t *request_tasks; /* task indices grouped by alternative */
    const ronde_resource *resources;
    const ronde_shift *shifts;
    const ronde_break *breaks;
    const int32_t *reload_places;
    const ronde_layout *layouts;
    const ronde_group *groups;
    const ronde_membership *memberships; /* grouped by task */
    ronde_profile *profiles;
    const char *const *skills;
    const char *const *dimensions;

    ronde_idmap place_ids, task_ids, shift_ids, resource_ids;
    ronde_arena *arena;
} ronde_instance;

/** Frees the instance with its matrices; accepts NULL. */
void ronde_instance_free(ronde_instance *instance);

/** Gives a profile its matrix, whose arrays the instance owns from now on (matrix is emptied on
 *  success only). Entries are clamped to RONDE_UNREACHABLE and the places' access times are added
 * to the durations of arrivals from another place. RONDE_EINPUT if the size is not the number of
 * places, an entry is negative, or the profile has its matrix already. O(size^2). */
ronde_status ronde_instance_attach(ronde_instance *instance,
                                   int32_t profile,
                                   ronde_matrix *matrix,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** RONDE_EINPUT naming the first profile that still lacks its matrix. */
ronde_status ronde_instance_ready(const ronde_instance *instance,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** Price of the pair, the other_price of the task if none is set; ronde_cost_forbidden if
 * forbidden, by itself or by skills. O(log pairs). */
ronde_cost
ronde_instance_pair_price(const ronde_instance *instance, int32_t task, int32_t resource);

/** What it costs that the task is done on the day of the shift: 0 or its other_day_price. O(1). */
ronde_cost ronde_instance_day_price(const ronde_instance *instance, int32_t task, int32_t shift);

/** The matrix by which a shift travels. */
const ronde_matrix *ronde_instance_matrix(const ronde_instance *instance, int32_t shift);

/** The task by which a request is told of: the first of its first alternative. */
int32_t ronde_instance_first_task(const ronde_instance *instance, int32_t request);

#endif
