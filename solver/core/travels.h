/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_TRAVELS_H
#define RONDE_SOLVER_CORE_TRAVELS_H

#include "solver/core/problem.h"

/** Fills problem->travels, one per profile, and gaps. Tables are those of the instance, but for
 *  matrices with districts. False when memory is out. O(places^2). */
bool ronde_travels_make(ronde_problem *problem);

/** Turns them over for the scans of plain and of paid routes and of pairs, but not where the copies
 *  take more than they give. False when memory is out. O(places^2). */
bool ronde_travels_turn(ronde_problem *problem);

#endif
