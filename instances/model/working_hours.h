/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_WORKING_HOURS_H
#define RONDE_INSTANCES_MODEL_WORKING_HOURS_H

#include "instances/model/builder.h"

/** The figures of working_hours.def, in seconds: RONDE_ATW_BREAK_AFTER and so on. */
enum {
#define X(NAME, seconds, source) RONDE_ATW_##NAME = (seconds),
#include "instances/model/working_hours.def"
#undef X
    RONDE_ATW_BREAKS = 2 /* that a shift may need, at most */
};

/** The breaks that a shift of that length needs: 30 minutes when the route lasts longer than 5.5
 *  hours, 15 more when it lasts longer than 10. Fills out with them, each to start within the
 * window and no later than lets it end with it; gives how many they are. */
size_t
ronde_atw_breaks(ronde_break_spec out[RONDE_ATW_BREAKS], ronde_time length, ronde_window window);

/** How long they take together. */
ronde_time ronde_atw_break_time(ronde_time length);

#endif
