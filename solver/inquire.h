/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_INQUIRE_H
#define RONDE_SOLVER_INQUIRE_H

/* Questions about a plan as it stands, answered without a search: who could take one more request,
 * when and at what cost, and why others cannot. The other stops keep their routes and their order;
 * their times may move within their windows. */

#include "instances/base/array.h"
#include "instances/model/plan.h"

/** Where one task of an opening would come. */
typedef struct ronde_opening_stop {
    int32_t task, shift;
    int32_t after; /* the task before it on the route, RONDE_NONE: the start */
    ronde_time arrival, start, end;
    int32_t behind; /* for ronde_inquiry_take */
} ronde_opening_stop;

/** The best place for a request with its first task on a shift, or why there is none. All amounts
 *  are differences between two plans with the best times for their orders. */
typedef struct ronde_opening {
    int32_t shift;
    bool fits;
    bool tired; /* not all ways were looked at: there may be a better one, or one at all */
    ronde_cost
        cost; /* all components; without what is lost while an optional request is unserved */
    ronde_time paid, travel;
    int64_t distance;
    int32_t alternative, stop_count;
    ronde_opening_stop stops[RONDE_REQUEST_TASKS];
    ronde_reason
        reason; /* if it does not fit: the first rule that stops it; no change is looked for */
} ronde_opening;

typedef RONDE_ARRAY(ronde_opening) ronde_openings;
typedef RONDE_ARRAY(ronde_reason) ronde_reasons;

typedef enum ronde_hold_kind {
    RONDE_HOLD_UNKNOWN, /* the bound is right, but no single chain of rules was found */
    RONDE_HOLD_WINDOW,  /* a window of task opens or ends at moment */
    RONDE_HOLD_GAP,     /* the same of one of several windows: the next one cannot be reached */
    RONDE_HOLD_SHIFT    /* shift begins or ends at moment */
} ronde_hold_kind;

/** A bound on a start, and the chain of rules that makes it: from the task along routes (travel and
 *  work), perhaps over links and limits of length, to a window or to the hours of a shift. These
 *  rules alone give the bound, whatever else holds. */
typedef struct ronde_hold {
    ronde_time time; /* the earliest or the latest start */
    ronde_hold_kind kind;
    int32_t task;        /* WINDOW, GAP: whose; may be the task itself or a break */
    int32_t shift;       /* SHIFT: which */
    ronde_time moment;   /* of the window or the shift */
    int32_t linked;      /* the other task of the first link on the chain; RONDE_NONE */
    int32_t link_count;  /* on the chain */
    int32_t limited;     /* the shift of the first limit of length on the chain; RONDE_NONE */
    int32_t limit_count; /* on the chain */
    ronde_time limit;    /* of its length */
    int32_t rested;      /* the shift before or after which the first rest on the chain lies */
    int32_t rest_count;  /* on the chain */
} ronde_hold;

typedef struct ronde_leeway {
    ronde_hold earliest, latest;
} ronde_leeway;

/** A plan that can be asked. */
typedef struct ronde_inquiry ronde_inquiry;

/** Takes a plan of the instance (both must outlive the inquiry), with starts on multiples of grid
 *  (0: any moment; see ronde_solve_options). RONDE_EINPUT if the orders of the
 *  plan have no times at all; RONDE_ENOMEM. O(places^2 + shifts * tasks): some milliseconds for 600
 *  visits. */
ronde_status ronde_inquiry_new(ronde_inquiry **out,
                               const ronde_instance *instance,
                               const ronde_plan *plan,
                               ronde_time grid,
                               ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_inquiry_free(ronde_inquiry *inquiry);

/** One opening for each shift: cheapest first, then the shifts where the request does not fit. A
 *  request that the plan serves is thought out of it first (no openings at all if the plan then has
 *  no times, which only travel times that break the triangle inequality bring about). Exact for a
 * request of one task; requests of several tasks are looked at up to a fixed amount of work.
 * RONDE_ENOMEM. The caller clears *out with ronde_array_clear. O(positions of the plan). */
ronde_status ronde_inquiry_openings(ronde_inquiry *inquiry,
                                    int32_t request,
                                    ronde_openings *out,
                                    ronde_error *error) RONDE_MUST_CHECK;

/** Who else could do a task that the plan serves: for each shift the best way to serve the request
 *  with this task there, its own shift included, in the order of the shifts. Amounts are compared
 *  with the plan as it stands. Without a way the reason is not looked for (ronde_inquiry_obstacle).
 *  Empty where the plan has no times without the request. RONDE_ENOMEM. */
ronde_status ronde_inquiry_helpers(ronde_inquiry *inquiry,
                                   int32_t task,
                                   ronde_openings *out,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** How else a request that the plan serves could be served: for each of its alternatives the best
 *  way on any shifts, compared with the plan as it stands. Empty as above. RONDE_ENOMEM. */
ronde_status ronde_inquiry_ways(ronde_inquiry *inquiry,
                                int32_t request,
                                ronde_openings *out,
                                ronde_error *error) RONDE_MUST_CHECK;

/** What keeps a shift from a task (the plan without its request else as it stands), and the
 *  cheapest single change that would let it. *sure: all that could be was looked at; else *out may
 *  be untouched. RONDE_ENOMEM. */
ronde_status ronde_inquiry_obstacle(ronde_inquiry *inquiry,
                                    int32_t task,
                                    int32_t shift,
                                    ronde_reason *out,
                                    bool *sure,
                                    ronde_error *error) RONDE_MUST_CHECK;

/** Whether a shift could do a task if nothing else were planned. RONDE_ENOMEM. */
ronde_status ronde_inquiry_alone(ronde_inquiry *inquiry,
                                 int32_t task,
                                 int32_t shift,
                                 bool *fits,
                                 bool *sure,
                                 ronde_error *error) RONDE_MUST_CHECK;

/** How far the start of a task can move while routes keep their order: see ronde_leeway_of. False
 *  also for a task that is on no route. */
bool ronde_inquiry_leeway(const ronde_inquiry *inquiry, int32_t task, ronde_leeway *out);

enum { RONDE_MOST_GONE = 6 };

/** Whether a task could be done on a shift at a given time. */
typedef struct ronde_keeping {
    int32_t task, shift;
    ronde_time from, until; /* its start */
    int32_t gone_count;
    int32_t gone[RONDE_MOST_GONE]; /* other requests, thought out of the plan for it */
} ronde_keeping;

/** The best way to serve the request so; compared with the plan as it stands where nothing is
 *  thought out, else its amounts mean nothing. RONDE_ENOMEM. */
ronde_status ronde_inquiry_keep(ronde_inquiry *inquiry,
                                const ronde_keeping *asked,
                                ronde_opening *out,
                                ronde_error *error) RONDE_MUST_CHECK;

/** Why an unserved request is not served: for each shift the rule and the cheapest change that
 * would let it in, the cheapest of all first (see ronde_change). RONDE_ENOMEM. */
ronde_status ronde_inquiry_reasons(ronde_inquiry *inquiry,
                                   int32_t request,
                                   ronde_reasons *out,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** Gives all unserved tasks of a plan of the instance their reasons, instead of those it has: per
 *  shift the rule that stops it and, for the tasks that are wanted (by task; NULL: for all), what
 *  would let it in (up to a fifth of a second each). RONDE_EINPUT as of ronde_inquiry_new;
 * RONDE_ENOMEM.
 */
ronde_status ronde_inquire_reasons(ronde_plan *plan,
                                   const ronde_instance *instance,
                                   const bool *wanted,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** The plan with the opening taken (or, for NULL, as it stands), times chosen anew: *out was zeroed
 *  by the caller and is cleared by it. RONDE_ENOMEM. */
ronde_status ronde_inquiry_take(ronde_inquiry *inquiry,
                                const ronde_opening *opening,
                                ronde_plan *out,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif
