/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_TRIAL_H
#define RONDE_SOLVER_EXPLAIN_TRIAL_H

/* A plan with one thing changed in the problem. The trial has a copy of the compiled problem whose
 * bounds it may move, and a state of its own that holds the plan; the search's own state and the
 * instance are never touched. Whether a request fits is then asked of the same code that plans. */

#include "instances/model/change.h"
#include "instances/model/plan.h"
#include "solver/construct/hand.h"

typedef struct ronde_trial {
    const ronde_problem *real;
    ronde_problem problem;   /* the copy; its own are: */
    ronde_instance instance; /* with the shifts, tasks and groups below */
    ronde_shift *shifts;
    ronde_task *tasks;
    ronde_group *groups;
    ronde_node *nodes;
    ronde_tie *ties;
    ronde_kind *kinds; /* and some more: for the shifts of the changed resource */
    int32_t *kind_of;
    ronde_contract *accounts;
    ronde_cost *prices; /* of the tasks, for each of those shifts */
    ronde_state state;
    ronde_hand hand;
    ronde_mark base;         /* the plan as it stands */
    ronde_change change;     /* in force */
    int64_t work, most_work; /* positions looked at, and when to give up */
    ronde_arena *arena;
} ronde_trial;

/** An empty plan of the problem, which must outlive the trial. RONDE_ENOMEM. O(problem). */
ronde_status ronde_trial_init(ronde_trial *out,
                              const ronde_problem *problem,
                              ronde_error *error) RONDE_MUST_CHECK;
/** The same with the plan that a search has. */
ronde_status ronde_trial_of_state(ronde_trial *out,
                                  const ronde_state *state,
                                  ronde_error *error) RONDE_MUST_CHECK;
/** The same with a plan from outside. RONDE_EINPUT if its orders have no times, or a request is
 * done in part or twice; other broken rules are not looked at. */
ronde_status ronde_trial_of_plan(ronde_trial *out,
                                 const ronde_problem *problem,
                                 const ronde_plan *plan,
                                 ronde_error *error) RONDE_MUST_CHECK;
void ronde_trial_clear(ronde_trial *trial);

/** Takes back the change in force and everything placed since, and puts another in force
 *  (RONDE_CHANGE_NONE: none). EXTRA_SHIFT is no change of bounds: ask an empty trial. */
void ronde_trial_apply(ronde_trial *trial, const ronde_change *change);

/** True once the trial has looked at as many positions as it may. */
static inline bool ronde_trial_tired(const ronde_trial *trial)
{
    return trial->work >= trial->most_work;
}

#endif
