/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_POOL_H
#define RONDE_SOLVER_EXACT_POOL_H

/* Good routes that the search has seen, to be put together anew (partition.h). Of routes with the
 * same tasks on the same kind of shift only the cheapest is kept. All memory is taken when the pool
 * is made: a full pool throws its worst half away, by rules that depend on nothing but what was
 * offered, so that a run can be repeated. */

#include "solver/core/state.h"

/** A route of the pool. */
typedef struct ronde_pool_route {
    uint64_t content; /* of its tasks, in no order (ronde_lane.content) */
    ronde_cost cost;  /* of the route alone: shift, legs, moments, prices of its tasks */
    ronde_cost extra; /* prices of the alternatives that it serves */
    int32_t kind;
    int32_t first, stop_count; /* in stops */
    int32_t request_count;
    int64_t seen; /* number of the offer that brought it */
} ronde_pool_route;

typedef struct ronde_pool {
    const ronde_problem *problem;
    ronde_pool_route *routes;
    int32_t count, capacity;
    /* By place along the route: a task, or ~i for break number i of the shift. */
    int32_t *stops;
    int32_t stop_count, stop_capacity;
    ronde_cost *duals; /* by request: what serving it is worth; the caller keeps them up to date */
    bool valued;       /* duals say something */
    int64_t offers;
    /* work */
    uint64_t *last_content; /* by shift: what it offered last, and at which cost */
    ronde_cost *last_cost;
    int32_t *slots; /* hash table of routes, open addressing; RONDE_NONE is free */
    uint32_t slot_mask;
    ronde_cost *keys, *sorted; /* by route */
    ronde_arena *arena;
} ronde_pool;

/** Room for the problem's routes: at most 40,000 with 16 stops on average, about 6 MB.
 * RONDE_ENOMEM.
 */
ronde_status
ronde_pool_init(ronde_pool *out, const ronde_problem *problem, ronde_error *error) RONDE_MUST_CHECK;
void ronde_pool_clear(ronde_pool *pool);

/** Takes in the route of a shift if it is not known, or known at a higher cost. Passes over empty
 *  routes and those that other routes depend on (a request with tasks elsewhere, a
 *  group that belongs together). O(1) if the route
 *  was offered last time, too, else O(length), and O(pool) where the worst half is thrown away. */
void ronde_pool_offer(ronde_pool *pool, const ronde_state *state, int32_t shift);

/** Takes in all routes of a plan, whatever they offered before. */
void ronde_pool_offer_all(ronde_pool *pool, const ronde_state *state);

/** The known route with this content on this kind of shift, RONDE_NONE if there is none. */
int32_t ronde_pool_find(const ronde_pool *pool, uint64_t content, int32_t kind);

/** True if other routes depend on where a task is, beyond its request: a group that belongs
 *  together. */
bool ronde_pool_bound(const ronde_problem *problem, int32_t task);

/** True for the first task of a request along an alternative's list: counts each request once. */
static inline bool ronde_pool_leads(const ronde_problem *problem, int32_t task)
{
    const ronde_alternative *of =
        &problem->instance->alternatives[problem->nodes[task].alternative];
    return problem->instance->request_tasks[of->first_task] == task;
}

#endif
