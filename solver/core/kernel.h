/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_KERNEL_H
#define RONDE_SOLVER_CORE_KERNEL_H

/* Earliest and latest starts under all temporal rules together: successors on a route, windows
 * (several, too), lags, simultaneous starts, limits of a route's length. Label-correcting, exact:
 * the earliest starts are the least solution of the network, the latest ones the greatest. */

#include "solver/core/state.h"

/** Times after a node was linked in: raises earliest starts behind it, lowers latest starts before
 *  it, on all routes that are tied. False if there is no solution (the caller rolls back). */
bool ronde_kernel_insert(ronde_state *state, int32_t node);

/** Times of the listed routes from scratch; the list must hold every route tied to one of them.
 *  False if there is no solution. */
bool ronde_kernel_reset(ronde_state *state, const int32_t *shifts, int32_t count);

#endif
