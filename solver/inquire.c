/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/inquire.h"

#include "instances/base/alloc.h"
#include "solver/core/encounters.h"
#include "solver/core/export.h"
#include "solver/core/idle.h"
#include "solver/explain/reasons.h"
#include "solver/inquire_parts.h"

#include <string.h>

static bool meet(const ronde_state *state, const ronde_time *times, int32_t one, int32_t other)
{
    int32_t a = state->spots[one].route;
    int32_t b = state->spots[other].route;
    return a != RONDE_NONE && b != RONDE_NONE && ronde_encounters_apart(state->problem, a, b) &&
           ronde_encounters_meet(state->problem, one, times[one], other, times[other]);
}

/* How often providers meet in a building. */
static int64_t count_meetings(const ronde_state *state, const ronde_time *times, int32_t group)
{
    const int32_t *tasks = state->problem->group_tasks;
    int32_t first = state->problem->group_first[group];
    int64_t count = 0;
    for (int32_t i = first; i < state->problem->group_first[group + 1]; i++) {
        for (int32_t k = first; k < i; k++) {
            count += meet(state, times, tasks[i], tasks[k]) ? 1 : 0;
        }
    }
    return count;
}

/* What that costs; the state counts it by times of its own. */
static ronde_cost meetings_price(const ronde_state *state, const ronde_time *times)
{
    const ronde_instance *instance = state->problem->instance;
    ronde_cost sum = 0;
    for (int32_t group = 0; group < instance->group_count && state->problem->meets; group++) {
        if (ronde_encounters_counted(&instance->groups[group])) {
            sum += instance->groups[group].price * count_meetings(state, times, group);
        }
    }
    return sum;
}

ronde_worth ronde_inquiry_worth(const ronde_state *state, const ronde_time *times)
{
    const ronde_problem *problem = state->problem;
    ronde_time latest = 0;
    ronde_worth sum = {.cost = state->totals.cost - state->encounters -
                               state->late * problem->instance->latest_price};
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
        sum.cost += ronde_idle_of(state, shift, times);
        sum.cost +=
            ronde_length_price(ronde_state_kind(state, shift), paid + state->lanes[shift].unpaid,
                               state->lanes[shift].unpaid);
    }
    sum.cost += latest * problem->instance->latest_price + meetings_price(state, times);
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
    at->stands = ronde_inquiry_worth(&at->trial.state, at->standing);
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

void ronde_inquiry_put_back(ronde_inquiry *inquiry)
{
    const ronde_change none = ronde_change_none();
    ronde_trial_apply(&inquiry->trial, &none);
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
    inquiry->trial.most_work = inquiry->empty.most_work = RONDE_INQUIRY_REASON_WORK;
    return ronde_reasons_of(out, &inquiry->trial, &inquiry->empty, request, error);
}

ronde_status ronde_inquiry_take(ronde_inquiry *inquiry,
                                const ronde_opening *opening,
                                ronde_plan *out,
                                ronde_error *error)
{
    ronde_trial *trial = &inquiry->trial;
    ronde_inquiry_put_back(inquiry);
    if (opening != NULL) {
        ronde_fitting way = {.alternative = opening->alternative, .count = opening->stop_count};
        for (int32_t i = 0; i < way.count; i++) {
            way.nodes[i] = opening->stops[i].task;
            way.after[i] = opening->stops[i].behind;
        }
        int32_t request = inquiry->instance->alternatives[way.alternative].request;
        if (trial->state.chosen[request] != RONDE_NONE) {
            (void)ronde_fitting_remove(trial, request);
        }
        if (!ronde_fitting_place(trial, &way)) {
            ronde_inquiry_put_back(inquiry);
            return ronde_fail(error, RONDE_EBUG, "", "an opening of this plan does not fit it");
        }
    }
    ronde_status status = ronde_export_plan(out, &trial->state, inquiry->grid, error);
    if (status == RONDE_OK) {
        status = ronde_reasons_fill(out, &trial->state, NULL, error);
    }
    ronde_inquiry_put_back(inquiry);
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
