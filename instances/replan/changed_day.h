/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_REPLAN_CHANGED_DAY_H
#define RONDE_INSTANCES_REPLAN_CHANGED_DAY_H

/* Re-planning is planning another problem: the day after its events, in which what has begun is
 * fixed and what was promised has its price. The solver knows nothing of it. */

#include "instances/replan/outlook.h"

/** What staying close to the promised plan is worth. */
typedef struct ronde_replan_prices {
    ronde_time margin;       /* a start this much off its promise is still as promised */
    ronde_cost per_time;     /* per time unit beyond it */
    ronde_cost other_helper; /* per visit that another resource makes */
} ronde_replan_prices;

/** 10 minutes of margin, 0.50 euro a minute, 15 euros for another helper. Judgements: a phone call
 *  and a disturbed day against some 36 euros for an hour of a helper. */
ronde_replan_prices ronde_replan_usual_prices(const ronde_instance *instance);

/** The problem after the events. prices NULL: as it is, to judge, show and keep a plan with:
 * helpers are away, cancelled visits are gone, new ones are there. Else to search with: what has
 * begun is pinned to its shift and moment, other promises are soft windows with prices, and nobody
 * begins anything before now. Both have the same tasks, shifts and places, in the same order.
 *
 *  Profiles get the travel times that the instance has, unless there are new places: then they wait
 *  for their travel times. RONDE_EINPUT with faults at the events of new visits that are no good,
 *  RONDE_ENOMEM. The caller frees *out. O(size of the instance). */
ronde_status ronde_changed_day(ronde_instance **out,
                               const ronde_outlook *outlook,
                               const ronde_events *events,
                               const ronde_replan_prices *prices,
                               ronde_faults *faults,
                               ronde_error *error) RONDE_MUST_CHECK;

/** Gives the profiles that have no travel times yet a copy of those of another instance, if that
 * has the same places. RONDE_ENOMEM. O(places squared). */
ronde_status ronde_changed_day_travel(ronde_instance *to,
                                      const ronde_instance *from,
                                      ronde_error *error) RONDE_MUST_CHECK;

/** The same problem to search with, narrowed so that no visit of a plan of it gets farther from its
 *  promise than it is in that plan, and with every moved time unit priced: solving it from that
 * plan takes back what was moved for nothing. */
ronde_status ronde_changed_day_settled(ronde_instance **out,
                                       const ronde_instance *searched,
                                       const ronde_plan *plan,
                                       const ronde_outlook *outlook,
                                       ronde_error *error) RONDE_MUST_CHECK;

/** The promised plan in the changed day: routes in their order, without what is cancelled, cannot
 * be done by a helper who left, or comes too late in its route now; times are as soon as possible.
 * A warm start, not a plan to show. *out was zeroed by the caller, who clears it. O(stops). */
ronde_status ronde_changed_day_initial(ronde_plan *out,
                                       const ronde_instance *searched,
                                       const ronde_outlook *outlook,
                                       ronde_error *error) RONDE_MUST_CHECK;

/** A plan of the searched problem as one of the day: begun tasks take their own time again. */
ronde_status ronde_changed_day_plan(ronde_plan *out,
                                    const ronde_instance *day,
                                    const ronde_plan *searched,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
