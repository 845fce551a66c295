/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_TAILS_H
#define RONDE_SOLVER_SEARCH_TAILS_H

/* Two routes exchange what comes behind a cut in each (2-opt*): the change that taking out and
 * putting back strings makes hardest where routes are long. Between kinds of shifts (depots, types
 * of vehicles) they exchange what comes before the cuts as well, or whole routes change places:
 * Cordeau, Laporte, Mercier, A unified tabu search heuristic for vehicle routing problems with time
 * windows, JORS 52, 2001, has these problems. */

#include "solver/construct/hand.h"

/** Tries some random exchanges between near tasks, and of whole routes between kinds, and makes the
 *  first one after which the value of the plan is at most the limit. False, with nothing changed,
 *  if there is none. Only for plain problems. O(1) for each that is too dear (O(length) where tasks
 *  are priced by kind), O(length of the routes) for the one made. */
bool ronde_tails_swap(ronde_state *state, ronde_hand *hand, ronde_cost limit);

#endif
