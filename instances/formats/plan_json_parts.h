/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_PLAN_JSON_PARTS_H
#define RONDE_INSTANCES_FORMATS_PLAN_JSON_PARTS_H

/* What the files of the plan format share. Not for others. */

#include "instances/base/array.h"
#include "instances/base/json.h"
#include "instances/formats/json_units.h"
#include "instances/model/plan.h"

/** One stop as it stands in the file, with what was left out. */
typedef struct ronde_plan_stop {
    ronde_stop stop;
    bool has_arrival, has_start, has_end;
} ronde_plan_stop;

typedef RONDE_ARRAY(ronde_plan_stop) ronde_plan_stops;

/** The context of the plan reader. units must be first (json_units.h). */
typedef struct ronde_plan_reading {
    ronde_json_units units;
    const ronde_instance *instance;
    ronde_plan *plan;
    ronde_plan_stops stops; /* of the route that is being read */
    bool out_of_memory;
} ronde_plan_reading;

/** Fills what a person left out of a route and adds the route to the plan. False when memory is
 *  out. */
bool ronde_plan_complete(ronde_plan_reading *reading, int32_t shift);

/** How many model units are one unit of the file, for an amount in a rule's unit. */
int64_t ronde_amount_unit(const ronde_instance *instance, const char *unit);

#endif
