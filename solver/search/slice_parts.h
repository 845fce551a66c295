/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_SLICE_PARTS_H
#define RONDE_SOLVER_SEARCH_SLICE_PARTS_H

/* Between slice.c, which says what is in a slice, and slice_copy.c, which copies it. */

#include "solver/search/slice.h"

/* The slice while it is made. */
typedef struct ronde_cutter {
    const ronde_shares *shares;
    const ronde_instance *whole;
    ronde_slice *slice;
    ronde_instance *own;
    int32_t part;
    int32_t *own_places, *own_shifts, *own_resources; /* by number of the whole */
    int32_t *places, *resources;                      /* number in the whole */
    ronde_task *tasks;                                /* of the slice, while they are written */
    ronde_alternative *alternatives;
    bool starved; /* memory is out */
} ronde_cutter;

/** Zeroed memory of the slice; NULL when memory is or was out. */
void *ronde_cutter_take(ronde_cutter *at, int64_t count, size_t size);
/** As many numbers, all RONDE_NONE. */
int32_t *ronde_cutter_take_map(ronde_cutter *at, int32_t count);

/** Copies the groups: faces of a client whom resources of other parts visit have less left that is
 *  free. */
void ronde_slice_copy_groups(ronde_cutter *at);

/** Copies all that is listed and numbered, in the numbers of the slice. */
void ronde_slice_copy(ronde_cutter *at);

#endif
