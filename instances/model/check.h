/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_CHECK_H
#define RONDE_INSTANCES_MODEL_CHECK_H

/* The independent judge. It reads the instance and the plan, recomputes everything from them, and
 * shares no code with the solver's bookkeeping. Every plan that is written, shown or benchmarked
 * goes through it. */

#include "instances/base/array.h"
#include "instances/model/plan.h"

/** One broken hard rule. */
typedef struct ronde_violation {
    ronde_rule rule;
    int32_t shift, task, other; /* concerned; RONDE_NONE where it does not apply */
    int64_t amount;             /* beyond the rule, in its unit (instance units) */
    char text[240];             /* one plain English sentence with ids and figures */
} ronde_violation;

/** What a plan is worth. */
typedef struct ronde_verdict {
    RONDE_ARRAY(ronde_violation) violations;
    int64_t amounts[RONDE_RULE_COUNT];  /* soft rules: the counted amount in the rule's unit */
    ronde_cost costs[RONDE_RULE_COUNT]; /* soft rules: what it costs */
    int64_t unserved; /* priority-weighted number of mandatory requests unserved */
    int32_t used_shifts;
    ronde_cost cost; /* sum of costs */
} ronde_verdict;

/** Judges the plan. The verdict's list is freed by ronde_verdict_clear. The instance must be ready.
 *  Fails only with RONDE_ENOMEM or RONDE_EINPUT (matrix missing); a wrong plan is a verdict, not a
 * failure. O(stops + links + requests). */
ronde_status ronde_check(ronde_verdict *out,
                         const ronde_instance *instance,
                         const ronde_plan *plan,
                         ronde_error *error) RONDE_MUST_CHECK;
void ronde_verdict_clear(ronde_verdict *verdict);

/** Negative, zero or positive as one is better than, equal to or worse than other: fewer unserved,
 *  then (vehicles first) fewer shifts, then lower cost. Violations are not looked at. */
int ronde_verdict_compare(const ronde_instance *instance,
                          const ronde_verdict *one,
                          const ronde_verdict *other);

/** The objective as shown: cost in the file's unit (euros for ronde instances). */
double ronde_verdict_value(const ronde_instance *instance, const ronde_verdict *verdict);

#endif
