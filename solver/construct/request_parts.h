/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CONSTRUCT_REQUEST_PARTS_H
#define RONDE_SOLVER_CONSTRUCT_REQUEST_PARTS_H

/* What the files of the insertion of requests share. */

#include "solver/construct/request.h"

/** How a request is inserted. */
typedef struct ronde_recipe {
    ronde_cost cost;
    int32_t alternative; /* RONDE_NONE: not found */
    int32_t count;
    int32_t nodes[RONDE_REQUEST_TASKS], after[RONDE_REQUEST_TASKS];
    ronde_reloads reloads[RONDE_REQUEST_TASKS];
} ronde_recipe;

/** Something that does not pay by itself may pay with what comes next: now and then true. */
bool ronde_request_dares(ronde_hand *hand);

/** True if the recipe can be followed; the plan stays as it is. */
bool ronde_request_works(ronde_state *state,
                         ronde_hand *hand,
                         int32_t request,
                         const ronde_recipe *chosen);

/** Inserts a request of one task of a plain problem, where it costs least. False, with nothing
 *  changed, if it does not fit or does not pay; sets hand->hopeless. */
bool ronde_request_insert_plainly(ronde_state *state,
                                  ronde_hand *hand,
                                  int32_t request,
                                  int32_t node);

/** True if the alternative is two tasks that one scan of pairs can place. */
bool ronde_request_is_pair(const ronde_problem *problem, const ronde_alternative *alternative);

/** The cheapest way for such an alternative, if it costs less than *best; on the usual shifts, or
 *  on all if everything. */
void ronde_request_find_pair(
    ronde_state *state, ronde_hand *hand, int32_t index, bool everything, ronde_recipe *best);

#endif
