/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_RECREATE_H
#define RONDE_SOLVER_CONSTRUCT_RECREATE_H

/* Greedy insertion with blinks of what is not served, in an order drawn anew each time
 * (Christiaens and Vanden Berghe 2020, section 5.3, over requests). */

#include "solver/construct/hand.h"

/** Tries to insert unserved requests (all if they are few, else those that were just removed and a
 *  sample). Stops and gives false as soon as the cost exceeds the limit: the caller rolls back. */
bool ronde_recreate(ronde_state *state, ronde_hand *hand, ronde_cost limit);

#endif
