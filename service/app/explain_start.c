/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a visit starts when it does, and how far it could move. The checker itself is asked: what
 * does it say of the same plan with this one start a little sooner? */
#include "instances/model/check.h"
#include "service/app/explain_parts.h"

#include <string.h>

/* The plan with the task, and the departure of its route if it is the first stop, by so much
 * sooner. Only the list of stops is its own. RONDE_ENOMEM. */
static ronde_status
move(ronde_plan *out, const ronde_explaining *at, ronde_time by, ronde_error *error)
{
    const ronde_plan *plan = at->of->plan;
    *out = *plan;
    out->stops.items = ronde_alloc(plan->stops.count * sizeof *out->stops.items);
    if (out->stops.items == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain");
    }
    memcpy(out->stops.items, plan->stops.items, plan->stops.count * sizeof *out->stops.items);
    ronde_stop *stop = &out->stops.items[at->own.stop - plan->stops.items];
    stop->start -= by;
    stop->end -= by;
    stop->arrival = stop->arrival < stop->start ? stop->arrival : stop->start;
    if (at->own.before != NULL && at->own.before->kind == RONDE_STOP_START) {
        stop->arrival = at->own.stop->arrival - by;
        stop[-1].arrival -= by;
        stop[-1].start -= by;
        stop[-1].end -= by;
    }
    return RONDE_OK;
}

static ronde_status
judge_moved(ronde_verdict *out, const ronde_explaining *at, ronde_time by, ronde_error *error)
{
    ronde_plan moved;
    RONDE_TRY(move(&moved, at, by, error));
    ronde_status status = ronde_check(out, at->instance, &moved, error);
    ronde_free(moved.stops.items);
    return status;
}

/* Of the rules that would be broken the one that is told: rather what a resident or a machine asks
 * than what the helper's round does. */
static const ronde_violation *told_first(const ronde_verdict *verdict)
{
    static const ronde_rule order[] = {RONDE_RULE_TIME_WINDOW, RONDE_RULE_MIN_LAG,
                                       RONDE_RULE_MAX_LAG, RONDE_RULE_TRAVEL_TIME,
                                       RONDE_RULE_SHIFT_HOURS};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        for (size_t k = 0; k < verdict->violations.count; k++) {
            if (verdict->violations.items[k].rule == order[i]) {
                return &verdict->violations.items[k];
            }
        }
    }
    return &verdict->violations.items[0];
}

/* The link of the task with another, of several one that the rule can be about. */
static int32_t link_with(const ronde_explaining *at, int32_t other)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    int32_t found = RONDE_NONE;
    for (int32_t i = 0; i < task->link_count; i++) {
        int32_t index = at->instance->task_links[task->first_link + i];
        const ronde_link *link = &at->instance->links[index];
        found = link->from == other || link->to == other ? index : found;
    }
    return found;
}

static void explain_rule(ronde_explaining *at, const ronde_violation *broken, ronde_claim claim)
{
    const ronde_stop *before = at->own.before;
    bool first = before != NULL && before->kind == RONDE_STOP_START;
    claim.kind = RONDE_CLAIM_BEGIN_RULE;
    claim.rule = broken->rule;
    switch ((int)broken->rule) {
    case RONDE_RULE_TIME_WINDOW:
        claim.kind = RONDE_CLAIM_BEGIN_WINDOW;
        break;
    case RONDE_RULE_MIN_LAG:
    case RONDE_RULE_MAX_LAG: {
        int32_t other = broken->task == at->task ? broken->other : broken->task;
        int32_t link = other == RONDE_NONE ? RONDE_NONE : link_with(at, other);
        ronde_found_stop found = ronde_explain_find(at->of->plan, other);
        if (link != RONDE_NONE && found.stop != NULL) {
            claim.kind = RONDE_CLAIM_BEGIN_LINK;
            claim.other = other;
            claim.link = link;
            claim.until = found.stop->start;
        }
        break;
    }
    case RONDE_RULE_TRAVEL_TIME:
        if (before != NULL && before->task != RONDE_NONE) {
            claim.kind = RONDE_CLAIM_BEGIN_TRAVEL;
            claim.other = before->task;
            claim.until = before->end;
            claim.amount = at->own.stop->arrival - before->end;
        }
        break;
    case RONDE_RULE_SHIFT_HOURS:
        if (first) {
            claim.kind = RONDE_CLAIM_BEGIN_SHIFT;
            claim.until = at->instance->shifts[at->own.shift].earliest;
            claim.amount = at->own.stop->arrival - before->end;
        }
        break;
    default:
        break;
    }
    ronde_claim_add(at, &claim);
}

/* What is so much sooner. */
static ronde_status
explain_sooner(ronde_explaining *at, ronde_time unit, const ronde_verdict *now, ronde_error *error)
{
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_BEGIN_FREE);
    ronde_verdict moved = {0};
    ronde_verdict least = {0};
    claim.amount = claim.count = unit;
    ronde_status status = judge_moved(&moved, at, unit, error);
    if (status == RONDE_OK && unit > 1) {
        status = judge_moved(&least, at, 1, error);
    }
    if (status == RONDE_OK && moved.violations.count > 0) {
        explain_rule(at, told_first(&moved), claim);
        if (unit > 1 && least.violations.count == 0) {
            claim.kind = RONDE_CLAIM_BEGIN_GRID;
            ronde_claim_add(at, &claim);
        }
    } else if (status == RONDE_OK) {
        claim.cost = moved.cost > now->cost ? moved.cost - now->cost : 0;
        claim.kind = claim.cost > 0 ? RONDE_CLAIM_BEGIN_COST : RONDE_CLAIM_BEGIN_FREE;
        ronde_claim_add(at, &claim);
    }
    ronde_verdict_clear(&moved);
    ronde_verdict_clear(&least);
    return status;
}

ronde_status ronde_explain_start(ronde_explaining *at, ronde_error *error)
{
    ronde_time grid = at->of->grid;
    ronde_time unit = grid > 1 && at->own.stop->start % grid == 0 ? grid : 1;
    ronde_verdict now = {0};
    ronde_status status = ronde_check(&now, at->instance, at->of->plan, error);
    if (status == RONDE_OK && now.violations.count == 0) {
        status = explain_sooner(at, unit, &now, error);
    }
    ronde_verdict_clear(&now);
    return status;
}

void ronde_explain_leeway(ronde_explaining *at)
{
    ronde_leeway leeway;
    if (at->of->inquiry == NULL || !ronde_inquiry_leeway(at->of->inquiry, at->task, &leeway)) {
        return;
    }
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_EARLIEST);
    claim.time = leeway.earliest.time;
    claim.hold = leeway.earliest;
    if (claim.time > -ronde_time_unlimited / 2) {
        ronde_claim_add(at, &claim);
    }
    claim.kind = RONDE_CLAIM_LATEST;
    claim.time = leeway.latest.time;
    claim.hold = leeway.latest;
    if (claim.time < ronde_time_unlimited / 2) {
        ronde_claim_add(at, &claim);
    }
}
