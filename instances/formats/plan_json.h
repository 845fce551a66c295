/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_PLAN_JSON_H
#define RONDE_INSTANCES_FORMATS_PLAN_JSON_H

/* The format "ronde-plan/1": routes with times, and unserved tasks with reasons. Times are in the
 * unit of the instance's own file: whole seconds, or decimals where the instance has a scale. It is
 * described in README.md of this folder and in schema/ronde-plan-1.schema.json. */

#include "instances/base/faults.h"
#include "instances/base/text.h"
#include "instances/model/check.h"
#include "instances/model/plan.h"

#include <stdbool.h>
#include <stddef.h>

/** Reads a plan for an instance. A plan that is written by hand may leave out arrival (as soon as
 *  travel allows, at most the start), end (start plus the task's duration), kind, place, and the
 *  start and end stops: a route then departs as late as its first arrival allows and ends when it
 *  is back. Travel times are those of the instance, 0 where a matrix is missing. Objective and
 *  components are not looked at: the checker computes them. Faults as in
 *  ronde_instance_json_read; *out must be a zeroed plan, and is one again on failure. The caller
 *  clears it. O(length). */
ronde_status ronde_plan_json_read(ronde_plan *out,
                                  const ronde_instance *instance,
                                  const char *text,
                                  size_t length,
                                  ronde_faults *faults,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** How a plan is written. */
typedef struct ronde_plan_json_options {
    bool without_seconds; /* no run.seconds: the same plan gives the same bytes */
} ronde_plan_json_options;

/** Appends the plan to *out. verdict (may be NULL: no objective) must be the checker's for this
 *  plan. options may be NULL. RONDE_ENOMEM. O(stops + reasons). */
ronde_status ronde_plan_json_write(ronde_text *out,
                                   const ronde_instance *instance,
                                   const ronde_plan *plan,
                                   const ronde_verdict *verdict,
                                   const ronde_plan_json_options *options,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
