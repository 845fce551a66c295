/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_DAY_PLANS_H
#define RONDE_SERVICE_STUDY_ARMS_DAY_PLANS_H

/* The plans of a given day, one of each arm, for people: who drives which round, what is hidden,
 * who is left. */

#include "instances/model/reason.h"
#include "service/app/planned_day.h"
#include "service/report/kpi.h"
#include "service/study/arms/run.h"

typedef struct ronde_day_plan {
    ronde_planned_day day;
    ronde_kpis kpis; /* with the hidden work */
} ronde_day_plan;

typedef struct ronde_day_plans {
    int32_t count; /* of arms; 0: none were made */
    ronde_day_plan arms[RONDE_ARMS_MOST];
} ronde_day_plans;

/** Plans each arm as the runs of that seed do (the same plans). *out is cleared by
 *  ronde_day_plans_clear, also after a failure. Errors of runs. */
ronde_status ronde_day_plans_make(ronde_day_plans *out,
                                  const ronde_demand *demand,
                                  const ronde_run_effort *effort,
                                  uint64_t seed,
                                  ronde_error *error) RONDE_MUST_CHECK;
void ronde_day_plans_clear(ronde_day_plans *plans);

/** Minutes that residents are granted and that the plan does not deliver, in seconds. */
ronde_time ronde_day_plan_hidden(const ronde_day_plan *plan);
/** Those that a central laundry does instead. */
ronde_time ronde_day_plan_elsewhere(const ronde_day_plan *plan);
/** What an arm is called: the label of the one way of laundry that it allows, else what it allows.
 */
ronde_label ronde_day_plan_name(const ronde_day_plan *plan, const char *allow, bool dutch);

#endif
