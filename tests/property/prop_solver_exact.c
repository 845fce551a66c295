/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver against brute force on tiny instances: it must find the optimum, the checker must
 * accept the plans of both, and all three must agree on what they are worth. RONDE_EXACT_COUNT sets
 * the number of instances, RONDE_EXACT_FIRST the first seed. */
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/brute_force.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <inttypes.h>
#include <stdio.h>

/* A short run finds nearly every optimum; what it misses, one of a few long ones must find. */
enum { short_run = 1500, long_run = 100000, long_tries = 5, shown = 5, most_long_percent = 1 };
/* A run ends when it has the optimum; one in so many goes on, for what is too good to be true. */
enum { goes_on_share = 8 };

enum { default_count = 10000 };

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL ? strtoull(text, NULL, 10) : otherwise;
}

/* Negative, zero or positive as the verdict is better than, equal to or worse than the optimum. */
static int compare(const ronde_instance *instance,
                   const ronde_verdict *verdict,
                   const ronde_brute_result *best)
{
    const ronde_verdict other = {
        .unserved = best->unserved, .used_shifts = best->used_shifts, .cost = best->cost};
    return ronde_verdict_compare(instance, verdict, &other);
}

/* What a run is to find. */
typedef struct goal {
    const ronde_instance *instance;
    const ronde_brute_result *best;
    bool reached;
} goal;

static void see_progress(const ronde_solve_progress *progress, void *payload)
{
    goal *of = payload;
    const ronde_verdict now = {.unserved = progress->unserved,
                               .used_shifts = progress->used_shifts,
                               .cost = progress->cost};
    of->reached |= compare(of->instance, &now, of->best) <= 0;
}

static bool is_reached(void *payload)
{
    return ((const goal *)payload)->reached;
}

/* What the checker says of the solver's plan; ends the test if it finds a fault. The run ends early
 * with a plan that is as good as best (NULL: it does not). */
static ronde_verdict solve(const ronde_instance *instance,
                           uint64_t seed,
                           int64_t iterations,
                           const ronde_brute_result *best)
{
    goal of = {.instance = instance, .best = best};
    const ronde_solve_hooks hooks = {
        .should_stop = is_reached, .on_progress = see_progress, .payload = &of};
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    const ronde_solve_options options = {.seed = seed, .iterations = iterations};
    ck_assert_ok(ronde_solve(&plan, instance, &options, best == NULL ? NULL : &hooks, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ": %s", seed,
                  verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    ronde_plan_clear(&plan);
    return verdict;
}

/* The optimum by brute force, whose plan the checker must accept at that price. */
static ronde_brute_result find_optimum(const ronde_instance *instance, uint64_t seed)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_brute_result best = ronde_brute_force(instance, NULL, &plan);
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ": the brute force is wrong: %s",
                  seed, verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
    ck_assert_msg(compare(instance, &verdict, &best) == 0,
                  "seed %" PRIu64 ": the brute force reckons wrongly", seed);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    return best;
}

typedef ronde_instance *make_instance(uint64_t seed);

static void compare_with_brute_force(make_instance *make, uint64_t first, uint64_t count)
{
    int misses = 0;
    uint64_t long_runs = 0;
    for (uint64_t seed = first; seed < first + count; seed++) {
        ronde_instance *instance = make(seed);
        ronde_brute_result best = find_optimum(instance, seed);
        const ronde_brute_result *known = seed % goes_on_share == 0 ? NULL : &best;
        ronde_verdict verdict = solve(instance, seed, short_run, known);
        int order = compare(instance, &verdict, &best);
        long_runs += order > 0 ? 1 : 0;
        for (uint64_t i = 0; order > 0 && i < long_tries; i++) {
            ronde_verdict_clear(&verdict);
            verdict = solve(instance, seed + i, long_run, &best);
            order = compare(instance, &verdict, &best);
        }
        ck_assert_msg(order >= 0, "seed %" PRIu64 ": the solver beats the brute force", seed);
        if (order != 0 && ++misses <= shown) {
            fprintf(stderr,
                    "seed %" PRIu64 ": solver %" PRId64 "/%d/%" PRId64 ", optimum %" PRId64
                    "/%d/%" PRId64 "\n",
                    seed, verdict.unserved, (int)verdict.used_shifts, verdict.cost, best.unserved,
                    (int)best.used_shifts, best.cost);
        }
        ronde_verdict_clear(&verdict);
        ronde_instance_free(instance);
    }
    ck_assert_msg(misses == 0, "%d of %" PRIu64 " instances are not solved to the optimum", misses,
                  count);
    ck_assert_msg(100 * long_runs <= most_long_percent * count + 100,
                  "%" PRIu64 " of %" PRIu64 " instances needed a long run", long_runs, count);
}

START_TEST(test_solver_is_exact)
{
    compare_with_brute_force(ronde_random_instance, setting("RONDE_EXACT_FIRST", 0),
                             setting("RONDE_EXACT_COUNT", (uint64_t)ckx_cases(default_count)));
}
END_TEST

/* Several trips, loading times, releases. */
START_TEST(test_solver_is_exact_with_trips)
{
    compare_with_brute_force(ronde_random_trips, setting("RONDE_EXACT_FIRST", 0),
                             setting("RONDE_EXACT_COUNT", (uint64_t)ckx_cases(default_count)) / 3);
}
END_TEST

/* Beyond the usual seeds: windows to be chosen together, a lateness on the way to a later window,
 * and a task that came with a break but without its reload. */
START_TEST(test_remembered_instances)
{
    static const uint64_t seeds[] = {13917, 27918, 31346, 43310, 45297, 52199, 54568, 58545};
    for (size_t i = 0; i < sizeof seeds / sizeof seeds[0]; i++) {
        compare_with_brute_force(ronde_random_instance, seeds[i], 1);
    }
    compare_with_brute_force(ronde_random_trips, 45034, 1);
}
END_TEST

/* The twin: a brute force that overlooks a link (rule: RONDE_RULE_COUNT) or a rule must be told
 * apart from the solver within a few hundred instances. */
static bool told_apart(make_instance *make, ronde_rule rule)
{
    for (uint64_t seed = 0; seed < 1000; seed++) {
        ronde_instance *instance = make(seed);
        const ronde_brute_fault fault = {.ignored_link = rule == RONDE_RULE_COUNT ? 0 : RONDE_NONE,
                                         .ignored_rule = rule};
        ronde_brute_result best = ronde_brute_force(instance, &fault, NULL);
        ronde_verdict verdict = solve(instance, seed, short_run, NULL);
        bool differs = compare(instance, &verdict, &best) != 0;
        ronde_verdict_clear(&verdict);
        ronde_instance_free(instance);
        if (differs) {
            return true;
        }
    }
    return false;
}

START_TEST(test_injected_faults_are_noticed)
{
    static const ronde_rule rules[] = {
        RONDE_RULE_CAPACITY,       RONDE_RULE_SHIFT_TRAVEL,   RONDE_RULE_SHIFT_TASKS,
        RONDE_RULE_WAITING_ABOARD, RONDE_RULE_GROUP_TOGETHER, RONDE_RULE_GROUP_APART,
        RONDE_RULE_PINNED_ORDER,   RONDE_RULE_OVERTIME,       RONDE_RULE_WORKLOAD,
        RONDE_RULE_TRIPS,          RONDE_RULE_RELEASE,        RONDE_RULE_PAID,
        RONDE_RULE_CONTRACT_MAX,   RONDE_RULE_CONTRACT_SHORT, RONDE_RULE_CONTRACT_EXTRA,
        RONDE_RULE_DAILY_REST,     RONDE_RULE_GAPS,           RONDE_RULE_MAX_GAP,
        RONDE_RULE_FACES,          RONDE_RULE_PROVIDERS_MEET};
    ck_assert_msg(told_apart(ronde_random_instance, RONDE_RULE_COUNT),
                  "a brute force without links goes unnoticed");
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        bool trips = rules[i] == RONDE_RULE_TRIPS || rules[i] == RONDE_RULE_RELEASE;
        make_instance *make = trips ? ronde_random_trips : ronde_random_instance;
        ck_assert_msg(told_apart(make, rules[i]), "a brute force without %s goes unnoticed",
                      ronde_rules[rules[i]].name);
    }
}
END_TEST

CKX_MAIN("solver_exact",
         test_solver_is_exact,
         test_solver_is_exact_with_trips,
         test_remembered_instances,
         test_injected_faults_are_noticed)
