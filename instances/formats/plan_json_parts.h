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

/** The index of an id, with a fault (and the id that was probably meant) if there is none. */
int32_t ronde_plan_find_id(ronde_json_reader *reader,
                           const ronde_json_node *node,
                           const char *key,
                           const ronde_idmap *ids,
                           const char *id,
                           const char *noun);
/** A number of the file as model units: value * unit, which must be whole. */
bool ronde_plan_take_scaled(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            int64_t unit,
                            double largest,
                            int64_t *target);

/** What the detail of a reason is, by its rule. */
typedef enum ronde_plan_detail {
    RONDE_PLAN_NO_DETAIL,
    RONDE_PLAN_DIMENSION,
    RONDE_PLAN_TASK
} ronde_plan_detail;
ronde_plan_detail ronde_plan_detail_of(ronde_rule rule);
/** Reads one reason, whole or as a mere sentence. False after a fault. */
bool ronde_plan_read_reason(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            ronde_reason *reason);

/** Writes the member "run" of a plan. */
void ronde_plan_write_run(ronde_json_writer *to, const ronde_plan *plan, bool with_seconds);
/** Reads it into the plan of the reader's context. */
void ronde_plan_read_run(ronde_json_reader *reader, const ronde_json_node *node);

#endif
