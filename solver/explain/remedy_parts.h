/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_EXPLAIN_REMEDY_PARTS_H
#define RONDE_SOLVER_EXPLAIN_REMEDY_PARTS_H

/* What the files of a remedy share. Not for others. */

#include "solver/explain/fitting.h"

typedef struct ronde_remedy_search {
    ronde_trial *trial;
    ronde_fitting_wish wish; /* names a shift */
    ronde_change best;
} ronde_remedy_search;

/** A change of that kind for the shift of the wish, without anything else. */
ronde_change ronde_remedy_change(const ronde_remedy_search *at, ronde_change_kind kind);

/** Tries a change with an amount; the given one is the most that is thinkable. */
void ronde_remedy_try_amount(ronde_remedy_search *at, ronde_change change);
/** Tries a change that is made or not. */
void ronde_remedy_try_whole(ronde_remedy_search *at, ronde_change change);

/** What could be asked of the shift and its resource: hours, limits, contract, rest, load. Nothing
 *  is stretched by more than most. */
void ronde_remedy_ask_shift(ronde_remedy_search *at, ronde_time most);
/** Of the tasks of the request: windows, links, groups. */
void ronde_remedy_ask_tasks(ronde_remedy_search *at, ronde_time most);
/** Whether the shift may do them at all: skills, unwanted matches, tasks of another shift. False if
 *  it may do none of them. */
bool ronde_remedy_ask_match(ronde_remedy_search *at);

#endif
