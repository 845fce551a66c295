/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_VAN_TABLES_H
#define RONDE_SERVICE_STUDY_ARMS_VAN_TABLES_H

/* The vans of a study as tables (ronde_study_table.fill) and as JSON. */

#include "instances/base/json_write.h"
#include "service/study/arms/van_year.h"
#include "service/study/results.h"

/** Formula and planned weeks side by side, a full year of each arm and form. */
void ronde_van_year_table(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped);
/** Every day of the planned weeks. */
void ronde_van_arm_days_table(ronde_table_text *table,
                              const ronde_study_results *results,
                              ronde_language language,
                              bool grouped);
/** The object "vans": weeks, days and years, exact, and where each figure comes from. Nothing if no
 *  vans were planned. */
void ronde_van_arms_json(ronde_json_writer *json, const ronde_study_results *results);

#endif
