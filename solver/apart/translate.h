/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_APART_TRANSLATE_H
#define RONDE_SOLVER_APART_TRANSLATE_H

/* Plans of a slice that cuts nothing, in the numbers of the whole, and the other way round. */

#include "instances/model/plan.h"
#include "solver/search/slice.h"

/** Appends the routes of the whole plan that shifts of the slice have. False when memory is out. */
bool ronde_translate_in(ronde_plan *out,
                        const ronde_slice *slice,
                        const ronde_instance *whole,
                        const ronde_plan *plan) RONDE_MUST_CHECK;

/** Renames a plan of the slice: shifts, tasks, places, and links in reasons. O(size of the plan).
 */
void ronde_translate_out(ronde_plan *plan, const ronde_slice *slice, const ronde_instance *whole);

/** Puts plans of the whole that have no shift and no task in common together: routes by shift,
 *  unserved tasks by request. False when memory is out. O(tasks + shifts + size of the plans). */
bool ronde_translate_join(ronde_plan *out,
                          const ronde_instance *whole,
                          const ronde_plan *plans,
                          int32_t count) RONDE_MUST_CHECK;

#endif
