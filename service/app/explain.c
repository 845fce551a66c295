/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/explain.h"

#include "instances/model/check.h"
#include "instances/model/show.h"
#include "service/app/explain_parts.h"

/* --- tools of all parts ----------------------------------------------------------------------- */

ronde_found_stop ronde_explain_find(const ronde_plan *plan, int32_t task)
{
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        const ronde_stop *stops = &plan->stops.items[route->first_stop];
        for (size_t i = 0; i < route->stop_count; i++) {
            if (stops[i].task == task) {
                return (ronde_found_stop){&stops[i], i > 0 ? &stops[i - 1] : NULL, route->shift};
            }
        }
    }
    return (ronde_found_stop){NULL, NULL, RONDE_NONE};
}

ronde_explaining ronde_explaining_of(ronde_claims *out, const ronde_explained *of, int32_t task)
{
    return (ronde_explaining){.out = out,
                              .of = of,
                              .instance = of->instance,
                              .task = task,
                              .own = ronde_explain_find(of->plan, task)};
}

ronde_status ronde_explaining_end(const ronde_explaining *at, ronde_error *error)
{
    return at->out_of_memory ? ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain")
                             : RONDE_OK;
}

ronde_claim ronde_claim_of(const ronde_explaining *at, ronde_claim_kind kind)
{
    return (ronde_claim){.kind = kind,
                         .task = at->task,
                         .other = RONDE_NONE,
                         .shift = at->own.shift,
                         .other_shift = RONDE_NONE,
                         .resource = RONDE_NONE,
                         .link = RONDE_NONE,
                         .alternative = RONDE_NONE,
                         .start = at->own.stop == NULL ? 0 : at->own.stop->start,
                         .rule = RONDE_RULE_COUNT,
                         .change = ronde_change_none()};
}

void ronde_claim_add(ronde_explaining *at, const ronde_claim *claim)
{
    if (!ronde_array_push(at->out, *claim)) {
        at->out_of_memory = true;
    }
}

void ronde_claim_compare(ronde_claim *claim,
                         const ronde_opening *opening,
                         const ronde_claim_kind kinds[3])
{
    claim->kind = kinds[opening->cost > 0 ? 0 : opening->cost == 0 ? 1 : 2];
    claim->cost = opening->cost < 0 ? -opening->cost : opening->cost;
    claim->amount = opening->travel;
    for (int32_t i = 0; i < opening->stop_count; i++) {
        if (opening->stops[i].task == claim->task) {
            claim->other_shift = opening->stops[i].shift;
            claim->time = opening->stops[i].start;
        }
    }
}

/* --- where it is ------------------------------------------------------------------------------ */

static void explain_served(ronde_explaining *at)
{
    ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_SERVED);
    claim.time = at->own.stop->start;
    claim.until = at->own.stop->end;
    ronde_claim_add(at, &claim);
}

/* Waiting that a hard window explains: one opens at the very start. True if it does. */
static bool explain_wait(ronde_explaining *at)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    const ronde_stop *stop = at->own.stop;
    for (int32_t i = 0; i < task->window_count && stop->start > stop->arrival; i++) {
        if (at->instance->windows[task->first_window + i].earliest == stop->start) {
            ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_WAIT);
            claim.time = stop->arrival;
            claim.until = stop->start;
            ronde_claim_add(at, &claim);
            return true;
        }
    }
    return false;
}

/* True if the link forces a second coming to the same place on the same day: the first of its tasks
 * is over before the second may start. */
static bool forces_return(const ronde_instance *instance, const ronde_link *link)
{
    const ronde_task *from = &instance->tasks[link->from];
    if (ronde_show_clock(instance) && link->min_lag >= RONDE_DAY / 2) {
        return false; /* two visits of a week */
    }
    return from->place == instance->tasks[link->to].place && link->min_lag > from->duration;
}

static void explain_return(ronde_explaining *at, int32_t index, const ronde_found_stop *other)
{
    const ronde_link *link = &at->instance->links[index];
    bool is_second = at->task == link->to;
    const ronde_found_stop *first = is_second ? other : &at->own;
    const ronde_found_stop *second = is_second ? &at->own : other;
    ronde_claim claim = ronde_claim_of(at, is_second ? RONDE_CLAIM_RETURN : RONDE_CLAIM_FIRST);
    claim.other = is_second ? link->from : link->to;
    claim.shift = second->shift;
    claim.link = index;
    claim.start = second->stop->start;
    claim.until = first->stop->end;
    claim.time = first->stop->start + link->min_lag;
    ronde_claim_add(at, &claim);
}

/* Links whose two tasks are on routes: those that force a return visit, or the others. */
void ronde_explain_links(ronde_explaining *at, bool returns)
{
    const ronde_task *task = &at->instance->tasks[at->task];
    for (int32_t i = 0; i < task->link_count; i++) {
        int32_t index = at->instance->task_links[task->first_link + i];
        const ronde_link *link = &at->instance->links[index];
        int32_t partner = link->to == at->task ? link->from : link->to;
        ronde_found_stop other = ronde_explain_find(at->of->plan, partner);
        if (other.stop == NULL || forces_return(at->instance, link) != returns) {
            continue;
        }
        if (returns) {
            explain_return(at, index, &other);
        } else {
            ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_LINK);
            claim.other = partner;
            claim.other_shift = other.shift;
            claim.link = index;
            claim.time = other.stop->start;
            ronde_claim_add(at, &claim);
        }
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

static ronde_status explain_visit(ronde_explaining *at, ronde_error *error)
{
    size_t first = at->out->count;
    ronde_explain_links(at, true);
    bool returns = at->out->count > first;
    const ronde_request *request = &at->instance->requests[at->instance->tasks[at->task].request];
    if (returns && request->alternative_count == 1) {
        ronde_claim claim = ronde_claim_of(at, RONDE_CLAIM_NO_OTHER_WAY);
        ronde_claim_add(at, &claim);
    }
    explain_served(at);
    bool waits = explain_wait(at);
    ronde_explain_links(at, false);
    RONDE_TRY(ronde_explain_helper(at, error));
    if (!waits) {
        RONDE_TRY(ronde_explain_start(at, error));
    }
    ronde_explain_leeway(at);
    return ronde_explain_ways(at, error);
}

/* An inquiry knows nothing of the reloads of a plan. */
static bool has_reload(const ronde_plan *plan)
{
    for (size_t i = 0; i < plan->stops.count; i++) {
        if (plan->stops.items[i].kind == RONDE_STOP_RELOAD) {
            return true;
        }
    }
    return false;
}

ronde_status ronde_explained_ask(ronde_explained *of, ronde_error *error)
{
    ronde_error why = {0};
    ronde_verdict verdict = {0};
    RONDE_TRY(ronde_check(&verdict, of->instance, of->plan, error));
    bool right = verdict.violations.count == 0 && !has_reload(of->plan);
    ronde_verdict_clear(&verdict);
    ronde_status status =
        right ? ronde_inquiry_new(&of->inquiry, of->instance, of->plan, of->grid, &why) : RONDE_OK;
    return status == RONDE_ENOMEM ? ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain")
                                  : RONDE_OK;
}

ronde_status
ronde_explain(ronde_claims *out, const ronde_explained *of, int32_t task, ronde_error *error)
{
    ronde_explaining at = ronde_explaining_of(out, of, task);
    bool rest = of->instance->tasks[task].kind == RONDE_BREAK;
    if (at.own.stop == NULL && rest) {
        ronde_claim claim = ronde_claim_of(&at, RONDE_CLAIM_BREAK);
        claim.shift = of->instance->tasks[task].shift;
        ronde_claim_add(&at, &claim);
    } else if (at.own.stop == NULL) {
        ronde_explain_unserved(&at);
    } else if (rest) {
        explain_served(&at);
        RONDE_TRY(ronde_explain_start(&at, error));
        ronde_explain_leeway(&at);
    } else {
        RONDE_TRY(explain_visit(&at, error));
    }
    return ronde_explaining_end(&at, error);
}

ronde_status ronde_explain_briefly(ronde_claims *out,
                                   const ronde_explained *of,
                                   int32_t task,
                                   ronde_error *error)
{
    ronde_explaining at = ronde_explaining_of(out, of, task);
    if (at.own.stop != NULL) {
        ronde_explain_links(&at, true);
    } else if (of->instance->tasks[task].kind != RONDE_BREAK) {
        ronde_explain_unserved(&at);
    }
    return ronde_explaining_end(&at, error);
}
