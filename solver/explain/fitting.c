/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/explain/fitting.h"

#include "solver/construct/request.h"
#include "solver/construct/rests.h"
#include "solver/construct/scan.h"
#include "solver/core/relations.h"

enum { placing_work = 16 }; /* a real placing counts as so many positions */

/* Where one task of the request is on its way through the plan. */
typedef struct level {
    ronde_probe probe;
    int32_t shift, last_shift, after;
    ronde_mark mark;
} level;

typedef struct walk {
    ronde_trial *trial;
    const ronde_fitting_wish *wish;
    ronde_fitting fitting;
    level levels[RONDE_REQUEST_TASKS];
    int32_t depth;
} walk;

/* True if the tasks placed so far include one on the wished shift. */
static bool has_wished(const walk *at)
{
    for (int32_t i = 0; i < at->depth; i++) {
        if (at->trial->state.spots[at->fitting.nodes[i]].route == at->wish->shift) {
            return true;
        }
    }
    return false;
}

/* True if the next task has no other shift to go to than the wished one. */
static bool must_be_on_it(const walk *at, bool last)
{
    switch (at->wish->part) {
    case RONDE_FITTING_SOME:
        return last && !has_wished(at);
    case RONDE_FITTING_FIRST:
        return at->depth == 0;
    case RONDE_FITTING_TASK:
        return at->fitting.nodes[at->depth] == at->wish->task;
    case RONDE_FITTING_ALL:
        break;
    }
    return true;
}

static void begin_level(walk *at)
{
    const ronde_fitting_wish *wish = at->wish;
    bool last = at->depth + 1 == at->fitting.count;
    bool only = wish->shift != RONDE_NONE && must_be_on_it(at, last);
    level *here = &at->levels[at->depth];
    *here = (level){.probe = ronde_probe_of(&at->trial->state, at->fitting.nodes[at->depth], !last),
                    .shift = only ? wish->shift : 0,
                    .last_shift = only ? wish->shift : at->trial->problem.shift_count - 1,
                    .after = RONDE_NONE};
}

/* Of unused shifts of a kind one is as good as another, but for the wished one. */
static bool stands_for_another(const walk *at, int32_t shift)
{
    const ronde_problem *problem = &at->trial->problem;
    const ronde_state *state = &at->trial->state;
    int32_t index = problem->kind_of[shift];
    if (state->lanes[shift].task_count > 0 || shift == at->wish->shift ||
        index >= problem->kind_count /* its own: see trial.h */) {
        return false;
    }
    const ronde_kind *kind = &problem->kinds[index];
    for (int32_t i = 0; i < kind->shift_count; i++) {
        int32_t other = problem->kind_shifts[kind->first_shift + i];
        if (other == shift) {
            return false;
        }
        if (state->lanes[other].task_count == 0 && other != at->wish->shift) {
            return true;
        }
    }
    return false;
}

/* The next node to go behind: true with shift and after set. */
static bool next_position(walk *at)
{
    level *here = &at->levels[at->depth];
    const ronde_state *state = &at->trial->state;
    for (; here->shift <= here->last_shift; here->shift++) {
        if (here->after == RONDE_NONE) {
            if (!here->probe.possible || !ronde_probe_admits(state, &here->probe, here->shift) ||
                stands_for_another(at, here->shift)) {
                continue;
            }
            here->after = ronde_start_of(&at->trial->problem, here->shift);
        } else {
            here->after = state->spots[here->after].next;
        }
        if (state->spots[here->after].next != RONDE_NONE) {
            return true;
        }
        here->after = RONDE_NONE;
    }
    return false;
}

/* What no placing can mend: too late for the task, or for what comes behind. */
static bool may_fit(const ronde_state *state, const level *here)
{
    const ronde_problem *problem = state->problem;
    const ronde_travel *travel = ronde_state_kind(state, here->shift)->travel;
    const ronde_probe *probe = &here->probe;
    const ronde_spot *before = &state->spots[here->after];
    const ronde_spot *behind = &state->spots[before->next];
    ronde_time start = before->earliest + before->duration;
    start += before->place == RONDE_NONE /* an open start */
                 ? 0
                 : travel->times[before->place * travel->size + probe->place];
    start = start < probe->low ? probe->low : start;
    start = ronde_node_not_before(problem, &problem->nodes[probe->node], start);
    if (start > probe->high) {
        return false;
    }
    if ((behind->flags & (RONDE_NODE_BREAK | RONDE_NODE_OPEN)) != 0) {
        return true;
    }
    int32_t leg = travel->times[probe->place * travel->size + behind->place];
    return start + probe->duration + leg <= behind->latest;
}

static bool loads_fit(const ronde_state *state, const ronde_fitting *fitting)
{
    for (int32_t i = 0; i < fitting->count; i++) {
        if (!ronde_state_loads_fit(state, state->spots[fitting->nodes[i]].route)) {
            return false;
        }
    }
    return true;
}

static bool put(ronde_trial *trial, int32_t node, int32_t after)
{
    trial->work += placing_work;
    return ronde_relations_order(&trial->state, node, after) &&
           ronde_request_put(&trial->state, &trial->hand, node, after, (ronde_reloads){0}) &&
           ronde_relations_hold(&trial->state, node);
}

/* Goes through one alternative; false if visit ended it. */
static bool walk_alternative(walk *at, ronde_fitting_visit *visit, void *payload)
{
    ronde_trial *trial = at->trial;
    ronde_state *state = &trial->state;
    const ronde_alternative *alternative = &trial->instance.alternatives[at->fitting.alternative];
    ronde_cost before = state->totals.cost - alternative->price;
    at->depth = 0;
    begin_level(at);
    while (at->depth >= 0) {
        level *here = &at->levels[at->depth];
        if (ronde_trial_tired(trial) || !next_position(at)) {
            at->depth--;
            if (at->depth >= 0) {
                ronde_state_rollback(state, &at->levels[at->depth].mark);
            }
            continue;
        }
        trial->work++;
        if (!may_fit(state, here)) {
            continue;
        }
        at->fitting.after[at->depth] = here->after;
        here->mark = ronde_state_mark(state);
        if (put(trial, here->probe.node, here->after)) {
            if (at->depth + 1 < at->fitting.count) {
                at->depth++;
                begin_level(at);
                continue;
            }
            at->fitting.cost = state->totals.cost - before;
            if (loads_fit(state, &at->fitting) && !visit(trial, &at->fitting, payload)) {
                return false;
            }
        }
        ronde_state_rollback(state, &here->mark);
    }
    return true;
}

static bool
is_wished(const ronde_instance *instance, const ronde_fitting_wish *wish, int32_t alternative)
{
    if (wish->one_way && alternative != wish->alternative) {
        return false;
    }
    return wish->part != RONDE_FITTING_TASK ||
           instance->tasks[wish->task].alternative == alternative;
}

void ronde_fitting_each(ronde_trial *trial,
                        const ronde_fitting_wish *wish,
                        ronde_fitting_visit *visit,
                        void *payload)
{
    const ronde_instance *instance = &trial->instance;
    const ronde_request *request = &instance->requests[wish->request];
    walk at = {.trial = trial, .wish = wish};
    for (int32_t a = 0; a < request->alternative_count; a++) {
        int32_t index = request->first_alternative + a;
        const ronde_alternative *alternative = &instance->alternatives[index];
        if (!is_wished(instance, wish, index)) {
            continue;
        }
        at.fitting = (ronde_fitting){.alternative = index, .count = alternative->task_count};
        for (int32_t i = 0; i < alternative->task_count; i++) {
            at.fitting.nodes[i] = instance->request_tasks[alternative->first_task + i];
        }
        if (!walk_alternative(&at, visit, payload)) {
            return;
        }
    }
}

typedef struct first_found {
    ronde_fitting *out;
    bool found;
} first_found;

static bool keep_first(ronde_trial *trial, const ronde_fitting *fitting, void *payload)
{
    (void)trial;
    first_found *first = payload;
    *first->out = *fitting;
    first->found = true;
    return false;
}

bool ronde_fitting_find(ronde_trial *trial, const ronde_fitting_wish *wish, ronde_fitting *out)
{
    first_found first = {.out = out};
    ronde_fitting_each(trial, wish, keep_first, &first);
    return first.found;
}

bool ronde_fitting_place(ronde_trial *trial, const ronde_fitting *fitting)
{
    for (int32_t i = 0; i < fitting->count; i++) {
        if (trial->state.spots[fitting->after[i]].route == RONDE_NONE ||
            !put(trial, fitting->nodes[i], fitting->after[i])) {
            return false;
        }
    }
    if (!loads_fit(&trial->state, fitting)) {
        return false;
    }
    int32_t request = trial->instance.alternatives[fitting->alternative].request;
    ronde_state_choose(&trial->state, request, fitting->alternative);
    return true;
}

bool ronde_fitting_remove(ronde_trial *trial, int32_t request)
{
    ronde_state *state = &trial->state;
    ronde_state_remove(state, request);
    for (int32_t shift = 0; shift < trial->problem.shift_count; shift++) {
        if (state->lanes[shift].task_count == 0 && state->lanes[shift].break_count > 0) {
            ronde_rests_unlink(state, shift);
        }
    }
    return ronde_state_settle(state);
}
