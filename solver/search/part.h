/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_PART_H
#define RONDE_SOLVER_SEARCH_PART_H

/* One part of a plan: searched by itself, and what came of it in the numbers of the whole. */

#include "solver/search/anneal.h"
#include "solver/search/slice.h"

/** Routes of a part, one after the other, and how its requests are served. */
typedef struct ronde_part_plan {
    bool whole;      /* every cut request is still served */
    int32_t *nodes;  /* tasks of the whole */
    int32_t *counts; /* by shift of the part */
    int32_t *chosen; /* by request of the part: alternative of the whole */
} ronde_part_plan;

typedef struct ronde_part {
    /* what to do */
    int64_t iterations;
    uint64_t seed;
    double from, to; /* temperatures */
    /* what came of it */
    bool done;
    ronde_status status;
    int32_t shift_count, request_count;
    int32_t *shifts, *requests; /* numbers in the whole */
    ronde_part_plan present, best;
    ronde_arena *arena;
} ronde_part;

/** A plan of the whole to start from, with the first node of each shift in nodes. */
typedef struct ronde_part_base {
    const ronde_snapshot *plan;
    const int32_t *firsts; /* by shift, in plan->nodes */
} ronde_part_base;

/** Searches part number index of the shares. part->done is false if hooks ended it early, or
 *  part->status is not RONDE_OK. Touches nothing but the part: many may run at once. */
void ronde_part_search(ronde_part *part,
                       const ronde_shares *shares,
                       int32_t index,
                       const ronde_part_base *base,
                       const ronde_solve_hooks *hooks);
/** Frees what came of it. */
void ronde_part_clear(ronde_part *part);

#endif
