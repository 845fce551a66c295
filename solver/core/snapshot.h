/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_SNAPSHOT_H
#define RONDE_SOLVER_CORE_SNAPSHOT_H

/* A plan kept aside: the sequences and the chosen alternatives, nothing that follows from them. */

#include "solver/core/state.h"

typedef struct ronde_snapshot {
    int32_t *nodes;  /* the routes one after the other */
    int32_t *counts; /* by shift: nodes between start and end */
    int32_t *chosen; /* by request */
    int32_t *places; /* of the reload nodes */
    ronde_totals totals;
} ronde_snapshot;

ronde_status ronde_snapshot_init(ronde_snapshot *out,
                                 const ronde_problem *problem,
                                 ronde_error *error) RONDE_MUST_CHECK;
void ronde_snapshot_clear(ronde_snapshot *snapshot);
/** Keeps the plan. O(nodes). */
void ronde_snapshot_keep(ronde_snapshot *snapshot, const ronde_state *state);
/** Keeps what another snapshot of the same problem keeps. O(nodes). */
void ronde_snapshot_copy(ronde_snapshot *to,
                         const ronde_snapshot *from,
                         const ronde_problem *problem);
/** Makes the plan the kept one; the log is empty afterwards. False if the log could not grow.
 *  O(nodes). */
bool ronde_snapshot_restore(const ronde_snapshot *snapshot, ronde_state *state);

#endif
