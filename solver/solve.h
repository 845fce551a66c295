/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SOLVE_H
#define RONDE_SOLVER_SOLVE_H

/* The only entry of the solver: from an instance to a good plan. No files, no JSON, no clock but
 * the injected one. See solver/README.md for the algorithm. */

#include "instances/base/clock.h"
#include "instances/model/plan.h"

#include <stdbool.h>
#include <stdint.h>

/** What to do and for how long. All zero: a default number of iterations by size, seed 0. */
typedef struct ronde_solve_options {
    uint64_t seed;
    int64_t iterations;       /* length of the annealing; 0: from seconds, or a default by size */
    const ronde_plan *repeat; /* whose run (seed, iterations) is found again, also if its time
                                 limit or somebody ended it; NULL: as said here */
    double seconds;           /* limit by hooks->clock; 0: none */
    int threads;              /* may shorten the time taken, never changes the plan; 0: 1 */
    int islands; /* searches of the whole plan side by side, where it is not searched in parts and
                    no time is the limit (then there is one for each thread); 0: 1 */
    int32_t part_tasks;        /* large plans are searched in parts of about so many tasks, or taken
                                  apart from so many on; 0: by measurement (and not at all where
                                  that does not pay) */
    const ronde_plan *initial; /* warm start, of the same instance; NULL: from scratch */
    bool first_feasible;       /* only construct; no search */
    bool no_polish;            /* do not put routes together anew by set covering */
    bool no_reasons;           /* unserved tasks are listed without reasons; ronde_inquire_reasons
                                  gives them afterwards */
    ronde_time grid; /* tasks start at multiples of this (60: whole minutes) where the rules allow
                        it; 0: at any moment */
} ronde_solve_options;

/** A word from the search. */
typedef struct ronde_solve_progress {
    int64_t iteration;
    double share;        /* of the run, 0 to 1 */
    double seconds;      /* by the clock of the hooks, 0 without one */
    int64_t unserved;    /* of the best plan: priority-weighted mandatory requests */
    int32_t used_shifts; /* of the best plan */
    ronde_cost cost;     /* of the best plan, as the search knows it */
} ronde_solve_progress;

/** How the world is reached from inside. Each member may be NULL. */
typedef struct ronde_solve_hooks {
    const ronde_clock *clock; /* needed for seconds */
    /* Asked often; true ends the search with the best plan so far. */
    bool (*should_stop)(void *payload);
    /* Told of each better plan and now and then in between. */
    void (*on_progress)(const ronde_solve_progress *progress, void *payload);
    void *payload;
} ronde_solve_hooks;

/** Plans the day: *out (zeroed by the caller, cleared by it afterwards) gets routes with times, the
 *  unserved tasks with reasons, and how the plan was made (run: seed, iterations done and planned,
 *  seconds). The plan breaks no hard rule; not serving everything is a result, not a failure. The
 *  same instance, seed and iterations, or the same run to repeat, give the same plan on every
 * machine and for any number of threads. options and hooks may be NULL.
 *
 *  RONDE_ENOMEM; RONDE_EINPUT if a profile lacks its matrix; RONDE_EBUG for seconds without a
 *  clock. Memory: O(tasks * neighbours + shifts) beside the matrices.
 *
 *  Slack induction by string removals (Christiaens and Vanden Berghe 2020) over requests, with
 *  routes opened at a price, and an exact temporal kernel where links tie routes. Large instances
 *  that fall apart into independent ones are solved as these (apart/apart.h). */
ronde_status ronde_solve(ronde_plan *out,
                         const ronde_instance *instance,
                         const ronde_solve_options *options,
                         const ronde_solve_hooks *hooks,
                         ronde_error *error) RONDE_MUST_CHECK;

/** The default number of iterations of ronde_solve for an instance of this size. */
int64_t ronde_solve_default_iterations(const ronde_instance *instance);

#endif
