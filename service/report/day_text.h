/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_DAY_TEXT_H
#define RONDE_SERVICE_REPORT_DAY_TEXT_H

#include "instances/model/check.h"
#include "service/report/day_figures.h"
#include "service/report/table.h"
#include "service/report/words.h"

/** A planned day with everything a report says of it. Borrowed; all of one instance. */
typedef struct ronde_day {
    const ronde_instance *instance;
    const ronde_plan *plan;
    const ronde_verdict *verdict;
    const ronde_day_figures *figures;
    const char *title; /* "laundry at home"; may be "" */
    int32_t number;    /* of the day of a longer plan that is shown, from 1 on; 0: all of them */
} ronde_day;

/** One row per helper and the total: visits, returns, hours, client time, travel, km. */
void ronde_day_helper_table(ronde_table_text *out, const ronde_day *day, ronde_language language);
/** The cells of client time, travel, waiting, breaks, paid time and km. */
void ronde_day_figure_cells(ronde_table_text *out,
                            const ronde_route_figures *figures,
                            ronde_language language);
/** One row per stop: helper, task, place, arrival, start, end. Column "kind" marks return visits.
 */
void ronde_day_round_table(ronde_table_text *out, const ronde_day *day, ronde_language language);
/** What was not planned, why, and what would have to change for it, one row per request; what many
 *  have in common is said once (day_unserved.c). */
void ronde_day_unserved_table(ronde_table_text *out, const ronde_day *day, ronde_language language);
/** Two days side by side with the difference. */
void ronde_day_compare_table(ronde_table_text *out,
                             const ronde_day *one,
                             const ronde_day *other,
                             ronde_language language);
/** All of it as plain text for a terminal: helper table, what is not planned, verdict; with other,
 * the comparison too (NULL: none). */
void ronde_day_plain(ronde_text *out,
                     const ronde_day *day,
                     const ronde_day *other,
                     ronde_language language);

#endif
