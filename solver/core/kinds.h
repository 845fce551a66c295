/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_CORE_KINDS_H
#define RONDE_SOLVER_CORE_KINDS_H

#include "solver/core/problem.h"

/** Finds the kinds of shifts and fills kinds, kind_of, kind_shifts, limits, timed and
 *  unserved_price; nodes and travels must be there. False when memory is out.
 *  O(shifts * kinds * pairs + kinds * tasks). */
bool ronde_kinds_make(ronde_problem *problem) RONDE_MUST_CHECK;

#endif
