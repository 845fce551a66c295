/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_GENETIC_H
#define RONDE_SOLVER_GENETIC_GENETIC_H

/* Hybrid genetic search for plain problems: plans are crossed, descended to local optima that may
 * break limits at a price, and kept in a population that stays good and different (Vidal, Crainic,
 * Gendreau and Prins 2013; Kool et al. 2022). */

#include "solver/search/anneal.h"

/** A population and what works on it, under way. */
typedef struct ronde_genetic ronde_genetic;

/** True if the problem is one for it: plain, every request a single mandatory task. O(requests). */
bool ronde_genetic_suits(const ronde_problem *problem);

/** Prepares to go on from search->best with no more routes than it has where vehicles come first.
 * The search outlives it. NULL without memory for it, and where the best plan leaves something out.
 *  Memory O(tasks * (tasks * kinds + population)). */
ronde_genetic *ronde_genetic_new(ronde_search *search);
/** Accepts NULL. */
void ronde_genetic_free(ronde_genetic *genetic);

/** Breeds at least one plan, and on until search->iteration is pause or more; ended within a plan
 * at iteration until, and as ronde_search_anneal is. search->best is the best plan found, and the
 *  state is that plan. */
void ronde_genetic_run(ronde_genetic *genetic, int64_t pause, int64_t until);

#endif
