/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_EXPLAIN_AGAINST_H
#define RONDE_SERVICE_CLI_EXPLAIN_AGAINST_H

/* ronde explain --against OLD.json: a plan and the one that was promised before it. */

#include "instances/replan/events.h"
#include "service/app/explain_changes.h"
#include "service/app/pipeline.h"

/** What was asked for, and what is loaded for it. Start with {0} and the first part. */
typedef struct ronde_against {
    const char *plan_path;   /* OLD.json; NULL: nothing is compared */
    const char *before_path; /* the problem it is of; NULL: the same as of the new plan */
    const char *now;         /* HH:MM, or NULL */
    ronde_time grid;
    ronde_instance *before;
    ronde_plan old;
    ronde_events events;
    ronde_comparison comparison;
} ronde_against;

/** Loads the old plan and prepares the questions about the new one, of an instance that was read
 *  with these options. RONDE_EINPUT with faults: a file that cannot be read, other shifts than
 * those of the instance. RONDE_ENOMEM. */
ronde_status ronde_against_load(ronde_against *against,
                                const ronde_input_options *options,
                                const ronde_instance *day,
                                const ronde_plan *plan,
                                ronde_faults *faults,
                                ronde_error *error) RONDE_MUST_CHECK;
void ronde_against_clear(ronde_against *against);

/** Appends the claims about the change of a task; of RONDE_NONE about all visits that changed. */
ronde_status ronde_against_explain(ronde_claims *out,
                                   const ronde_against *against,
                                   int32_t task,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
