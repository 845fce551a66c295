/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_HOURS_H
#define RONDE_SOLVER_CORE_HOURS_H

/* What the hours of shifts decide. Over several days a task has a window on each of them, but on
 * one shift most often a single one matters, so that routes stay simple; and visits that are to be
 * days apart are, whatever their starts, as soon as their shifts are of other days. */

#include "solver/core/problem.h"

/** No start on the shift is sooner or later. */
static inline ronde_window ronde_hours_of(const ronde_problem *problem, int32_t shift)
{
    return (ronde_window){problem->nodes[ronde_start_of(problem, shift)].earliest,
                          problem->nodes[ronde_end_of(problem, shift)].latest};
}

/** True if several windows of a node matter on a shift. *out is the one that does, the hull of
 *  several, or an empty one (earliest after latest). O(windows). */
static inline bool
ronde_hours_windows(const ronde_problem *problem, int32_t node, int32_t shift, ronde_window *out)
{
    const ronde_node *fixed = &problem->nodes[node];
    *out = (ronde_window){fixed->earliest, fixed->latest};
    if ((fixed->flags & RONDE_NODE_WINDOWS) == 0 || !problem->firm) {
        return (fixed->flags & RONDE_NODE_WINDOWS) != 0;
    }
    ronde_window hours = ronde_hours_of(problem, shift);
    const ronde_window *window = problem->windows + fixed->first_window;
    const ronde_window *end = window + fixed->window_count;
    while (window < end && window->latest < hours.earliest) {
        window++;
    }
    if (window == end || window->earliest > hours.latest) {
        *out = (ronde_window){1, 0};
        return false;
    }
    *out = *window;
    bool several = false;
    for (window++; window < end && window->earliest <= hours.latest; window++) {
        out->latest = window->latest;
        several = true;
    }
    return several;
}

/** True if the lags of a tie hold whenever its task is on shift and the other one on another. */
static inline bool
ronde_hours_keep(const ronde_problem *problem, const ronde_tie *tie, int32_t shift, int32_t other)
{
    ronde_window own = ronde_hours_of(problem, shift);
    ronde_window far = ronde_hours_of(problem, other);
    return problem->firm && far.earliest - own.latest >= tie->low &&
           far.latest - own.earliest <= tie->high;
}

#endif
