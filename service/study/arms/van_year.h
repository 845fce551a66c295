/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_VAN_YEAR_H
#define RONDE_SERVICE_STUDY_ARMS_VAN_YEAR_H

/* A full year of a study's laundry, by formula and by the planned weeks of its vans.
 *
 * The town that was drawn has fewer users than the study. Bags, kilos and time at the doors grow
 * with the users. The ways between them do not: more users in the same streets lie closer together,
 * so a tour grows with the root of their number (Beardwood, Halton and Hammersley 1959; for
 * deliveries Daganzo 1984), the ways to the plant and back with the trips. Where between root and
 * line a town lies is measured: a week of every second user is planned, too, and gives the power.
 */

#include "service/study/arms/van_weeks.h"

typedef enum ronde_van_year_figure {
#define X(NAME, ...) RONDE_VAN_YEAR_##NAME,
#include "service/study/arms/van_year.def"
#undef X
    RONDE_VAN_YEAR_COUNT
} ronde_van_year_figure;

/** A row of van_year.def. */
typedef struct ronde_van_year_row {
    const char *key;
    ronde_study_unit unit;
    const char *label[2]; /* by ronde_language */
    const char *derivation;
} ronde_van_year_row;

const ronde_van_year_row *ronde_van_year_row_of(ronde_van_year_figure figure);

/** Amounts in the units of the rows. */
typedef struct ronde_van_year {
    int64_t of[RONDE_VAN_YEAR_COUNT];
    bool known[RONDE_VAN_YEAR_COUNT];
} ronde_van_year;

/** The year of an arm in a form as the planned week has it. values: with the take-up of the arm. */
void ronde_van_year_planned(ronde_van_year *out,
                            const ronde_van_arm *arm,
                            const ronde_study *study,
                            const ronde_study_values *values);
/** The same by the closed form. */
void ronde_van_year_closed(ronde_van_year *out,
                           ronde_van_form form,
                           const ronde_study *study,
                           const ronde_study_values *values);

/** Puts what the vans of an arm say, in the form of the study's bags, into the figures of a
 *  year (which: as in ronde_closed_year, that made them), and what follows from it: bags, kilos,
 * van and plant, their CO2, cost and contributions. *from_rounds says which figures those are.
 * Nothing if none were planned. */
void ronde_van_year_feed(ronde_figures *figures,
                         bool from_rounds[RONDE_FIGURE_COUNT],
                         const ronde_van_arms *vans,
                         int32_t arm,
                         const ronde_study *study,
                         const ronde_study_values *values,
                         int which);

#endif
