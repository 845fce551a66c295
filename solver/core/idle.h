/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_IDLE_H
#define RONDE_SOLVER_CORE_IDLE_H

/* Gaps: waiting between two stops that are no breaks, the breaks between them taken off. Beyond a
 * limit they have a price, convex in the difference of two starts; above another limit they are
 * forbidden, an arc from a stop back to the one before, which the bounds of the search leave out as
 * they do waiting with loads aboard (rigid.h). */

#include "solver/core/state.h"

/** True if gaps of a route of the kind have a price. */
static inline bool ronde_idle_priced(const ronde_kind *kind)
{
    return kind->gap_price > 0 && kind->gap_limit < ronde_time_unlimited;
}

/** The stop behind a node that is no break, and in *lag the time between their starts without any
 *  gap; RONDE_NONE behind the end. */
int32_t ronde_idle_next(const ronde_state *state, int32_t node, ronde_time *lag);

/** The price of a gap between two starts that are lag apart at least. */
static inline ronde_cost ronde_idle_price(const ronde_kind *kind, ronde_time apart, ronde_time lag)
{
    ronde_time beyond = apart - lag - kind->gap_limit;
    return beyond > 0 ? beyond * kind->gap_price : 0;
}

/** What the gaps of a route cost; times by node. */
ronde_cost ronde_idle_of(const ronde_state *state, int32_t shift, const ronde_time *times);

/** The same of the first count nodes in scratch_nodes, with starts in scratch_times and the legs to
 *  them in scratch_legs. */
ronde_cost ronde_idle_of_scratch(const ronde_state *state, const ronde_kind *kind, int32_t count);

#endif
