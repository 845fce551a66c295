/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_POLISH_H
#define RONDE_SOLVER_EXACT_POLISH_H

/* Puts routes that the search has seen together anew: the best choice of routes from the pool that
 * serves everything, by set covering (partition.h). A request that two of the chosen routes serve
 * is left to the one where it is cheaper. Routes that depend on others stay as they are, with their
 * requests; large plans are taken some neighbouring routes at a time. */

#include "instances/base/rng.h"
#include "solver/core/snapshot.h"
#include "solver/exact/pool.h"

typedef struct ronde_polish ronde_polish;

/** NULL when memory is out. */
ronde_polish *ronde_polish_new(const ronde_problem *problem, uint64_t seed);
void ronde_polish_free(ronde_polish *polish);

/** Takes the routes that changed since the state's last commit into the pool: of a plan that the
 *  search has accepted. O(changed routes). */
void ronde_polish_offer(ronde_polish *polish, const ronde_state *state);

/** Takes all routes of a plan into the pool. O(routes + new routes). */
void ronde_polish_offer_plan(ronde_polish *polish, const ronde_state *state);

/** What may be spent, and what came out. */
typedef struct ronde_polish_job {
    double work; /* at most, in seconds on a usual machine (partition.h) */
    bool (*should_stop)(void *payload);
    void *payload;
    bool better, stopped; /* out; stopped: nothing has changed */
    double spent;         /* out: work that was done */
} ronde_polish_job;

/** One attempt on the best plan. If a better one is found, best is that plan and the state, too;
 *  else both are as before. The state's log must be empty. RONDE_ENOMEM. */
ronde_status ronde_polish_run(ronde_polish *polish,
                              ronde_polish_job *job,
                              ronde_state *state,
                              ronde_snapshot *best,
                              ronde_error *error) RONDE_MUST_CHECK;

#endif
