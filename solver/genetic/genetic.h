/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_GENETIC_H
#define RONDE_SOLVER_GENETIC_GENETIC_H

/* Hybrid genetic search for plain problems: plans are crossed, descended to local optima that may
 * break limits at a price, and kept in a population that stays good and different (Vidal, Crainic,
 * Gendreau and Prins 2013; Kool et al. 2022). */

#include "solver/search/anneal.h"

/** True if the problem is one for it: plain, every request a single mandatory task. O(requests). */
bool ronde_genetic_suits(const ronde_problem *problem);

/** True if breeding comes to good plans slowly, so that it should begin with good ones: there are
 *  many tasks, and shifts differ in whom they may have. */
bool ronde_genetic_is_slow(const ronde_problem *problem);

/** Breeds plans that serve everything, whether search->best does or not, until search->iteration is
 *  until, ended early as ronde_search_run is. search->best is the best plan
 *  found afterwards, and the state is that plan. No more routes than the best plan has where
 *  vehicles come first. Memory O(tasks * (tasks * kinds + population)); without it nothing is done.
 */
void ronde_genetic_run(ronde_search *search, int64_t until);

#endif
