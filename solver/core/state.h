/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_STATE_H
#define RONDE_SOLVER_CORE_STATE_H

/* The solution that the search works on. Routes are doubly linked lists of nodes; each node's spot
 * (one cache line) has the earliest and the latest start that the whole plan allows, so that a
 * position is tested in O(1). Every change is logged, and undone by rolling back to a mark; nothing
 * is allocated while searching but when the log outgrows its room (ronde_state_broken).
 *
 * Invariants between calls: spots of served tasks and of the ends of used shifts hold the least and
 * the greatest feasible starts (B.3 of the research notes: the solutions form a lattice); totals
 * are the exact sums over lanes and requests. */

#include "instances/base/array.h"
#include "solver/core/problem.h"

/** A node in the plan. */
typedef struct ronde_spot {
    ronde_time earliest, latest; /* bounds on its start, given all routes and links */
    ronde_time duration;         /* constant, kept here for the inner loop */
    ronde_cost leg_cost;         /* of the leg from previous; 0 in an unused route */
    int32_t leg_time, leg_distance;
    int32_t next, previous;
    int32_t route; /* shift, RONDE_NONE if unserved */
    int32_t place; /* of breaks: where the stop before is */
    int32_t ties;  /* binding links: the other task is served too */
    int32_t flags; /* constant: of the node */
} ronde_spot;

/** A route. */
typedef struct ronde_lane {
    int32_t task_count, break_count; /* task_count without breaks */
    int32_t reload_count;            /* one less than the trips */
    int32_t tied_count;              /* nodes with binding links */
    int32_t windows_count;           /* nodes with several windows within its hours */
    int32_t soft_count;              /* nodes with soft windows, or that may meet others */
    uint64_t content;                /* sum of hashes of the tasks: tells sets of tasks apart */
    int64_t version;                 /* another one after each change, the same if that is undone */
    int64_t load[RONDE_DIMENSIONS];  /* RONDE_LOAD_SUM: sum of the loads */
    int64_t initial[RONDE_DIMENSIONS];
    int64_t distance;
    ronde_time travel;  /* sum of leg times */
    ronde_time work;    /* durations of tasks */
    ronde_cost legs;    /* sum of leg costs */
    ronde_cost prices;  /* of tasks, less the wait price of their durations */
    ronde_cost moments; /* of the length in time and of soft windows, by the search's schedule */
    ronde_time late;    /* largest lateness by the search's schedule */
    ronde_time limit;   /* of the length in time: of the shift and of absent breaks */
    ronde_time unpaid;  /* travel of unpaid legs */
    ronde_time worked;  /* tasks and paid travel */
} ronde_lane;

/** A piece of a route: least time from the start of its first node to the end of its last one, and
 *  between which starts it is that short. */
typedef struct ronde_segment {
    ronde_time length, earliest, latest;
} ronde_segment;

/** Loads at a node: after it, and the extremes up to it and from it on. */
typedef struct ronde_aboard {
    int64_t after, most_before, least_before, most_after, least_after;
} ronde_aboard;

/** A trip: what lies between the start of a route or a reload, its head, and the next reload or the
 *  end of the route. */
typedef struct ronde_trip {
    ronde_time release; /* of its goods: the head starts no sooner */
    ronde_time unbound; /* the earliest start of the head if nothing were released */
    int32_t end;        /* the node behind the trip */
    int32_t task_count;
    int64_t load[RONDE_DIMENSIONS]; /* RONDE_LOAD_SUM: of the trip; else what it brings */
    int64_t left[RONDE_DIMENSIONS]; /* aboard at its end */
} ronde_trip;

/** A stop within its trip. If the head started at t, the stop could start at
 *  max(constant, t + run), as long as t <= limit; exact with one window per task and no links. */
typedef struct ronde_stage {
    ronde_time constant, run, limit;
    ronde_time release_before, release_behind; /* of the trip's goods up to it, and behind it */
    int32_t head;
    int32_t tasks_before; /* of the trip up to it, without breaks */
} ronde_stage;

/** What the plan is worth to the search. */
typedef struct ronde_totals {
    int64_t unserved; /* priorities of mandatory requests not served */
    int32_t used;
    ronde_cost cost; /* all components */
} ronde_totals;

/** The tasks of a group on one shift, all of one set; or on all shifts (set: the last shift that
 *  got one). Of faces: the different resources on all shifts. */
typedef struct ronde_share {
    int32_t count, set;
} ronde_share;

/** A moment to return to. */
typedef struct ronde_mark {
    size_t spots, lanes, requests, shares;
    ronde_totals totals;
    ronde_time late, workload;
    ronde_cost encounters;
} ronde_mark;

typedef struct ronde_spot_log {
    int32_t index;
    ronde_spot old;
} ronde_spot_log;
typedef struct ronde_lane_log {
    int32_t index;
    ronde_lane old;
} ronde_lane_log;
typedef struct ronde_share_log {
    int64_t index;
    ronde_share old;
} ronde_share_log;
typedef struct ronde_request_log {
    int32_t index, old;
} ronde_request_log;

typedef struct ronde_state {
    const ronde_problem *problem;
    ronde_spot *spots;
    ronde_lane *lanes;
    int32_t *chosen; /* by request: alternative, RONDE_NONE if unserved */
    int32_t *absent; /* unserved requests, in no order */
    int32_t *absent_at;
    int32_t absent_count;
    ronde_totals totals;
    ronde_time late;                /* largest lateness of the plan */
    uint64_t *idle;                 /* bits by place in problem->kind_shifts: no task on it */
    ronde_time workload;            /* largest workload, where it has a price */
    ronde_time *worked;             /* by account: sum over its routes */
    ronde_time *starts;             /* by task that may meet others: by the schedule of its route */
    ronde_cost encounters;          /* what meeting costs by these starts */
    ronde_share *shares;            /* by group over all shifts, then by group and shift */
    struct ronde_timing *timing;    /* where some shift may not wait: for the last word on times */
    ronde_segment *before, *behind; /* by node: the route up to it and from it on */
    ronde_aboard *aboard;           /* by node and dimension; RONDE_LOAD_PREFIX only */
    ronde_trip *trips;              /* by head, from the first start on; problem->trips only */
    ronde_stage *stages;            /* by node; problem->trips only */
    int64_t *carried;               /* by node and dimension: the trip's load up to it */
    bool detailed;                  /* before, behind, aboard or moments are kept */
    /* work */
    int32_t *queue, *dirty, *stale;
    bool *queued, *is_dirty, *is_stale;
    int32_t queue_first, queue_count, dirty_count, stale_count;
    int32_t origin;     /* of a wave of raised starts that must not come back to it */
    int32_t tied_total; /* spots with binding links */
    int64_t *spot_epochs, *lane_epochs;
    int64_t epoch;
    int64_t versions; /* of lanes, so far */
    RONDE_ARRAY(ronde_spot_log) spot_log;
    RONDE_ARRAY(ronde_lane_log) lane_log;
    RONDE_ARRAY(ronde_request_log) request_log;
    RONDE_ARRAY(ronde_share_log) share_log;
    bool broken;
    /* scratch of the size of the longest possible route */
    int32_t scratch_count;
    int32_t *scratch_nodes;
    ronde_time *scratch_times, *scratch_legs;
    ronde_arena *arena;
} ronde_state;

/** An empty plan: nothing served. Memory O(nodes). RONDE_ENOMEM. */
ronde_status ronde_state_init(ronde_state *out,
                              const ronde_problem *problem,
                              ronde_error *error) RONDE_MUST_CHECK;
void ronde_state_clear(ronde_state *state);

/** True once the log could not grow: the plan must not be used any more (RONDE_ENOMEM). */
static inline bool ronde_state_broken(const ronde_state *state)
{
    return state->broken;
}

/** The present moment. Marks nest; the outermost one is of an empty log. */
ronde_mark ronde_state_mark(ronde_state *state);
/** Undoes everything since the mark. O(changes). */
void ronde_state_rollback(ronde_state *state, const ronde_mark *mark);
/** Forgets the log: what was done stays. */
void ronde_state_commit(ronde_state *state);

/** Puts a task (or a break) behind a node of a used or unused route and brings all earliest and
 *  latest starts up to date, on all routes that links tie to this one. False, with nothing changed,
 *  if no times are possible. Loads, prices and relations are not looked at. O(changed spots). */
bool ronde_state_place(ronde_state *state, int32_t node, int32_t after);

/** As ronde_state_place, but leaves the times stale until ronde_state_settle. */
void ronde_state_link(ronde_state *state, int32_t node, int32_t after);
/** Takes nodes out of their routes; the times are stale until ronde_state_settle. */
void ronde_state_unlink(ronde_state *state, int32_t node);
/** Takes out all tasks of a request, which becomes unserved. */
void ronde_state_remove(ronde_state *state, int32_t request);
/** Declares a request served in an alternative whose tasks were placed, or unserved (RONDE_NONE).
 */
void ronde_state_choose(ronde_state *state, int32_t request, int32_t alternative);
/** Brings the times of all routes that lost nodes up to date. False if some route has become
 *  infeasible without them (travel times or distances that break the triangle inequality, a load
 *  that nobody takes); then the caller takes more out, or rolls back. */
bool ronde_state_settle(ronde_state *state);

/** Brings the times of a route, and of those tied to it, up to date after its bounds in the problem
 *  were moved. False as of ronde_state_settle. */
bool ronde_state_retime(ronde_state *state, int32_t shift);

/** Changes that only the state's own files make. */
void ronde_state_touch_spot(ronde_state *state, int32_t node);
void ronde_state_touch_lane(ronde_state *state, int32_t shift);
/** Keeps the set of idle shifts, and that of unserved requests, in step with a change. */
void ronde_state_note_idle(ronde_state *state, int32_t shift);
void ronde_state_set_chosen(ronde_state *state, int32_t request, int32_t alternative);
/** The route's limit in time: its shift's, and of the breaks it leaves out. */
ronde_time ronde_state_limit(const ronde_state *state, int32_t shift);

/** The value that the annealing compares: cost, a price for what is unserved, and, where vehicles
 *  come first, one for used shifts. */
static inline ronde_cost ronde_state_value(const ronde_state *state)
{
    return state->totals.cost + state->problem->unserved_price * state->totals.unserved +
           state->problem->used_price * state->totals.used;
}
/** Tiers: negative if one is better than other. */
int ronde_totals_compare(const ronde_problem *problem,
                         const ronde_totals *one,
                         const ronde_totals *other);

/** The first shift of a kind without tasks, RONDE_NONE if all have some. O(shifts / 64). */
int32_t ronde_state_first_idle(const ronde_state *state, const ronde_kind *kind);

/** True if a task is on a route, and if the route of a start or end is used. */
static inline bool ronde_state_served(const ronde_state *state, int32_t node)
{
    int32_t route = state->spots[node].route;
    return route != RONDE_NONE &&
           (node < state->problem->task_count ||
            state->lanes[route].task_count + state->lanes[route].break_count > 0);
}

/** The kind of a shift. */
static inline const ronde_kind *ronde_state_kind(const ronde_state *state, int32_t shift)
{
    return &state->problem->kinds[state->problem->kind_of[shift]];
}
/** The trip that begins at a head. */
static inline ronde_trip *ronde_state_trip(const ronde_state *state, int32_t head)
{
    return &state->trips[head - state->problem->task_count];
}
/** True if the loads fit from start to end, on every trip. O(dimensions); O(length) with layouts.
 */
bool ronde_state_loads_fit(const ronde_state *state, int32_t shift);
/** True if distance, travel and number of tasks are within the shift's limits. */
bool ronde_state_sums_fit(const ronde_state *state, int32_t shift);

/** The share of a group on all shifts. */
static inline ronde_share *ronde_state_whole_share(const ronde_state *state, int32_t group)
{
    return &state->shares[group];
}
/** The share of a group on a shift; of groups that are together or apart only. */
static inline ronde_share *ronde_state_share(const ronde_state *state, int32_t group, int32_t shift)
{
    int64_t groups = state->problem->instance->group_count;
    return &state->shares[(shift + 1) * groups + group];
}
/** Changes a share, and logs that. */
void ronde_state_set_share(ronde_state *state, ronde_share *share, ronde_share changed);

#endif
