/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_EXPLAIN_CHANGES_H
#define RONDE_SERVICE_APP_EXPLAIN_CHANGES_H

/* Why a visit is not as it was promised. A cause is claimed only where it was tried: would the
 * visit as it was (its helper, its start within a margin) break a rule in the plan as it is now,
 * and which; or would it be dearer, and by how much? */

#include "instances/replan/frozen_day.h"
#include "service/app/explain.h"

/** What was promised of a task of the day; shift RONDE_NONE: it was not planned. */
typedef struct ronde_promised {
    int32_t shift;
    ronde_time start;
} ronde_promised;

/** A new plan of a day, and the one that was promised. The caller sets the first part. */
typedef struct ronde_comparison {
    const ronde_instance *before; /* of the promised plan: its shifts are those of the day, tasks
                                     have the same ids; it may be the day itself */
    const ronde_plan *old;
    const ronde_instance *day;
    const ronde_plan *plan;
    ronde_time now;    /* what had begun by then stays; INT64_MIN: nothing had */
    ronde_time margin; /* a start this much off its promise is as promised */
    ronde_time grid;   /* of starts; 0: any moment */
    /* by ronde_comparison_begin: */
    ronde_promised *promised;  /* by task of the day */
    ronde_frozen_day frozen;   /* the day at that moment */
    ronde_frozen_day held;     /* and with no visit farther from its promise than it is now */
    ronde_explained explained; /* of the frozen day */
    ronde_inquiry *keeping;    /* of the held day; NULL where there can be none */
} ronde_comparison;

/** Prepares the questions; all that was set must outlive the comparison. The caller clears it, also
 *  after a failure. RONDE_ENOMEM. O(problem + stops). */
ronde_status ronde_comparison_begin(ronde_comparison *comparison,
                                    ronde_error *error) RONDE_MUST_CHECK;
void ronde_comparison_clear(ronde_comparison *comparison);

/** Appends what changed for a visit of the day, then the cause, the most telling one first.
 *  RONDE_ENOMEM. */
ronde_status ronde_explain_change(ronde_claims *out,
                                  const ronde_comparison *comparison,
                                  int32_t task,
                                  ronde_error *error) RONDE_MUST_CHECK;

#endif
