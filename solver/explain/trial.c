/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/trial.h"

#include "solver/core/snapshot.h"

#include <string.h>

static void *
copy_of(ronde_trial *trial, const void *from, int64_t count, int64_t extra, size_t size)
{
    void *copy = ronde_arena_take(trial->arena, (size_t)(count + extra) + 1, size);
    if (copy != NULL && count > 0) {
        memcpy(copy, from, (size_t)count * size);
    }
    return copy;
}

/* The most shifts that a resource has, each of which may get a kind of its own. */
static int32_t most_shifts(const ronde_problem *problem)
{
    int32_t most = 0;
    for (int32_t i = 0; i < problem->instance->resource_count; i++) {
        int32_t count = problem->resource_first[i + 1] - problem->resource_first[i];
        most = count > most ? count : most;
    }
    return most;
}

/* Copies of what changes move. */
static bool copy_problem(ronde_trial *trial)
{
    const ronde_problem *real = trial->real;
    const ronde_instance *instance = real->instance;
    int64_t own = most_shifts(real);
    trial->shifts = copy_of(trial, instance->shifts, real->shift_count, 0, sizeof *trial->shifts);
    trial->tasks = copy_of(trial, instance->tasks, real->task_count, 0, sizeof *trial->tasks);
    trial->nodes = copy_of(trial, real->nodes, real->node_count, 0, sizeof *trial->nodes);
    trial->ties = copy_of(trial, real->ties, real->tie_count, 0, sizeof *trial->ties);
    trial->kinds = copy_of(trial, real->kinds, real->kind_count, own, sizeof *trial->kinds);
    trial->kind_of = copy_of(trial, real->kind_of, real->shift_count, 0, sizeof *trial->kind_of);
    trial->prices = copy_of(trial, NULL, 0, own * real->task_count, sizeof *trial->prices);
    trial->groups =
        copy_of(trial, instance->groups, instance->group_count, 0, sizeof *trial->groups);
    trial->accounts =
        copy_of(trial, real->accounts, real->account_count, 0, sizeof *trial->accounts);
    if (trial->shifts == NULL || trial->tasks == NULL || trial->nodes == NULL ||
        trial->ties == NULL || trial->kinds == NULL || trial->kind_of == NULL ||
        trial->prices == NULL || trial->groups == NULL || trial->accounts == NULL) {
        return false;
    }
    trial->instance = *instance;
    trial->instance.shifts = trial->shifts;
    trial->instance.tasks = trial->tasks;
    trial->instance.groups = trial->groups;
    trial->problem = *real;
    trial->problem.instance = &trial->instance;
    trial->problem.prompt = false;
    trial->problem.firm = false;  /* hours and windows are moved */
    trial->problem.plain = false; /* shortcuts of the search that changes would invalidate */
    trial->problem.nodes = trial->nodes;
    trial->problem.ties = trial->ties;
    trial->problem.kinds = trial->kinds;
    trial->problem.kind_of = trial->kind_of;
    trial->problem.accounts = trial->accounts;
    return true;
}

ronde_status ronde_trial_init(ronde_trial *out, const ronde_problem *problem, ronde_error *error)
{
    *out = (ronde_trial){.real = problem,
                         .change = ronde_change_none(),
                         .most_work = INT64_MAX,
                         .arena = ronde_arena_new(1 << 14)};
    if (out->arena == NULL || !copy_problem(out)) {
        ronde_trial_clear(out);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain the plan");
    }
    ronde_status status = ronde_state_init(&out->state, &out->problem, error);
    if (status == RONDE_OK) {
        status = ronde_hand_init(&out->hand, &out->problem, 0, error);
    }
    if (status != RONDE_OK) {
        ronde_trial_clear(out);
        return status;
    }
    out->hand.blink = 0;
    ronde_state_commit(&out->state);
    out->base = ronde_state_mark(&out->state);
    return RONDE_OK;
}

static ronde_status settle_in(ronde_trial *trial, bool good, ronde_error *error)
{
    if (!good || ronde_state_broken(&trial->state)) {
        ronde_trial_clear(trial);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to explain the plan");
    }
    ronde_state_commit(&trial->state);
    trial->base = ronde_state_mark(&trial->state);
    return RONDE_OK;
}

ronde_status ronde_trial_of_state(ronde_trial *out, const ronde_state *state, ronde_error *error)
{
    ronde_snapshot snapshot = {0};
    RONDE_TRY(ronde_snapshot_init(&snapshot, state->problem, error));
    ronde_status status = ronde_trial_init(out, state->problem, error);
    if (status == RONDE_OK) {
        ronde_snapshot_keep(&snapshot, state);
        status = settle_in(out, ronde_snapshot_restore(&snapshot, &out->state), error);
    }
    ronde_snapshot_clear(&snapshot);
    return status;
}

/* Links the routes of a plan as they are. False if a task is done twice. */
static bool link_routes(ronde_state *state, const ronde_plan *plan)
{
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        int32_t after = ronde_start_of(state->problem, route->shift);
        for (size_t i = 0; i < route->stop_count; i++) {
            int32_t task = plan->stops.items[route->first_stop + i].task;
            if (task == RONDE_NONE) {
                continue;
            }
            if (state->spots[task].route != RONDE_NONE) {
                return false;
            }
            ronde_state_link(state, task, after);
            after = task;
        }
    }
    return true;
}

/* Notes which alternatives are done. False if one is done in part, or two of a request. */
static bool choose_served(ronde_state *state)
{
    const ronde_instance *instance = state->problem->instance;
    for (int32_t i = 0; i < instance->alternative_count; i++) {
        const ronde_alternative *of = &instance->alternatives[i];
        int32_t done = 0;
        for (int32_t t = 0; t < of->task_count; t++) {
            int32_t task = instance->request_tasks[of->first_task + t];
            done += state->spots[task].route != RONDE_NONE ? 1 : 0;
        }
        if (done == 0) {
            continue;
        }
        if (done < of->task_count || state->chosen[of->request] != RONDE_NONE) {
            return false;
        }
        ronde_state_choose(state, of->request, i);
    }
    return true;
}

ronde_status ronde_trial_of_plan(ronde_trial *out,
                                 const ronde_problem *problem,
                                 const ronde_plan *plan,
                                 ronde_error *error)
{
    RONDE_TRY(ronde_trial_init(out, problem, error));
    if (!link_routes(&out->state, plan) || !choose_served(&out->state) ||
        !ronde_state_settle(&out->state)) {
        ronde_trial_clear(out);
        return ronde_fail(error, RONDE_EINPUT, "",
                          "the plan breaks hard rules, so that nothing else can be said about it; "
                          "see ronde check");
    }
    return settle_in(out, true, error);
}

void ronde_trial_clear(ronde_trial *trial)
{
    ronde_state_clear(&trial->state);
    ronde_hand_clear(&trial->hand);
    ronde_arena_free(trial->arena);
    *trial = (ronde_trial){0};
}
