/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_INQUIRE_PARTS_H
#define RONDE_SOLVER_INQUIRE_PARTS_H

/* What the files of an inquiry share. Not for others. */

#include "solver/core/timing.h"
#include "solver/explain/fitting.h"
#include "solver/inquire.h"

/** What a plan with its times is worth. */
typedef struct ronde_worth {
    ronde_cost cost;
    ronde_time paid, travel;
    int64_t distance;
} ronde_worth;

struct ronde_inquiry {
    const ronde_instance *instance;
    ronde_time grid;
    ronde_problem problem;
    ronde_trial trial, empty;
    ronde_timing *timing;
    ronde_time *standing; /* by node: the times of the plan as it stands */
    ronde_time *times;    /* by node: scratch */
    ronde_worth stands;
};

/** Of the routes of a state with these times. */
ronde_worth ronde_inquiry_worth(const ronde_state *state, const ronde_time *times);

/** The plan as it stands again (or, while a request is thought out of it, without that). */
void ronde_inquiry_put_back(ronde_inquiry *inquiry);

/** The best of the cheapest ways that a wish allows, compared with a plan worth so much; at most so
 *  many positions are looked at. RONDE_ENOMEM. */
ronde_status ronde_inquiry_open(ronde_inquiry *at,
                                const ronde_fitting_wish *wish,
                                int64_t work,
                                const ronde_worth *without,
                                ronde_opening *out,
                                ronde_error *error) RONDE_MUST_CHECK;

/** A request that the plan serves, thought out of it for a while. */
typedef struct ronde_thought_out {
    bool possible; /* false: the plan has no times then, which only travel times that break the
                      triangle inequality bring about */
    ronde_worth without;
    ronde_mark before;
    ronde_time *standing, *own;
} ronde_thought_out;

/** An unserved request is already out. RONDE_ENOMEM. Always ended by ronde_inquiry_think_in. */
ronde_status ronde_inquiry_think_out(ronde_inquiry *at,
                                     int32_t request,
                                     ronde_thought_out *out,
                                     ronde_error *error) RONDE_MUST_CHECK;
void ronde_inquiry_think_in(ronde_inquiry *at, ronde_thought_out *thought);

/** Positions that may be looked at for the reasons of one request. */
enum { RONDE_INQUIRY_REASON_WORK = 200000000 };

#endif
