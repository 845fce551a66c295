/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_PLAN_PARTS_H
#define RONDE_TESTS_SUPPORT_PLAN_PARTS_H

#include "instances/model/plan.h"

/** The stop of a task and its shift; NULL and RONDE_NONE if it is on no route. */
const ronde_stop *ronde_plan_stop_of(const ronde_plan *plan, int32_t task, int32_t *shift);

/** A copy without the stops of a request (RONDE_NONE: of none), without the breaks of routes that
 *  have no visit then, and without reasons. */
ronde_plan
ronde_plan_without(const ronde_instance *instance, const ronde_plan *plan, int32_t request);

/** True if both plans have the visits of all other requests on the same shifts in the same order.
 */
bool ronde_plan_same_order(const ronde_instance *instance,
                           const ronde_plan *one,
                           const ronde_plan *other,
                           int32_t request);

#endif
