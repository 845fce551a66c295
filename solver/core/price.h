/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_PRICE_H
#define RONDE_SOLVER_CORE_PRICE_H

/* What depends on the moments of the starts and on the loads along a route. The schedule by which
 * the search judges a route: start each task as early as possible, then move starts and the
 * departure later as far as nothing becomes late by it. It is the best one for a route that stands
 * alone with one window per task and no soft windows; else it is a close guess, and the final plan
 * is timed exactly (timing.h). */

#include "solver/core/trips.h"

/** Brings segments, loads and prices of moments of all touched routes up to date, and the totals
 *  with them. O(length of these routes). */
void ronde_price_refresh(ronde_state *state);

/** A node that is thought to be in a route. */
typedef struct ronde_thought {
    int32_t node;                /* RONDE_NONE: nothing */
    int32_t after;               /* where */
    ronde_time earliest, latest; /* bounds on its start from links */
    ronde_reloads reloads;       /* reloads beside it */
} ronde_thought;

/** Price of the moments of a route with one more node, and perhaps reloads beside it. The node must
 *  fit in time; false if the
 *  route would be longer than its limit by this schedule or does not fit after all. O(length). */
bool ronde_price_moments(ronde_state *state,
                         int32_t shift,
                         const ronde_thought *thought,
                         ronde_cost *price,
                         ronde_time *late);

/** The segment of one piece after another with travel between. The caller knows that they fit. */
static inline ronde_segment ronde_segment_join(ronde_segment a, ronde_segment b, ronde_time travel)
{
    ronde_time shift = a.length + travel;
    ronde_time wait = b.earliest - shift - a.latest;
    wait = wait > 0 ? wait : 0;
    ronde_time early = b.earliest - shift > a.earliest ? b.earliest - shift : a.earliest;
    ronde_time late = b.latest - shift < a.latest ? b.latest - shift : a.latest;
    return (ronde_segment){shift + b.length + wait, early - wait, late};
}

/** A task between two neighbours of a route, and the legs to and from it. */
typedef struct ronde_detour {
    int32_t node, a, b;
    ronde_time in, out;
} ronde_detour;

/** Whether a route without breaks and ties, whose tasks have one window each, is within its limit
 *  of length with the task in it. Exact once the bounds admit the task there. O(1). */
static inline bool ronde_price_within(const ronde_state *state, const ronde_detour *detour)
{
    ronde_time limit = ronde_state_kind(state, state->spots[detour->a].route)->max_duration;
    if (limit >= ronde_time_unlimited) {
        return true;
    }
    const ronde_node *fixed = &state->problem->nodes[detour->node];
    const ronde_segment own = {fixed->duration, fixed->earliest, fixed->latest};
    ronde_segment whole = ronde_segment_join(state->before[detour->a], own, detour->in);
    return ronde_segment_join(whole, state->behind[detour->b], detour->out).length <= limit;
}

#endif
