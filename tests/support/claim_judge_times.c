/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims about times. */
#include "instances/base/alloc.h"
#include "tests/support/changed_instance.h"
#include "tests/support/ckx.h"
#include "tests/support/claim_judge.h"
#include "tests/support/insertion.h"
#include "tests/support/plan_parts.h"

enum { always_from = -100000, always_until = 1000000 }; /* far beyond the tiny instances */

static ronde_judgement as_judged(bool holds)
{
    return holds ? RONDE_CLAIM_TRUE : RONDE_CLAIM_FALSE;
}

/* --- when ------------------------------------------------------------------------------------- */

static bool can_begin(const ronde_claim_case *at, int32_t task, ronde_time low, ronde_time high)
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
    bool windows = hold->kind == RONDE_HOLD_WINDOW || hold->kind == RONDE_HOLD_GAP;
    lift_windows(to, windows ? hold->task : RONDE_NONE);
    if (hold->kind == RONDE_HOLD_GAP) { /* that no other window can be reached is in the bound */
        (void)ronde_changed_cut(to, hold->task, up ? hold->moment : always_from,
                                up ? always_until : hold->moment);
    }
    for (int32_t i = 0; i < to->instance.shift_count; i++) {
        ronde_shift *shift = &to->shifts[i];
        bool named = hold->kind == RONDE_HOLD_SHIFT && hold->shift == i;
        shift->earliest = named && up ? shift->earliest : always_from;
        shift->latest = named && !up ? shift->latest : always_until;
        shift->max_duration = hold->limit_count > 0 ? shift->max_duration : ronde_time_unlimited;
    }
    for (int32_t i = 0; i < to->instance.resource_count && hold->rest_count == 0; i++) {
        to->resources[i].rest = 0;
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
static bool suffices(const ronde_claim_case *at, const ronde_claim *claim, bool up)
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

static bool names_its_moment(const ronde_claim_case *at, const ronde_hold *hold, bool up)
{
    if (hold->kind == RONDE_HOLD_SHIFT) {
        const ronde_shift *shift = &at->instance->shifts[hold->shift];
        return hold->moment == (up ? shift->earliest : shift->latest);
    }
    const ronde_task *task = &at->instance->tasks[hold->task];
    const ronde_window *windows = &at->instance->windows[task->first_window];
    bool edge = false;
    for (int32_t i = 0; i < task->window_count; i++) {
        edge |= hold->moment == (up ? windows[i].earliest : windows[i].latest);
    }
    if (hold->kind == RONDE_HOLD_GAP) {
        return edge;
    }
    return hold->moment == (up ? windows[0].earliest : windows[task->window_count - 1].latest);
}

ronde_judgement ronde_claim_judge_bound(const ronde_claim_case *at, const ronde_claim *claim)
{
    bool up = claim->kind == RONDE_CLAIM_EARLIEST;
    const ronde_hold *hold = &claim->hold;
    if (!ronde_may_wait(at->instance)) {
        return RONDE_CLAIM_UNTOLD;
    }
    bool named = hold->kind != RONDE_HOLD_UNKNOWN;
    return as_judged(can_begin(at, claim->task, claim->time, claim->time) &&
                     !can_begin(at, claim->task, up ? always_from : claim->time + 1,
                                up ? claim->time - 1 : always_until) &&
                     (!named || (names_its_moment(at, hold, up) && suffices(at, claim, up))));
}

/* --- why not sooner --------------------------------------------------------------------------- */

ronde_verdict ronde_claim_judge_sooner(const ronde_claim_case *at, int32_t task, ronde_time by)
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

bool ronde_claim_breaks(const ronde_verdict *verdict, ronde_rule rule)
{
    for (size_t i = 0; i < verdict->violations.count; i++) {
        if (verdict->violations.items[i].rule == rule) {
            return true;
        }
    }
    return false;
}

static bool figures_hold(const ronde_claim_case *at, const ronde_claim *claim)
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

ronde_judgement ronde_claim_judge_begin(const ronde_claim_case *at, const ronde_claim *claim)
{
    bool grid = claim->kind == RONDE_CLAIM_BEGIN_GRID;
    ronde_error error = {0};
    ronde_verdict now = {0};
    ronde_verdict sooner = ronde_claim_judge_sooner(at, claim->task, grid ? 1 : claim->count);
    ck_assert_ok(ronde_check(&now, at->instance, at->plan, &error));
    size_t broken = sooner.violations.count;
    bool holds = figures_hold(at, claim);
    switch ((int)claim->kind) {
    case RONDE_CLAIM_BEGIN_WINDOW:
        holds &= ronde_claim_breaks(&sooner, RONDE_RULE_TIME_WINDOW);
        break;
    case RONDE_CLAIM_BEGIN_TRAVEL:
        holds &= ronde_claim_breaks(&sooner, RONDE_RULE_TRAVEL_TIME);
        break;
    case RONDE_CLAIM_BEGIN_SHIFT:
        holds &= ronde_claim_breaks(&sooner, RONDE_RULE_SHIFT_HOURS);
        break;
    case RONDE_CLAIM_BEGIN_LINK:
        holds &= ronde_claim_breaks(&sooner, RONDE_RULE_MIN_LAG) ||
                 ronde_claim_breaks(&sooner, RONDE_RULE_MAX_LAG);
        break;
    case RONDE_CLAIM_BEGIN_RULE:
        holds &= ronde_claim_breaks(&sooner, claim->rule);
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
