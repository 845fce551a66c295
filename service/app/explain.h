/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_EXPLAIN_H
#define RONDE_SERVICE_APP_EXPLAIN_H

/* Why a task is where it is in a plan, or why it is not in it. An explanation is a list of claims;
 * each has the figures that make it true, so that a test (or a doubting planner) can verify it
 * against instance and plan, and one plain sentence in the reader's language. */

#include "instances/base/array.h"
#include "instances/model/plan.h"
#include "service/report/words.h"

typedef enum ronde_claim_kind {
    RONDE_CLAIM_SERVED,    /* shift does task from time to until */
    RONDE_CLAIM_RETURN,    /* task is a return visit: link keeps it until the time after other */
    RONDE_CLAIM_FIRST,     /* task is followed by the return visit other, which link keeps */
    RONDE_CLAIM_LINK,      /* link ties task to other, which is done at time */
    RONDE_CLAIM_WAIT,      /* shift is there at time and waits for a window that opens at until */
    RONDE_CLAIM_UNSERVED,  /* task is on no route */
    RONDE_CLAIM_CHANGE,    /* change would let task in, the cheapest of all */
    RONDE_CLAIM_REASON,    /* rule stops task in shift (RONDE_NONE: everywhere), by amount */
    RONDE_CLAIM_OTHER_WAY, /* not done because another alternative is: its task is other */
    RONDE_CLAIM_BREAK      /* a break that is not on a route */
} ronde_claim_kind;

/** One claim; members without a meaning for its kind are RONDE_NONE or 0. */
typedef struct ronde_claim {
    ronde_claim_kind kind;
    int32_t task, other, shift, link;
    ronde_time time, until;
    ronde_rule rule;
    int64_t amount;
    ronde_change change;
    char text[480];
} ronde_claim;

/** Start with {0}. */
typedef struct ronde_explanation {
    RONDE_ARRAY(ronde_claim) claims;
} ronde_explanation;

/** Explains a task of the instance: claims in the order in which a person wants them, the reason
 *  of a return visit first. Nothing is claimed that instance and plan do not show; the plan need
 *  not be right. The caller clears *out, also on failure. RONDE_ENOMEM. O(stops + links +
 *  reasons). */
ronde_status ronde_explain(ronde_explanation *out,
                           const ronde_instance *instance,
                           const ronde_plan *plan,
                           int32_t task,
                           ronde_language language,
                           ronde_error *error) RONDE_MUST_CHECK;
void ronde_explanation_clear(ronde_explanation *explanation);

#endif
