/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/results.h"

#include "instances/base/file.h"

#include <stdio.h>

ronde_outcome ronde_study_main_outcome(const ronde_study *study)
{
    return study->use == RONDE_AS_CASH ? RONDE_OUTCOME_CASH : RONDE_OUTCOME_CAPACITY;
}

ronde_status ronde_study_work_out(ronde_study_results *out,
                                  const ronde_study *study,
                                  size_t samples,
                                  uint64_t seed,
                                  ronde_error *error)
{
    *out = (ronde_study_results){.study = study};
    const ronde_study_values medium = ronde_study_medium(study);
    for (int year = 0; year < study->year_count; year++) {
        ronde_closed_year(&out->years[year], study, &medium, year);
    }
    ronde_closed_full(&out->full, study, &medium);
    ronde_break_even_find(&out->break_even, study, &medium);
    ronde_tornado_find(&out->tornado, study, ronde_study_main_outcome(study));
    return ronde_spread_draw(&out->spread, study, samples, seed, error);
}

static ronde_status write_table(const char *folder,
                                const ronde_study_table *table,
                                const ronde_study_results *results,
                                ronde_language language,
                                ronde_error *error)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.csv", folder, table->name);
    ronde_table_text cells = {0};
    table->fill(&cells, results, language, false);
    bool is_there = cells.broken || cells.cells.count > 0;
    ronde_status status = is_there ? ronde_table_text_write_csv(path, &cells, error) : RONDE_OK;
    ronde_table_text_clear(&cells);
    return status;
}

ronde_status ronde_study_write(const char *folder,
                               const ronde_study_results *results,
                               ronde_language language,
                               ronde_error *error)
{
    RONDE_TRY(ronde_folder_make(folder, error));
    size_t count = 0;
    const ronde_study_table *tables = ronde_study_tables(&count);
    for (size_t i = 0; i < count; i++) {
        RONDE_TRY(write_table(folder, &tables[i], results, language, error));
    }
    char path[1024];
    snprintf(path, sizeof path, "%s/study.json", folder);
    ronde_text text = {0};
    ronde_study_json(&text, results);
    ronde_status status = ronde_text_check(&text, error);
    if (status == RONDE_OK) {
        status = ronde_file_write(path, text.data, text.length, error);
    }
    ronde_text_clear(&text);
    return status;
}
