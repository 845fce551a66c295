/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a request could come, and at what cost. */
#include "instances/base/alloc.h"
#include "instances/model/why.h"
#include "solver/explain/obstacle.h"
#include "solver/inquire_parts.h"

#include <stdlib.h>
#include <string.h>

enum { kept_ways = 3 }; /* of a shift, the cheapest by the search's price, to be priced exactly */

/* Positions that may be looked at for one shift. */
static const int64_t opening_work = 400000;

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
                              const ronde_worth *without,
                              ronde_opening *out,
                              ronde_error *error)
{
    const ronde_state *state = &at->trial.state;
    ronde_inquiry_put_back(at);
    if (!ronde_fitting_place(&at->trial, way)) {
        return RONDE_OK; /* cannot be: it was placed a moment ago */
    }
    memcpy(at->times, at->standing, (size_t)at->problem.node_count * sizeof *at->times);
    for (int32_t i = 0; i < way->count; i++) {
        RONDE_TRY(ronde_timing_solve_route(at->timing, state, state->spots[way->nodes[i]].route,
                                           at->times, error));
    }
    ronde_worth with = ronde_inquiry_worth(state, at->times);
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
    int32_t task = ronde_instance_first_task(instance, request);
    ronde_obstacle obstacle = ronde_obstacle_of(&at->trial.state, task, out->shift);
    out->reason = (ronde_reason){.rule = obstacle.rule,
                                 .shift = out->shift,
                                 .amount = obstacle.amount,
                                 .detail = obstacle.detail,
                                 .change = ronde_change_none()};
    ronde_why_reason(out->reason.text, sizeof out->reason.text, instance, task, &out->reason,
                     false);
}

ronde_status ronde_inquiry_open(ronde_inquiry *at,
                                const ronde_fitting_wish *wish,
                                int64_t work,
                                const ronde_worth *without,
                                ronde_opening *out,
                                ronde_error *error)
{
    ways kept = {.count = 0};
    ronde_inquiry_put_back(at);
    at->trial.work = 0;
    at->trial.most_work = work;
    ronde_fitting_each(&at->trial, wish, keep_cheap, &kept);
    out->tired = ronde_trial_tired(&at->trial);
    for (int i = 0; i < kept.count; i++) {
        RONDE_TRY(price_way(at, &kept.items[i], without, out, error));
    }
    ronde_inquiry_put_back(at);
    return ronde_state_broken(&at->trial.state)
               ? ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan")
               : RONDE_OK;
}

static ronde_status open_shift(ronde_inquiry *at,
                               int32_t request,
                               const ronde_worth *without,
                               ronde_opening *out,
                               ronde_error *error)
{
    const ronde_fitting_wish wish = {
        .request = request, .shift = out->shift, .part = RONDE_FITTING_FIRST};
    RONDE_TRY(ronde_inquiry_open(at, &wish, opening_work, without, out, error));
    if (!out->fits) {
        say_why_not(at, request, out);
    }
    return RONDE_OK;
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
                             const ronde_worth *without,
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
    ronde_inquiry_put_back(at);
    return status;
}

ronde_status ronde_inquiry_think_out(ronde_inquiry *at,
                                     int32_t request,
                                     ronde_thought_out *out,
                                     ronde_error *error)
{
    ronde_state *state = &at->trial.state;
    ronde_inquiry_put_back(at);
    *out = (ronde_thought_out){.before = at->trial.base, .standing = at->standing};
    if (state->chosen[request] == RONDE_NONE) {
        out->possible = true;
        out->without = at->stands;
        return RONDE_OK;
    }
    if (!ronde_fitting_remove(&at->trial, request)) {
        return RONDE_OK;
    }
    at->trial.base = ronde_state_mark(state);
    out->own = ronde_alloc_zero((size_t)at->problem.node_count + 1, sizeof *out->own);
    if (out->own == NULL) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to look at the plan");
    }
    RONDE_TRY(ronde_timing_solve(at->timing, state, out->own, error));
    at->standing = out->own;
    out->without = ronde_inquiry_worth(state, out->own);
    out->possible = true;
    return RONDE_OK;
}

void ronde_inquiry_think_in(ronde_inquiry *at, ronde_thought_out *thought)
{
    at->standing = thought->standing;
    at->trial.base = thought->before;
    ronde_inquiry_put_back(at);
    ronde_free(thought->own);
}

ronde_status ronde_inquiry_openings(ronde_inquiry *inquiry,
                                    int32_t request,
                                    ronde_openings *out,
                                    ronde_error *error)
{
    ronde_thought_out thought;
    out->count = 0;
    ronde_status status = ronde_inquiry_think_out(inquiry, request, &thought, error);
    if (status == RONDE_OK && thought.possible) {
        status = open_all(inquiry, request, &thought.without, out, error);
    }
    ronde_inquiry_think_in(inquiry, &thought);
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, cheapest_first);
    }
    return status;
}
