/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_SLICE_H
#define RONDE_SOLVER_SEARCH_SLICE_H

/* A part of an instance as a small instance of its own: some resources with all their shifts, some
 * requests, matrices of the places they use. It fits the caches where the whole does not.
 *
 * Numbers of the slice ascend as those of the whole do. */

#include "instances/base/arena.h"
#include "instances/model/instance.h"

/** A request that is partly done by resources of other parts. */
enum { RONDE_PART_CUT = -2 };

/** The whole plan shared out. A cut request belongs to several parts: each has those of its tasks
 *  that its resources do now, must go on doing them, and may start them within bounds that hold
 *  whatever the other parts do. */
typedef struct ronde_shares {
    const ronde_instance *instance;
    const int32_t *resource_parts; /* by resource; RONDE_NONE: in no part */
    const int32_t *request_parts;  /* by request; RONDE_NONE or RONDE_PART_CUT */
    const int32_t *chosen;         /* by request: alternative of the plan, RONDE_NONE: unserved */
    const int32_t *task_shifts;    /* by task: the shift that does it in the plan, RONDE_NONE */
    const int32_t *bound_parts;    /* by task: the only part that may do it, RONDE_NONE: any */
    const ronde_window *bounds;    /* by task; of cut requests only */
} ronde_shares;

typedef struct ronde_slice {
    ronde_instance instance; /* of the slice's own arena; never to be freed by itself */
    int32_t *tasks, *shifts, *requests, *alternatives, *places; /* number in the whole */
    int32_t *own_tasks; /* by task of the whole: its number here, RONDE_NONE if it is not here */
    bool *cut;          /* by request */
    ronde_arena *arena;
} ronde_slice;

/** Cuts out a part. RONDE_ENOMEM. O(size of the whole without its matrices + places^2 of the
 *  part). */
ronde_status ronde_slice_init(ronde_slice *out,
                              const ronde_shares *shares,
                              int32_t part,
                              ronde_error *error) RONDE_MUST_CHECK;
void ronde_slice_clear(ronde_slice *slice);

#endif
