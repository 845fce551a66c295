/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_BALANCE_H
#define RONDE_SOLVER_GENETIC_BALANCE_H

/* Penalties that follow what comes out: as high as it takes for a certain share of the plans to
 * keep a limit (Vidal et al. 2012). */

#include "solver/genetic/individual.h"

typedef struct ronde_balance {
    ronde_penalties penalties, least, most;
    int32_t dimensions;
    int32_t seen, in_time;
    int32_t loaded[RONDE_DIMENSIONS]; /* plans that keep the capacities of the dimension */
} ronde_balance;

ronde_balance ronde_balance_begin(const ronde_field *field);

/** Counts a local optimum. True if the penalties have changed. */
bool ronde_balance_note(ronde_balance *balance, const ronde_fitness *fitness);

/** Penalties so high that a plan that can be made feasible nearly always is. */
ronde_penalties ronde_balance_strict(const ronde_balance *balance);

#endif
