/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_REPLAN_EDIT_H
#define RONDE_INSTANCES_REPLAN_EDIT_H

/* An instance as a JSON document that is changed and read again: so what is changed is validated by
 * the same rules as any input. Not for others than this folder. */

#include "instances/base/text.h"
#include "instances/replan/outlook.h"

struct json_t;

/** A part of the document that an event brought: a fault there belongs to the event. */
typedef struct ronde_edit_added {
    char pointer[40];  /* "/tasks/617" */
    const char *where; /* of the event */
    const char *key;   /* of the event: visit, place */
} ronde_edit_added;

typedef struct ronde_edit {
    struct json_t *root, *tasks, *shifts, *links; /* the lists belong to root */
    bool plain;                                   /* money in whole units, not euros */
    RONDE_ARRAY(ronde_edit_added) added;
} ronde_edit;

/** The document of an instance, without its travel times. RONDE_ENOMEM. */
ronde_status ronde_edit_init(ronde_edit *out,
                             const ronde_instance *instance,
                             ronde_error *error) RONDE_MUST_CHECK;
void ronde_edit_clear(ronde_edit *edit);

void ronde_edit_integer(struct json_t *item, const char *key, int64_t value);
void ronde_edit_text(struct json_t *item, const char *key, const char *value);
/** A list of one window. */
void ronde_edit_window(struct json_t *item, const char *key, ronde_time from, ronde_time to);
/** A price per time unit, in the unit of the format. */
void ronde_edit_hourly(const ronde_edit *edit,
                       struct json_t *item,
                       const char *key,
                       ronde_cost price);
/** Nobody may do the task. */
void ronde_edit_forbid_all(struct json_t *item, const ronde_instance *instance);
/** This resource may not do the task. */
void ronde_edit_forbid(const ronde_edit *edit,
                       struct json_t *item,
                       const ronde_instance *instance,
                       int32_t task,
                       int32_t resource);
/** The hard windows of the task, as far as they lie from low to high; where none does, nobody may
 * do the task. */
void ronde_edit_narrow(struct json_t *item,
                       const ronde_instance *instance,
                       int32_t task,
                       ronde_time low,
                       ronde_time high);
/** All others than the resource cost so much more. */
void ronde_edit_prefer(const ronde_edit *edit,
                       struct json_t *item,
                       const ronde_instance *instance,
                       int32_t task,
                       int32_t resource,
                       ronde_cost more);

/** Appends the new visits and places of the events. RONDE_ENOMEM. */
ronde_status
ronde_edit_add(ronde_edit *edit, const ronde_events *events, ronde_error *error) RONDE_MUST_CHECK;
/** What has begun stands by itself: no link, request or alternative ties it to what has not, which
 *  gets the windows and helpers instead that the links leave it (any helper, if the same one is
 * sick now). */
void ronde_edit_part_begun(ronde_edit *edit, const ronde_outlook *outlook);
/** Takes out the cancelled tasks and what refers to them. After this the lists are no longer in the
 *  order of the instance. */
void ronde_edit_remove_cancelled(ronde_edit *edit, const ronde_outlook *outlook);

#endif
