/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_REPORT_KPI_H
#define RONDE_SERVICE_CLI_REPORT_KPI_H

/* The KPI part of `ronde report`: what was asked for, computed and written. */

#include "service/app/planned_day.h"
#include "service/report/kpi_text.h"

/** Start with {0}; cleared by ronde_report_kpi_clear. */
typedef struct ronde_report_kpi {
    bool show, json;                  /* on standard output, for people or programs */
    const char *csv_path, *json_path; /* or NULL */
    ronde_co2_figures co2;
    ronde_kpis home, central;
} ronde_report_kpi;

/** Computes the KPIs of the day and of other (NULL: none); *view shows them, borrowed. */
ronde_status ronde_report_kpi_compute(ronde_report_kpi *kpi,
                                      ronde_kpi_days *view,
                                      const ronde_day *home,
                                      const ronde_day *other,
                                      ronde_error *error) RONDE_MUST_CHECK;
/** Writes the files that were asked for. RONDE_EOUTPUT, RONDE_ENOMEM. */
ronde_status ronde_report_kpi_write(const ronde_report_kpi *kpi,
                                    const ronde_kpi_days *view,
                                    ronde_language language,
                                    ronde_error *error) RONDE_MUST_CHECK;
/** What goes to standard output: the tables, or JSON. */
void ronde_report_kpi_print(ronde_text *out,
                            const ronde_report_kpi *kpi,
                            const ronde_kpi_days *view,
                            ronde_language language);
void ronde_report_kpi_clear(ronde_report_kpi *kpi);

#endif
