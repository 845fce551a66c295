/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_NEAR_H
#define RONDE_SOLVER_CONSTRUCT_NEAR_H

/* The inner loop of the search where routes stand alone: a task looks only at the positions next to
 * its nearest possible predecessors and successors. A good position hardly ever has none of them,
 * and the work no longer grows with the length of the routes. */

#include "solver/construct/scan.h"

/** The cheapest position next to a near task, if it is cheaper than *best; now and then a good one
 *  is overlooked (blinks). Only for plain problems. O(RONDE_NEAR), and O(problem->near_width) looks
 *  at the routes of near tasks where kinds of shifts refuse tasks. */
void ronde_near_scan(const ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     ronde_offer *best);

#endif
