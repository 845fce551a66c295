/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_RULE_CASES_H
#define RONDE_TESTS_SUPPORT_RULE_CASES_H

/* Tables of sketched plans (sketch_plan.h) and what the checker is to say of them. */

#include "instances/model/check.h"

/** A plan that breaks one rule once, and one that just does not. */
typedef struct ronde_hard_case {
    ronde_rule rule;
    const char *task; /* "" for none */
    int64_t amount;
    const char *broken, *fine;
} ronde_hard_case;

/** What a plan without violations has of a rule, and what that costs. */
typedef struct ronde_soft_case {
    const char *plan;
    ronde_rule rule;
    int64_t amount;
    ronde_cost cost;
} ronde_soft_case;

/** Reads an instance in our format from tests/unit/instances/model; ends the test on a fault. The
 *  caller frees it. */
ronde_instance *ronde_rule_instance(const char *file);

/** The verdict on the plan of two texts together, to be cleared by the caller. */
ronde_verdict ronde_rule_judge(const ronde_instance *instance, const char *text, const char *rest);

/** Ends the test at the first case that the checker judges otherwise; rest is added to each plan.
 */
void ronde_rule_check_hard(const ronde_instance *instance,
                           const ronde_hard_case *cases,
                           size_t count,
                           const char *rest);
void ronde_rule_check_soft(const ronde_instance *instance,
                           const ronde_soft_case *cases,
                           size_t count,
                           const char *rest);

#endif
