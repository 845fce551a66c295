/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_KPI_TEXT_H
#define RONDE_SERVICE_REPORT_KPI_TEXT_H

/* KPIs for people and for programs: tables, a spreadsheet, JSON. */

#include "service/report/kpi.h"
#include "service/report/table.h"
#include "service/report/words.h"

/** The KPIs of a day, and of another to compare it with. Borrowed. */
typedef struct ronde_kpi_days {
    const ronde_instance *instance, *other_instance;
    const ronde_kpis *kpis, *other;  /* other (and other_instance) NULL: none */
    const char *title, *other_title; /* "laundry at home"; may be "" */
} ronde_kpi_days;

/** The value of a KPI as a text: "6:59", "83.5 %", "8.2 km"; "-" if it is not known. */
void ronde_kpi_value_text(
    char *out, size_t size, const ronde_kpi_set *set, ronde_kpi kpi, ronde_language language);

/** One row per KPI of the plan; with another day also its value and the difference (of shares in
 *  per cent points). Distances of each mode follow the total distance. */
void ronde_kpi_plan_table(ronde_table_text *out,
                          const ronde_kpi_days *days,
                          ronde_language language);
/** One row per helper with her most telling KPIs, and the plan as total. */
void ronde_kpi_helper_table(ronde_table_text *out, const ronde_kpis *kpis, ronde_language language);
/** The same per provider. */
void ronde_kpi_provider_table(ronde_table_text *out,
                              const ronde_kpis *kpis,
                              ronde_language language);
/** All of it for a terminal. */
void ronde_kpi_plain(ronde_text *out, const ronde_kpi_days *days, ronde_language language);

/** One row per plan, provider and helper, one column per KPI with its unit, times in whole minutes;
 *  as ronde_table_text_csv writes it. */
void ronde_kpi_sheet(ronde_table_text *out, const ronde_kpi_days *days, ronde_language language);

/** "ronde-kpi/1": definitions in both languages, figures of CO2, and per day the plan, its
 *  providers and its helpers. Times in seconds, distances in metres, CO2 in grams; null where there
 *  is no value. The same bytes on every machine. */
void ronde_kpi_json(ronde_text *out, const ronde_kpi_days *days);

#endif
