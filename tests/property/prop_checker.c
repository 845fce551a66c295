/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checker against other eyes: the brute force, whose plans it must accept at the very cost
 * claimed; and the naive judge, with which it must agree on plans that were tampered with. A naive
 * judge that is blind for one rule must be found out, rule by rule. */
#include "instances/model/check.h"
#include "tests/support/brute_force.h"
#include "tests/support/ckx.h"
#include "tests/support/naive_judge.h"
#include "tests/support/random_instance.h"
#include "tests/support/tamper.h"

#include <inttypes.h>
#include <stdio.h>

enum { instances = 1000, tamperings = 40 };

START_TEST(test_accepts_brute_force)
{
    for (uint64_t seed = 0; seed < (uint64_t)ckx_cases(instances); seed++) {
        ronde_error error = {0};
        ronde_plan plan = {0};
        ronde_verdict verdict = {0};
        ronde_instance *instance = ronde_random_instance(seed);
        ronde_brute_result best = ronde_brute_force(instance, NULL, &plan);
        ck_assert(best.found);
        ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
        ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ": %s", seed,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
        ck_assert_msg(verdict.cost == best.cost && verdict.unserved == best.unserved &&
                          verdict.used_shifts == best.used_shifts,
                      "seed %" PRIu64 ": checker %" PRId64 "/%d/%" PRId64 " brute %" PRId64
                      "/%d/%" PRId64,
                      seed, verdict.unserved, (int)verdict.used_shifts, verdict.cost, best.unserved,
                      (int)best.used_shifts, best.cost);
        ronde_verdict_clear(&verdict);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

/* How the two judges compare over many plans. */
typedef struct tally {
    int fine, broken, disagreements;
    int by_rule[RONDE_RULE_COUNT]; /* plans in which the checker finds this rule broken */
    char first[400];               /* the first disagreement */
} tally;

static bool same_figures(const ronde_verdict *verdict, const ronde_naive_verdict *naive)
{
    return verdict->cost == naive->cost && verdict->unserved == naive->unserved &&
           verdict->used_shifts == naive->used_shifts;
}

static void compare(tally *counts,
                    const ronde_instance *instance,
                    const ronde_plan *plan,
                    ronde_rule blind,
                    uint64_t seed)
{
    ronde_error error = {0};
    ronde_verdict verdict = {0};
    ck_assert_ok(ronde_check(&verdict, instance, plan, &error));
    ronde_naive_verdict naive = ronde_naive_judge(instance, plan, blind);
    bool fine = verdict.violations.count == 0;
    counts->fine += fine ? 1 : 0;
    counts->broken += fine ? 0 : 1;
    for (size_t i = 0; i < verdict.violations.count; i++) {
        counts->by_rule[verdict.violations.items[i].rule]++;
    }
    if (fine != naive.fine || (fine && !same_figures(&verdict, &naive))) {
        if (counts->disagreements++ == 0) {
            snprintf(counts->first, sizeof counts->first,
                     "seed %" PRIu64 ": checker %s, cost %" PRId64 "; naive %s, cost %" PRId64,
                     seed, fine ? "fine" : verdict.violations.items[0].text, verdict.cost,
                     naive.fine ? "fine" : "broken", naive.cost);
        }
    }
    ronde_verdict_clear(&verdict);
}

/* With a blind judge, until it is found out. */
static tally compare_all(uint64_t count, ronde_rule blind)
{
    tally counts = {0};
    for (uint64_t seed = 0; seed < count; seed++) {
        if (blind != RONDE_RULE_COUNT && counts.disagreements > 0) {
            break;
        }
        ronde_instance *instance = ronde_random_instance(seed);
        ronde_rng rng = ronde_rng_new(seed, 5);
        ronde_plan best = {0};
        ronde_brute_force(instance, NULL, &best);
        for (int i = 0; i < tamperings; i++) {
            ronde_plan plan = {0};
            for (size_t k = 0; k < best.stops.count; k++) {
                ck_assert(ronde_array_push(&plan.stops, best.stops.items[k]));
            }
            for (size_t k = 0; k < best.routes.count; k++) {
                ck_assert(ronde_array_push(&plan.routes, best.routes.items[k]));
            }
            for (size_t k = 0; k < best.unserved.count; k++) {
                ck_assert(ronde_array_push(&plan.unserved, best.unserved.items[k]));
            }
            ronde_tamper(&plan, instance, &rng);
            compare(&counts, instance, &plan, blind, seed);
            ronde_plan_clear(&plan);
        }
        ronde_plan_clear(&best);
        ronde_instance_free(instance);
    }
    return counts;
}

START_TEST(test_agrees_with_naive_judge)
{
    int count = ckx_cases(instances);
    tally counts = compare_all((uint64_t)count, RONDE_RULE_COUNT);
    ck_assert_msg(counts.disagreements == 0, "%d disagreements, first: %s", counts.disagreements,
                  counts.first);
    ck_assert_int_gt(counts.fine, count);
    ck_assert_int_gt(counts.broken, count);
}
END_TEST

/* Rules that tampering breaks; the others are in the unit tests of the checker. */
static const ronde_rule breakable[] = {
    RONDE_RULE_SERVED_ONCE,     RONDE_RULE_REQUEST_WHOLE,
    RONDE_RULE_ONE_ALTERNATIVE, RONDE_RULE_ACCOUNTED,
    RONDE_RULE_ONE_ROUTE,       RONDE_RULE_STOP_TIMES,
    RONDE_RULE_TRAVEL_TIME,     RONDE_RULE_REACHABLE,
    RONDE_RULE_SHIFT_HOURS,     RONDE_RULE_SHIFT_DURATION,
    RONDE_RULE_SHIFT_DISTANCE,  RONDE_RULE_TIME_WINDOW,
    RONDE_RULE_CAPACITY,        RONDE_RULE_SKILL,
    RONDE_RULE_FORBIDDEN_PAIR,  RONDE_RULE_OWN_SHIFT,
    RONDE_RULE_MIN_LAG,         RONDE_RULE_MAX_LAG,
    RONDE_RULE_SAME_RESOURCE,   RONDE_RULE_DIFFERENT_RESOURCE,
    RONDE_RULE_SAME_SHIFT,      RONDE_RULE_BREAK_TAKEN,
    RONDE_RULE_SHIFT_TRAVEL,    RONDE_RULE_SHIFT_TASKS,
    RONDE_RULE_WAITING_ABOARD,  RONDE_RULE_GROUP_TOGETHER,
    RONDE_RULE_GROUP_APART,     RONDE_RULE_PINNED_ORDER,
    RONDE_RULE_CONTRACT_MAX,    RONDE_RULE_DAILY_REST,
    RONDE_RULE_MAX_GAP,
};

START_TEST(test_blindness_is_noticed)
{
    for (size_t i = 0; i < sizeof breakable / sizeof breakable[0]; i++) {
        tally counts = compare_all(5000, breakable[i]);
        ck_assert_msg(counts.by_rule[breakable[i]] > 0, "no plan breaks %s",
                      ronde_rules[breakable[i]].name);
        ck_assert_msg(counts.disagreements > 0, "a judge blind for %s goes unnoticed",
                      ronde_rules[breakable[i]].name);
    }
}
END_TEST

CKX_MAIN("checker",
         test_accepts_brute_force,
         test_agrees_with_naive_judge,
         test_blindness_is_noticed)
