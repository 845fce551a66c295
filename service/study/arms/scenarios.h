/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_SCENARIOS_H
#define RONDE_SERVICE_STUDY_ARMS_SCENARIOS_H

/* The same town under both policies, several take-ups, and all parameters at their minimum, medium
 * or maximum at once: what a council may choose, and how far the assumptions reach. */

#include "instances/base/array.h"
#include "service/study/arms/found.h"
#include "service/study/results.h"

/** Where in their ranges all parameters but the take-up are. */
typedef enum ronde_study_level {
    RONDE_AT_MINIMUM,
    RONDE_AT_MEDIUM,
    RONDE_AT_MAXIMUM,
    RONDE_STUDY_LEVEL_COUNT,
} ronde_study_level;

/** The study with the other policy or not, whose medium values are those of the level, and whose
 *  rounds have an arm for each end and the middle of the range of take-up, unless they name their
 *  own. It borrows from study and must not be cleared. */
ronde_study
ronde_study_scenario(const ronde_study *study, ronde_policy policy, ronde_study_level level);

/** A policy, level and take-up, as planned rounds have them. */
typedef struct ronde_scenario {
    ronde_policy policy;
    ronde_study_level level;
    int64_t take_up;               /* 1/10,000 */
    ronde_interval freed;          /* needed seconds of a mean working day of those drawn */
    ronde_study_town_people drawn; /* people of that day's town */
    ronde_figures year;            /* ronde_found_full_year */
} ronde_scenario;

/** All that were planned. Start with {0}. */
typedef struct ronde_scenarios {
    int32_t residents, days, seeds; /* of each of them */
    RONDE_ARRAY(ronde_scenario) list;
} ronde_scenarios;

/** Adds each arm with a central laundry of a town that was planned under such a study.
 *  RONDE_ENOMEM. */
ronde_status ronde_scenarios_add(ronde_scenarios *scenarios,
                                 const ronde_study *study,
                                 ronde_study_level level,
                                 const ronde_found *found,
                                 ronde_error *error) RONDE_MUST_CHECK;
void ronde_scenarios_clear(ronde_scenarios *scenarios);

/** Those of a level side by side, as people read it. */
void ronde_scenarios_table(ronde_table_text *table,
                           const ronde_scenarios *scenarios,
                           ronde_study_level level,
                           ronde_language language);
/** What that table is called. */
const char *ronde_scenarios_title(ronde_study_level level, ronde_language language);
/** A row each, exact: for files. */
void ronde_scenarios_rows(ronde_table_text *table,
                          const ronde_scenarios *scenarios,
                          ronde_language language);

/** Writes scenarios.json ("ronde-scenarios/1") and scenarios.csv into a folder that is there.
 *  RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_scenarios_write(const char *folder,
                                   const ronde_scenarios *scenarios,
                                   ronde_language language,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
