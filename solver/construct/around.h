/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_AROUND_H
#define RONDE_SOLVER_CONSTRUCT_AROUND_H

#include "solver/construct/scan.h"

/** True if the task's positions may be looked for by ronde_around_scan: paid routes, any shift. */
bool ronde_around_suits(const ronde_state *state, const ronde_probe *probe);

/** The positions where a task most likely goes when routes are paid by their length in time: next
 *  to its nearest tasks, anywhere on routes of shifts that are cheap for it (a regular helper), and
 *  on one unused shift of each kind. At most two of each route. O(near tasks), plus the length of
 *  the cheap routes. */
void ronde_around_scan(ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe *probe,
                       ronde_offers *offers);

#endif
