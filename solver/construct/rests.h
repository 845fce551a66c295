/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_RESTS_H
#define RONDE_SOLVER_CONSTRUCT_RESTS_H

/* Breaks of a shift. One that is left out limits the length of the route (its `after`); one that is
 * always due (`after` 0) must be there when the route is used. */

#include "solver/construct/hand.h"
#include "solver/core/trips.h"

/** Places the breaks that are always due, and, if willing, the others where they fit. False, with
 *  some placed, if one that is always due does not fit. */
bool ronde_rests_add(ronde_state *state, ronde_hand *hand, int32_t shift, bool willing);
/** Takes all breaks out of a route; its times are stale until ronde_state_settle. */
void ronde_rests_unlink(ronde_state *state, int32_t shift);
/** Takes out each break that is not due where that is not dearer. */
void ronde_rests_trim(ronde_state *state, int32_t shift);

/** Places a task, with reloads beside it, together with one break that the route leaves out, where
 *  the task alone would make the route too long without it. False, with nothing changed, if no
 * position of the break helps. O(length^2). */
bool ronde_rests_place_with(ronde_state *state, int32_t task, int32_t after, ronde_reloads reloads);

#endif
