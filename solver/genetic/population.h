/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_POPULATION_H
#define RONDE_SOLVER_GENETIC_POPULATION_H

/* Plans that are bred from: one tribe of feasible ones and one of others, each kept good and
 * different (Vidal, Crainic, Gendreau, Lahrichi and Rei 2012). */

#include "instances/base/rng.h"
#include "solver/genetic/individual.h"

enum {
    RONDE_TRIBE_LEAST = 25,   /* survivors */
    RONDE_TRIBE_CHILDREN = 40 /* born between two choices of survivors */
};

/** A tribe in the order of value; equal values by age. */
typedef struct ronde_tribe {
    ronde_individual *members;
    int32_t count;
    int32_t *order;     /* members from the best value on */
    int32_t *distances; /* capacity * capacity, by member */
    double *standing;   /* by member: the less the better; value and difference, biased */
    bool ranked;        /* order and standing are up to date */
} ronde_tribe;

typedef struct ronde_genetic_population {
    const ronde_field *field;
    ronde_penalties penalties;
    ronde_tribe feasible, others;
    double *apart; /* scratch, by member */
    int32_t *by_difference;
} ronde_genetic_population;

bool ronde_genetic_population_take(ronde_genetic_population *out,
                                   const ronde_field *field,
                                   ronde_arena *arena);
void ronde_genetic_population_empty(ronde_genetic_population *population);

/** Takes a copy of a plan in; when its tribe is full, all but the fittest leave it. */
void ronde_genetic_population_add(ronde_genetic_population *population,
                                  const ronde_individual *plan);

/** Takes new penalties: the order among others changes. */
void ronde_genetic_population_set_penalties(ronde_genetic_population *population,
                                            const ronde_penalties *penalties);

/** One of two at random, whichever stands better. The population is not empty. */
const ronde_individual *ronde_genetic_population_draw(ronde_genetic_population *population,
                                                      ronde_rng *rng);

#endif
