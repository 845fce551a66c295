/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_BRUTE_FORCE_H
#define RONDE_TESTS_SUPPORT_BRUTE_FORCE_H

#include "instances/model/plan.h"

/** A wrong turn on purpose, for tests that must notice it. ignored_link RONDE_NONE: none;
 *  ignored_rule: of capacity, trips, release, sums, groups, faces, pinned tasks, waiting, overtime,
 * workload, paid (legs that are not), contracts, rest and gaps; any other one (such as 0): none. */
typedef struct ronde_brute_fault {
    int32_t ignored_link;
    ronde_rule ignored_rule;
} ronde_brute_fault;

/** What the best plan is worth, in the order of ronde_verdict_compare. */
typedef struct ronde_brute_result {
    bool found;
    int64_t unserved;
    int32_t used_shifts;
    ronde_cost cost;
    int64_t leaves; /* sets of routes whose times were looked at */
} ronde_brute_result;

/** The exact optimum of a tiny instance (up to 12 tasks and breaks), by enumeration: which requests
 *  and alternatives, in which shift, in which order, with which breaks, cut into which trips (each
 *  with a task); then the best times. Times are a system of difference constraints per choice of
 * windows, closed by Floyd-Warshall; the cost in the times (paid, waiting, early, late, latest) is
 * L-natural convex, so that a plan which no subset of tasks improves by moving together is optimal
 * (Murota 2003, Discrete Convex Analysis). plan (zeroed, may be NULL) gets an optimal plan.
 *
 *  Shares no code with the checker or the solver. Time: exponential. */
ronde_brute_result
ronde_brute_force(const ronde_instance *instance, const ronde_brute_fault *fault, ronde_plan *plan);

#endif
