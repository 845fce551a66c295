/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two visits that may not be under way at once are one before the other, the other way round, or
 * both at once at a price: branch and bound over these choices (disjunctive constraints; Balas,
 * Machine sequencing via disjunctive graphs, Operations Research 17, 1969). Without the choices
 * still open the network is a relaxation, so that its best times are a bound. */
#include "solver/core/encounters.h"
#include "solver/core/timing_parts.h"

/* Networks that are solved for a component at most: so many by its variables, and this number. */
enum { looks_by_size = 40000, least_looks = 30 };

/* The variables of the component that are tasks which may meet: each pair of them once. */
static bool list_of_task(ronde_timing *net, int32_t v)
{
    const ronde_problem *problem = net->problem;
    int32_t task = net->nodes[v];
    const ronde_task *of = &problem->instance->tasks[task];
    int32_t shift = net->state->spots[task].route;
    for (int32_t i = 0; i < of->membership_count; i++) {
        int32_t group = problem->instance->memberships[of->first_membership + i].group;
        const ronde_group *by = &problem->instance->groups[group];
        for (int32_t k = problem->group_first[group];
             k < problem->group_first[group + 1] && ronde_encounters_counted(by); k++) {
            int32_t other = problem->group_tasks[k];
            int32_t route = net->state->spots[other].route;
            if (other > task && route != RONDE_NONE &&
                ronde_encounters_apart(problem, shift, route) &&
                !ronde_array_push(&net->encounters,
                                  (ronde_timing_encounter){.one = v,
                                                           .other = net->variable_of[other],
                                                           .price = by->price})) {
                return false;
            }
        }
    }
    return true;
}

static bool list_encounters(ronde_timing *net)
{
    bool memory = true;
    net->encounters.count = 0;
    for (int32_t v = 0; v < net->count && memory; v++) {
        int32_t node = net->nodes[v];
        bool may = node >= 0 && (net->problem->nodes[node].flags & RONDE_NODE_MEETS) != 0;
        memory = !may || list_of_task(net, v);
    }
    return memory;
}

static bool happens(const ronde_timing *net, const ronde_timing_encounter *of)
{
    return ronde_encounters_meet(net->problem, net->nodes[of->one], net->kept[of->one],
                                 net->nodes[of->other], net->kept[of->other]);
}

/* What the kept times pay for encounters, and what was decided to pay. */
static ronde_cost paid(const ronde_timing *net)
{
    ronde_cost price = 0;
    for (size_t i = 0; i < net->encounters.count; i++) {
        const ronde_timing_encounter *of = &net->encounters.items[i];
        price += happens(net, of) ? of->price : 0;
    }
    return price;
}

static ronde_cost accepted(const ronde_timing *net)
{
    ronde_cost price = 0;
    for (size_t i = 0; i < net->encounters.count; i++) {
        const ronde_timing_encounter *of = &net->encounters.items[i];
        price += of->choice == RONDE_TIMING_AT_ONCE ? of->price : 0;
    }
    return price;
}

/* The dearest encounter of the kept times that is not decided yet; NULL: none. */
static ronde_timing_encounter *next_open(const ronde_timing *net)
{
    ronde_timing_encounter *next = NULL;
    for (size_t i = 0; i < net->encounters.count; i++) {
        ronde_timing_encounter *of = &net->encounters.items[i];
        if (of->choice == RONDE_TIMING_OPEN && happens(net, of) &&
            (next == NULL || of->price > next->price)) {
            next = of;
        }
    }
    return next;
}

/* Takes the next choice of an encounter; its rule is the last one. False when memory is out. */
static bool choose_next(ronde_timing *net, ronde_timing_encounter *of)
{
    if (of->choice != RONDE_TIMING_OPEN) {
        net->rules.count = of->rules;
    }
    of->rules = net->rules.count;
    of->choice++;
    int32_t first = of->choice == RONDE_TIMING_ONE_FIRST ? of->one : of->other;
    ronde_timing_rule rule = {first, first == of->one ? of->other : of->one,
                              net->problem->nodes[net->nodes[first]].duration};
    return of->choice == RONDE_TIMING_AT_ONCE || ronde_array_push(&net->rules, rule);
}

/* The branches that are open: decided encounters, the first decision first. */
typedef struct branch {
    ronde_timing *net;
    ronde_cost best; /* of the times in net->best */
    int32_t depth;   /* of net->decided */
} branch;

/* Solves the network as it is and keeps its times if they are the best; *open gets what to decide
 * next, NULL where nothing better can come. */
static ronde_status look(branch *at, ronde_timing_encounter **open)
{
    ronde_timing *net = at->net;
    *open = NULL;
    for (int32_t v = 0; v < net->count; v++) {
        net->from[v] = net->begin[v];
    }
    ronde_status status = ronde_timing_settle(net);
    if (status != RONDE_OK) {
        return status == RONDE_EBUG ? RONDE_OK : status; /* no times: a branch that ends */
    }
    ronde_cost price = 0;
    for (int32_t v = 0; v < net->count; v++) {
        price += ronde_timing_price_at(net, v, net->kept[v]);
    }
    ronde_cost with = price + paid(net);
    if (with < at->best) {
        at->best = with;
        for (int32_t v = 0; v < net->count; v++) {
            net->best[v] = net->kept[v];
        }
    }
    *open = price + accepted(net) < at->best ? next_open(net) : NULL;
    return RONDE_OK;
}

/* Goes back to the last decision with a choice left, and takes that. False if there is none, or
 * memory is out. */
static bool go_back(branch *at, bool *memory)
{
    ronde_timing *net = at->net;
    while (at->depth > 0) {
        ronde_timing_encounter *last = &net->encounters.items[net->decided.items[at->depth - 1]];
        if (last->choice != RONDE_TIMING_AT_ONCE) {
            *memory = choose_next(net, last);
            return *memory;
        }
        net->rules.count = last->rules;
        last->choice = RONDE_TIMING_OPEN;
        at->depth--;
    }
    return false;
}

static bool decide(branch *at, ronde_timing_encounter *open)
{
    ronde_timing *net = at->net;
    net->decided.count = (size_t)at->depth++;
    return ronde_array_push(&net->decided, (int32_t)(open - net->encounters.items)) &&
           choose_next(net, open);
}

ronde_status ronde_timing_part(ronde_timing *net)
{
    if (!list_encounters(net)) {
        return RONDE_ENOMEM;
    }
    if (net->encounters.count == 0) {
        return ronde_timing_settle(net);
    }
    branch at = {.net = net, .best = INT64_MAX};
    size_t rules = net->rules.count;
    int32_t looks = looks_by_size / (net->count + 1) + least_looks;
    bool memory = true;
    bool goes_on = true;
    ronde_status status = RONDE_OK;
    for (int32_t v = 0; v < net->count; v++) {
        net->begin[v] = net->from[v];
    }
    while (goes_on && memory && status == RONDE_OK) {
        ronde_timing_encounter *open = NULL;
        status = look(&at, &open);
        if (open != NULL && looks-- > 0) {
            memory = decide(&at, open);
        } else {
            goes_on = looks > 0 && go_back(&at, &memory);
        }
    }
    net->rules.count = rules;
    if (status != RONDE_OK || !memory || at.best == INT64_MAX) {
        return !memory ? RONDE_ENOMEM : status != RONDE_OK ? status : RONDE_EBUG;
    }
    for (int32_t v = 0; v < net->count; v++) {
        net->kept[v] = net->best[v];
    }
    net->price += paid(net);
    return RONDE_OK;
}
