/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_CROSSING_H
#define RONDE_SOLVER_SEARCH_CROSSING_H

/* Two plans exchange routes: some neighbouring routes of one give way to those of the other that
 * serve much the same tasks (Nagata and Kobayashi, A memetic algorithm for the pickup and delivery
 * problem with time windows using selective route exchange crossover, PPSN XI, 2010). For plans
 * that a board can hold: shifts of one kind, requests whose tasks are all on one route. */

#include "instances/base/rng.h"
#include "solver/core/snapshot.h"

/** A plan while it is crossed with another one. */
typedef struct ronde_parent {
    const ronde_snapshot *plan;
    int32_t *route; /* by task: the shift that has it, or RONDE_NONE */
    int32_t *first; /* by shift: where its nodes begin in the snapshot */
    bool *differs;  /* by shift: used, and the other plan has no such route */
    bool *taken;    /* by shift: gives way, or takes the place of one that does */
} ronde_parent;

/** Scratch for crossing plans of one problem. */
typedef struct ronde_crossing {
    const ronde_problem *problem;
    ronde_parent a, b;
    int32_t *links; /* by shift */
} ronde_crossing;

/** Scratch from the arena, which owns it. False when memory is out. */
bool ronde_crossing_take(ronde_crossing *out,
                         const ronde_problem *problem,
                         ronde_arena *arena) RONDE_MUST_CHECK;

/** Writes a child of a and b: at most as many routes as a has, each that of a parent without some
 *  requests; nothing is served twice, some requests perhaps not at all. Its totals are left open.
 *  False, with nothing written, if the plans have the same routes. O(tasks * near + shifts^2). */
bool ronde_crossing_make(ronde_crossing *crossing,
                         ronde_rng *rng,
                         const ronde_snapshot *a,
                         const ronde_snapshot *b,
                         ronde_snapshot *child);

#endif
