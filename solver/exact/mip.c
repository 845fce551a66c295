/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/mip.h"

#include "solver/exact/simplex.h"

#include <math.h>
#include <stdlib.h>

/* Pivots between two questions whether to stop. */
enum { chunk = 200 };
static const int64_t usual_pivots = 2000000;
static const int64_t usual_nodes = 20000;
/* Breaches up to here are rounding: GLPK's own tolerance is 1e-7. */
static const double tolerance = 1e-6;

typedef struct work {
    const ronde_mip *of;
    ronde_mip_limits limits;
    ronde_mip_answer *answer;
    ronde_simplex *program;
    int32_t *rows;  /* of one column */
    double *values; /* of one column; or by column */
    bool integer;   /* some column is */
    bool stopped;
} work;

void ronde_mip_clear(ronde_mip *program)
{
    ronde_array_clear(&program->rows);
    ronde_array_clear(&program->columns);
    ronde_array_clear(&program->entries);
}

int32_t ronde_mip_add_row(ronde_mip *program, double least, double most)
{
    const ronde_mip_row row = {least, most};
    if (!ronde_array_push(&program->rows, row)) {
        program->broken = true;
    }
    return (int32_t)program->rows.count - 1;
}

static int32_t add_column(ronde_mip *program, ronde_mip_column column)
{
    column.first_entry = program->entries.count;
    if (!ronde_array_push(&program->columns, column)) {
        program->broken = true;
    }
    return (int32_t)program->columns.count - 1;
}

int32_t ronde_mip_add_column(ronde_mip *program, double cost, double least, double most)
{
    return add_column(program, (ronde_mip_column){.cost = cost, .least = least, .most = most});
}

int32_t ronde_mip_add_integer(ronde_mip *program, double cost, double least, double most)
{
    return add_column(
        program, (ronde_mip_column){.cost = cost, .least = least, .most = most, .integer = true});
}

void ronde_mip_add_entry(ronde_mip *program, int32_t row, double value)
{
    const ronde_mip_entry entry = {row, value};
    if (!ronde_array_push(&program->entries, entry)) {
        program->broken = true;
    }
}

bool ronde_mip_has_values(const ronde_mip_answer *answer)
{
    return answer->status == RONDE_MIP_OPTIMAL || answer->status == RONDE_MIP_FEASIBLE;
}

static size_t entries_end(const ronde_mip *program, size_t column)
{
    return column + 1 < program->columns.count ? program->columns.items[column + 1].first_entry
                                               : program->entries.count;
}

/* How far x is outside. */
static double outside(double x, double least, double most)
{
    return x < least ? least - x : x > most ? x - most : 0.0;
}

/* Breach of one row. */
static double row_residual(const ronde_mip_row *row, double sum, double size)
{
    return outside(sum, row->least, row->most) / (1.0 + size);
}

double ronde_mip_value(const ronde_mip *program, const double *values)
{
    double value = 0.0;
    for (size_t i = 0; i < program->columns.count; i++) {
        value += program->columns.items[i].cost * values[i];
    }
    return value;
}

double ronde_mip_residual(const ronde_mip *program, const double *values)
{
    size_t rows = program->rows.count;
    double *sums = ronde_alloc_zero(2 * rows + 1, sizeof *sums);
    if (sums == NULL) {
        return (double)INFINITY; /* cannot be trusted */
    }
    double worst = 0.0;
    for (size_t i = 0; i < program->columns.count; i++) {
        const ronde_mip_column *column = &program->columns.items[i];
        double breach = outside(values[i], column->least, column->most) / (1.0 + fabs(values[i]));
        worst = fmax(worst, breach);
        worst = column->integer ? fmax(worst, fabs(values[i] - round(values[i]))) : worst;
        for (size_t k = column->first_entry; k < entries_end(program, i); k++) {
            const ronde_mip_entry *entry = &program->entries.items[k];
            sums[entry->row] += entry->value * values[i];
            sums[rows + (size_t)entry->row] += fabs(entry->value * values[i]);
        }
    }
    for (size_t i = 0; i < rows; i++) {
        worst = fmax(worst, row_residual(&program->rows.items[i], sums[i], sums[rows + i]));
    }
    ronde_free(sums);
    return worst;
}

static bool go_on(work *at)
{
    const ronde_mip_limits *limits = &at->limits;
    at->answer->pivots = ronde_simplex_pivots(at->program);
    if (limits->should_stop != NULL && limits->should_stop(limits->payload)) {
        at->stopped = true;
    }
    return !at->stopped && at->answer->pivots < limits->pivots &&
           at->answer->nodes <= limits->nodes;
}

static bool at_node(void *payload)
{
    work *at = payload;
    at->answer->nodes++;
    return go_on(at);
}

/* Takes over values that keep the program and cost less than those that are there. */
static bool take(work *at, const double *values)
{
    ronde_mip_answer *answer = at->answer;
    double residual = ronde_mip_residual(at->of, values);
    double value = ronde_mip_value(at->of, values);
    if (residual > tolerance || (ronde_mip_has_values(answer) && value >= answer->value)) {
        return residual <= tolerance;
    }
    for (size_t i = 0; i < at->of->columns.count; i++) {
        answer->values[i] = values[i];
    }
    answer->value = value;
    answer->residual = residual;
    answer->status = RONDE_MIP_FEASIBLE;
    return true;
}

static void write_down(work *at)
{
    const ronde_mip *of = at->of;
    for (size_t i = 0; i < of->rows.count; i++) {
        ronde_simplex_add_row(at->program, of->rows.items[i].least, of->rows.items[i].most);
    }
    for (size_t i = 0; i < of->columns.count; i++) {
        const ronde_mip_column *column = &of->columns.items[i];
        int32_t length = 0;
        for (size_t k = column->first_entry; k < entries_end(of, i); k++) {
            at->rows[length] = of->entries.items[k].row;
            at->values[length++] = of->entries.items[k].value;
        }
        (void)ronde_simplex_add_column(at->program, column->cost, column->least, column->most,
                                       length, at->rows, at->values);
    }
}

/* The linear program. True if it is solved. */
static bool relax(work *at)
{
    ronde_simplex_end end = RONDE_SIMPLEX_UNFINISHED;
    while (end == RONDE_SIMPLEX_UNFINISHED && go_on(at)) {
        end = ronde_simplex_optimise(at->program, chunk);
    }
    at->answer->pivots = ronde_simplex_pivots(at->program);
    if (end == RONDE_SIMPLEX_INFEASIBLE && !ronde_mip_has_values(at->answer)) {
        at->answer->status = RONDE_MIP_INFEASIBLE;
    } else if (end == RONDE_SIMPLEX_UNBOUNDED) {
        at->answer->status = RONDE_MIP_UNBOUNDED;
    }
    if (end != RONDE_SIMPLEX_OPTIMAL) {
        return false;
    }
    at->answer->bound = ronde_simplex_value(at->program);
    for (size_t i = 0; at->answer->duals != NULL && i < at->of->rows.count; i++) {
        at->answer->duals[i] = ronde_simplex_row_dual(at->program, (int32_t)i);
    }
    return true;
}

/* Takes over what the linear program or the tree has found. */
static bool take_found(work *at)
{
    for (size_t i = 0; i < at->of->columns.count; i++) {
        int32_t column = (int32_t)i;
        at->values[i] = !at->integer ? ronde_simplex_column_value(at->program, column)
                                     : ronde_simplex_solution(at->program, column);
        if (at->of->columns.items[i].integer) {
            at->values[i] = round(at->values[i]);
        }
    }
    return take(at, at->values);
}

static void branch(work *at)
{
    for (size_t i = 0; i < at->of->columns.count; i++) {
        const ronde_mip_column *column = &at->of->columns.items[i];
        if (column->integer) {
            ronde_simplex_make_integer(at->program, (int32_t)i, ceil(column->least - tolerance),
                                       floor(column->most + tolerance));
        }
    }
    bool started = ronde_mip_has_values(at->answer);
    const ronde_simplex_tree how = {.incumbent = started ? at->answer->values : NULL,
                                    .cuts = at->limits.cuts,
                                    .gap = at->limits.gap,
                                    .go_on = at_node,
                                    .payload = at};
    bool ended = ronde_simplex_branch(at->program, &how);
    at->answer->pivots = ronde_simplex_pivots(at->program);
    bool found = ronde_simplex_has_solution(at->program);
    if (found ? take_found(at) && ended : ended && started) {
        at->answer->status = RONDE_MIP_OPTIMAL;
    } else if (!found && ended) {
        at->answer->status = RONDE_MIP_INFEASIBLE;
    }
}

/* All that happens inside GLPK. */
static void run(ronde_simplex *program, void *payload)
{
    work *at = payload;
    at->program = program;
    write_down(at);
    if (!relax(at)) {
        return;
    }
    if (at->integer) {
        branch(at);
    } else if (take_found(at)) {
        at->answer->status = RONDE_MIP_OPTIMAL;
    }
}

ronde_status ronde_mip_solve(ronde_mip_answer *answer,
                             const ronde_mip *program,
                             const ronde_mip_limits *limits,
                             ronde_error *error)
{
    size_t rows = program->rows.count;
    size_t columns = program->columns.count;
    size_t room = rows > columns ? rows : columns;
    work at = {.of = program, .limits = *limits, .answer = answer};
    at.limits.pivots = limits->pivots > 0 ? limits->pivots : usual_pivots;
    at.limits.nodes = limits->nodes > 0 ? limits->nodes : usual_nodes;
    at.rows = ronde_alloc_zero(room + 1, sizeof *at.rows);
    at.values = ronde_alloc_zero(room + 1, sizeof *at.values);
    ronde_status status = RONDE_OK;
    if (program->broken || at.rows == NULL || at.values == NULL) {
        status =
            ronde_fail(error, RONDE_ENOMEM, "", "no memory for a program of %zu columns", columns);
    } else {
        *answer = (ronde_mip_answer){.status = RONDE_MIP_UNKNOWN,
                                     .values = answer->values,
                                     .duals = answer->duals,
                                     .bound = -(double)INFINITY};
        for (size_t i = 0; i < columns; i++) {
            at.integer = at.integer || program->columns.items[i].integer;
        }
        if (limits->incumbent != NULL) {
            (void)take(&at, limits->incumbent);
        }
        (void)ronde_simplex_within(run, &at);
        answer->bound = answer->status == RONDE_MIP_OPTIMAL && at.limits.gap <= 0.0 ? answer->value
                                                                                    : answer->bound;
    }
    ronde_free(at.rows);
    ronde_free(at.values);
    return status;
}
