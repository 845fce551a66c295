/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_LENIENCE_H
#define RONDE_SOLVER_SEARCH_LENIENCE_H

/* With as few routes as possible the plans that serve everything lie far apart: a search that never
 * leaves anything out cannot go from one to the other. So, where vehicles come first, the annealing
 * leaves mandatory requests out for a while at a price that follows it: the price falls while most
 * plans are whole and rises while few are. What is kept as best is judged by the tiers as ever. */

#include "solver/core/state.h"

#include <stdbool.h>

typedef struct ronde_lenience {
    double price;         /* of a mandatory request of priority 1; 0: the full one */
    int32_t steps, whole; /* since the price was set, and how many had a whole plan */
    int32_t lost;         /* prices set since the last whole plan */
    bool free_routes;     /* a route costs no more than its shift, even where vehicles come first */
} ronde_lenience;

/** Starts with a price. */
ronde_lenience ronde_lenience_begin(double price);
/** Requests at their full price, but as many routes as it likes. */
ronde_lenience ronde_lenience_of_routes(void);
/** Takes note of the present plan, before each step; now and then sets the price anew, never below
 *  least. True if no plan has been whole for long: the search had better return to the best one.
 *  Nothing if the price is 0. */
bool ronde_lenience_note(ronde_lenience *lenience, const ronde_state *state, double least);
/** What the used routes add to the value of the present plan. */
ronde_cost ronde_lenience_routes(const ronde_lenience *lenience, const ronde_state *state);
/** The value of the present plan with its cost as known. */
ronde_cost
ronde_lenience_value(const ronde_lenience *lenience, const ronde_state *state, ronde_cost cost);

#endif
