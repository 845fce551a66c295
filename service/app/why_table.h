/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_WHY_TABLE_H
#define RONDE_SERVICE_APP_WHY_TABLE_H

/* The visits of a day that a planner is asked about, each with the sentence that answers: return
 * visits, what is not as it was promised, what is not planned. */

#include "service/app/explain_changes.h"
#include "service/report/table.h"

/** Fills a table: what it is, visit, time, helper, why. Change is NULL where nothing was promised
 *  before. Of a plan without such visits the table has its head alone. RONDE_ENOMEM. The caller
 *  clears *out, also after a failure. */
ronde_status ronde_why_table(ronde_table_text *out,
                             const ronde_explained *of,
                             const ronde_comparison *change,
                             ronde_language language,
                             ronde_error *error) RONDE_MUST_CHECK;

#endif
