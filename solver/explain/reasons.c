/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/reasons.h"

#include "instances/model/why.h"
#include "solver/explain/obstacle.h"
#include "solver/explain/remedy.h"

#include <stdlib.h>

/* Positions that may be looked at for all reasons of a plan and for those of one request: about a
 * second and a fifth of one. */
static const int64_t plan_work = 40000000;
static const int64_t request_work = 8000000;

ronde_reason ronde_reason_for(ronde_trial *trial, const ronde_fitting_wish *wish)
{
    const ronde_instance *instance = trial->real->instance;
    int32_t request = wish->request;
    int32_t shift = wish->shift;
    int32_t task = wish->part == RONDE_FITTING_TASK ? wish->task
                                                    : ronde_instance_first_task(instance, request);
    ronde_remedy remedy = ronde_remedy_for(trial, wish);
    ronde_reason reason = {.shift = shift, .detail = RONDE_NONE, .change = remedy.change};
    if (remedy.fits) {
        bool optional = instance->requests[request].optional;
        reason.rule = optional ? RONDE_RULE_OPTIONAL_UNSERVED : RONDE_RULE_UNSERVED;
        return reason;
    }
    ronde_obstacle obstacle = ronde_obstacle_of(&trial->state, task, shift);
    reason.rule = obstacle.rule;
    reason.amount = obstacle.amount;
    reason.detail = obstacle.detail;
    ronde_rule eased = ronde_changes[remedy.change.kind].rule;
    if (remedy.change.kind != RONDE_CHANGE_NONE && eased != reason.rule) {
        reason.rule = eased; /* the rule that is cheapest to ease */
        reason.amount = remedy.change.amount;
        reason.detail = RONDE_NONE;
    } else if (remedy.change.amount > 0) {
        reason.amount = remedy.change.amount; /* exact */
    }
    return reason;
}

static int64_t order_of(const ronde_reason *reason)
{
    bool fits = reason->rule == RONDE_RULE_UNSERVED || reason->rule == RONDE_RULE_OPTIONAL_UNSERVED;
    return fits ? -1 : ronde_change_weight(&reason->change);
}

static int by_weight(const void *one, const void *other)
{
    const ronde_reason *a = one;
    const ronde_reason *b = other;
    int64_t first = order_of(a);
    int64_t second = order_of(b);
    if (first != second) {
        return first < second ? -1 : 1;
    }
    return (a->shift > b->shift) - (a->shift < b->shift);
}

/* One more shift like one of these, if nothing smaller helps. */
static void try_extra(ronde_reasons *reasons, ronde_trial *empty, int32_t request)
{
    ronde_change change = ronde_change_none();
    change.kind = RONDE_CHANGE_EXTRA_SHIFT;
    for (size_t i = 0; i < reasons->count; i++) {
        if (order_of(&reasons->items[i]) <= ronde_change_weight(&change)) {
            return;
        }
    }
    for (size_t i = 0; i < reasons->count; i++) {
        ronde_reason *reason = &reasons->items[i];
        if (ronde_remedy_fits_alone(empty, request, reason->shift)) {
            change.shift = reason->shift;
            reason->change = change;
            return;
        }
    }
}

ronde_status ronde_reasons_of(
    ronde_reasons *out, ronde_trial *trial, ronde_trial *empty, int32_t request, ronde_error *error)
{
    const ronde_instance *instance = trial->real->instance;
    bool memory = true;
    out->count = 0;
    for (int32_t shift = 0; shift < instance->shift_count && memory; shift++) {
        const ronde_fitting_wish wish = {.request = request, .shift = shift};
        memory = ronde_array_push(out, ronde_reason_for(trial, &wish));
    }
    try_extra(out, empty, request);
    if (out->count == 0) {
        memory = memory && ronde_array_push(out, ((ronde_reason){.rule = RONDE_RULE_UNSERVED,
                                                                 .shift = RONDE_NONE,
                                                                 .detail = RONDE_NONE,
                                                                 .change = ronde_change_none()}));
    }
    if (!memory) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain the plan");
    }
    qsort(out->items, out->count, sizeof *out->items, by_weight);
    int32_t task = ronde_instance_first_task(instance, request);
    for (size_t i = 0; i < out->count; i++) {
        ronde_reason *reason = &out->items[i];
        ronde_why_reason(reason->text, sizeof reason->text, instance, task, reason, false);
    }
    return RONDE_OK;
}

/* The other tasks of a request only say to which they belong. */
static ronde_reason belongs_with(const ronde_instance *instance, int32_t task, int32_t first)
{
    ronde_reason reason = {.rule = RONDE_RULE_REQUEST_WHOLE,
                           .shift = RONDE_NONE,
                           .detail = first,
                           .change = ronde_change_none()};
    ronde_why_reason(reason.text, sizeof reason.text, instance, task, &reason, false);
    return reason;
}

/* Plans of many shifts keep the nearest reasons, and of each rule at least one. */
static bool add_nearest(ronde_plan *plan, const ronde_reasons *reasons)
{
    enum { most_kept = 40 };
    bool told[RONDE_RULE_COUNT] = {false};
    bool memory = true;
    for (size_t i = 0; i < reasons->count && memory; i++) {
        const ronde_reason *reason = &reasons->items[i];
        if (i < most_kept || !told[reason->rule]) {
            memory = ronde_array_push(&plan->reasons, *reason);
        }
        told[reason->rule] = true;
    }
    return memory;
}

typedef struct filling {
    ronde_plan *plan;
    ronde_trial trial, empty;
    ronde_reasons reasons;
    const bool *wanted;
    int64_t left;
} filling;

static ronde_status fill_one(filling *at, size_t index, ronde_error *error)
{
    const ronde_instance *instance = at->trial.real->instance;
    ronde_unserved *entry = &at->plan->unserved.items[index];
    int32_t first = ronde_instance_first_task(instance, instance->tasks[entry->task].request);
    bool memory = true;
    entry->first_reason = at->plan->reasons.count;
    if (entry->task != first) {
        ronde_reason reason = belongs_with(instance, entry->task, first);
        memory = ronde_array_push(&at->plan->reasons, reason);
    } else {
        at->trial.work = at->empty.work = 0;
        int64_t most = at->left < request_work ? at->left : request_work;
        most = at->wanted != NULL && !at->wanted[first] ? 0 : most;
        at->trial.most_work = at->empty.most_work = most;
        RONDE_TRY(ronde_reasons_of(&at->reasons, &at->trial, &at->empty,
                                   instance->tasks[first].request, error));
        at->left -= at->trial.work + at->empty.work;
        memory = add_nearest(at->plan, &at->reasons);
    }
    entry->reason_count = at->plan->reasons.count - entry->first_reason;
    return memory ? RONDE_OK : ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain the plan");
}

ronde_status ronde_reasons_fill(ronde_plan *plan,
                                const ronde_state *state,
                                const bool *wanted,
                                ronde_error *error)
{
    if (plan->unserved.count == 0) {
        return RONDE_OK;
    }
    filling at = {.plan = plan, .wanted = wanted, .left = plan_work};
    ronde_status status = ronde_trial_of_state(&at.trial, state, error);
    if (status == RONDE_OK) {
        status = ronde_trial_init(&at.empty, state->problem, error);
    }
    for (size_t i = 0; i < plan->unserved.count && status == RONDE_OK; i++) {
        status = fill_one(&at, i, error);
    }
    ronde_array_clear(&at.reasons);
    ronde_trial_clear(&at.empty);
    ronde_trial_clear(&at.trial);
    return status;
}
