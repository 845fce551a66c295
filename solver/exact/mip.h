/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_MIP_H
#define RONDE_SOLVER_EXACT_MIP_H

/* A linear or integer program that is written down, solved and checked: staffing, sites. What costs
 * least, of all values within the bounds of columns and rows? The answer of GLPK (simplex.h) is
 * summed and checked anew here, and taken only if it keeps every row. */

#include "instances/base/array.h"
#include "instances/base/error.h"

#include <stdbool.h>
#include <stdint.h>

/** A row: its sum lies from least to most. */
typedef struct ronde_mip_row {
    double least, most;
} ronde_mip_row;

typedef struct ronde_mip_column {
    double cost, least, most;
    bool integer;
    size_t first_entry; /* its coefficients end where those of the next column begin */
} ronde_mip_column;

typedef struct ronde_mip_entry {
    int32_t row;
    double value;
} ronde_mip_entry;

/** Start with {0}. Cleared by ronde_mip_clear. */
typedef struct ronde_mip {
    RONDE_ARRAY(ronde_mip_row) rows;
    RONDE_ARRAY(ronde_mip_column) columns;
    RONDE_ARRAY(ronde_mip_entry) entries;
    bool broken; /* memory was out; ronde_mip_solve says so */
} ronde_mip;

void ronde_mip_clear(ronde_mip *program);
/** Each adds one and gives its number, from 0 on; -INFINITY, INFINITY: no bound. */
int32_t ronde_mip_add_row(ronde_mip *program, double least, double most);
int32_t ronde_mip_add_column(ronde_mip *program, double cost, double least, double most);
int32_t ronde_mip_add_integer(ronde_mip *program, double cost, double least, double most);
/** Adds a coefficient to the last column; one per row at most. */
void ronde_mip_add_entry(ronde_mip *program, int32_t row, double value);

/** How much work it may be; counted, not timed, so that it ends at the same place on every machine.
 *  Zeroed: the defaults. */
typedef struct ronde_mip_limits {
    int64_t pivots;          /* of the simplex method; 0: 2,000,000 */
    int64_t nodes;           /* of branch and bound; 0: 20,000 */
    double gap;              /* enough if within this share of the bound */
    bool cuts;               /* cutting planes */
    const double *incumbent; /* by column: a known solution, or NULL; used if it is right */
    bool (*should_stop)(void *payload); /* asked often; true ends it; NULL: never */
    void *payload;
} ronde_mip_limits;

typedef enum ronde_mip_status {
    RONDE_MIP_OPTIMAL,    /* nothing is better, but for the gap that was allowed */
    RONDE_MIP_FEASIBLE,   /* the limits ended it: a solution, perhaps not the best */
    RONDE_MIP_INFEASIBLE, /* there is none */
    RONDE_MIP_UNBOUNDED,  /* the linear program costs less than any number */
    RONDE_MIP_UNKNOWN     /* the limits, or numerical trouble, ended it without a solution */
} ronde_mip_status;

typedef struct ronde_mip_answer {
    ronde_mip_status status;
    double *values;  /* of the caller, by column; written where there is a solution: integer ones
                        are whole */
    double *duals;   /* of the caller, by row, or NULL: of the linear program */
    double value;    /* of the values, summed anew */
    double bound;    /* no solution costs less: the linear program's, or value if proved */
    double residual; /* of the values: ronde_mip_residual */
    int64_t pivots, nodes; /* done */
} ronde_mip_answer;

/** True if the answer has values. */
bool ronde_mip_has_values(const ronde_mip_answer *answer);

/** How far values are from keeping the program: the largest breach of a row or a bound, as a share
 *  of 1 and the sum of what the row adds up, or the distance of an integer column from a whole
 *  number. O(entries). */
double ronde_mip_residual(const ronde_mip *program, const double *values);
/** Their cost. */
double ronde_mip_value(const ronde_mip *program, const double *values);

/** Solves it: the linear program by the primal simplex method, then branch and bound. The same
 *  program and limits give the same answer. RONDE_ENOMEM; trouble inside GLPK is a status. */
ronde_status ronde_mip_solve(ronde_mip_answer *answer,
                             const ronde_mip *program,
                             const ronde_mip_limits *limits,
                             ronde_error *error) RONDE_MUST_CHECK;

#endif
