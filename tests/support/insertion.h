/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_INSERTION_H
#define RONDE_TESTS_SUPPORT_INSERTION_H

#include "instances/model/plan.h"

/** True if a request of a tiny instance fits into a plan whose stops keep their routes and order:
 *  every alternative at every position, breaks that the plan lacks at every position or nowhere,
 *  the least times that the rules allow, and then the word of the checker. At least one task (or
 *  all) must be on the shift. Shares no code with the solver. Where
 *  waiting with a load is forbidden the least times may break that though later ones would not: not
 *  for such instances. Time: exponential. */
bool ronde_insertion_fits(const ronde_instance *instance,
                          const ronde_plan *plan,
                          int32_t request,
                          int32_t shift,
                          bool all_on_it);

/** The same for the alternative of a task, with that task on the shift. */
bool ronde_insertion_task_fits(const ronde_instance *instance,
                               const ronde_plan *plan,
                               int32_t task,
                               int32_t shift);

/** The same for one alternative on any shifts. */
bool ronde_insertion_way_fits(const ronde_instance *instance,
                              const ronde_plan *plan,
                              int32_t alternative);

/** True if what is said not to fit can be held against this: no breaks, no load that may not wait,
 *  and for an alternative of several tasks no way over a third place that is quicker. */
bool ronde_insertion_can_tell(const ronde_instance *instance, int32_t alternative);

/** True if the routes of a plan, in their order, have times with which no hard rule is broken. */
bool ronde_insertion_has_times(const ronde_instance *instance, const ronde_plan *plan);

#endif
