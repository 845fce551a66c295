/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXACT_STITCH_H
#define RONDE_SOLVER_EXACT_STITCH_H

#include "solver/core/snapshot.h"
#include "solver/exact/program.h"

/** Room for stitching plans together. */
typedef struct ronde_stitch {
    int32_t *stops;    /* of the chosen routes, one after the other */
    int32_t *first;    /* by chosen route, and one more */
    int32_t *kinds;    /* by chosen route */
    int32_t *route_of; /* by shift: chosen route, RONDE_NONE */
    int32_t *served;   /* by request: how many of the chosen routes serve it */
    ronde_arena *arena;
} ronde_stitch;

/** RONDE_ENOMEM. */
ronde_status ronde_stitch_init(ronde_stitch *out,
                               const ronde_problem *problem,
                               ronde_error *error) RONDE_MUST_CHECK;
void ronde_stitch_clear(ronde_stitch *stitch);

/** Writes the plan that has the chosen columns of a program instead of the state's routes that take
 *  part in it. A request in several of them stays where taking it out would save least. The plan's
 *  totals are left open, and nothing says that it is feasible. False if it is too long. */
bool ronde_stitch_plan(ronde_stitch *stitch,
                       const ronde_program *program,
                       const ronde_pool *pool,
                       const ronde_partition_choice *choice,
                       const ronde_state *state,
                       ronde_snapshot *out);

#endif
