/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_NETWORK_ORACLE_H
#define RONDE_TESTS_SUPPORT_NETWORK_ORACLE_H

/* The temporal network of a plan by Bellman and Ford: all arcs, again and again, until nothing
 * moves. Shares no code with the kernel. */

#include "solver/core/state.h"

enum { RONDE_NETWORK_NODES = 80 };

/** The least and the greatest starts by node; meaningless where not feasible. */
typedef struct ronde_network {
    ronde_time earliest[RONDE_NETWORK_NODES], latest[RONDE_NETWORK_NODES];
    ronde_time fault; /* added to each smallest lag: a wrong turn on purpose */
    bool feasible;
} ronde_network;

/** Times of the routes and links of a plan of at most RONDE_NETWORK_NODES nodes. waiting: also
 *  where a load aboard forbids it. O(nodes * arcs). */
ronde_network ronde_network_solve(const ronde_state *state, ronde_time fault, bool waiting);

/** True for a task that is served and for both ends of a shift that is used. */
bool ronde_network_uses(const ronde_state *state, int32_t node);

/** What lateness costs, without the price of the largest one, and the largest. */
typedef struct ronde_lateness {
    ronde_cost price;
    ronde_time largest;
} ronde_lateness;

/** Of the least starts of a network, where each task has at most one soft window. */
ronde_lateness ronde_network_lateness(const ronde_state *state, const ronde_network *at);

#endif
