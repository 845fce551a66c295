/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/inquire.h"

#include "instances/base/alloc.h"
#include "instances/model/why.h"
#include "solver/core/export.h"
#include "solver/core/timing.h"
#include "solver/explain/fitting.h"
#include "solver/explain/obstacle.h"
#include "solver/explain/reasons.h"

#include <stdlib.h>
#include <string.h>

enum { kept_ways = 3 }; /* of a shift, the cheapest by the search's price, to be priced exactly */

/* Positions that may be looked at for one shift, and for the reasons of one request. */
static const int64_t opening_work = 400000;
static const int64_t reason_work = 200000000;

/* What a plan with its times is worth. */
typedef struct worth {
    ronde_cost cost;
    ronde_time paid, travel;
    int64_t distance;
} worth;

struct ronde_inquiry {
    const ronde_instance *instance;
    ronde_time grid;
    ronde_problem problem;
    ronde_trial trial, empty;
    ronde_timing *timing;
    ronde_time *standing; /* by node: the times of the plan as it stands */
    ronde_time *times;    /* by node: scratch */
    worth stands;
};

static worth worth_of(const ronde_state *state, const ronde_time *times)
{
    const ronde_problem *problem = state->problem;
    ronde_time latest = 0;
    worth sum = {.cost = state->totals.cost - state->late * problem->instance->latest_price};
    for (int32_t shift = 0; shift < problem->shift_count; shift++) {
        sum.cost -= state->lanes[shift].moments;
        if (state->lanes[shift].task_count == 0) {
            continue;
        }
        int32_t start = ronde_start_of(problem, shift);
        int32_t end = ronde_end_of(problem, shift);
        for (int32_t node = start; node != end; node = state->spots[node].next) {
            ronde_time late = 0;
            if ((problem->nodes[node].flags & RONDE_NODE_SOFT) != 0) {
                sum.cost += ronde_soft_price(problem, node, times[node], &late);
            }
            latest = late > latest ? late : latest;
            sum.travel += state->spots[node].leg_time;
        }
        ronde_time paid = times[end] - times[start] - state->lanes[shift].unpaid;
        sum.travel += state->spots[end].leg_time;
        sum.paid += paid;
        sum.distance += state->lanes[shift].distance;
        sum.cost +=
            ronde_length_price(ronde_state_kind(state, shift), paid + state->lanes[shift].unpaid,
                               state->lanes[shift].unpaid);
    }
    sum.cost += latest * problem->instance->latest_price;
    return sum;
}

/* --- beginning and end ------------------------------------------------------------------------ */

static ronde_status begin(ronde_inquiry *at, const ronde_plan *plan, ronde_error *error)
{
    RONDE_TRY(ronde_instance_ready(at->instance, error));
    RONDE_TRY(ronde_problem_init_bare(&at->problem, at->instance, error));
    RONDE_TRY(ronde_trial_of_plan(&at->trial, &at->problem, plan, error));
    size_t nodes = (size_t)at->problem.node_count + 1;
    at->timing = ronde_timing_new(&at->trial.problem);
    at->standing = ronde_alloc_zero(nodes, sizeof *at->standing);
    at->times = ronde_alloc_zero(nodes, sizeof *at->times);
    if (at->timing == NULL || at->standing == NULL || at->times == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
    }
    ronde_timing_round(at->timing, at->grid);
    RONDE_TRY(ronde_timing_solve(at->timing, &at->trial.state, at->standing, error));
    at->stands = worth_of(&at->trial.state, at->standing);
    return RONDE_OK;
}

ronde_status ronde_inquiry_new(ronde_inquiry **out,
                               const ronde_instance *instance,
                               const ronde_plan *plan,
                               ronde_time grid,
                               ronde_error *error)
{
    ronde_inquiry *made = ronde_alloc_zero(1, sizeof *made);
    if (made == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
    }
    made->instance = instance;
    made->grid = grid;
    ronde_status status = begin(made, plan, error);
    if (status != RONDE_OK) {
        ronde_inquiry_free(made);
        return status;
    }
    *out = made;
    return RONDE_OK;
}

void ronde_inquiry_free(ronde_inquiry *inquiry)
{
    if (inquiry == NULL) {
        return;
    }
    ronde_timing_free(inquiry->timing);
    ronde_free(inquiry->standing);
    ronde_free(inquiry->times);
    ronde_trial_clear(&inquiry->trial);
    ronde_trial_clear(&inquiry->empty);
    ronde_problem_clear(&inquiry->problem);
    ronde_free(inquiry);
}

static void put_back(ronde_inquiry *at)
{
    const ronde_change none = ronde_change_none();
    ronde_trial_apply(&at->trial, &none);
}

/* --- openings --------------------------------------------------------------------------------- */

/* The cheapest ways on one shift by the search's price. */
typedef struct ways {
    ronde_fitting items[kept_ways];
    int count;
} ways;

static bool keep_cheap(ronde_trial *trial, const ronde_fitting *fitting, void *payload)
{
    (void)trial;
    ways *kept = payload;
    int at = kept->count < kept_ways ? kept->count++ : kept_ways;
    while (at > 0 && kept->items[at - 1].cost > fitting->cost) {
        if (at < kept_ways) {
            kept->items[at] = kept->items[at - 1];
        }
        at--;
    }
    if (at < kept_ways) {
        kept->items[at] = *fitting;
    }
    return true;
}

static void describe_stops(const ronde_inquiry *at, const ronde_fitting *way, ronde_opening *out)
{
    const ronde_state *state = &at->trial.state;
    out->alternative = way->alternative;
    out->stop_count = way->count;
    for (int32_t i = 0; i < way->count; i++) {
        int32_t node = way->nodes[i];
        const ronde_spot *spot = &state->spots[node];
        int32_t before = spot->previous;
        out->stops[i] = (ronde_opening_stop){
            .task = node,
            .shift = spot->route,
            .after = before < at->problem.task_count ? before : RONDE_NONE,
            .arrival = at->times[before] + state->spots[before].duration + spot->leg_time,
            .start = at->times[node],
            .end = at->times[node] + spot->duration,
            .behind = way->after[i]};
    }
}

/* The request placed one way, with the times it then gets; compared with the plan without it. */
static ronde_status price_way(ronde_inquiry *at,
                              const ronde_fitting *way,
                              const worth *without,
                              ronde_opening *out,
                              ronde_error *error)
{
    const ronde_state *state = &at->trial.state;
    put_back(at);
    if (!ronde_fitting_place(&at->trial, way)) {
        return RONDE_OK; /* cannot be: it was placed a moment ago */
    }
    memcpy(at->times, at->standing, (size_t)at->problem.node_count * sizeof *at->times);
    for (int32_t i = 0; i < way->count; i++) {
        RONDE_TRY(ronde_timing_solve_route(at->timing, state, state->spots[way->nodes[i]].route,
                                           at->times, error));
    }
    worth with = worth_of(state, at->times);
    int32_t request = at->instance->alternatives[way->alternative].request;
    const ronde_request *of = &at->instance->requests[request];
    ronde_cost cost = with.cost - without->cost + (of->optional ? of->prize : 0);
    if (!out->fits || cost < out->cost) {
        out->fits = true;
        out->cost = cost;
        out->paid = with.paid - without->paid;
        out->travel = with.travel - without->travel;
        out->distance = with.distance - without->distance;
        describe_stops(at, way, out);
    }
    return RONDE_OK;
}

static void say_why_not(const ronde_inquiry *at, int32_t request, ronde_opening *out)
{
    const ronde_instance *instance = at->instance;
    int32_t task =
        instance->request_tasks
            [instance->alternatives[instance->requests[request].first_alternative].first_task];
    ronde_obstacle obstacle = ronde_obstacle_of(&at->trial.state, task, out->shift);
    out->reason = (ronde_reason){.rule = obstacle.rule,
                                 .shift = out->shift,
                                 .amount = obstacle.amount,
                                 .detail = obstacle.detail,
                                 .change = ronde_change_none()};
    ronde_why_reason(out->reason.text, sizeof out->reason.text, instance, task, &out->reason,
                     false);
}

static ronde_status open_shift(ronde_inquiry *at,
                               int32_t request,
                               const worth *without,
                               ronde_opening *out,
                               ronde_error *error)
{
    const ronde_fitting_wish wish = {.request = request, .shift = out->shift, .first_on_it = true};
    ways kept = {.count = 0};
    put_back(at);
    at->trial.work = 0;
    at->trial.most_work = opening_work;
    ronde_fitting_each(&at->trial, &wish, keep_cheap, &kept);
    for (int i = 0; i < kept.count; i++) {
        RONDE_TRY(price_way(at, &kept.items[i], without, out, error));
    }
    if (!out->fits) {
        put_back(at);
        say_why_not(at, request, out);
    }
    return ronde_state_broken(&at->trial.state)
               ? ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan")
               : RONDE_OK;
}

static int cheapest_first(const void *one, const void *other)
{
    const ronde_opening *a = one;
    const ronde_opening *b = other;
    if (a->fits != b->fits) {
        return a->fits ? -1 : 1;
    }
    if (a->fits && a->cost != b->cost) {
        return a->cost < b->cost ? -1 : 1;
    }
    return (a->shift > b->shift) - (a->shift < b->shift);
}

static ronde_status open_all(ronde_inquiry *at,
                             int32_t request,
                             const worth *without,
                             ronde_openings *out,
                             ronde_error *error)
{
    ronde_status status = RONDE_OK;
    for (int32_t shift = 0; shift < at->problem.shift_count && status == RONDE_OK; shift++) {
        ronde_opening opening = {.shift = shift};
        status = open_shift(at, request, without, &opening, error);
        if (status == RONDE_OK && !ronde_array_push(out, opening)) {
            status = ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
        }
    }
    put_back(at);
    return status;
}

/* The plan without a request that it serves. False if it has no times then, which only travel times
 * that break the triangle inequality bring about. */
static bool think_out(ronde_inquiry *at, int32_t request)
{
    ronde_state *state = &at->trial.state;
    ronde_state_remove(state, request);
    if (!ronde_state_settle(state)) {
        return false;
    }
    at->trial.base = ronde_state_mark(state);
    return true;
}

static ronde_status
open_served(ronde_inquiry *at, int32_t request, ronde_openings *out, ronde_error *error)
{
    const ronde_mark before = at->trial.base;
    ronde_time *standing = at->standing;
    ronde_time *without_it = ronde_alloc_zero((size_t)at->problem.node_count + 1, sizeof *standing);
    if (without_it == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
    }
    ronde_status status = RONDE_OK;
    if (think_out(at, request)) {
        at->standing = without_it;
        status = ronde_timing_solve(at->timing, &at->trial.state, without_it, error);
        if (status == RONDE_OK) {
            worth without = worth_of(&at->trial.state, without_it);
            status = open_all(at, request, &without, out, error);
        }
    }
    at->standing = standing;
    at->trial.base = before;
    put_back(at);
    ronde_free(without_it);
    return status;
}

ronde_status ronde_inquiry_openings(ronde_inquiry *inquiry,
                                    int32_t request,
                                    ronde_openings *out,
                                    ronde_error *error)
{
    out->count = 0;
    put_back(inquiry);
    bool served = inquiry->trial.state.chosen[request] != RONDE_NONE;
    RONDE_TRY(served ? open_served(inquiry, request, out, error)
                     : open_all(inquiry, request, &inquiry->stands, out, error));
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, cheapest_first);
    }
    return RONDE_OK;
}

/* --- reasons, and what is made of an opening -------------------------------------------------- */

ronde_status ronde_inquiry_reasons(ronde_inquiry *inquiry,
                                   int32_t request,
                                   ronde_reasons *out,
                                   ronde_error *error)
{
    if (inquiry->empty.arena == NULL) {
        RONDE_TRY(ronde_trial_init(&inquiry->empty, &inquiry->problem, error));
    }
    inquiry->trial.work = inquiry->empty.work = 0;
    inquiry->trial.most_work = inquiry->empty.most_work = reason_work;
    return ronde_reasons_of(out, &inquiry->trial, &inquiry->empty, request, error);
}

ronde_status ronde_inquiry_take(ronde_inquiry *inquiry,
                                const ronde_opening *opening,
                                ronde_plan *out,
                                ronde_error *error)
{
    ronde_trial *trial = &inquiry->trial;
    put_back(inquiry);
    if (opening != NULL) {
        ronde_fitting way = {.alternative = opening->alternative, .count = opening->stop_count};
        for (int32_t i = 0; i < way.count; i++) {
            way.nodes[i] = opening->stops[i].task;
            way.after[i] = opening->stops[i].behind;
        }
        int32_t request = inquiry->instance->alternatives[way.alternative].request;
        if (trial->state.chosen[request] != RONDE_NONE) {
            ronde_state_remove(&trial->state, request);
            (void)ronde_state_settle(&trial->state);
        }
        if (!ronde_fitting_place(trial, &way)) {
            put_back(inquiry);
            return ronde_fail(error, RONDE_EBUG, "", "an opening of this plan does not fit it");
        }
    }
    ronde_status status = ronde_export_plan(out, &trial->state, inquiry->grid, error);
    if (status == RONDE_OK) {
        status = ronde_reasons_fill(out, &trial->state, NULL, error);
    }
    put_back(inquiry);
    return status;
}

ronde_status ronde_inquire_reasons(ronde_plan *plan,
                                   const ronde_instance *instance,
                                   const bool *wanted,
                                   ronde_error *error)
{
    ronde_problem problem = {0};
    ronde_trial trial = {0};
    ronde_array_clear(&plan->reasons);
    for (size_t i = 0; i < plan->unserved.count; i++) {
        plan->unserved.items[i].first_reason = plan->unserved.items[i].reason_count = 0;
    }
    if (plan->unserved.count == 0) {
        return RONDE_OK;
    }
    RONDE_TRY(ronde_instance_ready(instance, error));
    RONDE_TRY(ronde_problem_init_bare(&problem, instance, error));
    ronde_status status = ronde_trial_of_plan(&trial, &problem, plan, error);
    if (status == RONDE_OK) {
        status = ronde_reasons_fill(plan, &trial.state, wanted, error);
        ronde_trial_clear(&trial);
    }
    ronde_problem_clear(&problem);
    return status;
}
