/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_REPLAN_DAY_H
#define RONDE_TESTS_SUPPORT_REPLAN_DAY_H

#include "instances/replan/outlook.h"

/** A promised day that can be followed by hand, and what happened to it. Two helpers at one depot
 *  o, from 08:00 to 16:00, 36 euros an hour; places p, q, r and s are 10 minutes from everything.
 *  Anna (shift 0) makes a at 08:10, b at 09:20 and c at 10:30, Ben (shift 1) d at 08:10; each takes
 *  an hour. So Anna is home at 11:40 and Ben at 09:20. */
typedef struct replan_day {
    ronde_instance *instance;
    ronde_plan promised;
    ronde_events events;
    ronde_faults faults;
} replan_day;

/** The tasks, in this order. */
enum { REPLAN_A, REPLAN_B, REPLAN_C, REPLAN_D };

/** A moment of the day, as replan_time(9, 20). */
static inline ronde_time replan_time(int hour, int minute)
{
    return hour * RONDE_HOUR + minute * RONDE_MINUTE;
}

/** The day with events: the members of the document behind its format ("\"events\": [...]"). more:
 *  further members of the problem ("\"links\": [...],") or "". Ends the test if the events cannot
 *  be read. */
replan_day replan_day_after(const char *events, const char *more);
void replan_day_clear(replan_day *day);

/** The outlook of the day; ends the test if it has faults. */
ronde_outlook replan_day_outlook(replan_day *day);

#endif
