/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_NAIVE_JUDGE_H
#define RONDE_TESTS_SUPPORT_NAIVE_JUDGE_H

#include "instances/model/plan.h"

/** What the slow judge finds. The figures hold for a plan that is fine. */
typedef struct ronde_naive_verdict {
    bool fine; /* no hard rule broken */
    int64_t unserved;
    int32_t used_shifts;
    ronde_cost cost;
} ronde_naive_verdict;

/** Judges a plan of a tiny instance by painting every unit of time of every route (work, travel,
 *  waiting), and by searching the whole plan anew for each rule. Shares no code with the checker.
 *  blind: a hard rule to overlook, for the test of the test; RONDE_RULE_COUNT for none. Times must
 *  lie within +-1000 and no reload may occur. */
ronde_naive_verdict
ronde_naive_judge(const ronde_instance *instance, const ronde_plan *plan, ronde_rule blind);

#endif
