/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_REPLAN_H
#define RONDE_SERVICE_APP_REPLAN_H

/* A promised day, what happened to it, and a new plan that stays close to it: at once, and then
 * better ones. */

#include "instances/base/clock.h"
#include "instances/model/check.h"
#include "instances/replan/changed_day.h"

typedef struct ronde_replan_options {
    ronde_replan_prices prices;
    const char *map_path; /* for new places; or NULL */
    double seconds;       /* to search for better plans after the first one; 0: none */
    int64_t iterations;   /* instead of seconds: the same plan each time */
    uint64_t seed;
    int threads;
    ronde_time grid; /* of starts; 0: any moment */
} ronde_replan_options;

/** Who is told, and who decides. Each member may be NULL, but for the clock if seconds are given.
 */
typedef struct ronde_replan_hooks {
    const ronde_clock *clock;
    bool (*should_stop)(void *payload);
    /* Told of the first plan of the day and of each better one, to write it, and in the end of the
     * last one again, when what would let unserved visits in is known. A failure ends the search.
     */
    ronde_status (*on_plan)(const ronde_instance *day,
                            const ronde_plan *plan,
                            double seconds,
                            void *payload,
                            ronde_error *error);
    void *payload;
} ronde_replan_hooks;

/** The answer. Start with {0}. */
typedef struct ronde_replanned {
    ronde_instance *day; /* the problem after the events */
    ronde_plan plan;     /* of day */
    ronde_time now;      /* until which the promised plan was carried out; INT64_MIN: not at all */
    int32_t plans;       /* found: the first and those that were better */
} ronde_replanned;

/** Plans anew. Without events the plan is the promised one. What had begun stays as it was; no hard
 *  rule of the day is broken; the same iterations and seed give the same plan.
 *
 *  RONDE_EINPUT: the promised plan breaks a hard rule (named), an event does not fit (among the
 *  faults), a new place has no travel times and no map is named, or what had begun cannot stay.
 *  RONDE_ENOMEM. The caller clears *out, also after a failure. */
ronde_status ronde_replan(ronde_replanned *out,
                          const ronde_instance *instance,
                          const ronde_plan *promised,
                          const ronde_events *events,
                          const ronde_replan_options *options,
                          const ronde_replan_hooks *hooks,
                          ronde_faults *faults,
                          ronde_error *error) RONDE_MUST_CHECK;
void ronde_replanned_clear(ronde_replanned *replanned);

#endif
