/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_INDIVIDUAL_H
#define RONDE_SOLVER_GENETIC_INDIVIDUAL_H

/* A whole plan at rest, feasible or not, as the population keeps it. */

#include "solver/genetic/field.h"

/** What a plan costs and by what it passes its limits. */
typedef struct ronde_fitness {
    ronde_cost cost; /* legs, openings, prices of clients on kinds */
    ronde_time late; /* time warp, and lengths beyond their limits */
    int64_t overload[RONDE_DIMENSIONS];
    int32_t used; /* routes with clients */
} ronde_fitness;

typedef struct ronde_individual {
    int32_t *clients;         /* routes one after the other */
    int32_t *first;           /* by slot, and one more: in clients */
    int32_t *next, *previous; /* by client; RONDE_NONE at the ends of routes */
    ronde_fitness fitness;
    bool feasible;
} ronde_individual;

/** What passing a limit by one unit costs, in 1/256 of the unit of costs. */
typedef struct ronde_penalties {
    int64_t time;
    int64_t load[RONDE_DIMENSIONS];
} ronde_penalties;

enum { RONDE_PENALTY_SHIFT = 8 };

bool ronde_individual_take(ronde_individual *out, const ronde_field *field, ronde_arena *arena);
void ronde_individual_copy(ronde_individual *to,
                           const ronde_individual *from,
                           const ronde_field *field);

/** Fills next and previous from clients and first. */
void ronde_individual_relate(ronde_individual *individual, const ronde_field *field);

/** Cost and penalties. */
ronde_cost ronde_fitness_value(const ronde_fitness *fitness, const ronde_penalties *penalties);

/** True if no limit is passed and no client is where it is forbidden. */
bool ronde_fitness_feasible(const ronde_fitness *fitness);

/** Share of the clients, out of 2 * count, whose next or previous one is another one (broken pairs;
 *  Prins 2009). */
int32_t ronde_individual_distance(const ronde_individual *one,
                                  const ronde_individual *other,
                                  const ronde_field *field);

#endif
