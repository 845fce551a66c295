/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_SCAN_H
#define RONDE_SOLVER_CONSTRUCT_SCAN_H

/* The positions at which one task, or a pair, can be inserted, cheapest first. */

#include "solver/construct/offers.h"
#include "solver/construct/probe.h"

/** Lists the shifts worth looking at for a task in hand->lanes: those that own a near task (all
 *  if they are few, or if everything), and one unused of each kind. Gives their number. */
int32_t ronde_scan_lanes(const ronde_state *state, ronde_hand *hand, int32_t task, bool everything);

/** Adds one unused shift of each kind (of shifts with the same kind the first) to the count shifts
 *  in hand->lanes. Gives the new number. */
int32_t ronde_scan_idle(const ronde_state *state, ronde_hand *hand, int32_t count);

/** Adds the positions of the task on one shift. Every offer of a route that stands alone, with one
 *  window per task, no breaks and no limit of its length, is feasible in time, and no feasible
 *  position is missed (but by blinks); otherwise no feasible position is missed and placing it says
 *  whether it is. O(length) tests of O(1). */
void ronde_scan_lane(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *looking,
                     int32_t shift,
                     ronde_offers *offers);

/** Adds the positions of two tasks of which the first must come earlier on the same route, without
 *  links beyond that. Only for problems whose price does not depend on moments. O(length^2). */
void ronde_scan_pair(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *first,
                     const ronde_probe *second,
                     int32_t shift,
                     ronde_offers *offers);

#endif
