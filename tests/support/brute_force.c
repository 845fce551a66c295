/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/brute_force.h"

#include "tests/support/brute_plan.h"
#include "tests/support/ckx.h"

#include <assert.h>
#include <string.h>

enum { most_shifts = 4, most_requests = 8, most_choices = 6561 };

/* Which alternative of each request is served (RONDE_NONE: none). */
typedef struct choice {
    int32_t alternative[most_requests];
    int64_t unserved;
} choice;

/* Routes under construction: the items of all shifts, one shift after the other. */
typedef struct frame {
    int next;      /* option to try next */
    int32_t shift; /* being filled */
    int32_t place;
    ronde_time ready;               /* earliest end of the last item, links left out */
    ronde_time travel;              /* of this route */
    int64_t distance;               /* of this route */
    ronde_time work;                /* of this route: durations of tasks */
    ronde_time unpaid;              /* of this route: travel of unpaid legs */
    bool begun, home;               /* a task was done on this route; its end is next */
    ronde_time worked[most_shifts]; /* of the routes that are closed: tasks and paid travel */
    ronde_time workload;            /* largest of the routes that are closed */
    ronde_cost cost;                /* so far, all but times */
    int32_t used_shifts;
    int32_t tasks_here, items_here; /* of this route */
    int32_t tasks_of_trip, trips;   /* of the last trip; of this route */
    unsigned used;                  /* pool items placed */
} frame;

typedef struct brute {
    const ronde_instance *instance;
    const ronde_brute_fault *fault;
    ronde_brute_result best;
    ronde_plan *plan;
    int64_t unserved;               /* of the choice at hand */
    int32_t pool[brute_most_items]; /* tasks to place: those chosen, then breaks */
    int pool_count, must_count;
    int32_t order[brute_most_items]; /* tasks in order of placing */
    int32_t shift_of[brute_most_items];
    int32_t reload_at[brute_most_items];
    int placed;
    frame frames[brute_most_items + most_shifts + 2];
    int depth;
} brute;

static const ronde_resource *resource_of(const brute *at, int32_t shift)
{
    return &at->instance->resources[at->instance->shifts[shift].resource];
}

static bool ignores(const brute *at, ronde_rule rule)
{
    return at->fault->ignored_rule == rule;
}

/* The items placed so far. */
static brute_list list_of(const brute *at)
{
    return (brute_list){at->instance, at->order, at->shift_of, at->placed, at->fault->ignored_rule,
                        at->reload_at};
}

static bool better(const brute *at, int32_t used_shifts, ronde_cost cost)
{
    const ronde_brute_result *best = &at->best;
    if (!best->found || at->unserved != best->unserved) {
        return !best->found || at->unserved < best->unserved;
    }
    if (at->instance->vehicles_first && used_shifts != best->used_shifts) {
        return used_shifts < best->used_shifts;
    }
    return cost < best->cost;
}

/* Largest cost that is no improvement, given the number of shifts. */
static ronde_cost cost_limit(const brute *at, int32_t used_shifts)
{
    return better(at, used_shifts, at->best.cost) ? INT64_MAX : at->best.cost;
}

/* First start in a window not before ready, or RONDE_NONE. */
static ronde_time first_start(const brute *at, int32_t task, ronde_time ready)
{
    const ronde_task *of = &at->instance->tasks[task];
    for (int32_t i = 0; i < of->window_count; i++) {
        const ronde_window *window = &at->instance->windows[of->first_window + i];
        if (ready <= window->latest) {
            return ready > window->earliest ? ready : window->earliest;
        }
    }
    return RONDE_NONE;
}

/* Goes to a place; false if there is no path. */
static bool go(const brute *at, frame *out, int32_t place)
{
    const ronde_resource *resource = resource_of(at, out->shift);
    int64_t travel = ronde_brute_travel(at->instance, out->shift, out->place, place);
    int64_t distance = ronde_brute_distance(at->instance, out->shift, out->place, place);
    const ronde_shift *shift = &at->instance->shifts[out->shift];
    bool unpaid =
        ((shift->unpaid_first_leg && !out->begun) || (shift->unpaid_last_leg && out->home)) &&
        !ignores(at, RONDE_RULE_PAID);
    out->place = place;
    out->ready += travel;
    out->travel += travel;
    out->unpaid += unpaid ? travel : 0;
    out->distance += distance;
    out->cost += distance * resource->distance_price + travel * resource->travel_price +
                 (unpaid ? 0 : travel * resource->paid_price);
    return travel < RONDE_UNREACHABLE && distance < RONDE_UNREACHABLE;
}

/* Loads at the start of the route (reload RONDE_NONE) or reloads at a place; false if that cannot
 * be. */
static bool load_up(const brute *at, frame *out, int32_t reload, int32_t task)
{
    const ronde_shift *shift = &at->instance->shifts[out->shift];
    bool start = reload == RONDE_NONE;
    if (!start && (out->tasks_of_trip == 0 || !go(at, out, reload))) {
        return false;
    }
    ronde_time loading = start ? shift->loading_at_start : shift->loading;
    ronde_time release = ignores(at, RONDE_RULE_RELEASE) ? 0 : at->instance->tasks[task].release;
    out->ready = (out->ready > release ? out->ready : release) + loading;
    out->cost += loading * resource_of(at, out->shift)->paid_price;
    out->tasks_of_trip = 0;
    out->trips++;
    return shift->max_trips == 0 || out->trips <= shift->max_trips || ignores(at, RONDE_RULE_TRIPS);
}

/* The frame after doing pool item k next, behind a reload unless that is RONDE_NONE; false if that
 * cannot lead to a better plan. */
static bool extend(const brute *at, const frame *now, int k, int32_t reload, frame *out)
{
    int32_t task = at->pool[k];
    const ronde_task *of = &at->instance->tasks[task];
    const ronde_shift *shift = &at->instance->shifts[now->shift];
    const ronde_resource *resource = resource_of(at, now->shift);
    brute_list list = list_of(at);
    ronde_cost price = ronde_brute_price(at->instance, task, now->shift);
    if (price >= ronde_cost_forbidden || (reload != RONDE_NONE && now->items_here == 0) ||
        !ronde_brute_relations(&list, task, now->shift, at->fault->ignored_link) ||
        !ronde_brute_pins(&list, at->placed - now->items_here, task)) {
        return false;
    }
    *out = *now;
    out->next = 0;
    if ((reload != RONDE_NONE || now->items_here == 0) && !load_up(at, out, reload, task)) {
        return false;
    }
    if (of->place != RONDE_NONE && !go(at, out, of->place)) {
        return false;
    }
    ronde_time start = first_start(at, task, out->ready);
    out->ready = start + of->duration;
    out->work += of->kind != RONDE_BREAK ? of->duration : 0;
    out->begun |= of->kind != RONDE_BREAK;
    out->cost += price + of->duration * resource->paid_price;
    if (now->items_here == 0) {
        out->cost += resource->shift_price;
        out->used_shifts++;
    }
    out->items_here++;
    out->tasks_here += of->kind != RONDE_BREAK ? 1 : 0;
    out->tasks_of_trip += of->kind != RONDE_BREAK ? 1 : 0;
    out->used |= 1U << k;
    return start != RONDE_NONE && out->ready <= shift->latest &&
           out->distance <= shift->max_distance &&
           (out->travel <= shift->max_travel || ignores(at, RONDE_RULE_SHIFT_TRAVEL)) &&
           (out->tasks_here <= shift->max_tasks || ignores(at, RONDE_RULE_SHIFT_TASKS)) &&
           better(at, out->used_shifts, out->cost);
}

/* The frame after ending the route; false if that cannot be. */
static bool close_route(const brute *at, const frame *now, frame *out)
{
    const ronde_shift *shift = &at->instance->shifts[now->shift];
    *out = *now;
    if (now->items_here > 0) {
        brute_list list = list_of(at);
        int first = at->placed - now->items_here;
        int32_t home = shift->end_place == RONDE_NONE ? now->place : shift->end_place;
        out->home = true;
        if (now->tasks_of_trip == 0 || !go(at, out, home) || out->ready > shift->latest ||
            out->distance > shift->max_distance ||
            (out->travel > shift->max_travel && !ignores(at, RONDE_RULE_SHIFT_TRAVEL)) ||
            !ronde_brute_loads(&list, first) || !ronde_brute_breaks(&list, first, now->shift)) {
            return false;
        }
        out->worked[now->shift] = out->travel - out->unpaid + now->work;
        ronde_time workload = out->travel + now->work;
        if (workload > now->workload && !ignores(at, RONDE_RULE_WORKLOAD)) {
            out->workload = workload;
            out->cost += (workload - now->workload) * at->instance->workload_price;
        }
    }
    out->next = 0;
    out->shift++;
    out->items_here = 0;
    out->tasks_here = 0;
    out->tasks_of_trip = 0;
    out->trips = 0;
    out->travel = 0;
    out->distance = 0;
    out->work = 0;
    out->unpaid = 0;
    out->begun = out->home = false;
    if (out->shift < at->instance->shift_count) {
        out->place = at->instance->shifts[out->shift].start_place;
        out->ready = at->instance->shifts[out->shift].earliest;
    }
    return better(at, out->used_shifts, out->cost);
}

/* What contracts cost, week by week; INT64_MAX if one does not allow so much work. */
static ronde_cost price_contracts(const brute *at, const frame *now)
{
    const ronde_shift *shifts = at->instance->shifts;
    ronde_cost cost = 0;
    for (int32_t i = 0; i < at->instance->shift_count; i++) {
        const ronde_contract *contract = &resource_of(at, i)->contract;
        ronde_time sum = 0;
        bool first = true;
        for (int32_t k = 0; k < at->instance->shift_count; k++) {
            bool same =
                shifts[i].resource == shifts[k].resource && shifts[i].week == shifts[k].week;
            sum += same ? now->worked[k] : 0;
            first = first && (!same || k >= i);
        }
        if (sum > contract->max && !ignores(at, RONDE_RULE_CONTRACT_MAX)) {
            return INT64_MAX;
        }
        bool below = first && sum < contract->least && !ignores(at, RONDE_RULE_CONTRACT_SHORT);
        bool above = first && sum > contract->most && !ignores(at, RONDE_RULE_CONTRACT_EXTRA);
        cost += below ? (contract->least - sum) * contract->short_price : 0;
        cost += above ? (sum - contract->most) * contract->extra_price : 0;
    }
    return cost;
}

/* All routes are made: the best times. */
static void try_leaf(brute *at, const frame *now)
{
    static brute_network network;
    ronde_time times[brute_nodes] = {0};
    ronde_cost fixed = now->cost;
    ronde_cost timed = 0;
    ronde_cost contracts = price_contracts(at, now);
    if (contracts == INT64_MAX) {
        return;
    }
    at->best.leaves++;
    fixed += contracts;
    ronde_brute_network_reset(&network, at->instance->latest_price);
    brute_list list = list_of(at);
    fixed += ronde_brute_add_routes(&network, &list, at->fault->ignored_link);
    fixed += ignores(at, RONDE_RULE_FACES) ? 0 : ronde_brute_faces(&list);
    ronde_cost limit = cost_limit(at, now->used_shifts);
    limit = limit == INT64_MAX ? limit : limit - fixed;
    if (at->placed > 0 && !ronde_brute_network_solve(&network, limit, &timed, times)) {
        return;
    }
    if (better(at, now->used_shifts, fixed + timed)) {
        at->best.found = true;
        at->best.unserved = at->unserved;
        at->best.used_shifts = now->used_shifts;
        at->best.cost = fixed + timed;
        if (at->plan != NULL) {
            ronde_brute_write_plan(at->plan, &list, times);
        }
    }
}

static bool all_placed(const brute *at, const frame *now)
{
    unsigned must = (1U << at->must_count) - 1U;
    return (now->used & must) == must;
}

static void push(brute *at, const frame *next, int32_t task, int32_t reload)
{
    if (task != RONDE_NONE) {
        at->reload_at[at->placed] = reload;
        at->order[at->placed] = task;
        at->shift_of[at->placed] = next->shift;
        at->placed++;
    }
    at->frames[++at->depth] = *next;
}

static int options_of(const brute *at, const frame *now)
{
    return at->pool_count * (1 + at->instance->shifts[now->shift].reload_count);
}

/* Tries the next option of the deepest frame; goes back when there is none. */
static void step(brute *at)
{
    frame *now = &at->frames[at->depth];
    bool over = now->shift == at->instance->shift_count;
    if (over && now->next++ == 0 && all_placed(at, now)) {
        try_leaf(at, now);
    } else if (!over && now->next <= options_of(at, now)) {
        /* option 0 ends the route, the others do a pool item, behind a reload or not */
        int option = now->next++ - 1;
        frame next;
        if (option < 0) {
            if (close_route(at, now, &next)) {
                push(at, &next, RONDE_NONE, RONDE_NONE);
            }
            return;
        }
        int k = option % at->pool_count;
        const ronde_shift *shift = &at->instance->shifts[now->shift];
        int32_t reload =
            option < at->pool_count
                ? RONDE_NONE
                : at->instance->reload_places[shift->first_reload - 1 + option / at->pool_count];
        if ((now->used >> k & 1U) == 0 && extend(at, now, k, reload, &next)) {
            push(at, &next, at->pool[k], reload);
        }
    } else {
        bool item = at->depth > 0 && at->frames[at->depth - 1].used != now->used;
        at->placed -= item ? 1 : 0;
        at->depth--;
    }
}

static void try_choice(brute *at, const choice *chosen)
{
    const ronde_instance *instance = at->instance;
    ronde_cost cost = 0;
    at->pool_count = 0;
    at->unserved = chosen->unserved;
    for (int32_t i = 0; i < instance->request_count; i++) {
        if (chosen->alternative[i] == RONDE_NONE) {
            cost += instance->requests[i].optional ? instance->requests[i].prize : 0;
            continue;
        }
        const ronde_alternative *alternative = &instance->alternatives[chosen->alternative[i]];
        cost += alternative->price;
        for (int32_t k = 0; k < alternative->task_count; k++) {
            at->pool[at->pool_count++] = instance->request_tasks[alternative->first_task + k];
        }
    }
    at->must_count = at->pool_count;
    for (int32_t i = 0; i < instance->break_count; i++) {
        at->pool[at->pool_count++] = instance->breaks[i].task;
    }
    assert(at->pool_count <= brute_most_items && instance->shift_count <= most_shifts);
    at->placed = 0;
    at->depth = 0;
    at->frames[0] = (frame){.place = instance->shifts[0].start_place,
                            .ready = instance->shifts[0].earliest,
                            .cost = cost};
    while (at->depth >= 0) {
        step(at);
    }
}

static int compare_choices(const void *left, const void *right)
{
    const choice *a = left;
    const choice *b = right;
    return (a->unserved > b->unserved) - (a->unserved < b->unserved);
}

/* All combinations of alternatives, the best served first. */
static int list_choices(const ronde_instance *instance, choice *choices)
{
    int count = 1;
    assert(instance->request_count <= most_requests);
    choices[0] = (choice){.unserved = 0};
    for (int32_t i = 0; i < instance->request_count; i++) {
        const ronde_request *request = &instance->requests[i];
        int before = count;
        for (int k = 0; k < before; k++) {
            choices[k].alternative[i] = RONDE_NONE;
            for (int32_t a = 0; a < request->alternative_count; a++) {
                assert(count < most_choices);
                choices[count] = choices[k];
                choices[count++].alternative[i] = request->first_alternative + a;
            }
            choices[k].unserved += request->optional ? 0 : request->priority;
        }
    }
    qsort(choices, (size_t)count, sizeof *choices, compare_choices);
    return count;
}

ronde_brute_result
ronde_brute_force(const ronde_instance *instance, const ronde_brute_fault *fault, ronde_plan *plan)
{
    static const ronde_brute_fault none = {.ignored_link = RONDE_NONE};
    static choice choices[most_choices];
    static brute at;
    at = (brute){.instance = instance, .fault = fault != NULL ? fault : &none, .plan = plan};
    int count = list_choices(instance, choices);
    for (int i = 0; i < count; i++) {
        if (!at.best.found || choices[i].unserved <= at.best.unserved) {
            try_choice(&at, &choices[i]);
        }
    }
    return at.best;
}
