/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_TRIPS_H
#define RONDE_SOLVER_CORE_TRIPS_H

/* Several trips on one route. A reload is a node of its own; each shift has some in store
 * (problem->first_reload), those not in use are in no route, so nothing is allocated in the search.
 * At a reload everything aboard is unloaded, and what the next trip brings is loaded. */

#include "solver/core/state.h"

/** A way to put a task behind a node: with a reload before it, behind it, or both. Numbers are of
 *  the kind's reload places, from 1 on; 0: none. */
typedef struct ronde_reloads {
    int32_t before, behind;
} ronde_reloads;

/** How many reloads it takes. */
static inline int32_t ronde_reloads_count(ronde_reloads reloads)
{
    return (reloads.before > 0 ? 1 : 0) + (reloads.behind > 0 ? 1 : 0);
}

/** True if the shift may make another so many trips. */
bool ronde_trips_may_open(const ronde_state *state, int32_t shift, int32_t reloads);
/** A reload of the shift that is not in use, RONDE_NONE if there is none. O(reloads in store). */
int32_t ronde_trips_spare(const ronde_state *state, int32_t shift);

/** The head of the trip of a node that is linked in. O(trip). */
int32_t ronde_trips_head(const ronde_state *state, int32_t node);
/** When the goods of the trip with that head are ready. O(trip). */
ronde_time ronde_trips_release(const ronde_state *state, int32_t head);

/** Brings trips, stages and loads of a route up to date. O(length). */
void ronde_trips_refresh(ronde_state *state, int32_t shift);
/** True if the loads of each trip fit; what ronde_trips_refresh found is up to date. */
bool ronde_trips_loads_fit(const ronde_state *state, int32_t shift);

/** As ronde_state_place, with reloads beside the task. Not on a route that is not in use. */
bool ronde_trips_place(ronde_state *state, int32_t task, int32_t after, ronde_reloads reloads);
/** Links a task in with reloads beside it, which the shift must have in store; the times are stale
 *  until ronde_state_settle. */
void ronde_trips_link_task(ronde_state *state, int32_t task, int32_t after, ronde_reloads reloads);
/** Links a spare reload in behind a node; the times are stale until ronde_state_settle. */
void ronde_trips_link(ronde_state *state, int32_t shift, int32_t place, int32_t after);
/** Takes all reloads out of a route; its times are stale until ronde_state_settle. */
void ronde_trips_unlink(ronde_state *state, int32_t shift);
/** Takes out the reloads of trips without a task, on all routes whose times are stale. */
void ronde_trips_tidy(ronde_state *state);
/** Joins neighbouring trips of a route where loads and times allow it and that is not dearer. */
void ronde_trips_merge(ronde_state *state, int32_t shift);

#endif
