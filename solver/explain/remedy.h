/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_REMEDY_H
#define RONDE_SOLVER_EXPLAIN_REMEDY_H

/* The cheapest single change of the problem that lets a request in, by shift. */

#include "solver/explain/fitting.h"

/** What there is to say about a request and a shift. */
typedef struct ronde_remedy {
    bool fits;           /* with no change at all */
    ronde_change change; /* NONE: no single change is enough, or the trial got tired */
} ronde_remedy;

/** Looks for the cheapest change that lets the request in as the wish says, which names a shift;
 * the other stops of the plan stay where they are. The change is exact: with it the request fits,
 *  with one unit less of its amount it does not. The trial's plan is as before. */
ronde_remedy ronde_remedy_for(ronde_trial *trial, const ronde_fitting_wish *wish);

/** True if the request fits whole on the shift of an empty plan. */
bool ronde_remedy_fits_alone(ronde_trial *empty, int32_t request, int32_t shift);

#endif
