/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_SCAN_H
#define RONDE_SOLVER_CONSTRUCT_SCAN_H

/* The positions at which one task can be inserted, cheapest first. */

#include "solver/construct/hand.h"
#include "solver/core/trips.h"

enum { RONDE_OFFERS = 12 };

/** A position and what it adds to the cost. */
typedef struct ronde_offer {
    ronde_cost cost;
    int32_t after;
    int32_t second;        /* of a pair: behind which node the second task goes */
    ronde_reloads reloads; /* reloads beside it */
} ronde_offer;

/** The best positions found, cheapest first; as many as wanted. */
typedef struct ronde_offers {
    ronde_offer items[RONDE_OFFERS];
    int32_t count, wanted;
    ronde_cost ceiling; /* only offers below it; 0: any */
} ronde_offers;

/** The largest cost that still gets on the list. */
static inline ronde_cost ronde_offers_bound(const ronde_offers *offers)
{
    if (offers->count == offers->wanted) {
        return offers->items[offers->count - 1].cost;
    }
    return offers->ceiling > 0 ? offers->ceiling : INT64_MAX;
}
/** Puts an offer on the list if it is good enough. */
void ronde_offers_add(ronde_offers *offers, const ronde_offer *offer);

/** A task looking for a position, with what served tasks that it is linked to ask of it. */
typedef struct ronde_probe {
    int32_t node, place;
    ronde_time low, high, duration; /* bounds on its start */
    int32_t shift, resource;        /* the only one allowed, RONDE_NONE: any */
    int32_t first_after;            /* on its shift behind this node, RONDE_NONE: anywhere */
    int32_t last_before;            /* and before this one */
    bool possible, apart;           /* apart: some link asks for different resources */
    bool partial; /* tasks of its request are still missing: the load behind it is not final */
    bool several; /* of its hard windows more than one matters */
} ronde_probe;

ronde_probe ronde_probe_of(const ronde_state *state, int32_t node, bool partial);

/** The same on one shift, with the bounds that its windows have there. */
ronde_probe ronde_probe_on(const ronde_state *state, const ronde_probe *probe, int32_t shift);

/** True if the shift may do the task: pair, skills, relations of links, sum of loads. */
bool ronde_probe_admits(const ronde_state *state, const ronde_probe *probe, int32_t shift);

/** Lists the shifts worth looking at for a task in hand->lanes: those that own a near task (all
 *  if they are few, or if everything), and one unused of each kind. Gives their number. */
int32_t ronde_scan_lanes(const ronde_state *state, ronde_hand *hand, int32_t task, bool everything);

/** Adds one unused shift of each kind (of shifts with the same kind the first) to the count shifts
 *  in hand->lanes. Gives the new number. */
int32_t ronde_scan_idle(const ronde_state *state, ronde_hand *hand, int32_t count);

/** Adds the positions of the task on one shift. Every offer of a route that stands alone, with one
 *  window per task, no breaks and no limit of its length, is feasible in time, and no feasible
 *  position is missed (but by blinks); otherwise no feasible position is missed and placing it says
 *  whether it is. O(length) tests of O(1). */
void ronde_scan_lane(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *probe,
                     int32_t shift,
                     ronde_offers *offers);

/** As ronde_scan_lane where trips matter (problem->trips): positions may come with reloads. */
void ronde_scan_trips(ronde_state *state,
                      ronde_hand *hand,
                      const ronde_probe *probe,
                      int32_t shift,
                      ronde_offers *offers);

/** As ronde_scan_lane where the earliest starts are the best ones (problem->prompt): the lateness
 *  that a position brings to all routes is followed through. Every offer is feasible in time and
 * its cost is exact, where travel times keep the triangle inequality. */
void ronde_scan_prompt(ronde_state *state,
                       ronde_hand *hand,
                       const ronde_probe *probe,
                       int32_t shift,
                       ronde_offers *offers);

/** Puts a position on the list, unless it is overlooked this time. */
void ronde_scan_offer(ronde_hand *hand, ronde_offers *offers, ronde_cost cost, int32_t after);

/** The constant part of putting the task on the shift. */
ronde_cost ronde_scan_base_cost(const ronde_state *state, const ronde_probe *probe, int32_t shift);

/** What the largest workload costs more when travel on the shift gets slower and the task comes
 *  to it; less is not looked for. */
ronde_cost ronde_scan_workload_change(const ronde_state *state,
                                      const ronde_probe *probe,
                                      int32_t shift,
                                      ronde_time slower);

/** Adds the positions of two tasks of which the first must come earlier on the same route, without
 *  links beyond that. Only for problems whose price does not depend on moments. O(length^2). */
void ronde_scan_pair(ronde_state *state,
                     ronde_hand *hand,
                     const ronde_probe *first,
                     const ronde_probe *second,
                     int32_t shift,
                     ronde_offers *offers);

#endif
