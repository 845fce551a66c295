/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_PROGRAM_H
#define RONDE_SOLVER_EXACT_PROGRAM_H

/* The integer program (partition.h) of a plan and a pool: which requests take part, and which
 * routes of the pool serve only those. */

#include "instances/base/rng.h"
#include "solver/exact/partition.h"
#include "solver/exact/pool.h"

typedef struct ronde_program {
    ronde_partition partition; /* views of what follows */
    int32_t *row_of;           /* by request; RONDE_NONE: takes no part */
    bool *is_fixed;         /* by shift: stays as it is, or was used by nothing that takes part */
    int32_t *route_of;      /* by column: in the pool */
    ronde_cost route_price; /* in the costs: of using a shift, where vehicles come first */
    ronde_cost value;       /* of what takes part, in the plan */
    const ronde_problem *problem;
    /* the arrays of the partition */
    int32_t *first, *rows, *class_of, *limits, *incumbent;
    ronde_cost *costs, *missing;
    /* work */
    int32_t *column_of; /* by route of the pool */
    int64_t *nearness;  /* by shift */
    ronde_arena *arena;
} ronde_program;

/** Room for programs over a pool. RONDE_ENOMEM. */
ronde_status
ronde_program_init(ronde_program *out, const ronde_pool *pool, ronde_error *error) RONDE_MUST_CHECK;
void ronde_program_clear(ronde_program *program);

/** The program of a plan whose routes are in the pool: all of it if it is small, else some routes
 *  around one that is drawn. False if nothing can be put together anew (too few routes that stand
 *  alone). O(pool + plan). */
bool ronde_program_make(ronde_program *program,
                        const ronde_pool *pool,
                        const ronde_state *state,
                        ronde_rng *rng);

#endif
