/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/report_kpi.h"

#include "instances/base/file.h"

ronde_status ronde_report_kpi_compute(ronde_report_kpi *kpi,
                                      ronde_kpi_days *view,
                                      const ronde_day *home,
                                      const ronde_day *other,
                                      ronde_error *error)
{
    RONDE_TRY(ronde_kpis_compute(&kpi->home, home->instance, home->plan, &kpi->co2, error));
    *view = (ronde_kpi_days){
        .instance = home->instance, .kpis = &kpi->home, .title = home->title, .other_title = ""};
    if (other != NULL) {
        RONDE_TRY(
            ronde_kpis_compute(&kpi->central, other->instance, other->plan, &kpi->co2, error));
        view->other_instance = other->instance;
        view->other = &kpi->central;
        view->other_title = other->title;
    }
    return RONDE_OK;
}

ronde_status ronde_report_kpi_write(const ronde_report_kpi *kpi,
                                    const ronde_kpi_days *view,
                                    ronde_language language,
                                    ronde_error *error)
{
    ronde_status status = RONDE_OK;
    if (kpi->csv_path != NULL) {
        ronde_table_text sheet = {0};
        ronde_kpi_sheet(&sheet, view, language);
        status = ronde_table_text_write_csv(kpi->csv_path, &sheet, error);
        ronde_table_text_clear(&sheet);
    }
    if (status == RONDE_OK && kpi->json_path != NULL) {
        ronde_text text = {0};
        ronde_kpi_json(&text, view);
        status = ronde_text_check(&text, error);
        if (status == RONDE_OK) {
            status = ronde_file_write(kpi->json_path, text.data, text.length, error);
        }
        ronde_text_clear(&text);
    }
    return status;
}

void ronde_report_kpi_print(ronde_text *out,
                            const ronde_report_kpi *kpi,
                            const ronde_kpi_days *view,
                            ronde_language language)
{
    if (kpi->json) {
        ronde_kpi_json(out, view);
    } else {
        ronde_kpi_plain(out, view, language);
    }
}

void ronde_report_kpi_clear(ronde_report_kpi *kpi)
{
    ronde_kpis_clear(&kpi->home);
    ronde_kpis_clear(&kpi->central);
}
