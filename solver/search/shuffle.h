/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_SHUFFLE_H
#define RONDE_SOLVER_SEARCH_SHUFFLE_H

/* Random walks among plans that hold all hard rules, whatever they cost: what Nagata and Braysy
 * (2009) call the perturbation of the partial plan. */

#include "solver/search/board.h"

/** Tries a number of random moves: a request changes route, or two of them change places.
 *  Keeps each that is possible. The pool and the number of routes stay the same. */
void ronde_shuffle(ronde_board *board, ronde_rng *rng, int32_t tries);

#endif
