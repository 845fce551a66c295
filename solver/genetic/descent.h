/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_DESCENT_H
#define RONDE_SOLVER_GENETIC_DESCENT_H

/* Local search over a tour: changes that make near clients follow each other, until none of them
 * makes the tour cheaper. Pairs are looked at again only when one of their routes has changed
 * (Vidal 2022). */

#include "instances/base/rng.h"
#include "solver/genetic/effort.h"
#include "solver/genetic/moves.h"

typedef struct ronde_descent {
    ronde_tour *tour;
    ronde_rng *rng;
    ronde_effort *effort;
    int32_t *order;   /* clients */
    int64_t *tested;  /* by client: the tour's clock when it was looked at */
    int32_t *missing; /* scratch */
} ronde_descent;

bool ronde_descent_take(ronde_descent *out, ronde_tour *tour, ronde_arena *arena);

/** Descends to a local optimum. False if it was ended before. Never raises the tour's value. */
bool ronde_descent_run(ronde_descent *descent);

/** Puts clients that are missing where they cost least, one after the other in random order. False
 *  if it was ended before. */
bool ronde_descent_insert(ronde_descent *descent);

#endif
