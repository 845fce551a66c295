/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_WAITING_H
#define RONDE_SERVICE_STUDY_ARMS_WAITING_H

/* How many of an ordered waiting list a planned day can still take. */

#include "instances/model/plan.h"

typedef struct ronde_waiting_options {
    int32_t failures;   /* so many that do not fit, one after the other, end the trying */
    int64_t iterations; /* of the search that makes room for one who does not fit */
    uint64_t seed;
    ronde_time grid;
    bool (*should_stop)(void *payload); /* or NULL */
} ronde_waiting_options;

typedef struct ronde_waiting_served {
    int32_t served, tried;
    ronde_time time; /* of the visits to those served */
} ronde_waiting_served;

/** Asks for the requests of longer that day does not have, in their order: each gets the cheapest
 *  place that is free in the plan of day; where there is none the whole day is searched anew,
 * shortly and from the plan so far, and the result kept only if everybody served so far still is.
 * *plan (zeroed by the caller, cleared by it afterwards) becomes the plan of longer with those
 * served. longer is the day with optional visits of the waiting list; places, shifts and tasks are
 * found by id. RONDE_ESTOPPED, RONDE_EBUG for a task that longer lacks, RONDE_ENOMEM. */
ronde_status ronde_waiting_insert(ronde_waiting_served *out,
                                  ronde_plan *plan,
                                  const ronde_instance *longer,
                                  const ronde_instance *day,
                                  const ronde_plan *day_plan,
                                  const ronde_waiting_options *options,
                                  ronde_error *error) RONDE_MUST_CHECK;

#endif
