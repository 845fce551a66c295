/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_PROMPT_REQUEST_H
#define RONDE_SOLVER_CONSTRUCT_PROMPT_REQUEST_H

#include "solver/construct/hand.h"

/** True if ronde_prompt_insert is for this request: a mandatory one of one or two tasks, without
 *  alternatives and without links that ask for the same shift or resource, in a prompt problem. */
bool ronde_prompt_knows(const ronde_problem *problem, const ronde_hand *hand, int32_t request);

/** Inserts such a request where it costs least, exactly: one task at the best of its positions; of
 *  two, either first at one of its best positions (a beam), the other at its best then. A way that
 *  would make the plan dearer than hand->limit is not followed; if there is no other,
 *  hand->hopeless is set. False, with nothing changed, if none is found. */
bool ronde_prompt_insert(ronde_state *state, ronde_hand *hand, int32_t request);

#endif
