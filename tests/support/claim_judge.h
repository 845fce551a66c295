/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_CLAIM_JUDGE_H
#define RONDE_TESTS_SUPPORT_CLAIM_JUDGE_H

/* Whether what an explanation claims is so: tried at every position, done and judged by the
 * checker, or with all rules lifted but those that are named. Not claims about changes. */

#include "instances/model/check.h"
#include "service/app/explain.h"

/** A plan that was explained, and what it is worth as it stands. */
typedef struct ronde_claim_case {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_plan standing; /* the same with the best times */
    ronde_verdict worth; /* of that */
    ronde_inquiry *inquiry;
} ronde_claim_case;

typedef enum ronde_judgement {
    RONDE_CLAIM_FALSE,
    RONDE_CLAIM_TRUE,
    RONDE_CLAIM_UNTOLD /* the oracle cannot tell */
} ronde_judgement;

ronde_judgement ronde_claim_judge(const ronde_claim_case *at, const ronde_claim *claim);

/** Its parts: bounds on the start, and what stops it from being sooner. */
ronde_judgement ronde_claim_judge_bound(const ronde_claim_case *at, const ronde_claim *claim);
ronde_judgement ronde_claim_judge_begin(const ronde_claim_case *at, const ronde_claim *claim);
/** The verdict of the plan with the task, and the departure if it is the first, so much sooner. */
ronde_verdict ronde_claim_judge_sooner(const ronde_claim_case *at, int32_t task, ronde_time by);
bool ronde_claim_breaks(const ronde_verdict *verdict, ronde_rule rule);

#endif
