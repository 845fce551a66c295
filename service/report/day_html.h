/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_DAY_HTML_H
#define RONDE_SERVICE_REPORT_DAY_HTML_H

#include "service/report/day_text.h"
#include "service/report/kpi_text.h"

/** What the page shows beside the day itself. */
typedef struct ronde_page_extras {
    const ronde_day *other;  /* the day to compare with, or NULL */
    const char *map;         /* an SVG map of the rounds, or NULL */
    const char *attribution; /* of the map data, such as "© OpenStreetMap contributors, ODbL 1.0";
                                may be "" */
    const ronde_kpi_days *kpis;  /* of the same days, or NULL */
    const ronde_table_text *why; /* visits with the sentence that explains them, or NULL */
    const char *source;          /* where the input came from; may be "" */
} ronde_page_extras;

/** Appends one self-contained HTML page (no script, nothing loaded from elsewhere): comparison,
 * helper table, KPIs, day board, map, rounds stop by stop, what is not planned. Prints well on A4.
 */
void ronde_day_html(ronde_text *out,
                    const ronde_day *day,
                    const ronde_page_extras *extras,
                    ronde_language language);

#endif
