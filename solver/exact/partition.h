/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_PARTITION_H
#define RONDE_SOLVER_EXACT_PARTITION_H

/* Which routes together serve every request at the least cost: an integer program, solved by GLPK
 * (simplex.h). Threads may call it side by side. */

#include "instances/base/error.h"
#include "instances/model/units.h"

#include <stdbool.h>
#include <stdint.h>

/** Choose columns (routes) so that every row (request) is in one at least, or pay for it, and of
 *  each class (kind of shift) there are no more than its limit. */
typedef struct ronde_partition {
    int32_t row_count, column_count, class_count;
    const int32_t *first; /* by column, and one more: its entries in rows */
    const int32_t *rows;
    const ronde_cost *costs;   /* by column */
    const int32_t *class_of;   /* by column */
    const int32_t *limits;     /* by class */
    const ronde_cost *missing; /* by row: price of serving it by no column; >= 0 */
    const int32_t *incumbent;  /* columns of a choice that is known; they may not exceed limits */
    int32_t incumbent_count;
} ronde_partition;

/** How much work it may be. Work is reckoned from what is done, not measured, so that runs can be
 *  repeated. */
typedef struct ronde_partition_limits {
    double work;     /* about the seconds on a usual machine */
    int32_t entries; /* of the columns that the tree is about */
    /* Asked often (some milliseconds of work apart); true ends it without an answer. */
    bool (*should_stop)(void *payload);
    void *payload;
} ronde_partition_limits;

/** The answer. */
typedef struct ronde_partition_choice {
    int32_t *columns; /* of the caller, room for row_count + incumbent_count */
    int32_t count;
    ronde_cost value;  /* cost of the columns and of missing rows, summed exactly */
    bool better;       /* than the incumbent; else the columns are the incumbent's */
    bool proved;       /* nothing is better (as far as the simplex method's tolerances go) */
    bool stopped;      /* by should_stop; then not better */
    bool valued;       /* duals was written */
    ronde_cost *duals; /* of the caller, by row: what serving it is worth in the linear program */
    double work;       /* done */
    int64_t pivots;    /* of the simplex method */
    int32_t nodes, rounds, considered; /* of the tree, of pricing; columns of the tree */
    double bound;                      /* of the linear program over all columns */
} ronde_partition_choice;

/** Solves the linear program over all columns by pricing them in rounds, keeps those whose reduced
 *  cost leaves room for an improvement, and searches them by branch and bound. The answer is never
 *  worse than the incumbent, and the best of all choices where `proved`. The duals
 *  may be given, too, as a start (valued). A failure inside GLPK is no error: the incumbent is the
 * answer. RONDE_ENOMEM.
 *
 *  Memory O(entries). Pricing by rounds: Desrosiers, Luebbecke, A primer in column generation,
 *  2005, with the pool for the pricing problem. */
ronde_status ronde_partition_solve(ronde_partition_choice *choice,
                                   const ronde_partition *of,
                                   const ronde_partition_limits *limits,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
