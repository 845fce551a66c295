/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_FITTING_H
#define RONDE_SOLVER_EXPLAIN_FITTING_H

/* All ways to put a request into a plan whose other stops keep their routes and order. Times may
 * move; a break may be added where the route then needs one. Unlike the search's insertion nothing
 * is left out: every alternative, every shift, every position. */

#include "solver/explain/trial.h"

/** One way: which task goes behind which node, in the order of placing. */
typedef struct ronde_fitting {
    int32_t alternative, count;
    int32_t nodes[RONDE_REQUEST_TASKS], after[RONDE_REQUEST_TASKS];
    ronde_cost cost; /* that it adds, as the search knows it: see price.h */
} ronde_fitting;

/** What of the request must be on the wished shift. */
typedef enum ronde_fitting_part {
    RONDE_FITTING_SOME, /* at least one task */
    RONDE_FITTING_ALL,
    RONDE_FITTING_FIRST, /* the first task of the alternative */
    RONDE_FITTING_TASK   /* the task that is named; alternatives without it are left out */
} ronde_fitting_part;

/** Which ways are asked for. */
typedef struct ronde_fitting_wish {
    int32_t request;
    int32_t shift; /* RONDE_NONE: any */
    ronde_fitting_part part;
    int32_t task;        /* of RONDE_FITTING_TASK */
    bool one_way;        /* only this alternative of the request: */
    int32_t alternative; /* in instance->alternatives */
} ronde_fitting_wish;

/** Told of each way while it is in the trial's plan; false ends the search. */
typedef bool ronde_fitting_visit(ronde_trial *trial, const ronde_fitting *fitting, void *payload);

/** Goes through the ways that keep all rules under the change in force, until visit says stop or
 *  the trial is tired. The plan is the same again afterwards, unless visit ended it: then the
 *  fitting is left in. Positions to the power of tasks, each O(1) to refuse. */
void ronde_fitting_each(ronde_trial *trial,
                        const ronde_fitting_wish *wish,
                        ronde_fitting_visit *visit,
                        void *payload);

/** The first way found, left in the plan; false if there is none. */
bool ronde_fitting_find(ronde_trial *trial, const ronde_fitting_wish *wish, ronde_fitting *out);

/** Puts a request in as the fitting says. False, with some tasks placed, if a rule forbids it now;
 *  the caller rolls back. The request counts as served afterwards. */
bool ronde_fitting_place(ronde_trial *trial, const ronde_fitting *fitting);

/** Takes a request out of the plan, and the breaks of routes that are empty then. False as of
 *  ronde_state_settle. */
bool ronde_fitting_remove(ronde_trial *trial, int32_t request);

#endif
