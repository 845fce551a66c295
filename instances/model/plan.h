/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_PLAN_H
#define RONDE_INSTANCES_MODEL_PLAN_H

/* A plan: routes with times, and unserved tasks with reasons. It belongs to one instance, whose
 * indices it uses, and says nothing about being right: the checker judges that. */

#include "instances/base/array.h"
#include "instances/base/error.h"
#include "instances/model/change.h"
#include "instances/model/instance.h"
#include "instances/model/rules.h"

typedef enum ronde_stop_kind {
    RONDE_STOP_START,
    RONDE_STOP_VISIT,
    RONDE_STOP_PICKUP,
    RONDE_STOP_DELIVERY,
    RONDE_STOP_SWAP,
    RONDE_STOP_BREAK,
    RONDE_STOP_RELOAD,
    RONDE_STOP_END
} ronde_stop_kind;

/** The words of the plan format, indexed by ronde_stop_kind: "start", "visit" ... */
extern const char *const ronde_stop_kind_names[RONDE_STOP_END + 1];

/** One stop of a route. Start and end have arrival = start = end. */
typedef struct ronde_stop {
    ronde_stop_kind kind;
    int32_t task;  /* RONDE_NONE for start, reload and end */
    int32_t place; /* where: of a break, the place of the stop before */
    ronde_time arrival, start, end;
} ronde_stop;

/** The stops of one shift: start, tasks in order, end (an open route ends with an end stop at the
 *  place of its last task). */
typedef struct ronde_route {
    int32_t shift;
    size_t first_stop, stop_count; /* in plan->stops */
} ronde_route;

/** Why a task is not served by one shift, or (shift RONDE_NONE) at all: the first rule that stops
 * it. */
typedef struct ronde_reason {
    ronde_rule rule;
    int32_t shift;
    int64_t amount;      /* how far beyond the rule, in the rule's unit; 0 if it has none */
    int32_t detail;      /* the task of a link, the load dimension; RONDE_NONE */
    ronde_change change; /* the cheapest one that would let it in on this shift */
    char text[160];      /* one plain English sentence */
} ronde_reason;

typedef struct ronde_unserved {
    int32_t task;
    size_t first_reason, reason_count; /* in plan->reasons */
} ronde_unserved;

enum { RONDE_REVISIONS = 8 };

/** How the plan was made, so that it can be made again. */
typedef struct ronde_run {
    uint64_t seed;
    int64_t iterations;               /* done */
    int64_t planned;                  /* for which it began to cool; 0: as many as were done */
    int64_t revised[RONDE_REVISIONS]; /* for which it cooled from then on, where a look at the
                                         clock changed that */
    int32_t revision_count;
    double seconds; /* left out of the file when a reproducible file is asked for (negative) */
} ronde_run;

typedef struct ronde_plan {
    RONDE_ARRAY(ronde_stop) stops;
    RONDE_ARRAY(ronde_route) routes;
    RONDE_ARRAY(ronde_unserved) unserved;
    RONDE_ARRAY(ronde_reason) reasons;
    ronde_run run; /* of several runs: the seed, and the sums */
    RONDE_ARRAY(ronde_run)
    part_runs; /* where independent parts (components.h) were planned by
                  themselves, in their order; else none */
} ronde_plan;

/** Start with a zeroed plan; clear frees its arrays. */
void ronde_plan_clear(ronde_plan *plan);
/** Begins a route; following stops belong to it. False when memory is out (as for all adders). */
bool ronde_plan_add_route(ronde_plan *plan, int32_t shift);
bool ronde_plan_add_stop(ronde_plan *plan, const ronde_stop *stop);
/** Adds an unserved task; following reasons belong to it. */
bool ronde_plan_add_unserved(ronde_plan *plan, int32_t task);
bool ronde_plan_add_reason(ronde_plan *plan, const ronde_reason *reason);
/** The stop kind that shows a task of this kind. */
ronde_stop_kind ronde_stop_kind_of(ronde_task_kind kind);

#endif
