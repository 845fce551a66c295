/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_JUMP_H
#define RONDE_SOLVER_CONSTRUCT_JUMP_H

#include "solver/construct/hand.h"

/** Moves up to five requests to positions drawn at random, all at once, breaks with them. Unlike
 *  insertion one by one it needs no feasible plan on the way: with travel times that break the
 *  triangle inequality, or links that only hold for several tasks together, some plans are out of
 *  reach otherwise. For small instances. False, with nothing changed, if the result breaks a rule.
 */
bool ronde_jump(ronde_state *state, ronde_hand *hand);

#endif
