/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_REPLAN_EVENTS_H
#define RONDE_INSTANCES_REPLAN_EVENTS_H

/* What happened to a day that was promised: the format "ronde-events-1", described in README.md of
 * instances/formats. */

#include "instances/base/array.h"
#include "instances/base/faults.h"
#include "instances/model/instance.h"

struct json_t;

typedef enum ronde_event_kind {
    RONDE_EVENT_SICK,      /* resource is away from .. until */
    RONDE_EVENT_LATE,      /* resource begins its shift at until */
    RONDE_EVENT_CANCELLED, /* task, and what is tied to it, need not be done */
    RONDE_EVENT_LONGER,    /* task takes duration (also shorter) */
    RONDE_EVENT_NEW,       /* one more task, perhaps at a new place */
    RONDE_EVENT_KEEP       /* task, or all of resource, stays as promised */
} ronde_event_kind;

/** One event; members without a meaning for the kind are RONDE_NONE, 0 or NULL. */
typedef struct ronde_event {
    ronde_event_kind kind;
    char where[60]; /* JSON pointer, for faults */
    int32_t resource, task;
    bool has_from, has_until;
    ronde_time from, until;
    ronde_time duration;
    const struct json_t *visit, *place; /* in the words of ronde-instance/1; of documents */
} ronde_event;

/** All events, and the moment until which the plan was carried out. Start with {0}. */
typedef struct ronde_events {
    bool has_now;
    ronde_time now;
    RONDE_ARRAY(ronde_event) list;
    RONDE_ARRAY(struct json_t *) documents;
} ronde_events;

/** Adds the events of a text for this instance (a later "now" replaces an earlier one). All faults
 *  are added to faults, with their JSON pointers; with an error among them RONDE_EINPUT and events
 *  are as before. RONDE_ENOMEM. The caller clears *events. O(length). */
ronde_status ronde_events_read(ronde_events *events,
                               const ronde_instance *instance,
                               const char *text,
                               size_t length,
                               ronde_faults *faults,
                               ronde_error *error) RONDE_MUST_CHECK;
void ronde_events_clear(ronde_events *events);

#endif
