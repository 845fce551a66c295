/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something is unserved, against trying it: the change that a reason names is made to the
 * instance, the request is put at every position of the plan, and the checker judges. With the
 * change it must fit; with one unit less, and with any other change that weighs less, it must not.
 * Where breaks are about the second half is left out, since the oracle places them more freely than
 * the solver; so it is for several tasks at once where a detour can be quicker than the direct way,
 * since the solver places one after the other. */
#include "instances/base/alloc.h"
#include "instances/formats/plan_json.h"
#include "solver/solve.h"
#include "tests/support/candidate_changes.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/insertion.h"
#include "tests/support/random_instance.h"

#include <stdio.h>

/* Whether the request fits once the change is made, with a task on its shift. */
static bool fits_with(const ronde_instance *instance,
                      const ronde_plan *plan,
                      int32_t request,
                      const ronde_change *change)
{
    if (change->kind == RONDE_CHANGE_EXTRA_SHIFT) {
        const ronde_plan nothing = {0};
        return ronde_insertion_fits(instance, &nothing, request, change->shift, true);
    }
    ronde_changed_instance *to = ronde_change_instance(instance);
    ronde_changed_make(to, change);
    bool fits = ronde_insertion_fits(&to->instance, plan, request, change->shift, false);
    ronde_free(to);
    return fits;
}

static bool loads_may_wait(const ronde_instance *instance)
{
    uint32_t barred = 0;
    for (int32_t i = 0; i < instance->resource_count; i++) {
        barred |= instance->resources[i].no_waiting;
    }
    return barred == 0;
}

/* Where a load may not wait the oracle knows only of what lifts that, if nobody else is barred. */
static bool can_tell(const ronde_instance *instance, const ronde_reason *reason)
{
    if (reason->change.kind != RONDE_CHANGE_WAITING) {
        return loads_may_wait(instance);
    }
    ronde_changed_instance *to = ronde_change_instance(instance);
    ronde_changed_make(to, &reason->change);
    bool free = loads_may_wait(&to->instance);
    ronde_free(to);
    return free;
}

static bool is_strict(const ronde_instance *instance, int32_t request)
{
    const ronde_request *of = &instance->requests[request];
    bool single = true;
    for (int32_t a = 0; a < of->alternative_count; a++) {
        single &= instance->alternatives[of->first_alternative + a].task_count == 1;
    }
    return loads_may_wait(instance) && instance->break_count == 0 &&
           (single || ronde_keeps_triangles(instance));
}

typedef struct tally {
    int reasons, changes, by_kind[RONDE_CHANGE_COUNT], lighter;
} tally;

static const char *name_of(const ronde_change *change)
{
    return ronde_changes[change->kind].name;
}

static void judge_reason(const ronde_instance *instance,
                         const ronde_plan *plan,
                         int32_t request,
                         const ronde_reason *reason,
                         uint64_t seed,
                         tally *sum)
{
    const ronde_change *change = &reason->change;
    unsigned long number = (unsigned long)seed;
    bool strict = is_strict(instance, request);
    sum->reasons++;
    sum->by_kind[change->kind]++;
    ronde_change none = ronde_change_none();
    none.shift = reason->shift;
    bool claims_fit =
        reason->rule == RONDE_RULE_UNSERVED || reason->rule == RONDE_RULE_OPTIONAL_UNSERVED;
    bool fits = (strict || claims_fit) && fits_with(instance, plan, request, &none);
    ck_assert_msg(!claims_fit || fits, "seed %lu: request %d does not fit on shift %d as it is",
                  number, (int)request, (int)reason->shift);
    ck_assert_msg(claims_fit || !fits || !strict, "seed %lu: request %d fits on shift %d as it is",
                  number, (int)request, (int)reason->shift);
    if (change->kind == RONDE_CHANGE_NONE) {
        return;
    }
    sum->changes++;
    ck_assert_msg(fits_with(instance, plan, request, change),
                  "seed %lu: request %d, shift %d: %s of %ld is not enough", number, (int)request,
                  (int)reason->shift, name_of(change), (long)change->amount);
    if (change->amount > 0 && strict) {
        ronde_change less = *change;
        less.amount--;
        ck_assert_msg(!fits_with(instance, plan, request, &less),
                      "seed %lu: request %d, shift %d: %s of %ld is more than is needed", number,
                      (int)request, (int)reason->shift, name_of(change), (long)change->amount);
    }
}

/* No other single change that weighs less lets it in; where none is named, no change at all. */
static void judge_lightest(const ronde_instance *instance,
                           const ronde_plan *plan,
                           int32_t request,
                           const ronde_reason *reason,
                           uint64_t seed,
                           tally *sum)
{
    ronde_candidate_changes others =
        ronde_candidate_changes_of(instance, request, reason->shift, &reason->change);
    for (size_t i = 0; i < others.count; i++) {
        const ronde_change *change = &others.items[i];
        sum->lighter++;
        ck_assert_msg(!fits_with(instance, plan, request, change),
                      "seed %lu: request %d, shift %d: %s of %ld is lighter than %s of %ld",
                      (unsigned long)seed, (int)request, (int)reason->shift, name_of(change),
                      (long)change->amount, name_of(&reason->change), (long)reason->change.amount);
    }
    ronde_array_clear(&others);
}

/* What is written of a plan with reasons and changes is read back: the same bytes again. */
static void judge_file(const ronde_instance *instance, const ronde_plan *plan, unsigned long seed)
{
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_plan read = {0};
    ronde_text once = {0};
    ronde_text twice = {0};
    ck_assert_ok(ronde_plan_json_write(&once, instance, plan, NULL, NULL, &error));
    ck_assert_msg(ronde_plan_json_read(&read, instance, once.data, once.length, &faults, &error) ==
                      RONDE_OK,
                  "seed %lu: %s", seed, once.data);
    ck_assert_ok(ronde_plan_json_write(&twice, instance, &read, NULL, NULL, &error));
    ck_assert_str_eq(once.data, twice.data);
    ronde_text_clear(&once);
    ronde_text_clear(&twice);
    ronde_plan_clear(&read);
    ronde_faults_clear(&faults);
}

static void one_case(uint64_t seed, tally *sum)
{
    ronde_error error = {0};
    ronde_instance *instance = ronde_random_instance(seed);
    ronde_plan plan = {0};
    const ronde_solve_options options = {.iterations = 40, .seed = seed};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    for (size_t i = 0; i < plan.unserved.count; i++) {
        const ronde_unserved *entry = &plan.unserved.items[i];
        int32_t request = instance->tasks[entry->task].request;
        for (size_t k = 0; k < entry->reason_count; k++) {
            const ronde_reason *reason = &plan.reasons.items[entry->first_reason + k];
            if (reason->shift == RONDE_NONE) {
                continue;
            }
            if (can_tell(instance, reason)) {
                judge_reason(instance, &plan, request, reason, seed, sum);
            }
            bool fits =
                reason->rule == RONDE_RULE_UNSERVED || reason->rule == RONDE_RULE_OPTIONAL_UNSERVED;
            if (!fits && is_strict(instance, request)) {
                judge_lightest(instance, &plan, request, reason, seed, sum);
            }
        }
    }
    if (plan.unserved.count > 0) {
        judge_file(instance, &plan, (unsigned long)seed);
    }
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}

START_TEST(test_changes_are_exact)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(6000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, &sum);
    }
    ck_assert_msg(sum.reasons > cases / 4 && sum.changes > cases / 10 && sum.lighter > cases / 10,
                  "only %d reasons with %d changes and %d comparisons in %d cases", sum.reasons,
                  sum.changes, sum.lighter, cases);
    printf("%d reasons, %d changes, %d that weigh less\n", sum.reasons, sum.changes, sum.lighter);
    for (int kind = 0; kind < RONDE_CHANGE_COUNT; kind++) {
        printf("  %-16s %d\n", ronde_changes[kind].name, sum.by_kind[kind]);
    }
}
END_TEST

CKX_MAIN("property/reasons", test_changes_are_exact)
