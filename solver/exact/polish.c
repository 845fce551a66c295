/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/polish.h"

#include "instances/base/alloc.h"
#include "solver/exact/stitch.h"

enum { most_entries = 20000, stream = 11 };

struct ronde_polish {
    const ronde_problem *problem;
    ronde_pool pool;
    ronde_program program;
    ronde_stitch stitch;
    ronde_rng rng;
    ronde_snapshot present, candidate;
    ronde_partition_choice choice;
    ronde_arena *arena;
};

ronde_polish *ronde_polish_new(const ronde_problem *problem, uint64_t seed)
{
    ronde_error error = {0};
    ronde_polish *made = ronde_alloc_zero(1, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    made->problem = problem;
    made->rng = ronde_rng_new(seed, stream);
    size_t requests = (size_t)problem->request_count + 1;
    size_t columns = requests + (size_t)problem->shift_count;
    made->arena = ronde_arena_new(1 << 14);
    if (made->arena != NULL) {
        made->choice.columns = ronde_arena_take(made->arena, columns, sizeof *made->choice.columns);
        made->choice.duals = ronde_arena_take(made->arena, requests, sizeof *made->choice.duals);
    }
    if (made->arena == NULL || made->choice.columns == NULL || made->choice.duals == NULL ||
        ronde_pool_init(&made->pool, problem, &error) != RONDE_OK ||
        ronde_program_init(&made->program, &made->pool, &error) != RONDE_OK ||
        ronde_stitch_init(&made->stitch, problem, &error) != RONDE_OK ||
        ronde_snapshot_init(&made->present, problem, &error) != RONDE_OK ||
        ronde_snapshot_init(&made->candidate, problem, &error) != RONDE_OK) {
        ronde_polish_free(made);
        return NULL;
    }
    return made;
}

void ronde_polish_free(ronde_polish *polish)
{
    if (polish != NULL) {
        ronde_pool_clear(&polish->pool);
        ronde_program_clear(&polish->program);
        ronde_stitch_clear(&polish->stitch);
        ronde_snapshot_clear(&polish->present);
        ronde_snapshot_clear(&polish->candidate);
        ronde_arena_free(polish->arena);
        ronde_free(polish);
    }
}

void ronde_polish_offer(ronde_polish *polish, const ronde_state *state)
{
    for (size_t i = 0; i < state->lane_log.count; i++) {
        ronde_pool_offer(&polish->pool, state, state->lane_log.items[i].index);
    }
}

void ronde_polish_offer_plan(ronde_polish *polish, const ronde_state *state)
{
    for (int32_t shift = 0; shift < polish->problem->shift_count; shift++) {
        ronde_pool_offer(&polish->pool, state, shift);
    }
}

/* The duals by row as the pool keeps them: by request. */
static void keep_duals(ronde_polish *polish)
{
    const ronde_program *program = &polish->program;
    if (!polish->choice.valued) {
        return;
    }
    for (int32_t request = 0; request < polish->problem->request_count; request++) {
        int32_t row = program->row_of[request];
        if (row != RONDE_NONE) {
            polish->pool.duals[request] = polish->choice.duals[row];
        }
    }
    polish->pool.valued = true;
}

static void recall_duals(ronde_polish *polish)
{
    const ronde_program *program = &polish->program;
    polish->choice.valued = polish->pool.valued;
    for (int32_t request = 0; request < polish->problem->request_count; request++) {
        int32_t row = program->row_of[request];
        if (row != RONDE_NONE) {
            polish->choice.duals[row] = polish->pool.duals[request];
        }
    }
}

/* Makes the state the plan with the chosen columns; true if it is better than the best. */
static bool take_over(ronde_polish *polish, ronde_state *state, ronde_snapshot *best)
{
    if (!ronde_stitch_plan(&polish->stitch, &polish->program, &polish->pool, &polish->choice, state,
                           &polish->candidate) ||
        !ronde_snapshot_restore(&polish->candidate, state) ||
        ronde_totals_compare(polish->problem, &state->totals, &best->totals) >= 0) {
        return false;
    }
    ronde_snapshot_keep(best, state);
    return true;
}

/* Solves the program of the best plan, which the state is. */
static ronde_status improve(ronde_polish *polish,
                            ronde_polish_job *job,
                            ronde_state *state,
                            ronde_snapshot *best,
                            ronde_error *error)
{
    ronde_program *program = &polish->program;
    ronde_partition_choice *choice = &polish->choice;
    const ronde_partition_limits limits = {.work = job->work,
                                           .entries = most_entries,
                                           .should_stop = job->should_stop,
                                           .payload = job->payload};
    recall_duals(polish);
    RONDE_TRY(ronde_partition_solve(choice, &program->partition, &limits, error));
    keep_duals(polish);
    job->spent = choice->work;
    job->stopped = choice->stopped;
    if (!choice->stopped && choice->value < program->value) {
        job->better = take_over(polish, state, best);
    }
    return RONDE_OK;
}

ronde_status ronde_polish_run(ronde_polish *polish,
                              ronde_polish_job *job,
                              ronde_state *state,
                              ronde_snapshot *best,
                              ronde_error *error)
{
    job->better = job->stopped = false;
    job->spent = 0.0;
    ronde_status status = RONDE_OK;
    ronde_snapshot_keep(&polish->present, state);
    bool good = ronde_snapshot_restore(best, state);
    if (good) {
        ronde_pool_offer_all(&polish->pool, state);
    }
    if (good && ronde_program_make(&polish->program, &polish->pool, state, &polish->rng)) {
        status = improve(polish, job, state, best, error);
    }
    if (!job->better && !ronde_snapshot_restore(&polish->present, state)) {
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the search");
    }
    return status;
}
