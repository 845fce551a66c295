/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_POLICY_TABLES_H
#define RONDE_SERVICE_STUDY_POLICY_TABLES_H

/* Tables 5.1 to 5.4 of the policy note, with the row that it leaves empty. Whole euros; sums are
 * those of the rounded rows, so that a reader who adds them up finds what is printed. */

#include "service/study/results.h"

void ronde_study_table_51(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
void ronde_study_table_52(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
void ronde_study_table_53(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
void ronde_study_table_54(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);

typedef enum ronde_policy_table {
    RONDE_POLICY_51,
    RONDE_POLICY_52,
    RONDE_POLICY_53,
    RONDE_POLICY_54,
} ronde_policy_table;

/** What a table is filled with, by year of the study. */
typedef struct ronde_policy_source {
    const ronde_study *study;
    const ronde_figures *years;
    const ronde_band *bands; /* of the study's main outcome; NULL: 5.1 has its medium alone */
} ronde_policy_source;

/** Fills one of the four tables. */
void ronde_policy_table_fill(ronde_table_text *table,
                             ronde_policy_table which,
                             const ronde_policy_source *source,
                             ronde_language language,
                             bool grouped);

/** The rows of the four tables for one year, in whole euros. */
typedef struct ronde_policy_year {
    int64_t saving, replacement, contribution, internal, programme;
    int64_t care_return, invested, result, structural_result, structural_cost, all_cost;
} ronde_policy_year;

ronde_policy_year ronde_policy_year_of(const ronde_study *study, const ronde_figures *figures);

#endif
