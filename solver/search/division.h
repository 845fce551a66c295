/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_DIVISION_H
#define RONDE_SOLVER_SEARCH_DIVISION_H

/* A plan divided into neighbourhoods: resources whose tasks are near each other in space and time,
 * with what they do. Every resource with a used shift is in one part, with all its shifts, so that
 * rules about one resource never cross a border. Drawn anew each time, so that borders move. */

#include "instances/base/rng.h"
#include "solver/core/state.h"
#include "solver/search/slice.h"

typedef struct ronde_division {
    ronde_shares shares;
    int32_t part_count;
    int32_t *weights; /* by part: tasks served, and requests that may be */
    /* the arrays of shares, and work */
    int32_t *resource_parts, *request_parts, *task_shifts, *bound_parts;
    ronde_window *bounds;
    ronde_time *starts;   /* by node: one schedule of the plan */
    int32_t *sizes;       /* by resource: tasks */
    int64_t *pulls;       /* by resource: ties to the part that grows */
    int64_t *total_pulls; /* to all parts so far */
    int32_t *first_tasks; /* by resource: any task of it, RONDE_NONE: unused */
    ronde_arena *arena;
} ronde_division;

/** Room for dividing plans of a problem. RONDE_ENOMEM. O(tasks + resources). */
ronde_status ronde_division_init(ronde_division *out,
                                 const ronde_problem *problem,
                                 ronde_error *error) RONDE_MUST_CHECK;
void ronde_division_clear(ronde_division *division);

/** Divides the plan of a state into part_count parts (fewer if fewer resources are used) of about
 *  equal numbers of tasks. Unused resources are shared out, too, and so are unserved requests: to a
 *  part near them. The shares stay valid as long as the state does not change. O(tasks + resources
 *  * parts + resources^2). */
void ronde_division_draw(ronde_division *division,
                         const ronde_state *state,
                         int32_t part_count,
                         ronde_rng *rng);

#endif
