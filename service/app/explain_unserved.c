/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a task is on no route, and what it would take. */
#include "service/app/explain_parts.h"

static bool says_it_fits(const ronde_reason *reason)
{
    return reason->rule == RONDE_RULE_UNSERVED || reason->rule == RONDE_RULE_OPTIONAL_UNSERVED;
}

static void explain_change(ronde_explaining *at, const ronde_reason *first)
{
    bool none = first->change.kind == RONDE_CHANGE_NONE;
    ronde_claim claim = ronde_claim_of(at, none ? RONDE_CLAIM_NO_CHANGE : RONDE_CLAIM_CHANGE);
    claim.other_shift = first->change.shift;
    claim.rule = first->rule;
    claim.amount = first->change.amount;
    claim.change = first->change;
    ronde_claim_add(at, &claim);
}

/* Each rule once, with the shift that comes nearest (reasons stand in that order), and how many
 * more shifts have one of the same rule. */
static void explain_rules(ronde_explaining *at, const ronde_reason *reasons, size_t count)
{
    bool told[RONDE_RULE_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        if (told[reasons[i].rule]) {
            continue;
        }
        told[reasons[i].rule] = true;
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_REASON);
        claim.other_shift = reasons[i].shift;
        claim.rule = reasons[i].rule;
        claim.amount = reasons[i].amount;
        claim.reason = reasons[i];
        for (size_t k = i + 1; k < count; k++) {
            claim.count += reasons[k].rule == reasons[i].rule ? 1 : 0;
        }
        ronde_claim_add(at, &claim);
    }
}

static void explain_reasons(ronde_explaining *at)
{
    const ronde_plan *plan = at->of->plan;
    for (size_t i = 0; i < plan->unserved.count; i++) {
        const ronde_unserved *entry = &plan->unserved.items[i];
        if (entry->task != at->task || entry->reason_count == 0) {
            continue;
        }
        const ronde_reason *reasons = &plan->reasons.items[entry->first_reason];
        if (!says_it_fits(&reasons[0]) && reasons[0].shift != RONDE_NONE) {
            explain_change(at, &reasons[0]);
        }
        explain_rules(at, reasons, entry->reason_count);
    }
}

/* The task of another alternative of the request that is on a route, or RONDE_NONE. */
static int32_t done_instead(const ronde_explaining *at, const ronde_request *request)
{
    for (int32_t a = 0; a < request->alternative_count; a++) {
        int32_t index = request->first_alternative + a;
        const ronde_alternative *alternative = &at->instance->alternatives[index];
        int32_t task = at->instance->request_tasks[alternative->first_task];
        if (index != at->instance->tasks[at->task].alternative &&
            ronde_explain_find(at->of->plan, task).stop != NULL) {
            return task;
        }
    }
    return RONDE_NONE;
}

void ronde_explain_unserved(ronde_explaining *at)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    const ronde_request *request = &at->instance->requests[task->request];
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_OTHER_WAY);
    claim.other = done_instead(at, request);
    if (claim.other != RONDE_NONE) {
        ronde_claim_add(at, &claim);
        return;
    }
    claim.kind = request->optional ? RONDE_CLAIM_WAITING_LIST : RONDE_CLAIM_UNSERVED;
    ronde_claim_add(at, &claim);
    explain_reasons(at);
}
