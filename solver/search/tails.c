/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/tails.h"

enum { tries = 8 };

/* The first route is cut behind a, before n; the second one behind p, before v. */
typedef struct cut {
    int32_t a, n, p, v;
    int32_t first, second; /* routes */
} cut;

/* A random task and one that could follow it, on another route of the same kind. */
static bool draw_cut(const ronde_state *state, ronde_hand *hand, cut *out)
{
    const ronde_problem *problem = state->problem;
    int32_t a = (int32_t)ronde_rng_below(&hand->rng, (uint32_t)problem->task_count);
    uint32_t rank = ronde_rng_below(&hand->rng, RONDE_NEAR);
    int32_t v = problem->followers[(int64_t)a * RONDE_NEAR + (int32_t)rank].task;
    if (v == RONDE_NONE) {
        return false;
    }
    int32_t first = state->spots[a].route;
    int32_t second = state->spots[v].route;
    if (first == RONDE_NONE || second == RONDE_NONE || first == second ||
        problem->kind_of[first] != problem->kind_of[second]) {
        return false;
    }
    *out = (cut){.a = a,
                 .n = state->spots[a].next,
                 .p = state->spots[v].previous,
                 .v = v,
                 .first = first,
                 .second = second};
    return true;
}

/* The least time and the cost of a leg. */
static ronde_cost
leg_of(const ronde_state *state, const ronde_kind *kind, int32_t from, int32_t to, ronde_time *time)
{
    int64_t at = (int64_t)state->spots[from].place * kind->travel->size + state->spots[to].place;
    *time = kind->travel->times[at];
    return kind->distance_price * kind->travel->distances[at] +
           kind->leg_price * kind->travel->times[at];
}

static bool comes_in_time(const ronde_state *state, int32_t from, int32_t to, ronde_time leg)
{
    const ronde_spot *before = &state->spots[from];
    return before->earliest + before->duration + leg <= state->spots[to].latest;
}

/* The work that is carried from a node to the end of its route. */
static void add_tail(const ronde_state *state, int32_t node, int64_t *loads, int64_t sign)
{
    const ronde_instance *instance = state->problem->instance;
    for (; node < state->problem->task_count; node = state->spots[node].next) {
        const ronde_task *task = &instance->tasks[node];
        for (int32_t d = 0; d < instance->dimension_count; d++) {
            int64_t amount = task->change[d] > 0 ? task->change[d] : 0;
            loads[d] += sign * (amount + task->initial[d]);
        }
    }
}

static bool loads_fit(const ronde_state *state, const ronde_kind *kind, const cut *at)
{
    if (state->problem->load_mode == RONDE_LOAD_NONE) {
        return true;
    }
    int64_t more[RONDE_DIMENSIONS] = {0}; /* what the first route gets beyond what it gives */
    add_tail(state, at->v, more, 1);
    add_tail(state, at->n, more, -1);
    for (int32_t d = 0; d < state->problem->instance->dimension_count; d++) {
        if (state->lanes[at->first].load[d] + more[d] > kind->capacity[d] ||
            state->lanes[at->second].load[d] - more[d] > kind->capacity[d]) {
            return false;
        }
    }
    return true;
}

/* Takes the tail from a node on out of its route; gives the number of nodes put into the list. */
static int32_t take_tail(ronde_state *state, int32_t node, int32_t *list)
{
    int32_t count = 0;
    while (node < state->problem->task_count) {
        int32_t next = state->spots[node].next;
        list[count++] = node;
        ronde_state_unlink(state, node);
        node = next;
    }
    return count;
}

static void put_tail(ronde_state *state, const int32_t *list, int32_t count, int32_t after)
{
    for (int32_t i = 0; i < count; i++) {
        ronde_state_link(state, list[i], after);
        after = list[i];
    }
}

static bool exchange(ronde_state *state, ronde_hand *hand, const cut *at)
{
    ronde_mark mark = ronde_state_mark(state);
    int32_t *first = hand->route;
    int32_t first_count = take_tail(state, at->n, first);
    int32_t *second = first + first_count;
    int32_t second_count = take_tail(state, at->v, second);
    put_tail(state, second, second_count, at->a);
    put_tail(state, first, first_count, at->p);
    if (!ronde_state_settle(state)) {
        ronde_state_rollback(state, &mark);
        return false;
    }
    return true;
}

bool ronde_tails_swap(ronde_state *state, ronde_hand *hand, ronde_cost limit)
{
    const ronde_problem *problem = state->problem;
    ronde_cost room = limit - ronde_state_value(state);
    for (int32_t i = 0; i < tries; i++) {
        cut at = {0};
        if (!draw_cut(state, hand, &at)) {
            continue;
        }
        const ronde_kind *kind = ronde_state_kind(state, at.first);
        bool merges = at.n >= problem->task_count && at.p >= problem->task_count;
        ronde_time over = 0;
        ronde_time back = 0;
        ronde_cost change = leg_of(state, kind, at.a, at.v, &over) - state->spots[at.n].leg_cost -
                            state->spots[at.v].leg_cost;
        if (merges) { /* the second route becomes empty */
            change -= kind->shift_price + problem->used_price;
        } else {
            change += leg_of(state, kind, at.p, at.n, &back);
        }
        if (change <= room && comes_in_time(state, at.a, at.v, over) &&
            (merges || comes_in_time(state, at.p, at.n, back)) && loads_fit(state, kind, &at) &&
            exchange(state, hand, &at)) {
            return true;
        }
    }
    return false;
}
