/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_SCAN_TRIPS_PARTS_H
#define RONDE_SOLVER_CONSTRUCT_SCAN_TRIPS_PARTS_H

/* What the files of the scan of routes with trips share. */

#include "solver/construct/scan_parts.h"
#include "solver/core/labour.h"

/** A task looked at on one route. */
typedef struct ronde_trips_trial {
    ronde_state *state;
    ronde_hand *hand;
    const ronde_probe *probe;
    const ronde_kind *kind;
    ronde_lane *lane;
    ronde_offers *offers;
    ronde_cost base;
    ronde_time release; /* of the task's goods */
    int32_t shift;
    bool rest, matters, everything;
    bool weekly; /* the sum of a week has a price, which may go down */
    /* of the task's place, by other place: there and back */
    const int32_t *times_to, *times_from, *distances_to, *distances_from;
} ronde_trips_trial;

/** One way through: from a over the task and perhaps reloads to the first node behind that is no
 *  break. */
typedef struct ronde_trips_way {
    ronde_reloads reloads;
    int32_t a, b, target;
    ronde_time legs[4]; /* to the reload, the task, the reload, the target; 0 for those not there */
    ronde_time travel;
    int64_t distance;
    ronde_unpaid unpaid;
} ronde_trips_way;

/** True if the loads of all trips that the way makes of one fit the vehicle. O(1) in each
 *  dimension; with layouts O(trip). */
bool ronde_trips_way_holds(const ronde_trips_trial *at, const ronde_trips_way *along);

#endif
