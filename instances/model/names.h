/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_NAMES_H
#define RONDE_INSTANCES_MODEL_NAMES_H

/* How things are called in sentences of the two languages: by what a person knows of them, never by
 * an id where there is a name. */

#include "instances/model/instance.h"
#include "instances/model/reason.h"

/** A task, with its article: its own label, or "the visit to X" where that only repeats its own id
 *  or its place; the tasks of one request at one place are told apart: "the return visit to X",
 *  "the visit to X (helper 2)". */
ronde_label ronde_name_task(const ronde_instance *instance, int32_t task, bool dutch);

/** Who works a shift, and which one if the person has several: "h1 on Tuesday". */
ronde_label ronde_name_worker(const ronde_instance *instance, int32_t shift, bool dutch);

/** The day of a moment: " on Tuesday", " on Tuesday 1-12" where there are more days than seven; ""
 *  without a clock, and " on day 2" without a date. */
ronde_label ronde_name_day(const ronde_instance *instance, ronde_time time, bool dutch);

#endif
