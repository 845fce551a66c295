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

/* Copies of what changes move. */
static bool copy_problem(ronde_trial *trial)
{
    const ronde_problem *real = trial->real;
    const ronde_instance *instance = real->instance;
    trial->shifts = copy_of(trial, instance->shifts, real->shift_count, 0, sizeof *trial->shifts);
    trial->tasks = copy_of(trial, instance->tasks, real->task_count, 0, sizeof *trial->tasks);
    trial->nodes = copy_of(trial, real->nodes, real->node_count, 0, sizeof *trial->nodes);
    trial->ties = copy_of(trial, real->ties, real->tie_count, 0, sizeof *trial->ties);
    trial->kinds = copy_of(trial, real->kinds, real->kind_count, 1, sizeof *trial->kinds);
    trial->kind_of = copy_of(trial, real->kind_of, real->shift_count, 0, sizeof *trial->kind_of);
    trial->prices = copy_of(trial, NULL, 0, real->task_count, sizeof *trial->prices);
    if (trial->shifts == NULL || trial->tasks == NULL || trial->nodes == NULL ||
        trial->ties == NULL || trial->kinds == NULL || trial->kind_of == NULL ||
        trial->prices == NULL) {
        return false;
    }
    trial->instance = *instance;
    trial->instance.shifts = trial->shifts;
    trial->instance.tasks = trial->tasks;
    trial->problem = *real;
    trial->problem.instance = &trial->instance;
    trial->problem.prompt = false;
    trial->problem.firm = false;  /* hours and windows are moved */
    trial->problem.plain = false; /* shortcuts of the search that changes would invalidate */
    trial->problem.nodes = trial->nodes;
    trial->problem.ties = trial->ties;
    trial->problem.kinds = trial->kinds;
    trial->problem.kind_of = trial->kind_of;
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

/* --- the changes, one by one ------------------------------------------------------------------ */

static void set_hours(ronde_trial *trial, int32_t shift, ronde_time earlier, ronde_time later)
{
    const int32_t ends[2] = {ronde_start_of(trial->real, shift), ronde_end_of(trial->real, shift)};
    for (int i = 0; i < 2; i++) {
        trial->nodes[ends[i]].earliest = trial->real->nodes[ends[i]].earliest - earlier;
        trial->nodes[ends[i]].latest = trial->real->nodes[ends[i]].latest + later;
    }
}

/* One window instead of all; false: as in the problem. */
static void set_window(ronde_trial *trial, const ronde_change *change, bool changed)
{
    ronde_node *node = &trial->nodes[change->task];
    *node = trial->real->nodes[change->task];
    if (changed) {
        const ronde_window *window = &trial->real->windows[node->first_window + change->window];
        bool later = change->kind == RONDE_CHANGE_WINDOW_LATER;
        node->earliest = window->earliest - (later ? 0 : change->amount);
        node->latest = window->latest + (later ? change->amount : 0);
        node->flags &= ~RONDE_NODE_WINDOWS;
        node->window_count = 1;
    }
    trial->state.spots[change->task].flags = node->flags;
}

/* The tie of a link as seen from one of its tasks: ties are in the order of the task's links that
 * bind. */
static ronde_tie *tie_at(ronde_trial *trial, int32_t link, int32_t task)
{
    const ronde_instance *instance = trial->real->instance;
    const int32_t *at = instance->task_links + instance->tasks[task].first_link;
    int32_t tie = trial->real->nodes[task].first_tie;
    for (; *at != link; at++) {
        tie += ronde_link_binds(&instance->links[*at]) ? 1 : 0;
    }
    return &trial->ties[tie];
}

static void set_link(ronde_trial *trial, const ronde_change *change, bool changed)
{
    const ronde_link *link = &trial->real->instance->links[change->link];
    ronde_tie *forth = tie_at(trial, change->link, link->from);
    ronde_tie *back = tie_at(trial, change->link, link->to);
    if (change->kind == RONDE_CHANGE_MAX_LAG) {
        forth->high = link->max_lag + (changed ? change->amount : 0);
        back->low = -forth->high;
    } else {
        forth->relation = back->relation = changed ? RONDE_ANY_RESOURCE : link->relation;
    }
}

static ronde_kind *own_kind(ronde_trial *trial, int32_t shift)
{
    int32_t own = trial->real->kind_count;
    trial->kinds[own] = trial->kinds[trial->real->kind_of[shift]];
    trial->kind_of[shift] = own;
    return &trial->kinds[own];
}

/* Lets the changed shift do a task whose other rules allow it. */
static void admit(ronde_trial *trial, const ronde_change *change, int32_t index)
{
    const ronde_instance *instance = trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    int32_t resource = instance->shifts[change->shift].resource;
    uint64_t missing = task->skills & ~instance->resources[resource].skills;
    bool own = task->shift == RONDE_NONE || task->shift == change->shift;
    ronde_cost price = task->other_price;
    for (int32_t i = 0; i < task->pair_count; i++) {
        const ronde_pair *pair = &instance->pairs[task->first_pair + i];
        price = pair->resource == resource ? pair->price : price;
    }
    bool wanted = price < ronde_cost_forbidden;
    switch ((int)change->kind) { /* the kinds that say who may do what */
    case RONDE_CHANGE_SKILL:
        missing &= ~change->skills;
        break;
    case RONDE_CHANGE_MATCH:
        wanted |= index == change->task;
        break;
    default:
        own |= index == change->task;
        break;
    }
    if (missing == 0 && own && wanted) {
        trial->prices[index] = (price < ronde_cost_forbidden ? price : 0) +
                               ronde_instance_day_price(instance, index, change->shift);
    }
}

static void admit_request(ronde_trial *trial, const ronde_change *change)
{
    const ronde_instance *instance = trial->real->instance;
    ronde_kind *kind = own_kind(trial, change->shift);
    memcpy(trial->prices, kind->task_prices, (size_t)instance->task_count * sizeof(ronde_cost));
    kind->task_prices = trial->prices;
    const ronde_request *request = &instance->requests[instance->tasks[change->task].request];
    for (int32_t a = 0; a < request->alternative_count; a++) {
        const ronde_alternative *of = &instance->alternatives[request->first_alternative + a];
        for (int32_t i = 0; i < of->task_count; i++) {
            admit(trial, change, instance->request_tasks[of->first_task + i]);
        }
    }
    if (change->kind == RONDE_CHANGE_OWN_SHIFT) {
        trial->tasks[change->task].shift = RONDE_NONE;
    }
}

static void take_back(ronde_trial *trial)
{
    const ronde_change *change = &trial->change;
    switch (change->kind) {
    case RONDE_CHANGE_SHIFT_END:
    case RONDE_CHANGE_SHIFT_START:
        set_hours(trial, change->shift, 0, 0);
        break;
    case RONDE_CHANGE_WINDOW_LATER:
    case RONDE_CHANGE_WINDOW_EARLIER:
        break; /* the task is on a route: after the rollback */
    case RONDE_CHANGE_MAX_LAG:
    case RONDE_CHANGE_OTHER_RESOURCE:
        set_link(trial, change, false);
        break;
    case RONDE_CHANGE_SHIFT_DURATION:
        trial->shifts[change->shift].max_duration =
            trial->real->instance->shifts[change->shift].max_duration;
        trial->kind_of[change->shift] = trial->real->kind_of[change->shift];
        break;
    case RONDE_CHANGE_OWN_SHIFT:
        trial->tasks[change->task].shift = trial->real->instance->tasks[change->task].shift;
        trial->kind_of[change->shift] = trial->real->kind_of[change->shift];
        break;
    case RONDE_CHANGE_SHIFT_DISTANCE:
    case RONDE_CHANGE_SHIFT_TRAVEL:
    case RONDE_CHANGE_SHIFT_TASKS:
    case RONDE_CHANGE_CAPACITY:
    case RONDE_CHANGE_MATCH:
    case RONDE_CHANGE_SKILL:
        trial->kind_of[change->shift] = trial->real->kind_of[change->shift];
        break;
    case RONDE_CHANGE_NONE:
    case RONDE_CHANGE_EXTRA_SHIFT:
    case RONDE_CHANGE_COUNT:
        break;
    }
    ronde_state_rollback(&trial->state, &trial->base);
    if (change->kind == RONDE_CHANGE_WINDOW_LATER || change->kind == RONDE_CHANGE_WINDOW_EARLIER) {
        set_window(trial, change, false);
    }
}

static void put_in_force(ronde_trial *trial, const ronde_change *change)
{
    switch (change->kind) {
    case RONDE_CHANGE_SHIFT_END:
        set_hours(trial, change->shift, 0, change->amount);
        (void)ronde_state_retime(&trial->state, change->shift);
        break;
    case RONDE_CHANGE_SHIFT_START:
        set_hours(trial, change->shift, change->amount, 0);
        (void)ronde_state_retime(&trial->state, change->shift);
        break;
    case RONDE_CHANGE_SHIFT_DURATION:
        trial->shifts[change->shift].max_duration += change->amount;
        own_kind(trial, change->shift)->max_duration += change->amount;
        (void)ronde_state_retime(&trial->state, change->shift);
        break;
    case RONDE_CHANGE_WINDOW_LATER:
    case RONDE_CHANGE_WINDOW_EARLIER:
        set_window(trial, change, true);
        break;
    case RONDE_CHANGE_MAX_LAG:
    case RONDE_CHANGE_OTHER_RESOURCE:
        set_link(trial, change, true);
        break;
    case RONDE_CHANGE_SHIFT_DISTANCE:
        own_kind(trial, change->shift)->max_distance += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_TRAVEL:
        own_kind(trial, change->shift)->max_travel += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_TASKS:
        own_kind(trial, change->shift)->max_tasks += (int32_t)change->amount;
        break;
    case RONDE_CHANGE_CAPACITY:
        own_kind(trial, change->shift)->capacity[change->dimension] += (int32_t)change->amount;
        break;
    case RONDE_CHANGE_MATCH:
    case RONDE_CHANGE_SKILL:
    case RONDE_CHANGE_OWN_SHIFT:
        admit_request(trial, change);
        break;
    case RONDE_CHANGE_NONE:
    case RONDE_CHANGE_EXTRA_SHIFT:
    case RONDE_CHANGE_COUNT:
        break;
    }
}

void ronde_trial_apply(ronde_trial *trial, const ronde_change *change)
{
    take_back(trial);
    trial->change = *change;
    put_in_force(trial, change);
}
