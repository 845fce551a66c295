/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_EXPLAIN_H
#define RONDE_SERVICE_APP_EXPLAIN_H

/* Why a task is where it is in a plan, or why it is not in it: claims, each true by itself. */

#include "service/app/claim.h"

/** A plan to be explained. Borrowed. */
typedef struct ronde_explained {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_inquiry *inquiry; /* of the plan; NULL: nothing is said that needs one */
    ronde_time grid;        /* starts are multiples of it where they can be; 0 or 1: any moment */
} ronde_explained;

/** Gives a plan that keeps all hard rules its inquiry, which the caller frees; other plans stay
 *  without one. RONDE_ENOMEM. */
ronde_status ronde_explained_ask(ronde_explained *of, ronde_error *error) RONDE_MUST_CHECK;

/** Appends what there is to say about a task of the instance, in the order in which a person wants
 *  it: why it comes twice, where it is, why this helper, this time, this way; or why it is not
 *  there. Nothing is claimed that is not so; of a plan that breaks hard rules only what instance
 *  and plan show. The caller clears *out, also on failure. RONDE_ENOMEM. O(shifts * stops) ways are
 *  looked at: some milliseconds on a day of 600 visits. */
ronde_status ronde_explain(ronde_claims *out,
                           const ronde_explained *of,
                           int32_t task,
                           ronde_error *error) RONDE_MUST_CHECK;

/** The part of it that a report has room for: why a visit comes twice, or why it is not planned. */
ronde_status ronde_explain_briefly(ronde_claims *out,
                                   const ronde_explained *of,
                                   int32_t task,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
