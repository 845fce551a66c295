/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_SIMPLEX_H
#define RONDE_SOLVER_EXACT_SIMPLEX_H

/* Linear programs and branch and bound, by GLPK: simplex.c is the only file that knows it. A
 * program lives only while ronde_simplex_within runs. All of GLPK's memory of the calling thread is
 * freed at its end, also after one of GLPK's own aborts, and nothing stays behind. So threads may
 * work side by side. Nothing here looks at a clock: effort is counted in pivots and nodes.
 *
 * A program minimises the sum of its columns' costs; rows and columns are numbered from 0. Most
 * users want mip.h, which takes a whole program and checks the answer. */

#include <stdbool.h>
#include <stdint.h>

typedef struct ronde_simplex ronde_simplex;

/** Runs body on an empty program. False if memory was out or GLPK gave up: body was left in its
 *  middle, so whatever it holds must belong to somebody outside. A body starts no other one. */
bool ronde_simplex_within(void (*body)(ronde_simplex *program, void *payload), void *payload);

/** Adds a row of no coefficients whose sum lies from least to most; -INFINITY, INFINITY: no bound.
 */
void ronde_simplex_add_row(ronde_simplex *program, double least, double most);
/** Adds a column with its coefficients and bounds; gives its number. O(length). */
int32_t ronde_simplex_add_column(ronde_simplex *program,
                                 double cost,
                                 double least,
                                 double most,
                                 int32_t length,
                                 const int32_t *rows,
                                 const double *values);
/** The column has integer values from now on, between these bounds. */
void ronde_simplex_make_integer(ronde_simplex *program, int32_t column, double least, double most);
/** Removes columns; those behind move up. */
void ronde_simplex_remove_columns(ronde_simplex *program, int32_t count, const int32_t *columns);
/** The row starts at its lower bound and the column in its place in the basis. */
void ronde_simplex_start_with(ronde_simplex *program, int32_t row, int32_t column);

typedef enum ronde_simplex_end {
    RONDE_SIMPLEX_OPTIMAL,
    RONDE_SIMPLEX_UNFINISHED, /* call it again to go on */
    RONDE_SIMPLEX_INFEASIBLE,
    RONDE_SIMPLEX_UNBOUNDED,
    RONDE_SIMPLEX_FAILED
} ronde_simplex_end;

/** Optimises the linear program from the present basis by so many pivots at most (primal simplex).
 */
ronde_simplex_end ronde_simplex_optimise(ronde_simplex *program, int32_t pivots);

/** What the tree of branch and bound is told. Zeroed: GLPK's usual branching, to the end. */
typedef struct ronde_simplex_tree {
    const double *incumbent;      /* by column: a solution to start from; NULL: none */
    bool most_fractional;         /* branch on the most fractional column, the best bound first */
    bool cuts;                    /* Gomory, mixed integer rounding, cover and clique cuts */
    double gap;                   /* ends when what is found is within this share of the bound */
    bool (*go_on)(void *payload); /* asked at each node; false ends it; NULL: on and on */
    void *payload;
} ronde_simplex_tree;

/** Branches over the integer columns of a program whose linear program is optimal. True if it came
 *  to its end: what it found is the best there is, or there is none. */
bool ronde_simplex_branch(ronde_simplex *program, const ronde_simplex_tree *how);

/** Of the linear program. O(1). */
double ronde_simplex_value(const ronde_simplex *program);
double ronde_simplex_column_value(const ronde_simplex *program, int32_t column);
double ronde_simplex_row_dual(const ronde_simplex *program, int32_t row);
bool ronde_simplex_is_basic(const ronde_simplex *program, int32_t column);

/** Of branch and bound: whether it found a solution, and its values. O(1). */
bool ronde_simplex_has_solution(const ronde_simplex *program);
double ronde_simplex_solution(const ronde_simplex *program, int32_t column);

/** Pivots done so far, and the size of the program. O(1). */
int64_t ronde_simplex_pivots(const ronde_simplex *program);
int32_t ronde_simplex_rows(const ronde_simplex *program);
int32_t ronde_simplex_entries(const ronde_simplex *program);

#endif
