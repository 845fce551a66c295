/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_SHOW_H
#define RONDE_INSTANCES_MODEL_SHOW_H

#include "instances/model/instance.h"

/* How the figures of an instance read in sentences, the same in every message. */

/** A short text by value, so that it can be used inside a printf call. */
typedef struct ronde_shown {
    char text[48];
} ronde_shown;

/** Whether times are seconds since midnight of a first day (an instance with a date, or with
 *  money in millionths of a euro), so that they are shown as clock times. */
bool ronde_show_clock(const ronde_instance *instance);

/** A moment: "09:30", "09:30:20", "day 2 08:00"; without a clock the file's number ("12.5"). */
ronde_shown ronde_show_time(const ronde_instance *instance, ronde_time time);

/** A duration: "2 h 5 min", "25 min", "40 s"; without a clock the file's number. */
ronde_shown ronde_show_duration(const ronde_instance *instance, ronde_time duration);

/** The same two for sentences in one of the two languages. A duration in whole minutes, rounded up:
 *  "2 uur en 5 minuten", "1 minute", "less than a minute". A moment to the minute it is in. */
ronde_shown ronde_show_minutes(const ronde_instance *instance, ronde_time duration, bool dutch);
ronde_shown ronde_show_minute(const ronde_instance *instance, ronde_time time, bool dutch);

/** An amount of a rule in its unit: a duration, "850 m", a load or count, a price. */
ronde_shown ronde_show_amount(const ronde_instance *instance, const char *unit, int64_t amount);

/** The same in Dutch, if asked for: "2 u 5 min", "dag 2 08:00". */
ronde_shown ronde_show_in(ronde_shown english, bool dutch);

#endif
