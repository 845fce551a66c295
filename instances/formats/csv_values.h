/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_CSV_VALUES_H
#define RONDE_INSTANCES_FORMATS_CSV_VALUES_H

/* Numbers, times and dates as people write them in Dutch and English exports. Each function reads
 * a whole trimmed text and leaves *out untouched unless it returns true. */

#include "instances/base/date.h"
#include "instances/model/units.h"

#include <stdbool.h>

/** A decimal number with comma or point; thousands may be grouped by the other sign when both
 *  occur: "52,22", "52.22", "257.123,5", "257,123.5". */
bool ronde_csv_read_number(const char *text, double *out);

/** An amount of time in seconds: "90", "90 min", "1,5 uur", "1u30", "1:30", "2 h 15 min". A number
 *  alone is minutes. Never negative, at most 31 days. */
bool ronde_csv_read_minutes(const char *text, ronde_time *out);

/** A time of day in seconds since midnight: "9:30", "09.30", "9u30", "0930", "9 uur", "9:30:00";
 *  up to 24:00. */
bool ronde_csv_read_clock(const char *text, ronde_time *out);

/** "2026-11-25" or "25-11-2026" (Gregorian, years 1900 to 2999). */
bool ronde_csv_read_date(const char *text, ronde_date *out);

/** True if the text holds a run of nine digits, alone or written as 1234.56.789 or with spaces,
 *  that passes the eleven test of the Dutch citizen service number (BSN): 9a+8b+...+2h-i divisible
 *  by 11. One random number in eleven passes too: that is the careful side. */
bool ronde_csv_holds_bsn(const char *text);

#endif
