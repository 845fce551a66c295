/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of a trial's problem, and back. Only the trial's own copies are written. */
#include "solver/explain/trial.h"

#include <string.h>

/* --- hours and limits of a shift -------------------------------------------------------------- */

static void set_hours(ronde_trial *trial, int32_t shift, ronde_time earlier, ronde_time later)
{
    const int32_t ends[2] = {ronde_start_of(trial->real, shift), ronde_end_of(trial->real, shift)};
    for (int i = 0; i < 2; i++) {
        trial->nodes[ends[i]].earliest = trial->real->nodes[ends[i]].earliest - earlier;
        trial->nodes[ends[i]].latest = trial->real->nodes[ends[i]].latest + later;
    }
    (void)ronde_state_retime(&trial->state, shift);
}

/* A kind that only this shift is of; each shift of a resource can have one. */
static ronde_kind *own_kind(ronde_trial *trial, int32_t shift, int32_t slot)
{
    int32_t own = trial->real->kind_count + slot;
    trial->kinds[own] = trial->real->kinds[trial->real->kind_of[shift]];
    trial->kind_of[shift] = own;
    return &trial->kinds[own];
}

/* The shifts of the resource that the change is about. */
static const int32_t *
shifts_of(const ronde_trial *trial, const ronde_change *change, int32_t *count)
{
    int32_t resource = trial->real->instance->shifts[change->shift].resource;
    const int32_t *first = trial->real->resource_first + resource;
    *count = first[1] - first[0];
    return trial->real->resource_shifts + first[0];
}

static void lengthen(ronde_trial *trial, const ronde_change *change)
{
    trial->shifts[change->shift].max_duration += change->amount;
    own_kind(trial, change->shift, 0)->max_duration += change->amount;
    (void)ronde_state_retime(&trial->state, change->shift);
}

/* What a vehicle carries, and what may wait in it. */
static void set_load(ronde_trial *trial, const ronde_change *change)
{
    int32_t count;
    const int32_t *shifts = shifts_of(trial, change, &count);
    for (int32_t i = 0; i < count; i++) {
        ronde_kind *kind = own_kind(trial, shifts[i], i);
        if (change->kind == RONDE_CHANGE_CAPACITY) {
            kind->capacity[change->dimension] += (int32_t)change->amount;
        } else {
            kind->no_waiting = 0;
        }
    }
}

/* The contract is that of all weeks. */
static void set_contract(ronde_trial *trial, const ronde_change *change, ronde_time more)
{
    int32_t count;
    const int32_t *shifts = shifts_of(trial, change, &count);
    for (int32_t i = 0; i < count; i++) {
        int32_t account = trial->real->account_of[shifts[i]];
        trial->accounts[account].max = trial->real->accounts[account].max + more;
    }
}

/* Ends of shifts have no other ties than the rest before and after. */
static void set_rest_at(ronde_trial *trial, int32_t node, ronde_time less)
{
    const ronde_node *end = &trial->real->nodes[node];
    for (int32_t i = end->first_tie; i < end->first_tie + end->tie_count; i++) {
        const ronde_tie *real = &trial->real->ties[i];
        bool behind = real->low > -ronde_time_unlimited;
        trial->ties[i].low = real->low - (behind ? less : 0);
        trial->ties[i].high = real->high + (behind ? 0 : less);
    }
}

static void set_rest(ronde_trial *trial, const ronde_change *change, ronde_time less)
{
    int32_t count;
    const int32_t *shifts = shifts_of(trial, change, &count);
    for (int32_t i = 0; i < count; i++) {
        set_rest_at(trial, ronde_start_of(trial->real, shifts[i]), less);
        set_rest_at(trial, ronde_end_of(trial->real, shifts[i]), less);
    }
    for (int32_t i = 0; i < count && less > 0; i++) {
        (void)ronde_state_retime(&trial->state, shifts[i]);
    }
}

/* --- windows, links and groups ---------------------------------------------------------------- */

/* One window instead of all. */
static void set_window(ronde_trial *trial, const ronde_change *change)
{
    ronde_node *node = &trial->nodes[change->task];
    const ronde_window *window = &trial->real->windows[node->first_window + change->window];
    bool later = change->kind == RONDE_CHANGE_WINDOW_LATER;
    node->earliest = window->earliest - (later ? 0 : change->amount);
    node->latest = window->latest + (later ? change->amount : 0);
    node->flags &= ~RONDE_NODE_WINDOWS;
    node->window_count = 1;
    trial->state.spots[change->task].flags = node->flags;
}

/* The tie of a link as seen from one of its tasks: ties are in the order of the task's links that
 * bind. */
static int32_t tie_at(const ronde_trial *trial, int32_t link, int32_t task)
{
    const ronde_instance *instance = trial->real->instance;
    const int32_t *at = instance->task_links + instance->tasks[task].first_link;
    int32_t tie = trial->real->nodes[task].first_tie;
    for (; *at != link; at++) {
        tie += ronde_link_binds(&instance->links[*at]) ? 1 : 0;
    }
    return tie;
}

static void set_link(ronde_trial *trial, const ronde_change *change)
{
    const ronde_link *link = &trial->real->instance->links[change->link];
    ronde_tie *forth = &trial->ties[tie_at(trial, change->link, link->from)];
    ronde_tie *back = &trial->ties[tie_at(trial, change->link, link->to)];
    if (change->kind == RONDE_CHANGE_MAX_LAG) {
        forth->high = link->max_lag + change->amount;
        back->low = -forth->high;
    } else if (change->kind == RONDE_CHANGE_MIN_LAG) {
        forth->low = link->min_lag - change->amount;
        back->high = -forth->low;
    } else {
        forth->relation = back->relation = RONDE_ANY_RESOURCE;
    }
}

/* A group without a rule: meetings that cost nothing. */
static void free_group(ronde_trial *trial, int32_t group)
{
    trial->groups[group].rule = RONDE_PROVIDERS;
    trial->groups[group].price = 0;
}

/* --- who may do what -------------------------------------------------------------------------- */

/* Lets a shift do a task whose other rules allow it. */
static void admit(const ronde_trial *trial, int32_t shift, int32_t index, ronde_cost *prices)
{
    const ronde_change *change = &trial->change;
    const ronde_instance *instance = trial->real->instance;
    const ronde_task *task = &instance->tasks[index];
    int32_t resource = instance->shifts[shift].resource;
    uint64_t missing = task->skills & ~instance->resources[resource].skills;
    bool own = task->shift == RONDE_NONE || task->shift == shift;
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
        prices[index] = (price < ronde_cost_forbidden ? price : 0) +
                        ronde_instance_day_price(instance, index, shift);
    }
}

static void admit_request(ronde_trial *trial, int32_t shift, int32_t slot)
{
    const ronde_instance *instance = trial->real->instance;
    ronde_kind *kind = own_kind(trial, shift, slot);
    ronde_cost *prices = trial->prices + (size_t)slot * (size_t)instance->task_count;
    memcpy(prices, kind->task_prices, (size_t)instance->task_count * sizeof(ronde_cost));
    kind->task_prices = prices;
    const ronde_request *request = &instance->requests[instance->tasks[trial->change.task].request];
    for (int32_t a = 0; a < request->alternative_count; a++) {
        const ronde_alternative *of = &instance->alternatives[request->first_alternative + a];
        for (int32_t i = 0; i < of->task_count; i++) {
            admit(trial, shift, instance->request_tasks[of->first_task + i], prices);
        }
    }
}

/* The resource learns something, or may come; a task of another shift becomes one of this. */
static void set_match(ronde_trial *trial, const ronde_change *change)
{
    int32_t count;
    const int32_t *shifts = shifts_of(trial, change, &count);
    if (change->kind == RONDE_CHANGE_OWN_SHIFT) {
        trial->tasks[change->task].shift = change->shift;
        shifts = &change->shift;
        count = 1;
    }
    for (int32_t i = 0; i < count; i++) {
        admit_request(trial, shifts[i], i);
    }
}

/* --- all of them ------------------------------------------------------------------------------ */

/* Whatever the change was about is again as in the problem. */
static void restore_shift(ronde_trial *trial, const ronde_change *change)
{
    int32_t shift = change->shift;
    const int32_t ends[2] = {ronde_start_of(trial->real, shift), ronde_end_of(trial->real, shift)};
    for (int i = 0; i < 2; i++) {
        trial->nodes[ends[i]] = trial->real->nodes[ends[i]];
    }
    trial->shifts[shift] = trial->real->instance->shifts[shift];
    int32_t count;
    const int32_t *shifts = shifts_of(trial, change, &count);
    for (int32_t i = 0; i < count; i++) {
        trial->kind_of[shifts[i]] = trial->real->kind_of[shifts[i]];
    }
    if (change->kind == RONDE_CHANGE_CONTRACT) {
        set_contract(trial, change, 0);
    } else if (change->kind == RONDE_CHANGE_REST) {
        set_rest(trial, change, 0);
    }
}

static void take_back(ronde_trial *trial)
{
    const ronde_change *change = &trial->change;
    const ronde_problem *real = trial->real;
    if (change->shift != RONDE_NONE) {
        restore_shift(trial, change);
    }
    if (change->task != RONDE_NONE) {
        trial->tasks[change->task] = real->instance->tasks[change->task];
        trial->nodes[change->task] = real->nodes[change->task];
    }
    if (change->link != RONDE_NONE) {
        const ronde_link *link = &real->instance->links[change->link];
        int32_t forth = tie_at(trial, change->link, link->from);
        int32_t back = tie_at(trial, change->link, link->to);
        trial->ties[forth] = real->ties[forth];
        trial->ties[back] = real->ties[back];
    }
    if (change->group != RONDE_NONE) {
        trial->groups[change->group] = real->instance->groups[change->group];
    }
    ronde_state_rollback(&trial->state, &trial->base);
    if (change->task != RONDE_NONE) { /* the task was on a route */
        trial->state.spots[change->task].flags = real->nodes[change->task].flags;
    }
}

static void put_in_force(ronde_trial *trial, const ronde_change *change)
{
    switch (change->kind) {
    case RONDE_CHANGE_SHIFT_END:
        set_hours(trial, change->shift, 0, change->amount);
        break;
    case RONDE_CHANGE_SHIFT_START:
        set_hours(trial, change->shift, change->amount, 0);
        break;
    case RONDE_CHANGE_SHIFT_DURATION:
        lengthen(trial, change);
        break;
    case RONDE_CHANGE_WINDOW_LATER:
    case RONDE_CHANGE_WINDOW_EARLIER:
        set_window(trial, change);
        break;
    case RONDE_CHANGE_MAX_LAG:
    case RONDE_CHANGE_MIN_LAG:
    case RONDE_CHANGE_OTHER_RESOURCE:
    case RONDE_CHANGE_SAME_PERSON:
        set_link(trial, change);
        break;
    case RONDE_CHANGE_SHIFT_DISTANCE:
        own_kind(trial, change->shift, 0)->max_distance += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_TRAVEL:
        own_kind(trial, change->shift, 0)->max_travel += change->amount;
        break;
    case RONDE_CHANGE_SHIFT_TASKS:
        own_kind(trial, change->shift, 0)->max_tasks += (int32_t)change->amount;
        break;
    case RONDE_CHANGE_MAX_GAP:
        own_kind(trial, change->shift, 0)->max_gap += change->amount;
        break;
    case RONDE_CHANGE_CAPACITY:
    case RONDE_CHANGE_WAITING:
        set_load(trial, change);
        break;
    case RONDE_CHANGE_CONTRACT:
        set_contract(trial, change, change->amount);
        break;
    case RONDE_CHANGE_REST:
        set_rest(trial, change, change->amount);
        break;
    case RONDE_CHANGE_SPLIT_GROUP:
    case RONDE_CHANGE_MIX_GROUP:
        free_group(trial, change->group);
        break;
    case RONDE_CHANGE_MATCH:
    case RONDE_CHANGE_SKILL:
    case RONDE_CHANGE_OWN_SHIFT:
        set_match(trial, change);
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
