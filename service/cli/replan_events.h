/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_REPLAN_EVENTS_H
#define RONDE_SERVICE_CLI_REPLAN_EVENTS_H

/* The events of ronde replan: from a file, and from options for the usual single one. */

#include "instances/base/text.h"
#include "instances/replan/events.h"

/** What the options say; NULL where one is not given. */
typedef struct ronde_replan_words {
    const char *file;   /* EVENTS.json */
    const char *now;    /* HH:MM */
    const char *sick;   /* HELPER or HELPER@HH:MM */
    const char *late;   /* HELPER@HH:MM */
    const char *cancel; /* VISIT */
    const char *longer; /* VISIT@TIME; digits alone are minutes */
} ronde_replan_words;

/** Reads the file, then the options, which are written as a text of the same format and read by the
 *  same rules. Faults are at the file or "options". As ronde_events_read. */
ronde_status ronde_replan_events(ronde_events *out,
                                 const ronde_replan_words *words,
                                 const ronde_instance *instance,
                                 ronde_faults *faults,
                                 ronde_error *error) RONDE_MUST_CHECK;

#endif
