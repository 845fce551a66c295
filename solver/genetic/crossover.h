/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_CROSSOVER_H
#define RONDE_SOLVER_GENETIC_CROSSOVER_H

/* Selective route exchange (Nagata, Braysy and Dullaert 2010): some neighbouring routes of one
 * parent make room for routes of the other one that serve almost the same clients. */

#include "instances/base/rng.h"
#include "solver/genetic/tour.h"

typedef struct ronde_crossover {
    const ronde_field *field;
    ronde_rng *rng;
    int32_t *slot_a, *slot_b;    /* by client: its slot in either parent */
    bool *taken_a, *taken_b;     /* by slot: belongs to the exchange */
    bool *differs_a, *differs_b; /* by slot: used, and the other parent has no such route */
    int32_t *links;              /* by slot: scratch */
    int32_t *sources;            /* by slot of the child: slot of b + slot_count, or of a */
} ronde_crossover;

bool ronde_crossover_take(ronde_crossover *out,
                          const ronde_field *field,
                          ronde_rng *rng,
                          ronde_arena *arena);

/** Makes the tour a child of two plans: every client is on it once or missing. No more routes than
 *  the parents have. O(clients * near + slots^2). */
void ronde_crossover_make(ronde_crossover *crossover,
                          const ronde_individual *a,
                          const ronde_individual *b,
                          ronde_tour *tour);

#endif
