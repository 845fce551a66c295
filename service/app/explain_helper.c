/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this helper does it: what the instance says, and who else could. */
#include "service/app/explain_parts.h"

static const ronde_claim_kind regular_kinds[3] = {
    RONDE_CLAIM_REGULAR_DEARER, RONDE_CLAIM_REGULAR_EQUAL, RONDE_CLAIM_REGULAR_CHEAPER};
static const ronde_claim_kind next_kinds[3] = {RONDE_CLAIM_NEXT_DEARER, RONDE_CLAIM_NEXT_EQUAL,
                                               RONDE_CLAIM_NEXT_CHEAPER};

static int32_t resource_of(const ronde_explaining *at, int32_t shift)
{
    return at->instance->shifts[shift].resource;
}

/* --- what the instance says ------------------------------------------------------------------- */

/* The regular helper: who has a price of her own for the task, below that of the others, and the
 * lowest; of several the present helper. RONDE_NONE: nobody. */
static int32_t regular_of(const ronde_explaining *at, int32_t present)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    ronde_cost lowest = task->other_price;
    int32_t regular = RONDE_NONE;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &at->instance->pairs[task->first_pair + i];
        bool lower = pair->price < lowest;
        if (lower ||
            (pair->price == lowest && regular != RONDE_NONE && pair->resource == present)) {
            lowest = pair->price;
            regular = pair->resource;
        }
    }
    return regular;
}

/* What is said of a helper and the task; NULL: nothing. */
static const ronde_pair *pair_with(const ronde_explaining *at, int32_t resource)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &at->instance->pairs[task->first_pair + i];
        if (pair->resource == resource) {
            return pair;
        }
    }
    return NULL;
}

/* True if who does it follows from a shift or link that binds it; that is said. */
static bool explain_bound(ronde_explaining *at)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    if (task->shift != RONDE_NONE) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_OWN_SHIFT);
        ronde_claim_add(at, &claim);
        return true;
    }
    for (int32_t i = 0; i < task->link_count; i++) {
        int32_t index = at->instance->task_links[task->first_link + i];
        const ronde_link *link = &at->instance->links[index];
        bool same = link->relation == RONDE_SAME_RESOURCE || link->relation == RONDE_SAME_SHIFT;
        if (same && link->to == at->task &&
            ronde_explain_find(at->of->plan, link->from).stop != NULL) {
            ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_SAME_HELPER);
            claim.other = link->from;
            claim.link = index;
            ronde_claim_add(at, &claim);
            return true;
        }
    }
    return false;
}

static bool has_shift(const ronde_explaining *at, int32_t resource)
{
    for (int32_t i = 0; i < at->instance->shift_count; i++) {
        if (resource_of(at, i) == resource) {
            return true;
        }
    }
    return false;
}

/* --- who else could --------------------------------------------------------------------------- */

/* The cheapest opening on shifts of a resource; with but, of all resources other than these two. */
static const ronde_opening *
best_of(const ronde_explaining *at, const ronde_openings *openings, int32_t resource, bool but)
{
    int32_t present = resource_of(at, at->own.shift);
    const ronde_opening *best = NULL;
    for (size_t i = 0; i < openings->count; i++) {
        const ronde_opening *one = &openings->items[i];
        int32_t who = resource_of(at, one->shift);
        bool asked = but ? who != resource && who != present : who == resource;
        if (asked && one->fits && (best == NULL || one->cost < best->cost)) {
            best = one;
        }
    }
    return best;
}

/* True if the reason is one that this task alone has with the shift, whatever the plan. */
static bool is_match(ronde_rule rule)
{
    return rule == RONDE_RULE_SKILL || rule == RONDE_RULE_FORBIDDEN_PAIR ||
           rule == RONDE_RULE_OWN_SHIFT;
}

/* Whether it is her other visits that keep the regular helper from it. */
static ronde_status explain_alone(ronde_explaining *at, int32_t resource, ronde_error *error)
{
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_REGULAR_NEVER);
    claim.resource = resource;
    for (int32_t shift = 0; shift < at->instance->shift_count; shift++) {
        bool fits = false;
        bool sure = true;
        if (resource_of(at, shift) != resource) {
            continue;
        }
        RONDE_TRY(ronde_inquiry_alone(at->of->inquiry, at->task, shift, &fits, &sure, error));
        if (!sure) {
            return RONDE_OK;
        }
        if (fits) {
            claim.kind = RONDE_CLAIM_REGULAR_FULL;
            claim.other_shift = shift;
        }
    }
    ronde_claim_add(at, &claim);
    return RONDE_OK;
}

/* What keeps a resource from it, on the shift where the least would have to change; nothing is said
 * unless all ways were looked at. */
static ronde_status explain_stopped(ronde_explaining *at,
                                    const ronde_openings *openings,
                                    int32_t resource,
                                    ronde_error *error)
{
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_REGULAR_NO_WAY);
    claim.resource = resource;
    claim.reason.rule = RONDE_RULE_COUNT;
    for (size_t i = 0; i < openings->count; i++) {
        const ronde_opening *one = &openings->items[i];
        ronde_reason reason = {.rule = RONDE_RULE_COUNT};
        bool sure = true;
        if (resource_of(at, one->shift) != resource) {
            continue;
        }
        RONDE_TRY(
            ronde_inquiry_obstacle(at->of->inquiry, at->task, one->shift, &reason, &sure, error));
        if (one->tired || !sure) {
            return RONDE_OK;
        }
        bool first = claim.reason.rule == RONDE_RULE_COUNT;
        if (first ||
            ronde_change_weight(&reason.change) < ronde_change_weight(&claim.reason.change)) {
            claim.reason = reason;
            claim.other_shift = one->shift;
        }
    }
    bool change = claim.reason.change.kind != RONDE_CHANGE_NONE;
    claim.rule = claim.reason.rule;
    if (change || is_match(claim.rule)) {
        claim.kind = RONDE_CLAIM_REGULAR_STOPPED;
    }
    ronde_claim_add(at, &claim);
    if (change) {
        claim.kind = RONDE_CLAIM_REGULAR_CHANGE;
        claim.change = claim.reason.change;
        claim.amount = claim.change.amount;
        ronde_claim_add(at, &claim);
    }
    return is_match(claim.rule) ? RONDE_OK : explain_alone(at, resource, error);
}

/* How many shifts of others cannot, for reasons of the match, or for lack of a way. */
static void count_others(ronde_explaining *at, const ronde_openings *openings)
{
    int32_t present = resource_of(at, at->own.shift);
    ronde_claim unable = ronde_claim_of(at, RONDE_CLAIM_UNABLE);
    ronde_claim no_room = ronde_claim_of(at, RONDE_CLAIM_NO_ROOM);
    for (size_t i = 0; i < openings->count; i++) {
        const ronde_opening *one = &openings->items[i];
        int32_t who = resource_of(at, one->shift);
        if (who == present || one->fits) {
            continue;
        }
        bool able = ronde_instance_pair_price(at->instance, at->task, who) < ronde_cost_forbidden;
        (able ? &no_room : &unable)->count += able && one->tired ? 0 : 1;
    }
    if (unable.count > 0) {
        ronde_claim_add(at, &unable);
    }
    if (no_room.count > 0) {
        ronde_claim_add(at, &no_room);
    }
}

static bool is_sure(const ronde_openings *openings)
{
    for (size_t i = 0; i < openings->count; i++) {
        if (openings->items[i].tired) {
            return false;
        }
    }
    return openings->count > 0;
}

static void explain_next(ronde_explaining *at, const ronde_openings *openings, int32_t regular)
{
    const ronde_opening *next = best_of(at, openings, regular, true);
    if (next != NULL) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_NEXT_EQUAL);
        ronde_claim_compare(&claim, next, next_kinds);
        ronde_claim_add(at, &claim);
    } else if (regular == RONDE_NONE && is_sure(openings)) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_NOBODY_ELSE);
        ronde_claim_add(at, &claim);
    }
    count_others(at, openings);
}

static ronde_status explain_others(ronde_explaining *at, int32_t regular, ronde_error *error)
{
    ronde_openings openings = {0};
    ronde_status status = ronde_inquiry_helpers(at->of->inquiry, at->task, &openings, error);
    const ronde_opening *hers =
        regular == RONDE_NONE ? NULL : best_of(at, &openings, regular, false);
    if (status == RONDE_OK && hers != NULL) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_REGULAR_EQUAL);
        claim.resource = regular;
        ronde_claim_compare(&claim, hers, regular_kinds);
        ronde_claim_add(at, &claim);
    } else if (status == RONDE_OK && regular != RONDE_NONE && openings.count > 0 &&
               has_shift(at, regular)) {
        status = explain_stopped(at, &openings, regular, error);
    }
    if (status == RONDE_OK && openings.count > 0) {
        explain_next(at, &openings, regular);
    }
    ronde_array_clear(&openings);
    return status;
}

ronde_status ronde_explain_helper(ronde_explaining *at, ronde_error *error)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    int32_t present = resource_of(at, at->own.shift);
    int32_t regular = regular_of(at, present);
    if (explain_bound(at)) {
        return RONDE_OK;
    }
    if (present == regular) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_REGULAR);
        ronde_claim_add(at, &claim);
        return RONDE_OK;
    }
    const ronde_pair *pair = pair_with(at, present);
    if (regular != RONDE_NONE && pair != NULL && pair->price < task->other_price) {
        bool team = pair->role == RONDE_PAIR_TEAM;
        ronde_claim claim = ronde_claim_of(at, team ? RONDE_CLAIM_TEAM : RONDE_CLAIM_NAMED);
        ronde_claim_add(at, &claim);
    }
    if (regular != RONDE_NONE && !has_shift(at, regular)) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_REGULAR_ABSENT);
        claim.resource = regular;
        ronde_claim_add(at, &claim);
    }
    return at->of->inquiry == NULL ? RONDE_OK : explain_others(at, regular, error);
}
