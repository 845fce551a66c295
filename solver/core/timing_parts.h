/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_TIMING_PARTS_H
#define RONDE_SOLVER_CORE_TIMING_PARTS_H

/* Shared by the timing*.c files only. The starts of one component (routes that are tied to each
 * other) are variables 0 .. count - 1 of a network of rules x[head] >= x[tail] + lag.
 *
 * With a grid each variable only takes the values phase, phase + grid, phase + 2 grid ... Rules
 * between two such lattices are again rules on them, so that least solutions and steepest ascent
 * work as on single seconds. */

#include "solver/core/closure.h"
#include "solver/core/timing.h"

/** head starts at least lag after tail. */
typedef struct ronde_timing_rule {
    int32_t tail, head;
    ronde_time lag;
} ronde_timing_rule;

/** Two tasks of different providers in one building, and what is decided about them. */
typedef struct ronde_timing_encounter {
    int32_t one, other; /* variables */
    int32_t choice;     /* of enum ronde_timing_choice */
    size_t rules;       /* how many there were before */
    ronde_cost price;
} ronde_timing_encounter;
enum ronde_timing_choice {
    RONDE_TIMING_OPEN,
    RONDE_TIMING_ONE_FIRST,
    RONDE_TIMING_OTHER_FIRST,
    RONDE_TIMING_AT_ONCE
};

struct ronde_timing {
    const ronde_state *state;
    const ronde_problem *problem;
    int32_t count;
    int32_t *nodes;    /* RONDE_NONE: the largest lateness; below: ronde_timing_overtime and _gap */
    ronde_time *x;     /* current values */
    ronde_time *from;  /* chosen lower bounds, beside the windows */
    ronde_time *kept;  /* best values so far */
    ronde_time *phase; /* by variable: remainder of its value by the grid, or timing_free */
    ronde_time asked;  /* the grid asked for: whole minutes have 60; 1: none */
    ronde_time grid;   /* the grid of the component at hand */
    int64_t *profits;
    int32_t *variable_of; /* by node */
    RONDE_ARRAY(ronde_timing_rule) rules;
    RONDE_ARRAY(ronde_timing_encounter) encounters; /* of the component */
    RONDE_ARRAY(int32_t) decided;                   /* of them, in the order of deciding */
    ronde_time *begin, *best; /* while these are decided: from as it was, and the best values */
    ronde_closure closure;
    ronde_cost latest_price;
    ronde_cost price;  /* of all components solved so far */
    ronde_time *times; /* by node, scratch */
    int32_t *list;
    bool *done;
    ronde_arena *arena;
};

/** Stands for a node: the end of a shift's normal duration, or of its route if that is later. Price
 *  times (it - start of the route) is the overtime with its price. */
static inline int32_t ronde_timing_overtime(int32_t shift)
{
    return -2 - shift;
}

/** Stands for a node: the gap behind it (idle.h), of routes where gaps have a price. */
static inline int32_t ronde_timing_gap(const ronde_timing *net, int32_t node)
{
    return -2 - net->problem->shift_count - node;
}
/** The node before the gap that a number stands for, RONDE_NONE if it stands for none. */
static inline int32_t ronde_timing_before_gap(const ronde_timing *net, int32_t number)
{
    int32_t node = -2 - net->problem->shift_count - number;
    return number < 0 && node >= 0 ? node : RONDE_NONE;
}

/** Adds the rules of gaps of a route, whose stops have their variables. False when memory is out.
 */
bool ronde_timing_add_gaps(ronde_timing *net, int32_t shift);

/** A variable that takes any value while the others keep to the grid. */
static const ronde_time timing_free = -1;

/** Sets up the variables and rules of a component. False when memory is out. */
bool ronde_timing_build(ronde_timing *net, const int32_t *shifts, int32_t count);

/** Decides which variables keep to the grid: all tasks if that leaves a solution, else as many as
 *  there is one for, the first of each route first. Start and end of a route follow the first and
 *  the last stop to the second. */
void ronde_timing_choose_phases(ronde_timing *net);
/** The first value of the variable from a moment on, or the last one up to it. */
ronde_time ronde_timing_grid_from(const ronde_timing *net, int32_t v, ronde_time time);
ronde_time ronde_timing_grid_until(const ronde_timing *net, int32_t v, ronde_time time);

/** The least solution at or above the chosen lower bounds, in x; false if there is none. */
bool ronde_timing_least(ronde_timing *net);
/** The best times of the component by its rules as they are, in kept. RONDE_EBUG: there are none.
 */
ronde_status ronde_timing_settle(ronde_timing *net);
/** The same with the price of encounters, which it adds to that of the component. */
ronde_status ronde_timing_part(ronde_timing *net);
/** Raises x from a feasible solution to a cheapest one of the same windows by steepest ascent.
 *  False when memory is out. */
bool ronde_timing_ascend(ronde_timing *net);
/** The price of x, and that of one variable at a moment. */
ronde_cost ronde_timing_price(const ronde_timing *net);
ronde_cost ronde_timing_price_at(const ronde_timing *net, int32_t v, ronde_time x);

/** The last moment at which the same soft window counts. */
ronde_time
ronde_timing_wish_until(const ronde_problem *problem, const ronde_task *task, ronde_time x);
/** Tries later windows: all combinations where they are few (then the times are optimal), else one
 *  task by one and in pairs, as long as that pays; the best values are in kept. False when memory
 *  is out. */
bool ronde_timing_try_windows(ronde_timing *net);

#endif
