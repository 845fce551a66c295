/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_PLANNED_DAY_H
#define RONDE_SERVICE_APP_PLANNED_DAY_H

/* A day as it lies in a folder: an instance and its plan, loaded, checked and counted. */

#include "instances/base/faults.h"
#include "service/report/day_text.h"

typedef struct ronde_planned_day {
    ronde_instance *instance;
    ronde_plan plan;
    ronde_verdict verdict;
    ronde_day_figures figures;
} ronde_planned_day;

/** Loads instance and plan (map_path may be NULL if the instance carries its travel times), checks
 * the plan and computes its figures. *out was zeroed by the caller, who clears it also after a
 * failure. Errors as of ronde_input_load and ronde_plan_load. */
ronde_status ronde_planned_day_load(ronde_planned_day *out,
                                    const char *instance_path,
                                    const char *plan_path,
                                    const char *map_path,
                                    ronde_faults *faults,
                                    ronde_error *error) RONDE_MUST_CHECK;
void ronde_planned_day_clear(ronde_planned_day *day);

/** The day as the reports take it; borrowed from the planned day. */
ronde_day ronde_planned_day_view(const ronde_planned_day *day, const char *title);

#endif
