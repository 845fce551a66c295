/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_ANNEAL_H
#define RONDE_SOLVER_SEARCH_ANNEAL_H

/* Simulated annealing over ruin and recreate. Cooling follows the iteration counter alone, so that
 * a number of iterations and a seed say everything. */

#include "solver/construct/hand.h"
#include "solver/core/snapshot.h"
#include "solver/core/timing.h"
#include "solver/exact/polish.h"
#include "solver/search/course.h"
#include "solver/search/lenience.h"
#include "solver/search/visited.h"
#include "solver/solve.h"

/** A search under way. */
typedef struct ronde_search {
    const ronde_problem *problem;
    const ronde_solve_options *options;
    const ronde_solve_hooks *hooks;
    ronde_state state;
    ronde_hand hand;
    ronde_snapshot best;
    ronde_timing *timing;    /* small instances with prices of moments: every new plan is timed */
    struct ronde_seen *seen; /* plans timed before */
    ronde_cost exact;        /* cost of the present plan where plans are timed */
    ronde_polish *polish;    /* routes seen, to be put together anew; NULL: not collected */
    int64_t polished;        /* iterations that went into that */
    double began, deadline;  /* by the hooks' clock; deadline 0: none */
    double hot, cold;        /* temperatures at the ends */
    ronde_lenience lenience; /* price of leaving requests out; the full one if all zero */
    double temperature, factor; /* now, and by how much it falls with each iteration */
    int64_t iteration;
    int64_t planned;       /* iterations up to the end of the cooling */
    int64_t until;         /* iterations in all; INT64_MAX: until the clock ends it */
    int64_t stop_after;    /* where it ends before, to repeat a run; 0: nowhere */
    ronde_course course;   /* how planned changes */
    uint64_t seed;         /* with which it began, */
    int64_t first_planned; /* and what was planned then: how to repeat it */
    int64_t cooling_from;  /* the iteration at which the present cooling began */
    int64_t coolings_left; /* with the present one */
    int64_t check_every;   /* iterations between looks at clock and hooks */
    bool breeds;           /* plans are bred when they have cooled, */
    bool cools_long;       /* for most of the time */
    ronde_visited visited; /* while cooling, for breeding; of a long cooling only */
    bool stopped;          /* by hook or deadline */
} ronde_search;

/** Sets up state, hand and best for a seed. RONDE_ENOMEM. */
ronde_status ronde_search_init(ronde_search *out,
                               const ronde_problem *problem,
                               const ronde_solve_options *options,
                               const ronde_solve_hooks *hooks,
                               ronde_error *error) RONDE_MUST_CHECK;
void ronde_search_clear(ronde_search *search);

/** The first plan: greedy insertion, or the initial plan completed. Sets the temperatures. */
void ronde_search_construct(ronde_search *search);

/** Takes over a plan, which becomes the best one. False if the log could not grow. */
bool ronde_search_resume(ronde_search *search, const ronde_snapshot *plan);

/** The temperature after a share of the cooling, 0 to 1. */
double ronde_search_heat(const ronde_search *search, double share);

/** From now on the temperature falls from one to another over a number of iterations. */
void ronde_search_set_course(ronde_search *search, double from, double to, int64_t iterations);

/** The temperature so many iterations from now if it falls to the coldest until all are done. */
double ronde_search_heat_after(const ronde_search *search, int64_t iterations);

/** Anneals until search->iteration is until, or it is ended early: by stop_after, hooks
 *  or the deadline. */
void ronde_search_advance(ronde_search *search, int64_t until);

/** Another first plan, for another cooling. */
void ronde_search_start_anew(ronde_search *search);

/** Tells the hooks of the best plan so far. */
void ronde_search_report(const ronde_search *search);

/** Seconds since the search began, 0 without a clock. */
double ronde_search_elapsed(const ronde_search *search);

/** Asks hooks and clock, now and then (every check_every iterations). */
bool ronde_search_must_stop(ronde_search *search);

/** Asks hooks and clock at once. */
bool ronde_search_asked_to_stop(ronde_search *search);

/** How far above the present value the next plan may be at a temperature: -T ln U. */
ronde_cost ronde_search_tolerance(ronde_search *search, double temperature);

#endif
