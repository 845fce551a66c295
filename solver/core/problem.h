/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_PROBLEM_H
#define RONDE_SOLVER_CORE_PROBLEM_H

/* The instance as the search wants it: tasks and the ends of shifts are nodes of one numbering,
 * links are listed at both ends, interchangeable shifts form kinds, prices are folded so that a
 * route costs a sum over its legs plus a price of its length in time.
 *
 * Nodes: 0 .. task_count - 1 are the tasks, then for shift s its start (task_count + 2 s) and its
 * end (task_count + 2 s + 1), then the reloads that shifts have in store (trips.h). */

#include "instances/base/arena.h"
#include "instances/model/instance.h"

/** Travel of one profile, also turned over so that all legs to one place are neighbours in memory
 *  (the same arrays if symmetric; NULL where nobody reads them or they would be very large). */
typedef struct ronde_travel {
    int64_t size;
    int32_t longest_time, longest_distance; /* of pairs of places with a path */
    const int32_t *times, *distances;       /* row: from */
    const int32_t *times_to, *distances_to; /* row: to */
} ronde_travel;

enum ronde_node_flag {
    RONDE_NODE_WINDOWS = 1, /* has several hard windows */
    RONDE_NODE_BREAK = 2,
    RONDE_NODE_SOFT = 4,   /* pays for early or late starts */
    RONDE_NODE_TIMED = 8,  /* has links that bind in time beyond the order on one route */
    RONDE_NODE_OPEN = 16,  /* a start or an end without a place */
    RONDE_NODE_MEETS = 32, /* in a building where two providers meet at a price (encounters.h) */
    RONDE_NODE_RELOAD = 256
};

/** What never changes about a node. */
typedef struct ronde_node {
    ronde_time earliest, latest; /* hull of the hard windows */
    ronde_time duration;
    int32_t place; /* RONDE_NONE for breaks and open ends */
    int32_t flags;
    int32_t first_window, window_count;
    int32_t first_tie, tie_count;
    int32_t request, alternative; /* RONDE_NONE for breaks and ends */
} ronde_node;

/** A link that binds, seen from one of its tasks: low <= start(other) - start(task) <= high. */
typedef struct ronde_tie {
    ronde_time low, high; /* -/+ ronde_time_unlimited: none */
    int32_t other;
    ronde_relation relation;
    int32_t order; /* on one route: 1 other comes later, -1 earlier, 0 either */
    bool timed;    /* false: keeping the order on one route is enough */
} ronde_tie;

/** Shifts that can be exchanged without any difference. A route of the kind costs
 *  shift_price + sum over legs (distance_price * distance + leg_price * time)
 *  - unpaid_price * (travel of unpaid legs)
 *  + length_price * (end - start) + overtime_price * (what of it is beyond normal_duration)
 *  - wait_price * (service times) + task prices + soft windows. */
typedef struct ronde_kind {
    const ronde_travel *travel;
    ronde_cost shift_price, distance_price, leg_price, length_price, wait_price;
    ronde_cost overtime_price;  /* 0 without a normal duration */
    ronde_time normal_duration; /* without unpaid legs */
    ronde_cost unpaid_price;    /* per time unit of an unpaid leg, less */
    bool unpaid_first, unpaid_last;
    ronde_time gap_limit, max_gap; /* of gaps (idle.h) */
    ronde_cost gap_price;
    int32_t capacity[RONDE_DIMENSIONS];
    const ronde_layout *layouts;
    int32_t layout_count;
    uint32_t no_waiting; /* bits of dimensions */
    ronde_time max_duration, max_travel;
    int64_t max_distance;
    int32_t max_tasks;
    const ronde_cost *task_prices; /* by task; ronde_cost_forbidden where it cannot be */
    int32_t model;                 /* a shift of the kind */
    int32_t first_shift, shift_count;
    const int32_t *reload_places; /* where trips are loaded */
    int32_t reload_place_count;
    int32_t most_reloads; /* reloads that a shift of the kind has in store */
    bool lengthy;         /* the length of the route in time is priced or limited */
    bool priced;          /* some task has a price of its own here */
    bool bounded;         /* distance, travel or the number of tasks is limited */
} ronde_kind;

/** Kinds of shifts that are listed as cheap for a task. */
enum { RONDE_FAVOURITES = 6 };
enum { RONDE_NEAR = 24, RONDE_OPENINGS = 32 };

/** A task that may come directly before or behind another one, and the leg between them by the
 *  travel of the first kind. */
typedef struct ronde_near {
    int32_t task, time, distance;
} ronde_near;

/** Until when a task starts in time, and what each unit of lateness costs (prompt.h). */
typedef struct ronde_due {
    ronde_time moment; /* INT64_MAX: never late */
    ronde_cost price;
} ronde_due;

/** A task alone on a route of a kind. */
typedef struct ronde_lone {
    ronde_cost cost;
    int32_t kind;
} ronde_lone;

/** How much work the loads are. */
typedef enum ronde_load_mode {
    RONDE_LOAD_NONE,
    RONDE_LOAD_SUM,   /* all delivered from, or all collected to, the depot: the sum decides */
    RONDE_LOAD_PREFIX /* loads along the route */
} ronde_load_mode;

/** Sort keys of a request, from its dearest task. */
typedef struct ronde_request_keys {
    int64_t demand, far, width, early;
} ronde_request_keys;

typedef struct ronde_problem {
    const ronde_instance *instance;
    int32_t node_count, task_count, shift_count, request_count, kind_count, max_neighbours;
    const ronde_node *nodes;
    const ronde_tie *ties;
    const ronde_window *windows; /* of the instance */
    const ronde_kind *kinds;
    const int32_t *kind_of;     /* by shift */
    const int32_t *kind_shifts; /* shifts grouped by kind */
    const int32_t *kind_slots;  /* by shift: where it is in kind_shifts */
    ronde_travel *travels;      /* by profile */
    ronde_load_mode load_mode;
    bool timed;       /* a part of the price depends on the moments of starts */
    bool soft;        /* soft windows, or a price of the largest lateness */
    bool tied;        /* some link binds in time */
    bool limits;      /* some shift is limited in duration */
    bool breaks;      /* some shift has breaks */
    bool gaps;        /* some pair of places has no path */
    bool pins;        /* some task is pinned */
    bool rigid;       /* some shift may not wait with a load aboard, or not as long as it likes */
    bool layouts;     /* some resource has several layouts */
    bool open_starts; /* some shift begins at its first stop */
    bool bounds;      /* some shift is limited in travel time */
    bool together;    /* some group belongs together */
    bool sharing;     /* some group belongs together or apart */
    bool faces;       /* some group has a price per face */
    bool meets;       /* and some one per encounter of two providers (encounters.h) */
    bool preferred;   /* some task has a favourite (favourites.h) */
    bool trips;       /* some shift may reload, or some goods are released */
    bool released;    /* some goods are released */
    bool unpaid;      /* some shift has an unpaid leg */
    bool rests;       /* some resource has to rest between two shifts */
    bool idle;        /* gaps have a price on some shift */
    int32_t tie_count;
    int32_t account_count;     /* of resources with a contract and calendar weeks (labour.h) */
    const int32_t *account_of; /* by shift; RONDE_NONE: no contract. NULL without accounts */
    const ronde_contract *accounts;
    bool firm; /* hours and windows stay as they are, and no route has trips (hours.h) */
    const int32_t *resource_first; /* by resource, and one more: in resource_shifts */
    const int32_t *resource_shifts;
    const int32_t *providers; /* by resource: a number of its provider; where meets */
    int32_t reload_node_count;
    const int32_t *first_reload; /* by shift: its first reload node; one entry more at the end */
    const ronde_time *releases;  /* by task */
    const int32_t *group_first;  /* by group, and one more: in group_tasks */
    const int32_t *group_tasks;
    bool plain;  /* every route: start, tasks with one window each, end; its price a sum over legs,
                    tasks and opening; loads by their sum; nothing else is asked of it but perhaps
                    a limit of its length in time */
    bool prompt; /* the earliest starts are the best ones (prompt.h) */
    const ronde_due *dues;     /* by node; prompt problems only */
    int32_t real_windows;      /* hard windows of tasks with several */
    ronde_cost unserved_price; /* of one mandatory request of priority 1, in the search */
    ronde_cost used_price;     /* of a used shift where vehicles come first, in the search */
    const ronde_request_keys *keys;
    const int32_t *ranks;        /* by node: of its place in rows; plain problems only */
    ronde_travel *ranked;        /* by profile: as travels, but near places are near in memory */
    int32_t near_width;          /* most entries of a task in followers and in leaders */
    const ronde_near *followers; /* by task: others that may come next, nearest first, RONDE_NEAR
                                    at most unless kinds refuse tasks; plain problems only */
    const ronde_near *leaders;   /* the same for the one before; task RONDE_NONE ends */
    const int32_t *favourites;   /* by task: RONDE_FAVOURITES kinds that are cheap for it
                                    (favourites.h);   NULL unless timed */
    const ronde_lone *openings;  /* by task: RONDE_OPENINGS kinds that it could have a route of
                                   alone, cheapest first; kind RONDE_NONE ends; plain problems
                                   only */
    const uint64_t *admitted;    /* by task: set of the kinds that admit it; NULL: all do, or
                                    nobody asks (openings.h) */
    const int32_t *neighbours; /* by task: max_neighbours others, nearest first; RONDE_NONE ends */
    ronde_arena *arena;
} ronde_problem;

/** Compiles the instance, which must be ready and outlive the problem. Frees nothing of it.
 *  RONDE_ENOMEM. O(tasks^2 + places^2 + shifts * (shifts + tasks)). */
ronde_status ronde_problem_init(ronde_problem *out,
                                const ronde_instance *instance,
                                ronde_error *error) RONDE_MUST_CHECK;
/** The same without neighbours and sort keys, for who places and times tasks but does not search.
 *  O(places^2 + shifts * (shifts + tasks)). */
ronde_status ronde_problem_init_bare(ronde_problem *out,
                                     const ronde_instance *instance,
                                     ronde_error *error) RONDE_MUST_CHECK;
void ronde_problem_clear(ronde_problem *problem);
/** Room for count things (at least one), zeroed, that lives as long as the problem; NULL when
 * memory is out. */
void *ronde_problem_take(ronde_problem *problem, int64_t count, size_t size);

static inline int32_t ronde_start_of(const ronde_problem *problem, int32_t shift)
{
    return problem->task_count + 2 * shift;
}
static inline int32_t ronde_end_of(const ronde_problem *problem, int32_t shift)
{
    return problem->task_count + 2 * shift + 1;
}

/** The first of the reload nodes. */
static inline int32_t ronde_first_reload(const ronde_problem *problem)
{
    return problem->task_count + 2 * problem->shift_count;
}
/** True if a trip begins at the node: the start of a shift, or a reload. */
static inline bool ronde_is_head(const ronde_problem *problem, int32_t node)
{
    int32_t at = node - problem->task_count;
    return at >= 2 * problem->shift_count || (at >= 0 && at % 2 == 0);
}

/** The price of a route's length in time, of which so much is unpaid travel. */
static inline ronde_cost
ronde_length_price(const ronde_kind *kind, ronde_time length, ronde_time unpaid)
{
    ronde_time paid = length - unpaid;
    ronde_time beyond = paid > kind->normal_duration ? paid - kind->normal_duration : 0;
    return kind->length_price * length + kind->overtime_price * beyond;
}

/** The first moment from time on at which the node may start; later than node->latest if none. */
static inline ronde_time
ronde_node_not_before(const ronde_problem *problem, const ronde_node *node, ronde_time time)
{
    if (time <= node->earliest) {
        return node->earliest;
    }
    if ((node->flags & RONDE_NODE_WINDOWS) == 0) {
        return time;
    }
    const ronde_window *window = problem->windows + node->first_window;
    const ronde_window *end = window + node->window_count;
    for (; window < end; window++) {
        if (time <= window->latest) {
            return time < window->earliest ? window->earliest : time;
        }
    }
    return time;
}

/** The last moment up to time at which the node may start; before node->earliest if none. */
static inline ronde_time
ronde_node_not_after(const ronde_problem *problem, const ronde_node *node, ronde_time time)
{
    if (time >= node->latest) {
        return node->latest;
    }
    if ((node->flags & RONDE_NODE_WINDOWS) == 0) {
        return time;
    }
    const ronde_window *first = problem->windows + node->first_window;
    for (const ronde_window *window = first + node->window_count; window-- > first;) {
        if (time >= window->earliest) {
            return time > window->latest ? window->latest : time;
        }
    }
    return time;
}

/** True if some layout of the kind (or its capacity, without layouts) holds the load. */
bool ronde_kind_holds(const ronde_problem *problem, const ronde_kind *kind, const int64_t *load);

/** The price of starting a task at a moment: early or late of its nearest soft window. Sets
 *  *late (may be NULL) to the lateness. */
ronde_cost
ronde_soft_price(const ronde_problem *problem, int32_t task, ronde_time start, ronde_time *late);

#endif
