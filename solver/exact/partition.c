/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The master program, of R requests and C classes:
 *
 *   rows     0 .. R-1          each request: at least 1
 *            R .. R+C-1        each class: at most its limit
 *   columns  0 .. R-1          each request left out, at its price
 *            R ..              the columns that are inside, in work.inside
 */
#include "solver/exact/partition.h"

#include "instances/base/arena.h"
#include "solver/exact/simplex.h"

#include <math.h>
#include <stdlib.h>

/* Pivots between two questions whether to stop; columns that come in per round, by rows; rounds. */
enum { chunk = 100, least_added = 100, most_rounds = 60 };
/* Work: of a call, and of a pivot for each row and each coefficient of the program. Measured. */
static const double seconds_per_call = 5e-4;
static const double seconds_per_row = 2e-7;
static const double seconds_per_entry = 6e-9;
/* A reduced cost counts as negative from here on, in the scaled program. */
static const double price_tolerance = 1e-6;
/* Values of the scaled program stay below this: sums and differences stay exact enough. */
static const double largest_value = 16777216.0;

typedef struct work {
    const ronde_partition *of;
    const ronde_partition_limits *limits;
    ronde_partition_choice *choice;
    ronde_simplex *program;
    double scale;
    double *duals;   /* by row, then by class */
    double *reduced; /* by column */
    bool *is_inside; /* by column */
    int32_t *inside; /* by column of the program, less R */
    int32_t inside_count;
    double *sorted;  /* by column */
    int32_t *places; /* of one column; or some columns */
    double *ones;
    double *solution; /* by column of the program */
    bool *covered;    /* by row */
    int32_t *used;    /* by class */
} work;

static bool asked_to_stop(work *at)
{
    const ronde_partition_limits *limits = at->limits;
    if (!at->choice->stopped && limits->should_stop != NULL) {
        at->choice->stopped = limits->should_stop(limits->payload);
    }
    return at->choice->stopped;
}

/* Reckons the pivots since the last time. */
static void count_work(work *at)
{
    int64_t pivots = ronde_simplex_pivots(at->program);
    double each = seconds_per_row * (double)ronde_simplex_rows(at->program) +
                  seconds_per_entry * (double)ronde_simplex_entries(at->program);
    at->choice->work += each * (double)(pivots - at->choice->pivots);
    at->choice->pivots = pivots;
}

static void bring_inside(work *at, int32_t column)
{
    const ronde_partition *of = at->of;
    int32_t length = 0;
    for (int32_t i = of->first[column]; i < of->first[column + 1]; i++) {
        at->places[length++] = of->rows[i];
    }
    at->places[length++] = of->row_count + of->class_of[column];
    (void)ronde_simplex_add_column(at->program, (double)of->costs[column] * at->scale, 0.0,
                                   (double)INFINITY, length, at->places, at->ones);
    at->inside[at->inside_count++] = column;
    at->is_inside[column] = true;
}

/* Starts with every row left out: a feasible basis. */
static void set_up(work *at)
{
    const ronde_partition *of = at->of;
    for (int32_t row = 0; row < of->row_count; row++) {
        ronde_simplex_add_row(at->program, 1.0, (double)INFINITY);
    }
    for (int32_t class = 0; class < of->class_count; class ++) {
        ronde_simplex_add_row(at->program, -(double)INFINITY, (double)of->limits[class]);
    }
    for (int32_t row = 0; row < of->row_count; row++) {
        int32_t column = ronde_simplex_add_column(at->program, (double)of->missing[row] * at->scale,
                                                  0.0, (double)INFINITY, 1, &row, at->ones);
        ronde_simplex_start_with(at->program, row, column);
    }
    for (int32_t i = 0; i < of->incumbent_count; i++) {
        bring_inside(at, of->incumbent[i]);
    }
}

static bool enough_done(work *at)
{
    count_work(at);
    return asked_to_stop(at) || at->choice->work >= at->limits->work;
}

/* The linear program over what is inside. False if it cannot be solved or enough is done. */
static bool optimise(work *at)
{
    for (;;) {
        ronde_simplex_end end = ronde_simplex_optimise(at->program, chunk);
        if (enough_done(at)) {
            return false;
        }
        if (end != RONDE_SIMPLEX_UNFINISHED) {
            return end == RONDE_SIMPLEX_OPTIMAL;
        }
    }
}

static void read_duals(work *at)
{
    int32_t count = at->of->row_count + at->of->class_count;
    for (int32_t i = 0; i < count; i++) {
        at->duals[i] = ronde_simplex_row_dual(at->program, i);
    }
}

/* Reduced costs of all columns. */
static void price(work *at)
{
    const ronde_partition *of = at->of;
    for (int32_t column = 0; column < of->column_count; column++) {
        double reduced =
            (double)of->costs[column] * at->scale - at->duals[of->row_count + of->class_of[column]];
        for (int32_t i = of->first[column]; i < of->first[column + 1]; i++) {
            reduced -= at->duals[of->rows[i]];
        }
        at->reduced[column] = reduced;
    }
}

static int compare_doubles(const void *one, const void *other)
{
    double a = *(const double *)one;
    double b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Takes in the columns of least reduced cost below a bound that are outside, at most so many (and
 * those that tie with the last). */
static int32_t take_in(work *at, double below, int32_t most)
{
    int32_t found = 0;
    for (int32_t column = 0; column < at->of->column_count; column++) {
        if (!at->is_inside[column] && at->reduced[column] < below) {
            at->sorted[found++] = at->reduced[column];
        }
    }
    if (found > most) {
        qsort(at->sorted, (size_t)found, sizeof *at->sorted, compare_doubles);
        below = nextafter(at->sorted[most - 1], (double)INFINITY);
    }
    int32_t taken = 0;
    for (int32_t column = 0; column < at->of->column_count && found > 0; column++) {
        if (!at->is_inside[column] && at->reduced[column] < below) {
            bring_inside(at, column);
            taken++;
        }
    }
    return taken;
}

/* A first guess of what requests are worth: the costs of the incumbent's routes, in equal parts. */
static void guess_duals(work *at)
{
    const ronde_partition *of = at->of;
    for (int32_t row = 0; row < of->row_count; row++) {
        at->duals[row] = 0.0;
    }
    for (int32_t i = 0; i < of->incumbent_count; i++) {
        int32_t column = of->incumbent[i];
        int32_t first = of->first[column];
        int32_t end = of->first[column + 1];
        for (int32_t k = first; k < end; k++) {
            at->duals[of->rows[k]] = (double)of->costs[column] * at->scale / (double)(end - first);
        }
    }
    if (at->choice->valued) {
        for (int32_t row = 0; row < of->row_count; row++) {
            at->duals[row] = (double)at->choice->duals[row] * at->scale;
        }
    }
}

/* Solves the linear program over all columns; duals and reduced hold its prices afterwards. */
static bool price_in_rounds(work *at)
{
    const ronde_partition *of = at->of;
    int32_t most = of->row_count > least_added ? of->row_count : least_added;
    guess_duals(at);
    price(at);
    (void)take_in(at, (double)INFINITY, 4 * most);
    for (int round = 0; round < most_rounds; round++) {
        at->choice->rounds++;
        if (!optimise(at)) {
            return false;
        }
        read_duals(at);
        price(at);
        if (take_in(at, -price_tolerance, 2 * most) == 0) {
            return true;
        }
    }
    return false;
}

static void give_duals(work *at)
{
    for (int32_t row = 0; row < at->of->row_count; row++) {
        at->choice->duals[row] = (ronde_cost)(at->duals[row] / at->scale);
    }
    at->choice->valued = true;
}

/* Throws out every column that cannot be part of a better choice, and takes in those that can. */
static void keep_promising(work *at, double gap)
{
    const ronde_partition *of = at->of;
    int32_t gone = 0;
    int32_t kept = 0;
    int32_t *numbers = at->places; /* has room for all columns */
    for (int32_t i = 0; i < at->inside_count; i++) {
        int32_t column = at->inside[i];
        int32_t number = of->row_count + i;
        if (at->reduced[column] > gap && !ronde_simplex_is_basic(at->program, number)) {
            numbers[gone++] = number;
            at->is_inside[column] = false;
        } else {
            at->inside[kept++] = column;
        }
    }
    ronde_simplex_remove_columns(at->program, gone, numbers);
    at->inside_count = kept;
    int32_t mean = of->first[of->column_count] / of->column_count + 1;
    int32_t room = at->limits->entries / mean - kept;
    if (room > 0) {
        (void)take_in(at, gap, room);
    }
    at->choice->considered = at->inside_count;
}

/* The incumbent as the program has it: what it covers is marked. */
static void write_incumbent(work *at)
{
    const ronde_partition *of = at->of;
    for (int32_t row = 0; row < of->row_count; row++) {
        at->solution[row] = at->covered[row] ? 0.0 : 1.0;
    }
    for (int32_t i = 0; i < at->inside_count; i++) {
        at->solution[of->row_count + i] = 0.0;
        for (int32_t k = 0; k < of->incumbent_count; k++) {
            if (at->inside[i] == of->incumbent[k]) {
                at->solution[of->row_count + i] = 1.0;
            }
        }
    }
}

static bool at_node(void *payload)
{
    work *at = payload;
    at->choice->nodes++;
    return !enough_done(at);
}

/* Branch and bound over what is inside; true if it came to its end. */
static bool branch(work *at)
{
    for (int32_t i = 0; i < at->of->row_count + at->inside_count; i++) {
        ronde_simplex_make_integer(at->program, i, 0.0, 1.0);
    }
    write_incumbent(at);
    const ronde_simplex_tree how = {
        .incumbent = at->solution, .most_fractional = true, .go_on = at_node, .payload = at};
    return ronde_simplex_branch(at->program, &how);
}

/* The value of a choice, or the incumbent's if it is not allowed. Marks the covered rows. */
static ronde_cost value_of(work *at, const int32_t *columns, int32_t count)
{
    const ronde_partition *of = at->of;
    ronde_cost value = 0;
    for (int32_t row = 0; row < of->row_count; row++) {
        at->covered[row] = false;
    }
    for (int32_t class = 0; class < of->class_count; class ++) {
        at->used[class] = 0;
    }
    for (int32_t i = 0; i < count; i++) {
        int32_t column = columns[i];
        value += of->costs[column];
        if (++at->used[of->class_of[column]] > of->limits[of->class_of[column]]) {
            return at->choice->value;
        }
        for (int32_t k = of->first[column]; k < of->first[column + 1]; k++) {
            at->covered[of->rows[k]] = true;
        }
    }
    for (int32_t row = 0; row < of->row_count; row++) {
        value += at->covered[row] ? 0 : of->missing[row];
    }
    return value;
}

/* Takes the tree's best choice over if it is better by our own sum. */
static void read_choice(work *at)
{
    if (!ronde_simplex_has_solution(at->program)) {
        return;
    }
    int32_t *picked = at->places;
    int32_t count = 0;
    for (int32_t i = 0; i < at->inside_count; i++) {
        if (ronde_simplex_solution(at->program, at->of->row_count + i) > 0.5) {
            picked[count++] = at->inside[i];
        }
    }
    ronde_cost value = value_of(at, picked, count);
    if (value >= at->choice->value || count > at->of->row_count + at->of->incumbent_count) {
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        at->choice->columns[i] = picked[i];
    }
    at->choice->count = count;
    at->choice->value = value;
    at->choice->better = true;
}

/* All that happens inside GLPK. */
static void run(ronde_simplex *program, void *payload)
{
    work *at = payload;
    at->program = program;
    ronde_partition_choice *choice = at->choice;
    set_up(at);
    if (!price_in_rounds(at)) {
        return;
    }
    choice->bound = ronde_simplex_value(at->program) / at->scale;
    give_duals(at);
    double gap = (double)choice->value * at->scale - ronde_simplex_value(at->program);
    if (gap <= price_tolerance) {
        choice->proved = true;
        return;
    }
    int32_t promising = 0;
    for (int32_t i = 0; i < at->of->column_count; i++) {
        promising += at->reduced[i] < gap ? 1 : 0;
    }
    keep_promising(at, gap);
    if (!optimise(at)) {
        return;
    }
    choice->proved = branch(at) && promising <= at->inside_count;
    count_work(at);
    if (!choice->stopped) {
        read_choice(at);
    }
}

static bool take_work(work *at, ronde_arena *arena)
{
    const ronde_partition *of = at->of;
    size_t rows = (size_t)of->row_count + (size_t)of->class_count + 2;
    size_t columns = (size_t)of->column_count + 1;
    at->duals = ronde_arena_take(arena, rows, sizeof *at->duals);
    at->covered = ronde_arena_take(arena, rows, sizeof *at->covered);
    at->used = ronde_arena_take(arena, rows, sizeof *at->used);
    at->reduced = ronde_arena_take(arena, columns, sizeof *at->reduced);
    at->is_inside = ronde_arena_take(arena, columns, sizeof *at->is_inside);
    at->inside = ronde_arena_take(arena, columns, sizeof *at->inside);
    at->sorted = ronde_arena_take(arena, columns, sizeof *at->sorted);
    at->places = ronde_arena_take(arena, rows + columns, sizeof *at->places);
    at->ones = ronde_arena_take(arena, rows, sizeof *at->ones);
    at->solution = ronde_arena_take(arena, rows + columns, sizeof *at->solution);
    return at->duals && at->covered && at->used && at->reduced && at->is_inside && at->inside &&
           at->sorted && at->places && at->ones && at->solution;
}

ronde_status ronde_partition_solve(ronde_partition_choice *choice,
                                   const ronde_partition *of,
                                   const ronde_partition_limits *limits,
                                   ronde_error *error)
{
    ronde_arena *arena = ronde_arena_new(1 << 16);
    work *at = arena == NULL ? NULL : ronde_arena_take(arena, 1, sizeof *at);
    if (at != NULL) {
        *at = (work){.of = of, .limits = limits, .choice = choice, .scale = 1.0};
    }
    if (at == NULL || !take_work(at, arena)) {
        ronde_arena_free(arena);
        return ronde_fail(error, RONDE_ENOMEM, "", "no memory to put routes together anew");
    }
    choice->better = choice->proved = choice->stopped = false;
    choice->pivots = 0;
    choice->work = seconds_per_call + seconds_per_entry * (double)of->first[of->column_count];
    choice->nodes = choice->rounds = choice->considered = 0;
    choice->bound = 0.0;
    choice->value = INT64_MAX;
    choice->value = value_of(at, of->incumbent, of->incumbent_count);
    choice->count = of->incumbent_count;
    for (int32_t i = 0; i < of->incumbent_count; i++) {
        choice->columns[i] = of->incumbent[i];
    }
    while (fabs((double)choice->value * at->scale) > largest_value) {
        at->scale *= 0.5;
    }
    for (int32_t i = 0; i <= of->row_count; i++) {
        at->ones[i] = 1.0;
    }
    (void)ronde_simplex_within(run, at); /* if GLPK gives up, what was found before stays */
    ronde_arena_free(arena);
    return RONDE_OK;
}
