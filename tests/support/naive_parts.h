/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_NAIVE_PARTS_H
#define RONDE_TESTS_SUPPORT_NAIVE_PARTS_H

/* What the files of the naive judge share. */

#include "tests/support/naive_judge.h"

enum { naive_ticks = 4000, naive_zero = 2000 }; /* painted times are -2000 .. 1999 */

typedef struct ronde_naive {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_rule blind;
    ronde_naive_verdict verdict;
    ronde_time workload;             /* the largest */
    const ronde_route *route_of[64]; /* by shift: the route that does something */
    ronde_time worked[64];           /* by shift: tasks and paid travel */
    unsigned char canvas[naive_ticks];
} ronde_naive;

/** Notes that a rule must hold here. */
void ronde_naive_require(ronde_naive *at, ronde_rule rule, bool holds);
/** The n-th stop that does the task, and its shift; NULL if there is none. */
const ronde_stop *ronde_naive_find(const ronde_naive *at, int32_t task, int n, int32_t *shift);
/** True if a start lies in one of the windows. */
bool ronde_naive_inside(const ronde_window *windows, int32_t count, ronde_time start);
bool ronde_naive_is_break(const ronde_naive *at, const ronde_stop *stop);

/** A route by itself; notes what it worked and the largest workload. */
void ronde_naive_judge_route(ronde_naive *at, const ronde_route *route);

/** After all routes: groups that share a shift or do not; rest and contracts; different resources
 *  of a client; providers who meet. */
void ronde_naive_judge_groups(ronde_naive *at);
void ronde_naive_judge_hours(ronde_naive *at);
void ronde_naive_judge_faces(ronde_naive *at);
void ronde_naive_judge_meetings(ronde_naive *at);

#endif
