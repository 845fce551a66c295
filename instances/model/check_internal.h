/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_CHECK_INTERNAL_H
#define RONDE_INSTANCES_MODEL_CHECK_INTERNAL_H

/* Shared by the check_*.c files only. */

#include "instances/model/check.h"

/** When a shift is worked, and how long: tasks and paid travel. */
typedef struct ronde_worked {
    bool used;
    ronde_time start, end, work;
} ronde_worked;

/** One run of the checker. */
typedef struct ronde_checking {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_verdict *verdict;
    const ronde_stop **stop_of; /* per task: the first stop that does it, or NULL */
    int32_t *shift_of;          /* per task: the shift of that stop */
    int32_t *times_done;        /* per task */
    int32_t *routes_of;         /* per shift */
    ronde_worked *worked;       /* per shift */
    bool *listed;               /* per task: in the plan's list of unserved tasks */
    ronde_time workload;        /* the largest of a route so far */
    bool out_of_memory;
} ronde_checking;

/** What a violation concerns; RONDE_NONE where it does not apply. */
typedef struct ronde_concern {
    int32_t shift, task, other;
} ronde_concern;

/** Totals of one route as the plan's times have them. */
typedef struct ronde_route_totals {
    ronde_time start, end, travel, waiting, work; /* work: durations of tasks, breaks left out */
    ronde_time unpaid;                            /* travel of unpaid first and last legs */
    int64_t distance;
    int32_t tasks; /* breaks left out */
} ronde_route_totals;

/** Records a broken hard rule with its sentence. */
void ronde_check_report(ronde_checking *checking,
                        ronde_rule rule,
                        ronde_concern concern,
                        int64_t amount,
                        const char *format,
                        ...) RONDE_PRINTF(5, 6);

/** Adds an amount of a soft rule and what it costs at that price. */
void ronde_check_count(ronde_checking *checking, ronde_rule rule, int64_t amount, ronde_cost price);

/** The task that a stop does: RONDE_NONE for start, reload and end, and for a stop whose kind and
 *  task do not belong together. */
int32_t ronde_check_task_of(const ronde_instance *instance, const ronde_stop *stop);

/** True if the route does anything: a route of a start and an end alone is an unused shift. */
bool ronde_check_route_used(const ronde_stop *stops, size_t count);

/** What is aboard along a route, by dimension, and where its vehicle is most overfull. */
typedef struct ronde_aboard_walk {
    int64_t load[RONDE_DIMENSIONS];
    int64_t beyond; /* of the best layout at the worst moment of the trip */
    int32_t task;   /* after which that was, RONDE_NONE: at the start of the trip */
} ronde_aboard_walk;

/** Goes on to stop i: what is aboard after it, judged against the layouts at the end of a trip. */
void ronde_check_walk_aboard(ronde_checking *checking,
                             const ronde_route *route,
                             size_t i,
                             ronde_aboard_walk *walk);
/** Judges waiting before a stop with what is aboard until then. */
void ronde_check_waiting_aboard(ronde_checking *checking,
                                ronde_concern concern,
                                const ronde_aboard_walk *walk,
                                ronde_time waiting);

/** Where a route is with regard to working rules. */
typedef struct ronde_hours_walk {
    bool begun;     /* a stop that is no break lies behind */
    ronde_time gap; /* waited since the last stop that is no break */
} ronde_hours_walk;

/** Goes on to a stop behind the start: counts an unpaid leg and judges the gap before it. */
void ronde_check_walk_hours(ronde_checking *checking,
                            ronde_concern concern,
                            ronde_stop_kind kind,
                            ronde_time travel,
                            ronde_time waiting,
                            ronde_hours_walk *walk,
                            ronde_route_totals *totals);
/** Keeps when and how long a shift is worked. */
void ronde_check_note_worked(ronde_checking *checking,
                             int32_t shift,
                             const ronde_route_totals *totals);

/* The judges; each looks at its rules only. */
void ronde_check_hours(ronde_checking *checking);
void ronde_check_routes(ronde_checking *checking);
void ronde_check_shift_limits(ronde_checking *checking,
                              const ronde_route *route,
                              const ronde_route_totals *totals);
void ronde_check_task_rules(ronde_checking *checking, int32_t shift, const ronde_stop *stop);
void ronde_check_loads(ronde_checking *checking, const ronde_route *route);
void ronde_check_pins(ronde_checking *checking, const ronde_route *route);
void ronde_check_groups(ronde_checking *checking);
/** A group at a price: faces, providers. members: room for all tasks. */
void ronde_check_priced_group(ronde_checking *checking, int32_t group, int32_t *members);
void ronde_check_trips(ronde_checking *checking, const ronde_route *route);
void ronde_check_links(ronde_checking *checking);
void ronde_check_requests(ronde_checking *checking);
void ronde_check_wishes(ronde_checking *checking);

#endif
