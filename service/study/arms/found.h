/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_FOUND_H
#define RONDE_SERVICE_STUDY_ARMS_FOUND_H

/* What the planned rounds of a study found. */

#include "service/study/arms/bias.h"
#include "service/study/arms/day_plans.h"
#include "service/study/arms/demand_day.h"
#include "service/study/arms/demand_town.h"
#include "service/study/arms/rounds.h"
#include "service/study/arms/sampling.h"
#include "service/study/arms/van_weeks.h"

/** An arm with a central laundry against laundry at home. Amounts are of a mean working day. */
typedef struct ronde_found_arm {
    int64_t take_up;                /* 1/10,000; of a town */
    const char *allow;              /* of a given day, else NULL */
    ronde_study_town_people people; /* of a town */
    ronde_interval freed;           /* needed seconds: paid, at equal service */
    ronde_variance_split freed_split;
    ronde_interval net; /* residents of the waiting list served more */
    double bound;       /* freed time by the time of a visit to somebody who waits; < 0: unknown */
    int64_t usable;     /* net / bound, 1/10,000; RONDE_NONE: not known */
} ronde_found_arm;

typedef struct ronde_found {
    ronde_rounds rounds;
    ronde_found_arm arms[RONDE_ARMS_MOST]; /* [0] is laundry at home: take_up and people alone */
    const ronde_study_town *town;          /* NULL: a given day */
    bool tried_waiting;                    /* the waiting list was planned, too */
    ronde_bias bias;                       /* set by the caller, as what follows */
    ronde_sampling sampling;
    const ronde_day_plans *day_plans; /* of a given day, if there are any; stays with the caller */
    ronde_van_arms vans;              /* cleared with the rounds */
} ronde_found;

/** Works out what rounds of a town, or (town NULL) of a given day, found; takes the rounds over.
 *  RONDE_ENOMEM. */
ronde_status ronde_found_work_out(ronde_found *out,
                                  ronde_rounds *rounds,
                                  const ronde_study_town *town,
                                  const ronde_study_town_options *options,
                                  const ronde_given_day *day,
                                  ronde_error *error) RONDE_MUST_CHECK;
void ronde_found_clear(ronde_found *found);

/** The arm behind laundry at home whose take-up is nearest to the study's medium. */
int32_t ronde_found_main_arm(const ronde_found *found, const ronde_study *study);

/** The figures of a study's year (0 on, or RONDE_FULL_YEAR) by the closed form, at the take-up of
 * an arm. */
void ronde_found_closed(
    ronde_figures *out, const ronde_found *found, int32_t arm, const ronde_study *study, int year);
/** The same as the rounds of the arm have them: freed and billed time, return visits, distance and
 *  residents more are those of the rounds, by laundry client of the study, times the year's ramp-up
 *  and growth; bags, vans and plant those of the planned weeks of vans, if there are any; FTE, the
 *  saving and both results follow; all else is closed. from_rounds
 *  says which figures are the rounds' own. */
void ronde_found_year(ronde_figures *out,
                      bool from_rounds[RONDE_FIGURE_COUNT],
                      const ronde_found *found,
                      int32_t arm,
                      const ronde_study *study,
                      int year);

#endif
