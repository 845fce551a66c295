/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_REPLAN_OUTLOOK_H
#define RONDE_INSTANCES_REPLAN_OUTLOOK_H

/* How a promised day stands after its events: what has been done, what was promised, who is there
 * and when. Everything in indices of the instance before the events. */

#include "instances/model/plan.h"
#include "instances/replan/events.h"

/** What was promised of a task, and what became of it. */
typedef struct ronde_promise {
    int32_t shift; /* RONDE_NONE: it was not planned */
    ronde_time start;
    bool begun;     /* before now, or somebody is on the way to it: nothing changes it any more */
    int32_t rank;   /* of a begun task that is no break: among those of its shift, from 1 */
    bool kept;      /* by an event */
    bool cancelled; /* or another way to do what has begun: no part of the day any more */
    bool parted;    /* its request has begun, and what has begun of it stands by itself now */
    ronde_time duration; /* by the events */
    ronde_time occupied; /* the same, or, of the last thing that was begun: until now at least */
} ronde_promise;

/** When a shift is there. */
typedef struct ronde_presence {
    ronde_time earliest, latest;           /* by the events */
    ronde_time free_earliest, free_latest; /* and for what has not begun yet */
    int32_t begun;                         /* tasks with a rank */
    bool sick;                             /* at its end, or all of it */
    bool over;                             /* too late for anything that has not begun */
} ronde_presence;

typedef struct ronde_outlook {
    const ronde_instance *instance;
    const ronde_plan *plan;
    ronde_time now;           /* INT64_MIN: nothing has begun */
    ronde_promise *promises;  /* by task */
    ronde_presence *presence; /* by shift */
} ronde_outlook;

/** Works it out; instance, plan and events must outlive the outlook. The plan must break no hard
 *  rule. Without a now it is the first moment from which somebody is sick; without that nothing has
 *  begun. A visit counts as begun when somebody is on the way to it. RONDE_EINPUT with a fault for
 *  each cancelled visit that had begun; RONDE_ENOMEM. The caller clears *out, also after a failure.
 *  O(tasks + stops + events * shifts). */
ronde_status ronde_outlook_init(ronde_outlook *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_events *events,
                                ronde_faults *faults,
                                ronde_error *error) RONDE_MUST_CHECK;
void ronde_outlook_clear(ronde_outlook *outlook);

/** The lags of a link, from start to start, after the events. One that is at least as long as the
 *  first task counts from its end, so that it moves when that takes another time. */
typedef struct ronde_lags {
    ronde_time least, most;
} ronde_lags;
ronde_lags ronde_outlook_lags(const ronde_outlook *outlook, const ronde_link *link);

/** The first begun task that a plan of the day after the events does not have where and when it
 *  was; RONDE_NONE if it has them all. O(tasks + stops). */
int32_t
ronde_outlook_lost(const ronde_outlook *outlook, const ronde_instance *day, const ronde_plan *plan);

#endif
