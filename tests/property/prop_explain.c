/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every claim of every explanation of random plans, against the checker: what cannot be is tried,
 * what would cost more is done and judged, what holds a visit is left alone while all else is
 * lifted. A second test changes each figure of the claims by one: that must be noticed. */
#include "instances/base/alloc.h"
#include "instances/base/rng.h"
#include "instances/model/check.h"
#include "service/app/explain.h"
#include "solver/solve.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/insertion.h"
#include "tests/support/plan_parts.h"
#include "tests/support/random_instance.h"

#include <stdio.h>
#include <string.h>

enum { always_from = -100000, always_until = 1000000 }; /* far beyond the tiny instances */

/* A plan that was explained, and what it is worth as it stands. */
typedef struct trial_case {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_plan standing; /* the same with the best times */
    ronde_verdict worth;
    ronde_inquiry *inquiry;
} trial_case;

typedef struct tally {
    int tasks, claims, skipped, by_kind[RONDE_CLAIM_KINDS], noticed, tampered;
} tally;

/* What became of a claim: TRUE, FALSE, or nothing because the oracle cannot tell. */
typedef enum judgement { claim_false, claim_true, claim_untold } judgement;

static judgement as_judged(bool holds)
{
    return holds ? claim_true : claim_false;
}

static bool is_kind(const ronde_claim *claim, ronde_claim_kind first, ronde_claim_kind last)
{
    return claim->kind >= first && claim->kind <= last;
}

/* --- when ------------------------------------------------------------------------------------- */

static bool can_begin(const trial_case *at, int32_t task, ronde_time low, ronde_time high)
{
    ronde_changed_instance *to = ronde_change_instance(at->instance);
    bool can = ronde_changed_cut(to, task, low, high) &&
               ronde_insertion_has_times(&to->instance, at->plan);
    ronde_free(to);
    return can;
}

static void lift_windows(ronde_changed_instance *to, int32_t but)
{
    for (int32_t i = 0; i < to->instance.task_count; i++) {
        if (i != but) {
            to->tasks[i].window_count = 1;
            to->windows[to->tasks[i].first_window] = (ronde_window){always_from, always_until};
        }
    }
}

/* Lifts every rule about time but those that the hold names. */
static void lift_others(ronde_changed_instance *to, const ronde_hold *hold, bool up)
{
    lift_windows(to, hold->kind == RONDE_HOLD_WINDOW ? hold->task : RONDE_NONE);
    for (int32_t i = 0; i < to->instance.shift_count; i++) {
        ronde_shift *shift = &to->shifts[i];
        bool named = hold->kind == RONDE_HOLD_SHIFT && hold->shift == i;
        shift->earliest = named && up ? shift->earliest : always_from;
        shift->latest = named && !up ? shift->latest : always_until;
        shift->max_duration = hold->limit_count > 0 ? shift->max_duration : ronde_time_unlimited;
    }
    for (int32_t i = 0; i < to->instance.break_count && hold->limit_count == 0; i++) {
        to->breaks[i].after = to->breaks[i].after > 0 ? always_until : 0;
    }
    for (int32_t i = 0; i < to->instance.link_count && hold->link_count == 0; i++) {
        to->links[i].min_lag = -ronde_time_unlimited;
        to->links[i].max_lag = ronde_time_unlimited;
    }
}

/* With nothing but what is named in force, the task still cannot pass the bound. */
static bool suffices(const trial_case *at, const ronde_claim *claim, bool up)
{
    const ronde_hold *hold = &claim->hold;
    ronde_changed_instance *to = ronde_change_instance(at->instance);
    lift_others(to, hold, up);
    bool can = ronde_changed_cut(to, claim->task, up ? always_from : claim->time + 1,
                                 up ? claim->time - 1 : always_until) &&
               ronde_insertion_has_times(&to->instance, at->plan);
    ronde_free(to);
    return !can;
}

static bool names_its_moment(const trial_case *at, const ronde_hold *hold, bool up)
{
    if (hold->kind == RONDE_HOLD_SHIFT) {
        const ronde_shift *shift = &at->instance->shifts[hold->shift];
        return hold->moment == (up ? shift->earliest : shift->latest);
    }
    const ronde_task *task = &at->instance->tasks[hold->task];
    const ronde_window *windows = &at->instance->windows[task->first_window];
    return hold->moment == (up ? windows[0].earliest : windows[task->window_count - 1].latest);
}

static judgement judge_bound(const trial_case *at, const ronde_claim *claim)
{
    bool up = claim->kind == RONDE_CLAIM_EARLIEST;
    const ronde_hold *hold = &claim->hold;
    if (!ronde_may_wait(at->instance)) {
        return claim_untold;
    }
    bool named = hold->kind == RONDE_HOLD_WINDOW || hold->kind == RONDE_HOLD_SHIFT;
    return as_judged(can_begin(at, claim->task, claim->time, claim->time) &&
                     !can_begin(at, claim->task, up ? always_from : claim->time + 1,
                                up ? claim->time - 1 : always_until) &&
                     (!named || (names_its_moment(at, hold, up) && suffices(at, claim, up))));
}

/* --- why not sooner --------------------------------------------------------------------------- */

/* The verdict of the plan with the task, and the departure if it is the first, so much sooner. */
static ronde_verdict judge_sooner(const trial_case *at, int32_t task, ronde_time by)
{
    ronde_error error = {0};
    ronde_verdict verdict = {0};
    ronde_plan moved = ronde_plan_without(at->instance, at->plan, RONDE_NONE);
    for (size_t i = 1; i < moved.stops.count; i++) {
        ronde_stop *stop = &moved.stops.items[i];
        bool first = stop[-1].kind == RONDE_STOP_START;
        if (stop->task != task) {
            continue;
        }
        stop->start -= by;
        stop->end -= by;
        if (first) {
            stop->arrival -= by;
            stop[-1].arrival = stop[-1].start = stop[-1].start - by;
            stop[-1].end -= by;
        } else if (stop->arrival > stop->start) {
            stop->arrival = stop->start;
        }
    }
    ck_assert_ok(ronde_check(&verdict, at->instance, &moved, &error));
    ronde_plan_clear(&moved);
    return verdict;
}

static bool breaks_rule(const ronde_verdict *verdict, ronde_rule rule)
{
    for (size_t i = 0; i < verdict->violations.count; i++) {
        if (verdict->violations.items[i].rule == rule) {
            return true;
        }
    }
    return false;
}

static bool figures_hold(const trial_case *at, const ronde_claim *claim)
{
    int32_t shift;
    const ronde_stop *stop = ronde_plan_stop_of(at->plan, claim->task, &shift);
    const ronde_stop *other =
        claim->other == RONDE_NONE ? NULL : ronde_plan_stop_of(at->plan, claim->other, &shift);
    switch ((int)claim->kind) {
    case RONDE_CLAIM_BEGIN_TRAVEL:
        return stop[-1].task == claim->other && stop[-1].end == claim->until &&
               stop->arrival - stop[-1].end == claim->amount;
    case RONDE_CLAIM_BEGIN_SHIFT:
        return claim->until == at->instance->shifts[shift].earliest;
    case RONDE_CLAIM_BEGIN_LINK:
        return other != NULL && other->start == claim->until &&
               (at->instance->links[claim->link].from == claim->other ||
                at->instance->links[claim->link].to == claim->other);
    default:
        return stop->start == claim->start;
    }
}

static judgement judge_begin(const trial_case *at, const ronde_claim *claim)
{
    bool grid = claim->kind == RONDE_CLAIM_BEGIN_GRID;
    ronde_error error = {0};
    ronde_verdict now = {0};
    ronde_verdict sooner = judge_sooner(at, claim->task, grid ? 1 : claim->count);
    ck_assert_ok(ronde_check(&now, at->instance, at->plan, &error));
    size_t broken = sooner.violations.count;
    bool holds = figures_hold(at, claim);
    switch ((int)claim->kind) {
    case RONDE_CLAIM_BEGIN_WINDOW:
        holds &= breaks_rule(&sooner, RONDE_RULE_TIME_WINDOW);
        break;
    case RONDE_CLAIM_BEGIN_TRAVEL:
        holds &= breaks_rule(&sooner, RONDE_RULE_TRAVEL_TIME);
        break;
    case RONDE_CLAIM_BEGIN_SHIFT:
        holds &= breaks_rule(&sooner, RONDE_RULE_SHIFT_HOURS);
        break;
    case RONDE_CLAIM_BEGIN_LINK:
        holds &=
            breaks_rule(&sooner, RONDE_RULE_MIN_LAG) || breaks_rule(&sooner, RONDE_RULE_MAX_LAG);
        break;
    case RONDE_CLAIM_BEGIN_RULE:
        holds &= breaks_rule(&sooner, claim->rule);
        break;
    case RONDE_CLAIM_BEGIN_COST:
        holds &= broken == 0 && claim->cost > 0 && sooner.cost - now.cost == claim->cost;
        break;
    case RONDE_CLAIM_BEGIN_FREE:
        holds &= broken == 0 && sooner.cost <= now.cost;
        break;
    default:
        holds &= broken == 0;
        break;
    }
    ronde_verdict_clear(&sooner);
    ronde_verdict_clear(&now);
    return as_judged(holds);
}

/* --- who else, how else ----------------------------------------------------------------------- */

/* The way is taken: the checker says what it costs, and where the task is then. */
static bool compares(const trial_case *at, const ronde_claim *claim, const ronde_opening *opening)
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

static judgement judge_comparison(const trial_case *at, const ronde_claim *claim)
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

static bool fits_on(
    const trial_case *at, const ronde_instance *instance, int32_t task, int32_t shift, bool alone)
{
    static const ronde_plan nothing = {0};
    ronde_plan without =
        ronde_plan_without(at->instance, at->plan, at->instance->tasks[task].request);
    bool fits = ronde_insertion_task_fits(instance, alone ? &nothing : &without, task, shift);
    ronde_plan_clear(&without);
    return fits;
}

static bool fits_with(const trial_case *at, const ronde_claim *claim, int64_t less)
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
static int count_fitting(const trial_case *at, int32_t task, int32_t resource, bool but, bool alone)
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
static int64_t count_refused(const trial_case *at, const ronde_claim *claim, bool unable)
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

static judgement judge_refusal(const trial_case *at, const ronde_claim *claim)
{
    const ronde_instance *instance = at->instance;
    int32_t own = instance->shifts[claim->shift].resource;
    if (!ronde_insertion_can_tell(instance, instance->tasks[claim->task].alternative) &&
        claim->kind != RONDE_CLAIM_UNABLE) {
        return claim_untold;
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

static judgement judge_no_way(const trial_case *at, const ronde_claim *claim)
{
    ronde_plan without =
        ronde_plan_without(at->instance, at->plan, at->instance->tasks[claim->task].request);
    bool fits = ronde_insertion_can_tell(at->instance, claim->alternative) &&
                ronde_insertion_way_fits(at->instance, &without, claim->alternative);
    ronde_plan_clear(&without);
    return ronde_insertion_can_tell(at->instance, claim->alternative) ? as_judged(!fits)
                                                                      : claim_untold;
}

/* --- what the instance says ------------------------------------------------------------------- */

static judgement judge_regular(const trial_case *at, const ronde_claim *claim)
{
    const ronde_task *task = &at->instance->tasks[claim->task];
    int32_t present = at->instance->shifts[claim->shift].resource;
    ronde_cost own = task->other_price;
    ronde_cost lowest = task->other_price;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &at->instance->pairs[task->first_pair + i];
        own = pair->resource == present ? pair->price : own;
        lowest = pair->price < lowest ? pair->price : lowest;
    }
    bool regular = own == lowest && own < task->other_price;
    return as_judged(claim->kind == RONDE_CLAIM_REGULAR ? regular
                                                        : !regular && own < task->other_price);
}

static judgement judge_bond(const trial_case *at, const ronde_claim *claim)
{
    const ronde_link *link = &at->instance->links[claim->link];
    int32_t other_shift;
    int32_t shift;
    const ronde_stop *own = ronde_plan_stop_of(at->plan, claim->task, &shift);
    const ronde_stop *other = ronde_plan_stop_of(at->plan, claim->other, &other_shift);
    bool ends = (link->from == claim->task && link->to == claim->other) ||
                (link->to == claim->task && link->from == claim->other);
    if (!ends || own == NULL || other == NULL) {
        return claim_false;
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
    ronde_verdict sooner =
        judge_sooner(at, link->to, second->start - claim->time + 1); /* one before that */
    bool too_soon = breaks_rule(&sooner, RONDE_RULE_MIN_LAG);
    ronde_verdict_clear(&sooner);
    return as_judged(too_soon && claim->until == first->end && claim->start == second->start &&
                     claim->time >= first->end);
}

static judgement judge_served(const trial_case *at, const ronde_claim *claim)
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

static judgement judge(const trial_case *at, const ronde_claim *claim)
{
    switch ((int)claim->kind) {
    case RONDE_CLAIM_EARLIEST:
    case RONDE_CLAIM_LATEST:
        return judge_bound(at, claim);
    case RONDE_CLAIM_REGULAR:
    case RONDE_CLAIM_NAMED:
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
        return claim_untold;
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
                   ? judge_begin(at, claim)
                   : judge_served(at, claim);
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

static void describe(const trial_case *at, const ronde_claim *claim, char *out, size_t size)
{
    ronde_text text = {0};
    ronde_claim_sentence(&text, at->instance, claim, RONDE_ENGLISH);
    (void)snprintf(out, size, "%s: %s", ronde_claim_name(claim->kind), text.data);
    ronde_text_clear(&text);
}

static void judge_all(const trial_case *at, const ronde_claims *claims, uint64_t seed, tally *sum)
{
    for (size_t i = 0; i < claims->count; i++) {
        const ronde_claim *claim = &claims->items[i];
        judgement found = judge(at, claim);
        char text[600];
        describe(at, claim, text, sizeof text);
        ck_assert_msg(found != claim_false, "seed %lu, task %d: this is not so: %s",
                      (unsigned long)seed, (int)claim->task, text);
        ck_assert_msg(strchr(text, '{') == NULL, "a word is left: %s", text);
        sum->claims++;
        sum->by_kind[claim->kind]++;
        sum->skipped += found == claim_untold ? 1 : 0;
    }
}

/* A figure of the claim that carries its meaning is one off; false if it has none. */
static bool tamper(ronde_claim *claim)
{
    switch ((int)claim->kind) {
    case RONDE_CLAIM_EARLIEST:
        claim->time++;
        return true;
    case RONDE_CLAIM_LATEST:
        claim->time--;
        return true;
    case RONDE_CLAIM_REGULAR_DEARER:
    case RONDE_CLAIM_REGULAR_EQUAL:
    case RONDE_CLAIM_REGULAR_CHEAPER:
    case RONDE_CLAIM_NEXT_DEARER:
    case RONDE_CLAIM_NEXT_EQUAL:
    case RONDE_CLAIM_NEXT_CHEAPER:
    case RONDE_CLAIM_WAY_DEARER:
    case RONDE_CLAIM_WAY_EQUAL:
    case RONDE_CLAIM_WAY_CHEAPER:
    case RONDE_CLAIM_BEGIN_COST:
        claim->cost++;
        return true;
    case RONDE_CLAIM_BEGIN_TRAVEL:
    case RONDE_CLAIM_BEGIN_SHIFT:
    case RONDE_CLAIM_BEGIN_LINK:
    case RONDE_CLAIM_RETURN:
    case RONDE_CLAIM_FIRST:
    case RONDE_CLAIM_SERVED:
    case RONDE_CLAIM_WAIT:
        claim->until++;
        return true;
    case RONDE_CLAIM_REGULAR_CHANGE:
        claim->change.amount++;
        return claim->change.amount > 1;
    case RONDE_CLAIM_UNABLE:
    case RONDE_CLAIM_NO_ROOM:
        claim->count++;
        return true;
    case RONDE_CLAIM_REGULAR_FULL:
        claim->kind = RONDE_CLAIM_REGULAR_NEVER;
        return true;
    case RONDE_CLAIM_BEGIN_FREE:
    case RONDE_CLAIM_BEGIN_GRID:
        claim->count = 1;
        claim->kind = RONDE_CLAIM_BEGIN_WINDOW;
        return true;
    default:
        return false;
    }
}

static void tamper_all(const trial_case *at, const ronde_claims *claims, uint64_t seed, tally *sum)
{
    for (size_t i = 0; i < claims->count; i++) {
        ronde_claim claim = claims->items[i];
        if (judge(at, &claim) != claim_true || !tamper(&claim)) {
            continue;
        }
        sum->tampered++;
        sum->noticed += judge(at, &claim) == claim_false ? 1 : 0;
        ck_assert_msg(judge(at, &claim) == claim_false, "seed %lu, task %d: %s is believed",
                      (unsigned long)seed, (int)claim.task, ronde_claim_name(claim.kind));
    }
}

/* Every task of a copy gets a regular helper of its own, worth little or much; sometimes one more
 * is named. Prices of pairs that there were are gone. */
static void give_regulars(ronde_changed_instance *to, uint64_t seed)
{
    ronde_rng rng = ronde_rng_new(seed, 9);
    const uint32_t resources = (uint32_t)to->instance.resource_count;
    int32_t count = 0;
    for (int32_t i = 0; i < to->instance.task_count; i++) {
        ronde_task *task = &to->tasks[i];
        int32_t regular = (int32_t)ronde_rng_below(&rng, resources);
        task->other_price = 1 + (ronde_cost)ronde_rng_below(&rng, 12);
        task->first_pair = count;
        for (int32_t who = 0; who < to->instance.resource_count; who++) {
            bool named = who != regular && ronde_rng_below(&rng, 4) == 0;
            if (who == regular || named) {
                to->pairs[count++] = (ronde_pair){who, named ? task->other_price / 2 : 0};
            }
        }
        task->pair_count = count - task->first_pair;
    }
    to->instance.pair_count = count;
}

typedef void look(const trial_case *at, const ronde_claims *claims, uint64_t seed, tally *sum);

static void one_case(uint64_t seed, look *look_at, tally *sum)
{
    ronde_error error = {0};
    ronde_instance *drawn = ronde_random_instance(seed);
    ronde_changed_instance *to = ronde_change_instance(drawn);
    const ronde_instance *instance = &to->instance;
    ronde_plan plan = {0};
    if (seed % 2 == 0) {
        give_regulars(to, seed);
    }
    const ronde_solve_options options = {
        .iterations = 5 + (int64_t)(seed % 4) * 10, .seed = seed, .grid = seed % 3 == 0 ? 10 : 0};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ronde_explained of = {.instance = instance, .plan = &plan, .grid = options.grid};
    ck_assert_ok(ronde_explained_ask(&of, &error));
    ck_assert_ptr_nonnull(of.inquiry);
    trial_case at = {.instance = instance, .plan = &plan, .inquiry = of.inquiry};
    ck_assert_ok(ronde_inquiry_take(of.inquiry, NULL, &at.standing, &error));
    ck_assert_ok(ronde_check(&at.worth, instance, &at.standing, &error));
    for (int32_t task = 0; task < instance->task_count; task++) {
        ronde_claims claims = {0};
        ck_assert_ok(ronde_explain(&claims, &of, task, &error));
        ck_assert_uint_gt(claims.count, 0);
        look_at(&at, &claims, seed, sum);
        ronde_array_clear(&claims);
        sum->tasks++;
    }
    ronde_verdict_clear(&at.worth);
    ronde_plan_clear(&at.standing);
    ronde_inquiry_free(of.inquiry);
    ronde_plan_clear(&plan);
    ronde_free(to);
    ronde_instance_free(drawn);
}

START_TEST(test_claims_are_true)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(6000);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, judge_all, &sum);
    }
    printf("%d tasks, %d claims, %d of them beyond the oracle\n", sum.tasks, sum.claims,
           sum.skipped);
    for (int kind = 0; kind < RONDE_CLAIM_KINDS; kind++) {
        if (sum.by_kind[kind] > 0) {
            printf("  %-18s %d\n", ronde_claim_name((ronde_claim_kind)kind), sum.by_kind[kind]);
        }
    }
    ck_assert_int_lt(sum.skipped * 4, sum.claims);
}
END_TEST

START_TEST(test_a_figure_that_is_one_off_is_noticed)
{
    tally sum = {0};
    uint64_t first = ckx_seed(1);
    int cases = ckx_cases(300);
    for (int i = 0; i < cases; i++) {
        one_case(first + (uint64_t)i, tamper_all, &sum);
    }
    ck_assert_int_gt(sum.tampered, cases);
    ck_assert_int_eq(sum.noticed, sum.tampered);
}
END_TEST

CKX_MAIN("property/explain", test_claims_are_true, test_a_figure_that_is_one_off_is_noticed)
