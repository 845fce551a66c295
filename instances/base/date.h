/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_DATE_H
#define RONDE_INSTANCES_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/** A day of the Gregorian calendar, years 1900 to 2999. */
typedef struct ronde_date {
    int year, month, day;
    int64_t days; /* since 1970-01-01 */
    int weekday;  /* 0 Monday .. 6 Sunday */
    int week;     /* of ISO 8601: the week that holds the year's first Thursday is week 1 */
} ronde_date;

/** The date of these numbers: true and *out set if there is such a day. */
bool ronde_date_make(ronde_date *out, int year, int month, int day);
/** A date written as 2026-11-25 and nothing else: true and *out set. */
bool ronde_date_read(ronde_date *out, const char *text);
/** The date of a day number: true and *out set within the years above. */
bool ronde_date_of_days(ronde_date *out, int64_t days);

#endif
