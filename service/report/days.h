/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_DAYS_H
#define RONDE_SERVICE_REPORT_DAYS_H

/* A plan over several days, day by day. */

#include "service/report/day_text.h"

/** The days of the horizon that the plan has rounds on, as a mask of bits; those from 64 on share
 *  the last bit. One bit: a plan of a day. O(routes). */
uint64_t ronde_days_used(const ronde_day *day);

/** True if the route has visits and is of the day that the report is about (any, if of all). */
bool ronde_days_shown(const ronde_day *day, size_t route);

/** What clocks count from: midnight of the day that the report is about, 0 for all days. */
ronde_time ronde_days_midnight(const ronde_day *day);

/** The figures of the routes shown, and how many they are. O(routes). */
ronde_route_figures ronde_days_total(const ronde_day *day, int32_t *rounds);

/** "ma 23 nov 2026", or "dag 1" without a date. */
void ronde_days_name(char *out,
                     size_t size,
                     const ronde_instance *instance,
                     int32_t number,
                     ronde_language language);

/** One row per day and the total: rounds, visits, returns, hours, km. */
void ronde_days_table(ronde_table_text *out, const ronde_day *day, ronde_language language);

#endif
