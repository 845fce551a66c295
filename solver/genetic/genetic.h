/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_GENETIC_GENETIC_H
#define RONDE_SOLVER_GENETIC_GENETIC_H

/* Hybrid genetic search for plain problems: plans are crossed, descended to local optima that may
 * break limits at a price, and kept in a population that stays good and different (Vidal, Crainic,
 * Gendreau and Prins 2013; Kool et al. 2022). */

#include "solver/search/anneal.h"

/** True if the problem is one for it: plain, every request a single mandatory task. O(requests). */
bool ronde_genetic_suits(const ronde_problem *problem);

/** True if plans are bred from better in parts than as a whole: shifts differ in whom they may
 *  have, and there are many tasks. O(tasks * kinds). */
bool ronde_genetic_prefers_parts(const ronde_problem *problem);

/** Breeds plans that serve everything, whether search->best does or not, until search->iteration is
 *  until, ended early as ronde_search_run is. search->best is the best plan
 *  found afterwards, and the state is that plan. No more routes than the best plan has where
 *  vehicles come first. The present best is among the first plans if with_best (else it is met when
 *  a population brings nothing new). Memory O(tasks * (tasks * kinds + population)); without it nothing is done.
 */
void ronde_genetic_run(ronde_search *search, int64_t until, bool with_best);

#endif
