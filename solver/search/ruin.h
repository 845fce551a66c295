/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_RUIN_H
#define RONDE_SOLVER_SEARCH_RUIN_H

#include "solver/construct/hand.h"

/** Takes requests out of the plan, near each other: adjacent strings (whole or split) of the routes
 *  around a random task (Christiaens and Vanden Berghe 2020, section 5.2), sometimes a whole short
 *  route, sometimes a cloud of near tasks with everything they are linked to. Lists them in
 *  hand->todo, the routes in hand->ruined, and brings times up to date; breaks of ruined routes are
 *  placed anew. */
void ronde_ruin(ronde_state *state, ronde_hand *hand);

#endif
