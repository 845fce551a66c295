/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_REASONS_H
#define RONDE_SOLVER_EXPLAIN_REASONS_H

#include "solver/explain/fitting.h"
#include "solver/inquire.h"

/** What there is to say about an unserved request and each shift: the first rule that stops it, and
 *  the cheapest single change that would let it in there. The cheapest of all comes first, then the
 *  others by their changes, then shifts for which no single change is enough. With no shift at all
 *  one reason says so. empty is a trial without any plan; it is asked whether one more shift would
 *  help. RONDE_ENOMEM. */
ronde_status ronde_reasons_of(ronde_reasons *out,
                              ronde_trial *trial,
                              ronde_trial *empty,
                              int32_t request,
                              ronde_error *error) RONDE_MUST_CHECK;

/** The same about one shift and one wish for it; the reason's text stays empty. */
ronde_reason ronde_reason_for(ronde_trial *trial, const ronde_fitting_wish *wish);

/** Gives all unserved tasks of a plan, which is that of the state, their reasons (it has none yet).
 *  Of many shifts the nearest 40 are told, and of each rule at least one. The work is limited, too;
 *  beyond it, and for tasks that are false in wanted (NULL: none is), reasons lack their changes.
 *  RONDE_ENOMEM. */
ronde_status ronde_reasons_fill(ronde_plan *plan,
                                const ronde_state *state,
                                const bool *wanted,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif
