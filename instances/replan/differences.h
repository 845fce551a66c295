/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_REPLAN_DIFFERENCES_H
#define RONDE_INSTANCES_REPLAN_DIFFERENCES_H

/* What is different between the plan that was promised and the new one: who must be phoned. */

#include "instances/base/array.h"
#include "instances/model/plan.h"

typedef enum ronde_call_kind {
    RONDE_CALL_MOVED,   /* another time, the same helper */
    RONDE_CALL_HELPER,  /* another helper, the time as promised */
    RONDE_CALL_BOTH,    /* another time and another helper */
    RONDE_CALL_NEW,     /* was not planned */
    RONDE_CALL_DROPPED, /* is not planned any more, or new and not planned */
    RONDE_CALL_KINDS
} ronde_call_kind;

/** The words of the lists for programs, indexed by ronde_call_kind: "moved" ... */
extern const char *const ronde_call_names[RONDE_CALL_KINDS];

/** A visit whose resident must be phoned. Indices of the instance before and of the day after;
 *  RONDE_NONE where there is none. */
typedef struct ronde_call {
    ronde_call_kind kind;
    int32_t task_before, task_after;
    int32_t shift_before, shift_after;
    ronde_time start_before, start_after; /* 0 without a shift */
} ronde_call;

/** A shift whose helper must be told. */
typedef struct ronde_round_change {
    int32_t shift;               /* the same before and after */
    ronde_time first;            /* the first moment of either round that is another one */
    int32_t gained, lost, moved; /* visits; moved: another start, by however little */
} ronde_round_change;

typedef struct ronde_differences {
    RONDE_ARRAY(ronde_call) calls;          /* by time: the new one, of dropped ones the old one */
    RONDE_ARRAY(ronde_round_change) rounds; /* in the order of the shifts */
    int32_t compared, retimed; /* visits in both plans; those of them with another start */
} ronde_differences;

/** Compares the plan of an instance with a plan of the day after its events, in which shifts have
 * the same indices and tasks the same ids. margin: so far off the promised start is still as
 * promised. A visit that is not in the day any more (cancelled) is no call. RONDE_ENOMEM. *out was
 * zeroed by the caller, who clears it. O(tasks log tasks + stops). */
ronde_status ronde_differences_find(ronde_differences *out,
                                    const ronde_instance *instance,
                                    const ronde_plan *before,
                                    const ronde_instance *day,
                                    const ronde_plan *after,
                                    ronde_time margin,
                                    ronde_error *error) RONDE_MUST_CHECK;
void ronde_differences_clear(ronde_differences *differences);

#endif
