/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/explain_changes.h"

#include "instances/model/show.h"
#include "service/app/explain_parts.h"

static const ronde_claim_kind kept_kinds[3] = {RONDE_CLAIM_CAUSE_DEARER, RONDE_CLAIM_CAUSE_EQUAL,
                                               RONDE_CLAIM_CAUSE_CHEAPER};
static const ronde_claim_kind hers_kinds[3] = {RONDE_CLAIM_HERS_DEARER, RONDE_CLAIM_HERS_EQUAL,
                                               RONDE_CLAIM_HERS_CHEAPER};

/* A visit whose change is being explained. */
typedef struct changing {
    ronde_explaining at;
    const ronde_comparison *of;
    ronde_promised was;
    ronde_keeping asked; /* the visit as it was */
} changing;

/* --- beginning and end ------------------------------------------------------------------------ */

static bool note_promises(ronde_comparison *out)
{
    const ronde_plan *plan = out->old;
    size_t count = (size_t)out->day->task_count;
    out->promised = ronde_alloc_zero(count + 1, sizeof *out->promised);
    for (size_t i = 0; i < count && out->promised != NULL; i++) {
        out->promised[i].shift = RONDE_NONE;
    }
    for (size_t r = 0; r < plan->routes.count && out->promised != NULL; r++) {
        const ronde_route *route = &plan->routes.items[r];
        for (size_t i = 0; i < route->stop_count; i++) {
            const ronde_stop *stop = &plan->stops.items[route->first_stop + i];
            int32_t task =
                stop->task == RONDE_NONE
                    ? RONDE_NONE
                    : ronde_idmap_find(&out->day->task_ids, out->before->tasks[stop->task].id);
            if (task != RONDE_NONE) {
                out->promised[task] = (ronde_promised){route->shift, stop->start};
            }
        }
    }
    return out->promised != NULL;
}

/* Other visits may be anywhere between their promise and where they are now. */
static void hold_promises(ronde_comparison *at)
{
    for (size_t i = 0; i < at->plan->stops.count; i++) {
        const ronde_stop *stop = &at->plan->stops.items[i];
        bool visit = stop->task != RONDE_NONE && stop->kind != RONDE_STOP_BREAK;
        if (visit && at->promised[stop->task].shift != RONDE_NONE) {
            ronde_time low = at->promised[stop->task].start - at->margin;
            ronde_time high = at->promised[stop->task].start + at->margin;
            ronde_frozen_day_hold(&at->held, stop->task, stop->start < low ? stop->start : low,
                                  stop->start > high ? stop->start : high);
        }
    }
}

ronde_status ronde_comparison_begin(ronde_comparison *comparison, ronde_error *error)
{
    ronde_comparison *at = comparison;
    if (!note_promises(at)) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to compare the plans");
    }
    RONDE_TRY(ronde_frozen_day_init(&at->frozen, at->day, at->plan, at->now, error));
    RONDE_TRY(ronde_frozen_day_init(&at->held, at->day, at->plan, at->now, error));
    hold_promises(at);
    at->explained =
        (ronde_explained){.instance = &at->frozen.instance, .plan = at->plan, .grid = at->grid};
    ronde_explained held = {.instance = &at->held.instance, .plan = at->plan, .grid = at->grid};
    ronde_status status = ronde_explained_ask(&held, error);
    at->keeping = held.inquiry;
    return status == RONDE_OK ? ronde_explained_ask(&at->explained, error) : status;
}

void ronde_comparison_clear(ronde_comparison *comparison)
{
    ronde_inquiry_free(comparison->explained.inquiry);
    ronde_inquiry_free(comparison->keeping);
    ronde_frozen_day_clear(&comparison->frozen);
    ronde_frozen_day_clear(&comparison->held);
    ronde_free(comparison->promised);
    *comparison = (ronde_comparison){0};
}

/* --- causes ----------------------------------------------------------------------------------- */

static ronde_claim cause_of(const changing *one, ronde_claim_kind kind)
{
    ronde_claim claim = ronde_claim_of(&one->at, kind);
    claim.other_shift = one->was.shift;
    return claim;
}

/* True if the hours of the promised shift do not hold the visit any more. */
static bool explain_away(changing *one)
{
    const ronde_shift *shift = &one->of->day->shifts[one->was.shift];
    ronde_time duration = one->of->day->tasks[one->at.task].duration;
    bool away = one->was.start + one->of->margin < shift->earliest ||
                one->was.start - one->of->margin + duration > shift->latest;
    if (away) {
        ronde_claim claim = cause_of(one, RONDE_CLAIM_CAUSE_AWAY);
        ronde_claim_add(&one->at, &claim);
    }
    return away;
}

/* True if the helper may not do the visit at all any more. */
static bool explain_forbidden(changing *one)
{
    const ronde_instance *day = one->of->day;
    const ronde_task *task = &day->tasks[one->at.task];
    int32_t resource = day->shifts[one->was.shift].resource;
    ronde_claim claim = cause_of(one, RONDE_CLAIM_CAUSE_FORBIDDEN);
    claim.reason = (ronde_reason){.rule = RONDE_RULE_FORBIDDEN_PAIR,
                                  .shift = one->was.shift,
                                  .detail = RONDE_NONE,
                                  .change = ronde_change_none()};
    if ((task->skills & ~day->resources[resource].skills) != 0) {
        claim.reason.rule = RONDE_RULE_SKILL;
    } else if (task->shift != RONDE_NONE && task->shift != one->was.shift) {
        claim.reason.rule = RONDE_RULE_OWN_SHIFT;
    } else if (ronde_instance_pair_price(day, one->at.task, resource) < ronde_cost_forbidden) {
        return false;
    }
    claim.rule = claim.reason.rule;
    ronde_claim_add(&one->at, &claim);
    return true;
}

/* Whether the moment that holds the visit is not the instance's but that of the frozen day. */
static void note_moment(const changing *one, ronde_claim *claim)
{
    const ronde_instance *day = one->of->day;
    const ronde_hold *hold = &claim->hold;
    bool up = claim->kind == RONDE_CLAIM_CAUSE_BOUND;
    if (hold->kind == RONDE_HOLD_SHIFT) {
        const ronde_shift *shift = &day->shifts[hold->shift];
        claim->passed = hold->moment != (up ? shift->earliest : shift->latest);
    } else if (hold->kind == RONDE_HOLD_WINDOW) {
        const ronde_task *task = &day->tasks[hold->task];
        const ronde_window *windows = &day->windows[task->first_window];
        claim->begun = hold->moment < one->of->now;
        claim->passed =
            !claim->begun &&
            hold->moment != (up ? windows[0].earliest : windows[task->window_count - 1].latest);
    }
}

/* True if in its round as it is now the visit cannot begin as it was promised. */
static bool explain_bound(changing *one)
{
    ronde_leeway leeway;
    if (one->at.own.shift != one->was.shift ||
        !ronde_inquiry_leeway(one->at.of->inquiry, one->at.task, &leeway)) {
        return false;
    }
    ronde_claim claim = cause_of(one, RONDE_CLAIM_CAUSE_BOUND);
    if (leeway.earliest.time > one->was.start + one->of->margin) {
        claim.hold = leeway.earliest;
    } else if (leeway.latest.time < one->was.start - one->of->margin) {
        claim.kind = RONDE_CLAIM_CAUSE_BEFORE;
        claim.hold = leeway.latest;
    } else {
        return false;
    }
    claim.time = claim.hold.time;
    note_moment(one, &claim);
    ronde_claim_add(&one->at, &claim);
    return true;
}

/* A visit of another request that came to the promised shift. */
static bool is_newcomer(const changing *one, int32_t task)
{
    const ronde_instance *day = one->of->day;
    int32_t request = task == RONDE_NONE ? RONDE_NONE : day->tasks[task].request;
    return request != RONDE_NONE && request != day->tasks[one->at.task].request &&
           one->of->promised[task].shift != one->was.shift;
}

/* True if the visit fits as it was without these requests; says so. */
static ronde_status
say_room(changing *one, const ronde_keeping *asked, int32_t other, bool *found, ronde_error *error)
{
    ronde_opening opening;
    RONDE_TRY(ronde_inquiry_keep(one->of->keeping, asked, &opening, error));
    if (opening.fits) {
        ronde_claim claim = cause_of(one, asked->gone_count == 1 ? RONDE_CLAIM_CAUSE_ROOM
                                                                 : RONDE_CLAIM_CAUSE_ROOMS);
        claim.other = other;
        claim.count = asked->gone_count;
        ronde_claim_add(&one->at, &claim);
        *found = true;
    }
    return RONDE_OK;
}

/* Notes a request that is to be thought out, once. */
static void note_gone(ronde_keeping *asked, int32_t request)
{
    for (int32_t i = 0; i < asked->gone_count; i++) {
        if (asked->gone[i] == request) {
            return;
        }
    }
    if (asked->gone_count < RONDE_MOST_GONE) {
        asked->gone[asked->gone_count++] = request;
    }
}

/* The visits of a shift in the new plan; NULL if it has none. */
static const ronde_route *route_of(const ronde_plan *plan, int32_t shift)
{
    for (size_t r = 0; r < plan->routes.count; r++) {
        if (plan->routes.items[r].shift == shift) {
            return &plan->routes.items[r];
        }
    }
    return NULL;
}

/* *found: the visit fits as it was without one, or without all, of those that came to its shift. */
static ronde_status explain_room(changing *one, bool *found, ronde_error *error)
{
    const ronde_route *route = route_of(one->of->plan, one->was.shift);
    size_t count = route == NULL ? 0 : route->stop_count;
    ronde_keeping all = one->asked;
    int32_t last = RONDE_NONE;
    for (size_t i = 0; i < count && !*found; i++) {
        int32_t other = one->of->plan->stops.items[route->first_stop + i].task;
        if (!is_newcomer(one, other)) {
            continue;
        }
        ronde_keeping asked = one->asked;
        note_gone(&asked, one->of->day->tasks[other].request);
        note_gone(&all, asked.gone[0]);
        last = other;
        RONDE_TRY(say_room(one, &asked, other, found, error));
    }
    return *found || all.gone_count < 2 ? RONDE_OK : say_room(one, &all, last, found, error);
}

/* What the promised helper could do instead: another time, or a change of her day. */
static ronde_status explain_hers(changing *one, ronde_error *error)
{
    ronde_inquiry *inquiry = one->at.of->inquiry;
    ronde_opening opening;
    ronde_keeping any = one->asked;
    any.from = ronde_frozen_day_first(&one->of->frozen, one->at.task, one->was.shift);
    any.until = ronde_time_unlimited;
    RONDE_TRY(ronde_inquiry_keep(inquiry, &any, &opening, error));
    if (opening.fits && one->at.own.stop != NULL) {
        ronde_claim claim = cause_of(one, RONDE_CLAIM_HERS_EQUAL);
        ronde_claim_compare(&claim, &opening, hers_kinds);
        ronde_claim_add(&one->at, &claim);
    } else if (!opening.fits && !opening.tired) {
        ronde_claim claim = cause_of(one, RONDE_CLAIM_HERS_CANNOT);
        ronde_claim_add(&one->at, &claim);
    }
    return RONDE_OK;
}

/* What keeps the visit from being as it was, where neither hours nor the helper do. */
static ronde_status explain_kept(changing *one, ronde_error *error)
{
    ronde_opening opening;
    RONDE_TRY(ronde_inquiry_keep(one->of->keeping, &one->asked, &opening, error));
    if (opening.fits && one->at.own.stop == NULL) {
        ronde_claim claim = cause_of(one, RONDE_CLAIM_CAUSE_FITS);
        ronde_claim_add(&one->at, &claim);
        return RONDE_OK;
    }
    if (opening.fits) {
        ronde_claim claim = cause_of(one, RONDE_CLAIM_CAUSE_EQUAL);
        ronde_claim_compare(&claim, &opening, kept_kinds);
        ronde_claim_add(&one->at, &claim);
        return RONDE_OK;
    }
    if (opening.tired) {
        return RONDE_OK;
    }
    bool found = false;
    RONDE_TRY(explain_room(one, &found, error));
    if (explain_bound(one) || found) {
        return RONDE_OK;
    }
    ronde_claim claim = cause_of(one, RONDE_CLAIM_CAUSE_RULE);
    ronde_claim_add(&one->at, &claim);
    return one->at.own.shift == one->was.shift ? RONDE_OK : explain_hers(one, error);
}

static ronde_status explain_cause(changing *one, ronde_error *error)
{
    if (explain_away(one) || explain_forbidden(one) || one->of->explained.inquiry == NULL ||
        one->of->keeping == NULL || one->of->frozen.over[one->was.shift]) {
        return RONDE_OK;
    }
    return explain_kept(one, error);
}

/* --- what changed ----------------------------------------------------------------------------- */

static ronde_claim_kind kind_of(const changing *one)
{
    const ronde_stop *stop = one->at.own.stop;
    const ronde_shift *shifts = one->of->day->shifts;
    if (one->was.shift == RONDE_NONE) {
        return stop == NULL ? RONDE_CLAIM_UNCHANGED : RONDE_CLAIM_CHANGED_NEW;
    }
    if (stop == NULL) {
        return RONDE_CLAIM_CHANGED_DROPPED;
    }
    if (shifts[one->at.own.shift].resource != shifts[one->was.shift].resource) {
        return RONDE_CLAIM_CHANGED_HELPER;
    }
    ronde_time off = stop->start - one->was.start;
    return off > one->of->margin || off < -one->of->margin ? RONDE_CLAIM_CHANGED_TIME
                                                           : RONDE_CLAIM_UNCHANGED;
}

ronde_status ronde_explain_change(ronde_claims *out,
                                  const ronde_comparison *comparison,
                                  int32_t task,
                                  ronde_error *error)
{
    changing one = {.at = ronde_explaining_of(out, &comparison->explained, task),
                    .of = comparison,
                    .was = comparison->promised[task]};
    ronde_claim claim = cause_of(&one, kind_of(&one));
    claim.time = claim.start;
    claim.until = one.was.start;
    ronde_claim_add(&one.at, &claim);
    if (claim.kind != RONDE_CLAIM_UNCHANGED && claim.kind != RONDE_CLAIM_CHANGED_NEW &&
        comparison->day->tasks[task].request != RONDE_NONE) {
        ronde_time first = ronde_frozen_day_first(&comparison->frozen, task, one.was.shift);
        ronde_time from = one.was.start - comparison->margin;
        one.asked = (ronde_keeping){.task = task,
                                    .shift = one.was.shift,
                                    .from = from > first ? from : first,
                                    .until = one.was.start + comparison->margin};
        RONDE_TRY(explain_cause(&one, error));
    }
    return ronde_explaining_end(&one.at, error);
}
