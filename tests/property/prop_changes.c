/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why visits are not as they were promised: two random plans of a tiny day, between which a helper
 * fell away, came late, a visit became longer or nothing happened, at random moments of the day.
 * Every cause that is claimed is tried, by every position and the checker; what would cost more is
 * done and judged. */
#include "instances/base/alloc.h"
#include "instances/base/rng.h"
#include "instances/model/check.h"
#include "service/app/explain_changes.h"
#include "solver/solve.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/insertion.h"
#include "tests/support/plan_parts.h"
#include "tests/support/random_instance.h"

#include <stdio.h>

enum { always_from = -100000, always_until = 1000000 };

typedef struct trial_case {
    const ronde_instance *day;
    const ronde_comparison *of;
    unsigned long seed;
} trial_case;

typedef struct tally {
    int tasks, by_kind[RONDE_CLAIM_KINDS], skipped;
} tally;

/* --- the oracle ------------------------------------------------------------------------------- */

/* The plan without the task's request, and without others. */
static ronde_plan without_requests(const trial_case *at, int32_t task, const ronde_keeping *gone)
{
    ronde_plan plan = ronde_plan_without(at->day, at->of->plan, at->day->tasks[task].request);
    for (int32_t i = 0; i < gone->gone_count; i++) {
        ronde_plan less = ronde_plan_without(at->day, &plan, gone->gone[i]);
        ronde_plan_clear(&plan);
        plan = less;
    }
    return plan;
}

/* Whether the task fits on its promised shift between two moments, everything else held. */
static bool
fits(const trial_case *at, const ronde_frozen_day *frozen, int32_t task, const ronde_keeping *asked)
{
    ronde_changed_instance *to = ronde_change_instance(&frozen->instance);
    ronde_plan without = without_requests(at, task, asked);
    bool can = ronde_changed_cut(to, task, asked->from, asked->until) &&
               ronde_insertion_task_fits(&to->instance, &without, task, asked->shift);
    ronde_plan_clear(&without);
    ronde_free(to);
    return can;
}

static ronde_keeping as_it_was(const trial_case *at, int32_t task)
{
    ronde_promised was = at->of->promised[task];
    ronde_time first = ronde_frozen_day_first(&at->of->frozen, task, was.shift);
    ronde_time from = was.start - at->of->margin;
    return (ronde_keeping){.task = task,
                           .shift = was.shift,
                           .from = from > first ? from : first,
                           .until = was.start + at->of->margin};
}

static bool can_begin(const trial_case *at, int32_t task, ronde_time low, ronde_time high)
{
    ronde_changed_instance *to = ronde_change_instance(&at->of->frozen.instance);
    bool can = ronde_changed_cut(to, task, low, high) &&
               ronde_insertion_has_times(&to->instance, at->of->plan);
    ronde_free(to);
    return can;
}

/* --- claims ----------------------------------------------------------------------------------- */

static ronde_time distance_of(ronde_time one, ronde_time other)
{
    return one > other ? one - other : other - one;
}

/* No visit of another request is farther from its promise than the margin or than it was. */
static bool keeps_promises(const trial_case *at, const ronde_plan *plan, int32_t request)
{
    for (int32_t task = 0; task < at->day->task_count; task++) {
        int32_t shift;
        const ronde_stop *now = ronde_plan_stop_of(plan, task, &shift);
        const ronde_stop *is = ronde_plan_stop_of(at->of->plan, task, &shift);
        const ronde_promised *was = &at->of->promised[task];
        if (now == NULL || is == NULL || was->shift == RONDE_NONE ||
            at->day->tasks[task].request == request || now->kind == RONDE_STOP_BREAK) {
            continue;
        }
        ronde_time most = distance_of(is->start, was->start);
        most = most > at->of->margin ? most : at->of->margin;
        if (distance_of(now->start, was->start) > most) {
            return false;
        }
    }
    return true;
}

/* The cheapest plan with the visit put back on the shift between two moments: its windows really
 * are cut to them. False if there is none. */
static bool put_back(const trial_case *at,
                     const ronde_frozen_day *frozen,
                     const ronde_keeping *asked,
                     ronde_plan *out)
{
    ronde_error error = {0};
    ronde_openings openings = {0};
    ronde_inquiry *inquiry = NULL;
    ronde_changed_instance *to = ronde_change_instance(&frozen->instance);
    ronde_plan without = without_requests(at, asked->task, asked);
    bool found = false;
    ck_assert(ronde_changed_cut(to, asked->task, asked->from, asked->until));
    ck_assert_ok(ronde_inquiry_new(&inquiry, &to->instance, &without, 0, &error));
    ck_assert_ok(ronde_inquiry_helpers(inquiry, asked->task, &openings, &error));
    for (size_t i = 0; i < openings.count; i++) {
        if (openings.items[i].shift == asked->shift && openings.items[i].fits) {
            ck_assert_ok(ronde_inquiry_take(inquiry, &openings.items[i], out, &error));
            found = true;
        }
    }
    ronde_array_clear(&openings);
    ronde_inquiry_free(inquiry);
    ronde_plan_clear(&without);
    ronde_free(to);
    return found;
}

/* The visit is put back; the checker says what that costs on the day itself. */
static bool compares(
    const trial_case *at, const ronde_claim *claim, const ronde_keeping *asked, bool held, int sign)
{
    ronde_error error = {0};
    ronde_plan with = {0};
    ronde_plan standing = {0};
    ronde_verdict new = {0};
    ronde_verdict old = {0};
    int32_t shift;
    int32_t request = at->day->tasks[claim->task].request;
    ronde_inquiry *inquiry = held ? at->of->keeping : at->of->explained.inquiry;
    if (!put_back(at, held ? &at->of->held : &at->of->frozen, asked, &with)) {
        return false;
    }
    ck_assert_ok(ronde_inquiry_take(inquiry, NULL, &standing, &error));
    ck_assert_ok(ronde_check(&new, at->day, &with, &error));
    ck_assert_ok(ronde_check(&old, at->day, &standing, &error));
    const ronde_stop *stop = ronde_plan_stop_of(&with, claim->task, &shift);
    ronde_cost more = new.cost - old.cost;
    /* Of several tasks at once there are more ways than are priced exactly: another may be cheaper.
     */
    bool single = at->day->alternatives[at->day->tasks[claim->task].alternative].task_count == 1;
    ronde_keeping then = *asked; /* of equally good times it may be another one */
    then.from = then.until = claim->time;
    bool same = more == sign * claim->cost &&
                (stop->start == claim->time ||
                 fits(at, held ? &at->of->held : &at->of->frozen, claim->task, &then)) &&
                new.amounts[RONDE_RULE_TRAVEL] - old.amounts[RONDE_RULE_TRAVEL] == claim->amount;
    bool where = shift == claim->other_shift && at->of->promised[claim->task].shift == shift;
    bool holds = new.violations.count == 0 && where &&
                 (same || (!single && more <= sign * claim->cost)) &&
                 (sign == 0 ? claim->cost == 0 : claim->cost > 0) &&
                 ronde_plan_same_order(at->day, &standing, &with, request) &&
                 (!held || keeps_promises(at, &with, request));
    ronde_verdict_clear(&new);
    ronde_verdict_clear(&old);
    ronde_plan_clear(&with);
    ronde_plan_clear(&standing);
    return holds;
}

static bool judge_room(const trial_case *at, const ronde_claim *claim)
{
    ronde_keeping asked = as_it_was(at, claim->task);
    int32_t shift;
    if (fits(at, &at->of->held, claim->task, &asked) ||
        ronde_plan_stop_of(at->of->plan, claim->other, &shift) == NULL ||
        shift != claim->other_shift || at->of->promised[claim->other].shift == shift) {
        return false;
    }
    for (int32_t task = 0; task < at->day->task_count && claim->count > 1; task++) {
        int32_t request = at->day->tasks[task].request;
        bool listed = request == at->day->tasks[claim->task].request || request == RONDE_NONE;
        for (int32_t i = 0; i < asked.gone_count; i++) {
            listed |= asked.gone[i] == request;
        }
        if (!listed && ronde_plan_stop_of(at->of->plan, task, &shift) != NULL &&
            shift == claim->other_shift && at->of->promised[task].shift != shift) {
            ck_assert_int_lt(asked.gone_count, RONDE_MOST_GONE);
            asked.gone[asked.gone_count++] = request;
        }
    }
    if (claim->count == 1) {
        asked.gone[asked.gone_count++] = at->day->tasks[claim->other].request;
    }
    return asked.gone_count == claim->count && fits(at, &at->of->held, claim->task, &asked);
}

static bool judge_bound(const trial_case *at, const ronde_claim *claim)
{
    ronde_promised was = at->of->promised[claim->task];
    return claim->kind == RONDE_CLAIM_CAUSE_BOUND
               ? claim->time > was.start + at->of->margin &&
                     can_begin(at, claim->task, claim->time, claim->time) &&
                     !can_begin(at, claim->task, always_from, claim->time - 1)
               : claim->time < was.start - at->of->margin &&
                     can_begin(at, claim->task, claim->time, claim->time) &&
                     !can_begin(at, claim->task, claim->time + 1, always_until);
}

/* Its start is none at which the shift would be there for all of it. */
static bool judge_away(const trial_case *at, const ronde_claim *claim)
{
    ronde_promised was = at->of->promised[claim->task];
    const ronde_shift *shift = &at->day->shifts[claim->other_shift];
    for (ronde_time start = was.start - at->of->margin; start <= was.start + at->of->margin;
         start++) {
        if (start >= shift->earliest &&
            start + at->day->tasks[claim->task].duration <= shift->latest) {
            return false;
        }
    }
    return claim->other_shift == was.shift;
}

static bool judge_forbidden(const trial_case *at, const ronde_claim *claim)
{
    const ronde_task *task = &at->day->tasks[claim->task];
    return ronde_instance_pair_price(at->day, claim->task,
                                     at->day->shifts[claim->other_shift].resource) >=
               ronde_cost_forbidden ||
           (task->shift != RONDE_NONE && task->shift != claim->other_shift);
}

static bool judge_change(const trial_case *at, const ronde_claim *claim)
{
    int32_t shift;
    ronde_promised was = at->of->promised[claim->task];
    const ronde_stop *stop = ronde_plan_stop_of(at->of->plan, claim->task, &shift);
    bool planned = stop != NULL;
    bool promised = was.shift != RONDE_NONE;
    bool other = planned && promised &&
                 at->day->shifts[shift].resource != at->day->shifts[was.shift].resource;
    bool moved = planned && promised && distance_of(stop->start, was.start) > at->of->margin;
    switch ((int)claim->kind) {
    case RONDE_CLAIM_CHANGED_NEW:
        return planned && !promised && claim->time == stop->start;
    case RONDE_CLAIM_CHANGED_DROPPED:
        return !planned && promised && claim->until == was.start;
    case RONDE_CLAIM_CHANGED_HELPER:
        return other && claim->time == stop->start && claim->until == was.start;
    case RONDE_CLAIM_CHANGED_TIME:
        return moved && !other && claim->time == stop->start && claim->until == was.start;
    default:
        return planned == promised && !moved && !other;
    }
}

/* False claims end the test; *told: the oracle could say something. */
static bool judge(const trial_case *at, const ronde_claim *claim, bool *told)
{
    ronde_keeping asked =
        claim->other_shift == RONDE_NONE ? (ronde_keeping){0} : as_it_was(at, claim->task);
    ronde_keeping any = asked;
    any.from = claim->other_shift == RONDE_NONE
                   ? 0
                   : ronde_frozen_day_first(&at->of->frozen, claim->task, asked.shift);
    any.until = ronde_time_unlimited;
    bool tries = claim->kind >= RONDE_CLAIM_CAUSE_ROOM && claim->kind <= RONDE_CLAIM_HERS_CANNOT;
    *told = !tries || ronde_insertion_can_tell(at->day, at->day->tasks[claim->task].alternative);
    switch ((int)claim->kind) {
    case RONDE_CLAIM_CAUSE_AWAY:
        return judge_away(at, claim);
    case RONDE_CLAIM_CAUSE_FORBIDDEN:
        return judge_forbidden(at, claim);
    case RONDE_CLAIM_CAUSE_ROOM:
    case RONDE_CLAIM_CAUSE_ROOMS:
        return !*told || judge_room(at, claim);
    case RONDE_CLAIM_CAUSE_BOUND:
    case RONDE_CLAIM_CAUSE_BEFORE:
        *told = ronde_may_wait(at->day);
        return !*told || judge_bound(at, claim);
    case RONDE_CLAIM_CAUSE_RULE:
        return !*told || !fits(at, &at->of->held, claim->task, &asked);
    case RONDE_CLAIM_CAUSE_FITS:
        return !*told || fits(at, &at->of->held, claim->task, &asked);
    case RONDE_CLAIM_HERS_CANNOT:
        return !*told || !fits(at, &at->of->frozen, claim->task, &any);
    case RONDE_CLAIM_CAUSE_DEARER:
    case RONDE_CLAIM_CAUSE_EQUAL:
    case RONDE_CLAIM_CAUSE_CHEAPER:
        return compares(at, claim, &asked, true, (int)RONDE_CLAIM_CAUSE_EQUAL - (int)claim->kind) &&
               claim->time >= asked.from && claim->time <= asked.until;
    case RONDE_CLAIM_HERS_DEARER:
    case RONDE_CLAIM_HERS_EQUAL:
    case RONDE_CLAIM_HERS_CHEAPER:
        return compares(at, claim, &any, false, (int)RONDE_CLAIM_HERS_EQUAL - (int)claim->kind);
    default:
        return judge_change(at, claim);
    }
}

/* --- cases ------------------------------------------------------------------------------------ */

/* Something happens to a copy of the day. */
static void happen(ronde_changed_instance *to, ronde_rng *rng)
{
    ronde_shift *shift = &to->shifts[ronde_rng_below(rng, (uint32_t)to->instance.shift_count)];
    ronde_task *task = &to->tasks[ronde_rng_below(rng, (uint32_t)to->instance.task_count)];
    switch (ronde_rng_below(rng, 4)) {
    case 0:
        shift->latest = shift->earliest;
        break;
    case 1:
        shift->earliest += (shift->latest - shift->earliest) / 2;
        break;
    case 2:
        task->duration += 1 + (ronde_time)ronde_rng_below(rng, 15);
        break;
    default:
        break;
    }
}

static void describe(const trial_case *at, const ronde_claim *claim, char *out, size_t size)
{
    ronde_text text = {0};
    ronde_claim_sentence(&text, at->day, claim, RONDE_ENGLISH);
    (void)snprintf(out, size, "%s: %s", ronde_claim_name(claim->kind), text.data);
    ronde_text_clear(&text);
}

static void judge_all(const trial_case *at, tally *sum)
{
    ronde_error error = {0};
    for (int32_t task = 0; task < at->day->task_count; task++) {
        ronde_claims claims = {0};
        ck_assert_ok(ronde_explain_change(&claims, at->of, task, &error));
        ck_assert_uint_gt(claims.count, 0);
        for (size_t i = 0; i < claims.count; i++) {
            char text[600];
            bool told = true;
            bool holds = judge(at, &claims.items[i], &told);
            describe(at, &claims.items[i], text, sizeof text);
            ck_assert_msg(holds, "seed %lu, task %d: this is not so: %s", at->seed, (int)task,
                          text);
            sum->by_kind[claims.items[i].kind]++;
            sum->skipped += told ? 0 : 1;
        }
        ronde_array_clear(&claims);
        sum->tasks++;
    }
}

/* One figure is off, or the opposite is said; false where there is nothing of the kind. */
static bool tamper(ronde_claim *claim)
{
    switch ((int)claim->kind) {
    case RONDE_CLAIM_CAUSE_BOUND:
        claim->time++;
        return true;
    case RONDE_CLAIM_CAUSE_BEFORE:
        claim->time--;
        return true;
    case RONDE_CLAIM_CAUSE_RULE:
        claim->kind = RONDE_CLAIM_CAUSE_FITS;
        return true;
    case RONDE_CLAIM_CAUSE_FITS:
        claim->kind = RONDE_CLAIM_CAUSE_RULE;
        return true;
    case RONDE_CLAIM_CAUSE_ROOMS:
        claim->count--;
        return true;
    case RONDE_CLAIM_CAUSE_DEARER:
    case RONDE_CLAIM_CAUSE_EQUAL:
        claim->kind = RONDE_CLAIM_CAUSE_CHEAPER;
        return true;
    case RONDE_CLAIM_CHANGED_TIME:
    case RONDE_CLAIM_CHANGED_HELPER:
    case RONDE_CLAIM_CHANGED_DROPPED:
        claim->until++;
        return true;
    default:
        return false;
    }
}

static void tamper_all(const trial_case *at, tally *sum)
{
    ronde_error error = {0};
    for (int32_t task = 0; task < at->day->task_count; task++) {
        ronde_claims claims = {0};
        ck_assert_ok(ronde_explain_change(&claims, at->of, task, &error));
        for (size_t i = 0; i < claims.count; i++) {
            bool told = true;
            ronde_claim claim = claims.items[i];
            if (!judge(at, &claim, &told) || !told || !tamper(&claim)) {
                continue;
            }
            ck_assert_msg(!judge(at, &claim, &told), "seed %lu, task %d: %s is believed", at->seed,
                          (int)task, ronde_claim_name(claim.kind));
            sum->tasks++;
        }
        ronde_array_clear(&claims);
    }
}

typedef void look(const trial_case *at, tally *sum);

static void one_case(uint64_t seed, look *look_at, tally *sum)
{
    ronde_error error = {0};
    ronde_rng rng = ronde_rng_new(seed, 3);
    ronde_instance *drawn = ronde_random_instance(seed);
    ronde_changed_instance *to = ronde_change_instance(drawn);
    ronde_plan old = {0};
    ronde_plan plan = {0};
    const ronde_solve_options before = {.iterations = 20, .seed = seed};
    const ronde_solve_options after = {.iterations = 1 + (int64_t)(seed % 20), .seed = seed + 1};
    happen(to, &rng);
    ck_assert_ok(ronde_solve(&old, drawn, &before, NULL, &error));
    ck_assert_ok(ronde_solve(&plan, &to->instance, &after, NULL, &error));
    ronde_comparison comparison = {
        .before = drawn,
        .old = &old,
        .day = &to->instance,
        .plan = &plan,
        .now = ronde_rng_below(&rng, 2) == 0 ? INT64_MIN : (ronde_time)ronde_rng_below(&rng, 60),
        .margin = (ronde_time)ronde_rng_below(&rng, 4)};
    ck_assert_ok(ronde_comparison_begin(&comparison, &error));
    const trial_case at = {&to->instance, &comparison, (unsigned long)seed};
    look_at(&at, sum);
    ronde_comparison_clear(&comparison);
    ronde_plan_clear(&plan);
    ronde_plan_clear(&old);
    ronde_free(to);
    ronde_instance_free(drawn);
}

START_TEST(test_causes_are_true)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(6000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, judge_all, &sum);
    }
    printf("%d tasks, %d claims beyond the oracle\n", sum.tasks, sum.skipped);
    for (int kind = 0; kind < RONDE_CLAIM_KINDS; kind++) {
        if (sum.by_kind[kind] > 0) {
            printf("  %-18s %d\n", ronde_claim_name((ronde_claim_kind)kind), sum.by_kind[kind]);
        }
    }
}
END_TEST

START_TEST(test_what_is_one_off_is_noticed)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(1000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, tamper_all, &sum);
    }
    ck_assert_int_gt(sum.tasks, cases / 4);
}
END_TEST

CKX_MAIN("property/changes", test_causes_are_true, test_what_is_one_off_is_noticed)
