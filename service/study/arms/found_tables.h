/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_FOUND_TABLES_H
#define RONDE_SERVICE_STUDY_ARMS_FOUND_TABLES_H

/* What planned rounds found, as tables (ronde_study_table.fill) and as JSON. */

#include "instances/base/json_write.h"
#include "service/study/arms/found.h"
#include "service/study/results.h"

/** Freed time, residents more and service of each arm. */
void ronde_found_arms_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped);
/** Every row of the accounts, a mean working day. */
void ronde_found_accounts_table(ronde_table_text *table,
                                const ronde_study_results *results,
                                ronde_language language,
                                bool grouped);
/** Formula and rounds side by side: a full year in every arm; every year in the arm nearest to the
 *  study's take-up. Of cash and capacity the use of the study alone. */
void ronde_found_year_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped);
void ronde_found_years_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped);
/** Tables 5.1 to 5.4 with the saving of the rounds of that arm, where hours are cash (as capacity
 *  they are those of the formula); minimum and maximum of the sampling, where there was one. */
void ronde_found_table_51(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
void ronde_found_table_52(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
void ronde_found_table_53(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
void ronde_found_table_54(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
/** By area and by provider; what would tell of few people is not shown (small_cells.h). */
void ronde_found_areas_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped);
void ronde_found_providers_table(ronde_table_text *table,
                                 const ronde_study_results *results,
                                 ronde_language language,
                                 bool grouped);

/** Searches of ten small districts against much longer ones. */
void ronde_found_bias_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped);
/** P10, P50 and P90 by the formula and by rounds, a full year, and how well the surface fits. */
void ronde_found_sampling_table(ronde_table_text *table,
                                const ronde_study_results *results,
                                ronde_language language,
                                bool grouped);

enum { RONDE_FOUND_NOTES_MOST = 7 };

/** What a reader must know to read the tables right; returns how many notes there are. */
size_t ronde_found_notes(ronde_study_word out[RONDE_FOUND_NOTES_MOST], const ronde_found *found);
/** What a person reads first. */
void ronde_found_plain(ronde_text *out,
                       const ronde_study_results *results,
                       ronde_language language);

/** Writes the rounds of a given day, of which found has the plans, into a folder: study.json
 *  (RONDE_STUDY_DAY_FORMAT) and the tables as CSV, without the closed form. RONDE_EOUTPUT,
 *  RONDE_ENOMEM. */
ronde_status ronde_found_write_day(const char *folder,
                                   const ronde_study_results *results,
                                   ronde_language language,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** The object "rounds": all sums exact, in seconds, metres, grams and whole things over all days
 *  and seeds. */
void ronde_found_json(ronde_json_writer *json, const ronde_found *found);

#endif
