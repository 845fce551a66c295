/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/anneal.h"

#include "instances/base/alloc.h"
#include "solver/construct/jump.h"
#include "solver/construct/recreate.h"
#include "solver/core/warm.h"
#include "solver/search/fleet.h"
#include "solver/search/numeric.h"
#include "solver/search/ruin.h"

#include <math.h>

/* Temperatures as shares of the mean cost per task of the first plan. */
static const double hot_share = 0.5;
static const double cold_share = 0.005;
enum { seen_size = 4096, escape_share = 6 };

ronde_status ronde_search_init(ronde_search *out,
                               const ronde_problem *problem,
                               const ronde_solve_options *options,
                               const ronde_solve_hooks *hooks,
                               ronde_error *error)
{
    *out =
        (ronde_search){.problem = problem, .options = options, .hooks = hooks, .check_every = 16};
    ronde_status status = ronde_state_init(&out->state, problem, error);
    if (status == RONDE_OK) {
        status = ronde_hand_init(&out->hand, problem, options->seed, error);
    }
    if (status == RONDE_OK) {
        status = ronde_snapshot_init(&out->best, problem, error);
    }
    if (status == RONDE_OK && out->hand.thorough && problem->timed) {
        out->timing = ronde_timing_new(problem);
        out->seen = ronde_alloc_zero(seen_size, sizeof *out->seen);
        if (out->timing == NULL || out->seen == NULL) {
            status = ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
        }
    }
    if (status != RONDE_OK) {
        ronde_search_clear(out);
    }
    return status;
}

void ronde_search_clear(ronde_search *search)
{
    ronde_state_clear(&search->state);
    ronde_hand_clear(&search->hand);
    ronde_snapshot_clear(&search->best);
    ronde_timing_free(search->timing);
    ronde_free(search->seen);
    search->timing = NULL;
    search->seen = NULL;
}

double ronde_search_elapsed(const ronde_search *search)
{
    return search->hooks->clock == NULL ? 0.0
                                        : ronde_clock_now(search->hooks->clock) - search->began;
}

static void set_temperatures(ronde_search *search)
{
    const ronde_state *state = &search->state;
    int32_t served = search->problem->request_count - state->absent_count + 1;
    double mean = (double)state->totals.cost / served;
    search->hot = hot_share * mean > 1.0 ? hot_share * mean : 1.0;
    search->cold = cold_share * mean > 0.01 ? cold_share * mean : 0.01;
}

void ronde_search_construct(ronde_search *search)
{
    ronde_state *state = &search->state;
    if (search->options->initial != NULL) {
        ronde_warm_start(state, search->options->initial);
    }
    search->hand.todo_count = 0;
    search->hand.ruined_count = 0;
    uint32_t blink = search->hand.blink;
    search->hand.blink = 0;
    (void)ronde_recreate(state, &search->hand, INT64_MAX);
    search->hand.blink = blink;
    ronde_state_commit(state);
    ronde_snapshot_keep(&search->best, state);
    ronde_cost cost = 0;
    if (search->timing != NULL &&
        ronde_timing_cost(search->timing, state, &cost, NULL) == RONDE_OK) {
        search->best.totals.cost = cost;
    }
    set_temperatures(search);
}

static void report(const ronde_search *search)
{
    if (search->hooks->on_progress != NULL) {
        ronde_solve_progress progress = {.iteration = search->iteration,
                                         .planned = search->planned,
                                         .seconds = ronde_search_elapsed(search),
                                         .unserved = search->best.totals.unserved,
                                         .used_shifts = search->best.totals.used,
                                         .cost = search->best.totals.cost};
        search->hooks->on_progress(&progress, search->hooks->payload);
    }
}

ronde_cost ronde_search_tolerance(ronde_search *search, double temperature)
{
    double unit = (double)((ronde_rng_next(&search->hand.rng) >> 12U) + 1) * 0x1p-52;
    return (ronde_cost)(-temperature * ronde_numeric_log(unit));
}

static uint64_t hash_of(const ronde_state *state)
{
    uint64_t hash = 1;
    for (int32_t i = 0; i < state->problem->node_count; i++) {
        hash = (hash ^ (uint64_t)(uint32_t)state->spots[i].next) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 31U;
    }
    return hash;
}

/* Keeps the plan if it is the best so far; where plans are timed, by its exact cost. */
static void consider(ronde_search *search)
{
    const ronde_state *state = &search->state;
    ronde_totals totals = state->totals;
    if (search->timing != NULL) {
        uint64_t hash = hash_of(state);
        if (search->seen[hash % seen_size] == hash) {
            return;
        }
        search->seen[hash % seen_size] = hash;
        if (ronde_timing_cost(search->timing, state, &totals.cost, NULL) != RONDE_OK) {
            return;
        }
    }
    if (ronde_totals_compare(search->problem, &totals, &search->best.totals) < 0) {
        ronde_snapshot_keep(&search->best, state);
        search->best.totals = totals;
        report(search);
    }
}

/* One ruin and recreate, kept or undone. */
static void step(ronde_search *search, double temperature)
{
    ronde_state *state = &search->state;
    ronde_hand *hand = &search->hand;
    ronde_cost limit = ronde_state_value(state) + ronde_search_tolerance(search, temperature);
    if (hand->thorough && ronde_rng_below(&hand->rng, escape_share) == 0) {
        limit = INT64_MAX; /* a small instance is searched widely rather than deeply */
    }
    ronde_mark mark = ronde_state_mark(state);
    bool timing = search->timing != NULL;
    bool whole = true;
    if (hand->thorough && ronde_rng_below(&hand->rng, 6) > 0) {
        whole = ronde_jump(state, hand);
    } else {
        ronde_ruin(state, hand);
        whole = ronde_recreate(state, hand, timing ? INT64_MAX : limit);
    }
    if (timing && whole) {
        consider(search);
    }
    if (!whole || ronde_state_value(state) > limit) {
        ronde_state_rollback(state, &mark);
        ronde_state_commit(state);
        return;
    }
    ronde_state_commit(state);
    if (!timing) {
        consider(search);
    }
}

static bool asked_to_stop(ronde_search *search)
{
    const ronde_solve_hooks *hooks = search->hooks;
    if (hooks->should_stop != NULL && hooks->should_stop(hooks->payload)) {
        search->stopped = true;
    }
    if (search->deadline > 0.0 && ronde_clock_now(hooks->clock) >= search->deadline) {
        search->stopped = true;
    }
    return search->stopped || ronde_state_broken(&search->state);
}

bool ronde_search_must_stop(ronde_search *search)
{
    if (search->stop_after > 0 && search->iteration >= search->stop_after) {
        return true;
    }
    return search->iteration % search->check_every == 0 && asked_to_stop(search);
}

double ronde_search_measure(ronde_search *search, double seconds)
{
    double from = ronde_search_elapsed(search);
    double temperature = sqrt(search->hot * search->cold);
    int64_t done = 0;
    double spent = 0.0;
    while (spent < seconds || done < 8) {
        for (int i = 0; i < 8; i++) {
            step(search, temperature);
        }
        done += 8;
        spent = ronde_search_elapsed(search) - from;
        if (asked_to_stop(search)) {
            break;
        }
    }
    return (double)done / (spent > 1e-6 ? spent : 1e-6);
}

void ronde_search_anneal(ronde_search *search)
{
    int64_t fleet = search->problem->instance->vehicles_first && !search->hand.thorough
                        ? search->planned / 3
                        : 0;
    if (search->problem->request_count == 0 || search->problem->shift_count == 0) {
        search->iteration = search->planned;
        return;
    }
    if (fleet > 0) {
        ronde_fleet_minimise(search, fleet);
    }
    double temperature = search->hot;
    int64_t steps = search->planned - search->iteration;
    double factor = ronde_numeric_exp(ronde_numeric_log(search->cold / search->hot) /
                                      (double)(steps > 0 ? steps : 1));
    int64_t told = search->planned / 20 + 1;
    while (search->iteration < search->planned && !ronde_search_must_stop(search)) {
        step(search, temperature);
        temperature *= factor;
        search->iteration++;
        if (search->iteration % told == 0) {
            report(search);
        }
    }
}
