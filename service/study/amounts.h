/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_AMOUNTS_H
#define RONDE_SERVICE_STUDY_AMOUNTS_H

/* How tables and files of a study say an amount of a unit (units.def), and where it comes from. */

#include "instances/base/json_write.h"
#include "service/report/table.h"
#include "service/study/study.h"

/** The next cell of a table, as ronde_study_amount_text has it. */
void ronde_study_amount_cell(ronde_table_text *table,
                             int64_t amount,
                             ronde_study_unit unit,
                             ronde_language language,
                             bool exact,
                             bool grouped);

/** A member of JSON, exact: a number of the unit's word. */
void ronde_study_amount_json(ronde_json_writer *json,
                             const char *key,
                             int64_t amount,
                             ronde_study_unit unit);

/** An item of a list of derivations: a result, its labels by ronde_language, how it is worked out.
 */
void ronde_study_derivation_json(ronde_json_writer *json,
                                 const char *id,
                                 const char *const label[2],
                                 const char *derivation);

#endif
