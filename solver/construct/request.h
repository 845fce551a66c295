/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_REQUEST_H
#define RONDE_SOLVER_CONSTRUCT_REQUEST_H

#include "solver/construct/hand.h"
#include "solver/core/trips.h"

/** Inserts a request whole, in the alternative and at the positions that cost least among those
 *  looked at: one task by a scan of all positions, an ordered pair by all pairs of positions on a
 *  route, more tasks one after the other along their links with a beam. False, with nothing
 *  changed, if it does not fit. */
bool ronde_request_insert(ronde_state *state, ronde_hand *hand, int32_t request);

/** Places one task behind a node, perhaps with reloads beside it, with what that needs: breaks of a
 * shift that is newly used, one more break where the route becomes too long without it. False, with
 * nothing changed, if no times are possible; loads and relations are not looked at. */
bool ronde_request_put(
    ronde_state *state, ronde_hand *hand, int32_t node, int32_t after, ronde_reloads reloads);

#endif
