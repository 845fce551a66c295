/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_RUIN_HOME_H
#define RONDE_SOLVER_SEARCH_RUIN_HOME_H

#include "solver/construct/hand.h"

/* A resident whose regular helper's round is full comes back to her only if those who fill it leave
 * at the same time, often to helpers of their own whose rounds are full, too. Ruins of places near
 * each other seldom take out such a chain. */

/** Room for the tasks of a chain. */
enum { RONDE_HOME_TASKS = 32 };

/** Lists served tasks to take out: one that is cheaper on another shift, those that are there, and
 *  so on for one of these. Gives their number, 0 if no such task was found; some may be named
 *  twice. */
int32_t ronde_ruin_home(const ronde_state *state, ronde_hand *hand, int32_t *tasks);

#endif
