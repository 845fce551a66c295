/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_REPLAN_FROZEN_DAY_H
#define RONDE_INSTANCES_REPLAN_FROZEN_DAY_H

/* A day at a moment: what has begun of a plan of it stays when it is, nothing else begins before
 * now. For questions about the plan that must not move the past. */

#include "instances/model/plan.h"

/** The day with other windows and hours; all else is borrowed from the day. Start with {0}. */
typedef struct ronde_frozen_day {
    ronde_instance instance;
    ronde_time now; /* INT64_MIN: nothing has begun, the instance is the day */
    ronde_task *tasks;
    ronde_window *windows;
    ronde_shift *shifts;
    const ronde_stop **last; /* by shift: the last stop that has begun, of the plan; NULL: none */
    bool *over;              /* by shift: its helper is on the way to its end, or there */
} ronde_frozen_day;

/** Freezes a plan of the day that breaks no hard rule; both must outlive *out. A visit has begun
 *  when somebody is on the way to it. The plan is one of the frozen day, too. RONDE_ENOMEM.
 *  O(tasks + windows + stops). */
ronde_status ronde_frozen_day_init(ronde_frozen_day *out,
                                   const ronde_instance *day,
                                   const ronde_plan *plan,
                                   ronde_time now,
                                   ronde_error *error) RONDE_MUST_CHECK;
/** Keeps the start of a task between two moments; there is one between them that its windows
 *  allow. */
void ronde_frozen_day_hold(ronde_frozen_day *frozen, int32_t task, ronde_time low, ronde_time high);
void ronde_frozen_day_clear(ronde_frozen_day *frozen);

/** The first moment at which a shift could begin a task that is not begun, by travel alone from
 *  where its helper is now. */
ronde_time ronde_frozen_day_first(const ronde_frozen_day *frozen, int32_t task, int32_t shift);

#endif
