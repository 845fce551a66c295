/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/claim_judge.h"

#include "instances/base/alloc.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/insertion.h"
#include "tests/support/plan_parts.h"

static ronde_judgement as_judged(bool holds)
{
    return holds ? RONDE_CLAIM_TRUE : RONDE_CLAIM_FALSE;
}

static bool is_kind(const ronde_claim *claim, ronde_claim_kind first, ronde_claim_kind last)
{
    return claim->kind >= first && claim->kind <= last;
}

/* --- who else, how else ----------------------------------------------------------------------- */

/* The way is taken: the checker says what it costs, and where the task is then. */
static bool
compares(const ronde_claim_case *at, const ronde_claim *claim, const ronde_opening *opening)
{
    ronde_error error = {0};
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    int32_t shift;
    int32_t request = at->instance->tasks[claim->task].request;
    ck_assert_ok(ronde_inquiry_take(at->inquiry, opening, &plan, &error));
    ck_assert_ok(ronde_check(&verdict, at->instance, &plan, &error));
    ronde_cost more = verdict.cost - at->worth.cost;
    bool way = is_kind(claim, RONDE_CLAIM_WAY_DEARER, RONDE_CLAIM_WAY_CHEAPER);
    const ronde_stop *stop = ronde_plan_stop_of(&plan, claim->task, &shift);
    bool holds =
        verdict.violations.count == 0 &&
        ronde_plan_same_order(at->instance, &at->standing, &plan, request) &&
        verdict.amounts[RONDE_RULE_TRAVEL] - at->worth.amounts[RONDE_RULE_TRAVEL] ==
            claim->amount &&
        (way ||
         (stop != NULL && shift == claim->other_shift && stop->start == claim->time &&
          at->instance->shifts[shift].resource != at->instance->shifts[claim->shift].resource));
    switch ((int)claim->kind) {
    case RONDE_CLAIM_REGULAR_DEARER:
    case RONDE_CLAIM_NEXT_DEARER:
    case RONDE_CLAIM_WAY_DEARER:
        holds &= more == claim->cost && more > 0;
        break;
    case RONDE_CLAIM_REGULAR_EQUAL:
    case RONDE_CLAIM_NEXT_EQUAL:
    case RONDE_CLAIM_WAY_EQUAL:
        holds &= more == 0 && claim->cost == 0;
        break;
    default:
        holds &= more == -claim->cost && more < 0;
        break;
    }
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    return holds;
}

static ronde_judgement judge_comparison(const ronde_claim_case *at, const ronde_claim *claim)
{
    ronde_error error = {0};
    ronde_openings openings = {0};
    bool holds = false;
    bool way = is_kind(claim, RONDE_CLAIM_WAY_DEARER, RONDE_CLAIM_WAY_CHEAPER);
    if (way) {
        ck_assert_ok(ronde_inquiry_ways(at->inquiry, at->instance->tasks[claim->task].request,
                                        &openings, &error));
    } else {
        ck_assert_ok(ronde_inquiry_helpers(at->inquiry, claim->task, &openings, &error));
    }
    for (size_t i = 0; i < openings.count; i++) {
        const ronde_opening *one = &openings.items[i];
        bool asked =
            way ? one->alternative == claim->alternative : one->shift == claim->other_shift;
        holds |= asked && one->fits && compares(at, claim, one);
    }
    ronde_array_clear(&openings);
    return as_judged(holds);
}

static bool fits_on(const ronde_claim_case *at,
                    const ronde_instance *instance,
                    int32_t task,
                    int32_t shift,
                    bool alone)
{
    static const ronde_plan nothing = {0};
    ronde_plan without =
        ronde_plan_without(at->instance, at->plan, at->instance->tasks[task].request);
    bool fits = ronde_insertion_task_fits(instance, alone ? &nothing : &without, task, shift);
    ronde_plan_clear(&without);
    return fits;
}

static bool fits_with(const ronde_claim_case *at, const ronde_claim *claim, int64_t less)
{
    ronde_changed_instance *to = ronde_change_instance(at->instance);
    ronde_change change = claim->change;
    change.amount -= less;
    ronde_changed_make(to, &change);
    bool fits = fits_on(at, &to->instance, claim->task, claim->other_shift, false);
    ronde_free(to);
    return fits;
}

/* Of the shifts of a resource (but: of all other resources than that), those that could. */
static int
count_fitting(const ronde_claim_case *at, int32_t task, int32_t resource, bool but, bool alone)
{
    int count = 0;
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        if ((at->instance->shifts[shift].resource == resource) != but) {
            count += fits_on(at, at->instance, task, shift, alone) ? 1 : 0;
        }
    }
    return count;
}

/* Shifts of other resources: that may not do it, or may and cannot. */
static int64_t count_refused(const ronde_claim_case *at, const ronde_claim *claim, bool unable)
{
    int64_t count = 0;
    int32_t own = at->instance->shifts[claim->shift].resource;
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        int32_t who = at->instance->shifts[shift].resource;
        bool forbidden =
            ronde_instance_pair_price(at->instance, claim->task, who) >= ronde_cost_forbidden;
        if (who != own && forbidden == unable) {
            count += unable || !fits_on(at, at->instance, claim->task, shift, false) ? 1 : 0;
        }
    }
    return count;
}

static ronde_judgement judge_refusal(const ronde_claim_case *at, const ronde_claim *claim)
{
    const ronde_instance *instance = at->instance;
    int32_t own = instance->shifts[claim->shift].resource;
    if (!ronde_insertion_can_tell(instance, instance->tasks[claim->task].alternative) &&
        claim->kind != RONDE_CLAIM_UNABLE) {
        return RONDE_CLAIM_UNTOLD;
    }
    switch ((int)claim->kind) {
    case RONDE_CLAIM_REGULAR_STOPPED:
    case RONDE_CLAIM_REGULAR_NO_WAY:
        return as_judged(count_fitting(at, claim->task, claim->resource, false, false) == 0);
    case RONDE_CLAIM_REGULAR_CHANGE:
        return as_judged(fits_with(at, claim, 0) &&
                         (claim->change.amount == 0 || !fits_with(at, claim, 1)));
    case RONDE_CLAIM_REGULAR_FULL:
        return as_judged(fits_on(at, instance, claim->task, claim->other_shift, true) &&
                         instance->shifts[claim->other_shift].resource == claim->resource);
    case RONDE_CLAIM_REGULAR_NEVER:
        return as_judged(count_fitting(at, claim->task, claim->resource, false, true) == 0);
    case RONDE_CLAIM_NOBODY_ELSE:
        return as_judged(count_fitting(at, claim->task, own, true, false) == 0);
    case RONDE_CLAIM_UNABLE:
        return as_judged(count_refused(at, claim, true) == claim->count);
    default:
        return as_judged(count_refused(at, claim, false) == claim->count);
    }
}

static ronde_judgement judge_no_way(const ronde_claim_case *at, const ronde_claim *claim)
{
    ronde_plan without =
        ronde_plan_without(at->instance, at->plan, at->instance->tasks[claim->task].request);
    bool fits = ronde_insertion_can_tell(at->instance, claim->alternative) &&
                ronde_insertion_way_fits(at->instance, &without, claim->alternative);
    ronde_plan_clear(&without);
    return ronde_insertion_can_tell(at->instance, claim->alternative) ? as_judged(!fits)
                                                                      : RONDE_CLAIM_UNTOLD;
}

/* --- what the instance says ------------------------------------------------------------------- */

static ronde_judgement judge_regular(const ronde_claim_case *at, const ronde_claim *claim)
{
    const ronde_task *task = &at->instance->tasks[claim->task];
    int32_t present = at->instance->shifts[claim->shift].resource;
    ronde_cost own = task->other_price;
    ronde_cost lowest = task->other_price;
    bool team = false;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &at->instance->pairs[task->first_pair + i];
        own = pair->resource == present ? pair->price : own;
        lowest = pair->price < lowest ? pair->price : lowest;
        team |= pair->resource == present && pair->role == RONDE_PAIR_TEAM;
    }
    bool cheap = own < task->other_price;
    bool regular = own == lowest && cheap;
    return as_judged(claim->kind == RONDE_CLAIM_REGULAR
                         ? regular
                         : !regular && cheap && team == (claim->kind == RONDE_CLAIM_TEAM));
}

static ronde_judgement judge_bond(const ronde_claim_case *at, const ronde_claim *claim)
{
    const ronde_link *link = &at->instance->links[claim->link];
    int32_t other_shift;
    int32_t shift;
    const ronde_stop *own = ronde_plan_stop_of(at->plan, claim->task, &shift);
    const ronde_stop *other = ronde_plan_stop_of(at->plan, claim->other, &other_shift);
    bool ends = (link->from == claim->task && link->to == claim->other) ||
                (link->to == claim->task && link->from == claim->other);
    if (!ends || own == NULL || other == NULL) {
        return RONDE_CLAIM_FALSE;
    }
    if (claim->kind == RONDE_CLAIM_SAME_HELPER) {
        return as_judged(link->relation == RONDE_SAME_RESOURCE ||
                         link->relation == RONDE_SAME_SHIFT);
    }
    if (claim->kind == RONDE_CLAIM_LINK) {
        return as_judged(claim->time == other->start && claim->start == own->start);
    }
    const ronde_stop *first = link->from == claim->task ? own : other;
    const ronde_stop *second = link->from == claim->task ? other : own;
    ronde_verdict sooner = ronde_claim_judge_sooner(
        at, link->to, second->start - claim->time + 1); /* one before that */
    bool too_soon = ronde_claim_breaks(&sooner, RONDE_RULE_MIN_LAG);
    ronde_verdict_clear(&sooner);
    return as_judged(too_soon && claim->until == first->end && claim->start == second->start &&
                     claim->time >= first->end);
}

static ronde_judgement judge_served(const ronde_claim_case *at, const ronde_claim *claim)
{
    int32_t shift;
    const ronde_stop *stop = ronde_plan_stop_of(at->plan, claim->task, &shift);
    switch ((int)claim->kind) {
    case RONDE_CLAIM_SERVED:
        return as_judged(shift == claim->shift && stop->start == claim->time &&
                         stop->end == claim->until);
    case RONDE_CLAIM_WAIT:
        return as_judged(stop->arrival == claim->time && stop->start == claim->until &&
                         claim->time < claim->until);
    case RONDE_CLAIM_OWN_SHIFT:
        return as_judged(at->instance->tasks[claim->task].shift == shift);
    case RONDE_CLAIM_NO_OTHER_WAY:
        return as_judged(
            at->instance->requests[at->instance->tasks[claim->task].request].alternative_count ==
            1);
    case RONDE_CLAIM_WAY_CHOSEN:
        return as_judged(at->instance->tasks[claim->task].alternative == claim->alternative);
    case RONDE_CLAIM_OTHER_WAY:
        return as_judged(stop == NULL &&
                         ronde_plan_stop_of(at->plan, claim->other, &shift) != NULL);
    default:
        return as_judged(stop == NULL); /* unserved, waiting list, break */
    }
}

ronde_judgement ronde_claim_judge(const ronde_claim_case *at, const ronde_claim *claim)
{
    switch ((int)claim->kind) {
    case RONDE_CLAIM_EARLIEST:
    case RONDE_CLAIM_LATEST:
        return ronde_claim_judge_bound(at, claim);
    case RONDE_CLAIM_REGULAR:
    case RONDE_CLAIM_NAMED:
    case RONDE_CLAIM_TEAM:
        return judge_regular(at, claim);
    case RONDE_CLAIM_RETURN:
    case RONDE_CLAIM_FIRST:
    case RONDE_CLAIM_LINK:
    case RONDE_CLAIM_SAME_HELPER:
        return judge_bond(at, claim);
    case RONDE_CLAIM_WAY_CANNOT:
        return judge_no_way(at, claim);
    case RONDE_CLAIM_CHANGE: /* prop_reasons */
    case RONDE_CLAIM_NO_CHANGE:
    case RONDE_CLAIM_REASON:
        return RONDE_CLAIM_UNTOLD;
    case RONDE_CLAIM_REGULAR_DEARER:
    case RONDE_CLAIM_REGULAR_EQUAL:
    case RONDE_CLAIM_REGULAR_CHEAPER:
    case RONDE_CLAIM_NEXT_DEARER:
    case RONDE_CLAIM_NEXT_EQUAL:
    case RONDE_CLAIM_NEXT_CHEAPER:
    case RONDE_CLAIM_WAY_DEARER:
    case RONDE_CLAIM_WAY_EQUAL:
    case RONDE_CLAIM_WAY_CHEAPER:
        return judge_comparison(at, claim);
    case RONDE_CLAIM_REGULAR_STOPPED:
    case RONDE_CLAIM_REGULAR_NO_WAY:
    case RONDE_CLAIM_REGULAR_CHANGE:
    case RONDE_CLAIM_REGULAR_FULL:
    case RONDE_CLAIM_REGULAR_NEVER:
    case RONDE_CLAIM_NOBODY_ELSE:
    case RONDE_CLAIM_UNABLE:
    case RONDE_CLAIM_NO_ROOM:
        return judge_refusal(at, claim);
    default:
        return is_kind(claim, RONDE_CLAIM_BEGIN_WINDOW, RONDE_CLAIM_BEGIN_GRID)
                   ? ronde_claim_judge_begin(at, claim)
                   : judge_served(at, claim);
    }
}
