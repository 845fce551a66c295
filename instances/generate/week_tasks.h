/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_WEEK_TASKS_H
#define RONDE_INSTANCES_GENERATE_WEEK_TASKS_H

/* The tasks of a resident in a calendar week and what they are called. */

#include "instances/generate/week_parts.h"

/** What a task is to its resident. */
typedef enum week_part {
    PART_FIRST,  /* r0001 */
    PART_SECOND, /* r0001/2: the second helper or visit */
    PART_RETURN, /* r0001/return */
    PART_SHORT   /* r0001/short: the shorter alternative of the first */
} week_part;

enum { WEEK_ID = 40, WEEK_SKILLS = 3 };

/** The id of a task; in the second calendar week of the horizon r0001/w2, r0001/w2/2 and so on. */
void ronde_week_task_id(char out[WEEK_ID],
                        const week_resident *resident,
                        int32_t week,
                        week_part part);

/** How long the shorter visit of a result-based resident lasts: whole minutes. */
ronde_time ronde_week_short(const ronde_drawn_week *week, const week_resident *resident);

#endif
