/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_STAFFING_STAFFING_H
#define RONDE_SERVICE_STUDY_STAFFING_STAFFING_H

/* The staff that a population needs in each arm of a study, by skill and part of the day, and what
 * a summer week leaves undone with the helpers of today. */

#include "instances/generate/population.h"
#include "service/report/table.h"
#include "service/report/words.h"
#include "service/study/staffing/program.h"

/** The parameters of staffing_parameters.def. */
typedef struct ronde_staffing_parameters {
#define X(name, value, low, high, unit, source) int32_t name;
#include "service/study/staffing/staffing_parameters.def"
#undef X
} ronde_staffing_parameters;

/** The table of staffing_parameters.def, in its order; ends with a row whose name is NULL. */
extern const ronde_parameter_text ronde_staffing_parameter_table[];
ronde_staffing_parameters ronde_staffing_defaults(void);

typedef enum ronde_staffing_figure {
#define X(NAME, key, digits, dutch, english) RONDE_STAFFING_FIGURE_##NAME,
#include "service/study/staffing/staffing_figures.def"
#undef X
    RONDE_STAFFING_FIGURES
} ronde_staffing_figure;

enum { RONDE_STAFFING_ARMS_MOST = 8 };

typedef struct ronde_staffing_arm {
    char name[48]; /* what a table calls it */
    ronde_population_arm arm;
    ronde_staffing_demand demand;
    ronde_staffing need;   /* in a usual week */
    ronde_staffing summer; /* in a summer week, with the staff that the first arm needs */
    int64_t figures[RONDE_STAFFING_FIGURES];
} ronde_staffing_arm;

typedef struct ronde_staffing_study {
    ronde_staffing_parameters parameters;
    ronde_staffing_arm arms[RONDE_STAFFING_ARMS_MOST]; /* the first: today's */
    int32_t arm_count;
} ronde_staffing_study;

/** The work of an average week: two-weekly visits count half, those that are cancelled not at all,
 *  each visit and return with the minutes of travel that the population's contracts reckon with.
 *  Morning and afternoon: the whole visit must lie there. O(residents). */
void ronde_staffing_demand_of(ronde_staffing_demand *out,
                              const ronde_population *population,
                              const ronde_population_arm *arm);

/** Fills in what the arms (name and arm are set, the first is today's) need. RONDE_ENOMEM,
 *  RONDE_EBUG. */
ronde_status ronde_staffing_work_out(ronde_staffing_study *study,
                                     const ronde_population *population,
                                     ronde_error *error) RONDE_MUST_CHECK;

/** The figures, a column per arm; the shifts by arm, skill, weekday and kind; the work by arm,
 *  skill, weekday and part of the day. */
void ronde_staffing_table(ronde_table_text *table,
                          const ronde_staffing_study *study,
                          ronde_language language);
void ronde_staffing_shifts_table(ronde_table_text *table,
                                 const ronde_staffing_study *study,
                                 ronde_language language);
void ronde_staffing_work_table(ronde_table_text *table,
                               const ronde_staffing_study *study,
                               ronde_language language);

/** Writes staffing.json, staffing.csv, shifts.csv, work.csv and parameters.tsv into a folder, which
 *  is made where it is missing; each whole or not at all. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_staffing_write(const char *folder,
                                  const ronde_staffing_study *study,
                                  const ronde_population *population,
                                  ronde_language language,
                                  ronde_error *error) RONDE_MUST_CHECK;

#endif
