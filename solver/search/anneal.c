/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/anneal.h"

#include "instances/base/alloc.h"
#include "solver/construct/jump.h"
#include "solver/construct/pair_memory.h"
#include "solver/construct/recreate.h"
#include "solver/construct/rests.h"
#include "solver/core/trips.h"
#include "solver/core/warm.h"
#include "solver/search/numeric.h"
#include "solver/search/ruin.h"
#include "solver/search/tails.h"

/* Temperatures as shares of the mean cost per task of the first plan. */
static const double hot_share = 0.5;
static const double cold_share = 0.005;
static const double plain_cold_share = 0.02; /* colder, a plain plan hardly changes any more */
/* Where only lateness is paid for, who works at all is decided in the heat: plans freeze early. */
static const double prompt_hot_share = 8.0;
static const double prompt_cold_share = 0.01;
/* Routes are easily given up later, but hardly ever opened: the first plan gets more than it needs,
 * as if opening one were cheap. */
enum { first_plan_opening = 64, whole_price = 256 };
enum { tails_share = 3 }; /* one in so many changes is an exchange of tails, on plain problems */
enum { visits = 40 };     /* plans of a cooling that are remembered, of which the last remain */
enum { seen_size = 4096, escape_share = 6, anew_blink = 400 };

/** A plan that was timed before, found by the low bits of its hash. */
typedef struct ronde_seen {
    uint64_t hash;
    ronde_cost cost;
} ronde_seen;

ronde_status ronde_search_init(ronde_search *out,
                               const ronde_problem *problem,
                               const ronde_solve_options *options,
                               const ronde_solve_hooks *hooks,
                               ronde_error *error)
{
    *out = (ronde_search){.problem = problem,
                          .options = options,
                          .hooks = hooks,
                          .seed = options->seed,
                          .check_every = 16};
    ronde_status status = ronde_state_init(&out->state, problem, error);
    if (status == RONDE_OK) {
        status = ronde_hand_init(&out->hand, problem, options->seed, error);
    }
    if (status == RONDE_OK) {
        status = ronde_snapshot_init(&out->best, problem, error);
    }
    if (status == RONDE_OK && !out->hand.thorough) {
        out->hand.pairs = ronde_pair_memory_new(problem);
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
    ronde_pair_memory_free(search->hand.pairs);
    ronde_hand_clear(&search->hand);
    ronde_snapshot_clear(&search->best);
    ronde_timing_free(search->timing);
    ronde_free(search->seen);
    ronde_visited_clear(&search->visited);
    ronde_polish_free(search->polish);
    search->polish = NULL;
    search->timing = NULL;
    search->seen = NULL;
}

double ronde_search_elapsed(const ronde_search *search)
{
    return search->hooks->clock == NULL ? 0.0
                                        : ronde_clock_now(search->hooks->clock) - search->began;
}

static ronde_cost cost_of(ronde_search *search);

static void set_temperatures(ronde_search *search)
{
    const ronde_state *state = &search->state;
    int32_t served = search->problem->request_count - state->absent_count + 1;
    double mean = (double)state->totals.cost / served;
    bool prompt = search->problem->prompt && !search->hand.thorough;
    double hot = (prompt ? prompt_hot_share : hot_share) * mean;
    search->hot = hot > 1.0 ? hot : 1.0;
    double share = search->problem->plain ? plain_cold_share : cold_share;
    double cold = (prompt ? prompt_cold_share : share) * mean;
    search->cold = cold > 0.01 ? cold : 0.01;
}

/* The present plan is the best one so far. */
static void begin_here(ronde_search *search)
{
    ronde_snapshot_keep(&search->best, &search->state);
    search->exact = cost_of(search);
    search->best.totals.cost = search->exact;
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
    bool spare = !search->problem->instance->vehicles_first && !search->problem->limits;
    search->hand.opening = spare ? first_plan_opening : whole_price;
    (void)ronde_recreate(state, &search->hand, INT64_MAX);
    search->hand.opening = whole_price;
    search->hand.blink = blink;
    ronde_state_commit(state);
    begin_here(search);
    set_temperatures(search);
}

/* How far the run is, by the clock or by the counter. */
static double share_done(const ronde_search *search)
{
    double limit = search->deadline - search->began;
    double share = (double)search->iteration / (double)(search->until > 0 ? search->until : 1);
    if (search->course.timed && limit > 0.0) {
        share = ronde_search_elapsed(search) / limit;
    }
    return share < 1.0 ? share : 1.0;
}

void ronde_search_report(const ronde_search *search)
{
    if (search->hooks->on_progress != NULL) {
        ronde_solve_progress progress = {.iteration = search->iteration,
                                         .share = share_done(search),
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
        uint64_t place =
            i < ronde_first_reload(state->problem) ? 0 : (uint32_t)state->spots[i].place;
        hash =
            (hash ^ (uint64_t)(uint32_t)state->spots[i].next ^ place << 32U) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 31U;
    }
    return hash;
}

/* The cost of the present plan: exact where plans are timed. */
static ronde_cost cost_of(ronde_search *search)
{
    const ronde_state *state = &search->state;
    if (search->timing == NULL) {
        return state->totals.cost;
    }
    uint64_t hash = hash_of(state);
    ronde_seen *seen = &search->seen[hash % seen_size];
    if (seen->hash != hash) {
        ronde_cost cost = 0;
        if (ronde_timing_cost(search->timing, state, &cost, NULL) != RONDE_OK) {
            return ronde_cost_forbidden; /* out of memory: never the best */
        }
        *seen = (ronde_seen){hash, cost};
    }
    return seen->cost;
}

/* Keeps the plan, whose cost is known, if it is the best so far. */
static void consider(ronde_search *search, ronde_cost cost)
{
    ronde_totals totals = search->state.totals;
    totals.cost = cost;
    if (ronde_totals_compare(search->problem, &totals, &search->best.totals) < 0) {
        ronde_snapshot_keep(&search->best, &search->state);
        search->best.totals = totals;
        ronde_search_report(search);
    }
}

/* One ruin and recreate (or jump): true if there is a whole new plan. */
static bool propose(ronde_search *search, ronde_cost limit)
{
    ronde_state *state = &search->state;
    ronde_hand *hand = &search->hand;
    if (hand->thorough && ronde_rng_below(&hand->rng, 6) > 0) {
        return ronde_jump(state, hand);
    }
    if (search->problem->plain && !hand->thorough &&
        ronde_rng_below(&hand->rng, tails_share) == 0) {
        return ronde_tails_swap(state, hand, limit);
    }
    ronde_ruin(state, hand);
    if (search->timing != NULL || limit == INT64_MAX) {
        return ronde_recreate(state, hand, INT64_MAX);
    }
    return ronde_recreate(state, hand, limit - ronde_lenience_routes(&search->lenience, state));
}

/* The value of the present plan with its cost as known. */
static ronde_cost value_at(const ronde_search *search, ronde_cost cost)
{
    return ronde_lenience_value(&search->lenience, &search->state, cost);
}

/* One change of the plan, kept or undone. */
static void step(ronde_search *search, double temperature)
{
    ronde_state *state = &search->state;
    if (ronde_lenience_note(&search->lenience, state, temperature)) {
        (void)ronde_snapshot_restore(&search->best, state);
    }
    ronde_cost before = search->timing != NULL ? search->exact : state->totals.cost;
    ronde_cost limit = value_at(search, before) + ronde_search_tolerance(search, temperature);
    if (search->hand.thorough && ronde_rng_below(&search->hand.rng, escape_share) == 0) {
        limit = INT64_MAX; /* a small instance is searched widely rather than deeply */
    }
    ronde_mark mark = ronde_state_mark(state);
    bool whole = propose(search, limit);
    ronde_cost cost = whole ? cost_of(search) : 0;
    if (!whole || value_at(search, cost) > limit) {
        if (whole && search->timing != NULL) {
            consider(search, cost); /* fewer unserved may be worth more than the value says */
        }
        ronde_state_rollback(state, &mark);
        ronde_state_commit(state);
        return;
    }
    if (search->polish != NULL) {
        ronde_polish_offer(search->polish, state);
    }
    ronde_state_commit(state);
    search->exact = cost;
    consider(search, cost);
}

bool ronde_search_asked_to_stop(ronde_search *search)
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
    return search->iteration % search->check_every == 0 && ronde_search_asked_to_stop(search);
}

void ronde_search_start_anew(ronde_search *search)
{
    ronde_state *state = &search->state;
    ronde_hand *hand = &search->hand;
    for (int32_t request = 0; request < search->problem->request_count; request++) {
        ronde_state_remove(state, request);
    }
    for (int32_t shift = 0; shift < search->problem->shift_count; shift++) {
        ronde_rests_unlink(state, shift);
        ronde_trips_unlink(state, shift);
        hand->closed[shift] = false;
    }
    if (ronde_state_settle(state)) {
        hand->todo_count = hand->ruined_count = 0;
        uint32_t blink = hand->blink;
        hand->blink = anew_blink;
        (void)ronde_recreate(state, hand, INT64_MAX);
        hand->blink = blink;
    }
    ronde_state_commit(state);
    search->exact = cost_of(search);
    consider(search, search->exact);
}

bool ronde_search_resume(ronde_search *search, const ronde_snapshot *plan)
{
    bool good = ronde_snapshot_restore(plan, &search->state);
    begin_here(search);
    return good;
}

double ronde_search_heat(const ronde_search *search, double share)
{
    return search->hot * ronde_numeric_exp(ronde_numeric_log(search->cold / search->hot) * share);
}

double ronde_search_heat_after(const ronde_search *search, int64_t iterations)
{
    double share = (double)iterations / (double)(search->planned - search->iteration);
    double fall = ronde_numeric_log(search->cold / search->temperature);
    return search->temperature * ronde_numeric_exp(fall * share);
}

void ronde_search_set_course(ronde_search *search, double from, double to, int64_t iterations)
{
    search->temperature = from;
    search->factor = ronde_numeric_exp(ronde_numeric_log(to / from) / (double)iterations);
}

void ronde_search_advance(ronde_search *search, int64_t until)
{
    int64_t told = search->planned / 20 + 1;
    int64_t visit = search->planned / visits + 1;
    while (search->iteration < until && !ronde_search_must_stop(search)) {
        step(search, search->temperature);
        search->temperature *= search->factor;
        search->iteration++;
        if (search->iteration % told == 0) {
            ronde_search_report(search);
        }
        if (search->iteration % visit == 0) {
            ronde_visited_keep(&search->visited, &search->state);
        }
    }
}
