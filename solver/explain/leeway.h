/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_LEEWAY_H
#define RONDE_SOLVER_EXPLAIN_LEEWAY_H

/* How far the start of a task can move while all routes keep their order, and what would hold it
 * there (ronde_leeway). */

#include "solver/core/state.h"
#include "solver/inquire.h"

/** The bounds of a task that is on a route. False, *out untouched, where other rules than windows,
 *  hours, travel, lengths and links decide about times (loads that may not wait, gaps that may not
 *  be long, goods that are not there yet), or without memory for the search. O(nodes + links). */
bool ronde_leeway_of(ronde_leeway *out, const ronde_state *state, int32_t task);

#endif
