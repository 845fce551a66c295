/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_PROMPT_H
#define RONDE_SOLVER_CORE_PROMPT_H

/* Prompt problems: nothing is paid for a moment but the lateness of starts, so no start is better
 * later than it could be (a regular objective). The earliest starts, which the kernel keeps over
 * all routes and links, are then the best schedule of the whole plan, and the price of moments is
 * exact during the search: no schedule has to be guessed. */

#include "solver/core/state.h"

/** Tells whether the problem is prompt, and prepares what is asked often. False when memory is out.
 *  For problems that are compiled otherwise. O(tasks). */
bool ronde_prompt_make(ronde_problem *problem);

/** The price of lateness of a route by its earliest starts, and its largest lateness. O(length). */
ronde_cost ronde_prompt_lane(const ronde_state *state, int32_t shift, ronde_time *late);

/** Lateness of a start. */
static inline ronde_time ronde_prompt_late(const ronde_due *due, ronde_time start)
{
    return start > due->moment ? start - due->moment : 0;
}

#endif
