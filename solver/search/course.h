/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SOLVER_SEARCH_COURSE_H
#define RONDE_SOLVER_SEARCH_COURSE_H

/* How many iterations a search is to have. A limit of time is turned into a number of them before
 * the search begins; but cooled plans are searched at another speed, and the machine does other
 * things meanwhile. So a search with such a limit looks at the clock at a few marks and plans the
 * rest anew. What was decided is kept, so that the run can be repeated. */

#include "instances/model/plan.h"

/** Where a course stands. All zero: as many iterations as planned, to the end. */
typedef struct ronde_course {
    bool timed;                       /* decided by the clock */
    int64_t revised[RONDE_REVISIONS]; /* iterations planned in all, from each mark passed on */
    int32_t count;                    /* of them */
    int32_t given;                    /* how many of them come from a run that is repeated */
    int64_t iteration;                /* when the clock was last looked at */
    double seconds;
} ronde_course;

/** Marks are at shares of what is left here, and the speed is measured from here on. */
void ronde_course_begin(ronde_course *course, int64_t iteration, double seconds);

/** The iteration, of those planned, at which to revise next; INT64_MAX: never. */
int64_t ronde_course_mark(const ronde_course *course, int64_t planned);

/** At a mark: how many iterations there are to be in all. By the speed since the clock was last
 *  looked at and the seconds that are left, or as in the run that is repeated. */
int64_t
ronde_course_revise(ronde_course *course, int64_t iteration, double seconds, double seconds_left);

/** Takes over what another course has decided at its mark, at a mark that is here. */
void ronde_course_follow(ronde_course *course, const ronde_course *leader, int64_t iteration);

#endif
