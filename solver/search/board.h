/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_BOARD_H
#define RONDE_SOLVER_SEARCH_BOARD_H

/* A plan on light arrays, for searches that try very many moves and ask only whether they are
 * possible: no prices, no undo log. It knows problems whose shifts are all of one kind and whose
 * requests are all mandatory, each a pickup with its delivery. Nodes are numbered as in the
 * problem.
 *
 * Invariant between calls: each request is on one route with both tasks, or in the pool; the routes
 * hold all hard rules; earliest, latest and aboard are exact. */

#include "instances/base/rng.h"
#include "solver/core/snapshot.h"

/** A task, or an end of a route. */
typedef struct ronde_peg {
    ronde_time early, late, duration; /* constant */
    ronde_time earliest, latest;      /* bounds on its start, given its route */
    int32_t place, next, previous;
    int32_t route; /* RONDE_NONE: in the pool */
} ronde_peg;

typedef struct ronde_board {
    const ronde_problem *problem;
    const int32_t *times; /* by places: row from */
    int64_t size;
    int32_t dimensions;
    ronde_peg *pegs;   /* by node */
    int64_t *demands;  /* by task and dimension: what comes aboard */
    int64_t *aboard;   /* by node and dimension: after it */
    int32_t *lengths;  /* by shift: tasks on it */
    int32_t *used;     /* shifts with tasks */
    int32_t *pool;     /* requests without a place, the last one is next */
    int32_t *route;    /* scratch: nodes of one route */
    int32_t *requests; /* by request: its pickup */
    int32_t *twins;    /* by task: the other one of its request */
    int64_t capacity[RONDE_DIMENSIONS];
    int32_t used_count, pool_count;
    int64_t work; /* looks at a node so far: the measure of time */
    ronde_arena *arena;
} ronde_board;

/** True if a board can hold the plans of a problem. O(nodes). */
bool ronde_board_fits(const ronde_problem *problem);

/** An empty board for a problem that fits; NULL when memory is out. O(nodes). */
ronde_board *ronde_board_new(const ronde_problem *problem);
/** Accepts NULL. */
void ronde_board_free(ronde_board *board);

/** Takes a plan over; what it does not serve goes to the pool. O(nodes). */
void ronde_board_take(ronde_board *board, const ronde_state *state);
/** Writes the plan into a snapshot, whose totals are left open. O(nodes). */
void ronde_board_give(const ronde_board *board, ronde_snapshot *out);

/** Travel time between two nodes. */
static inline ronde_time ronde_board_leg(const ronde_board *board, int32_t from, int32_t to)
{
    return board->times[board->pegs[from].place * board->size + board->pegs[to].place];
}
/** The pickup of a request. */
static inline int32_t ronde_board_task(const ronde_board *board, int32_t request)
{
    return board->requests[request];
}

/** Puts a task behind a node, or takes it from its route; the route is stale until renewed. */
void ronde_board_link(ronde_board *board, int32_t task, int32_t after);
void ronde_board_unlink(ronde_board *board, int32_t task);
/** Brings the bounds and loads of a route up to date. False if it breaks a rule. O(length). */
bool ronde_board_renew(ronde_board *board, int32_t shift);

/** Takes a request from its route into the pool; the route is stale until renewed. */
void ronde_board_remove(ronde_board *board, int32_t request);

/** Where a request may go: behind which nodes. */
typedef struct ronde_board_place {
    int32_t after, second; /* second: of the delivery, with the pickup in place */
    int64_t count;         /* how many places there were to choose from */
} ronde_board_place;

/** Adds the places of a request on one route to those seen, of which each is chosen with the same
 *  chance. O(length^2). */
void ronde_board_scan(
    ronde_board *board, ronde_rng *rng, int32_t request, int32_t shift, ronde_board_place *chosen);
/** Puts a request at a place and renews its route. */
void ronde_board_put(ronde_board *board, int32_t request, const ronde_board_place *place);

#endif
