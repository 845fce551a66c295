/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "instances/base/json_write.h"
#include "service/app/drawn_files.h"
#include "service/study/amounts.h"
#include "service/study/vans.h"

#include <stdio.h>

static const char *const form_texts[RONDE_VAN_FORMS][2] = {
    {"apart halen en brengen", "collected and returned apart"},
    {"omruilen", "swapped"},
    {"afgiftepunten", "drop points"}};

const char *ronde_van_form_text(ronde_van_form form, ronde_language language)
{
    return form_texts[form][language];
}

void ronde_van_study_table(ronde_table_text *table,
                           const ronde_van_study *study,
                           ronde_language language,
                           bool grouped)
{
    table->columns = (size_t)study->week_count + 2;
    ronde_table_text_cell(table, "per week");
    ronde_table_text_cell(table, "%s", language == RONDE_DUTCH ? "eenheid" : "unit");
    for (int32_t i = 0; i < study->week_count; i++) {
        ronde_table_text_cell(table, "%s", ronde_van_form_text(study->weeks[i].form, language));
    }
    for (ronde_van_figure figure = 0; figure < RONDE_VAN_FIGURE_COUNT; figure++) {
        const ronde_van_figure_row *row = ronde_van_figure_row_of(figure);
        ronde_table_text_cell(table, "%s", row->label[language]);
        ronde_table_text_cell(table, "%s", ronde_study_unit_text(row->unit, language));
        for (int32_t i = 0; i < study->week_count; i++) {
            ronde_study_amount_cell(table, study->weeks[i].week.of[figure], row->unit, language,
                                    false, grouped);
        }
    }
}

void ronde_van_days_table(ronde_table_text *table,
                          const ronde_van_study *study,
                          ronde_language language)
{
    table->columns = 2;
    ronde_table_text_cell(table, "%s", language == RONDE_DUTCH ? "vorm" : "form");
    ronde_table_text_cell(table, "%s", language == RONDE_DUTCH ? "dag" : "day");
    for (ronde_van_figure figure = 0; figure < RONDE_VAN_FIGURE_COUNT; figure++) {
        if (ronde_van_figure_row_of(figure)->over_days != RONDE_OVER_DAYS_WEEK) {
            ronde_table_text_cell(table, "%s", ronde_van_figure_row_of(figure)->label[language]);
            table->columns++;
        }
    }
    for (int32_t i = 0; i < study->week_count; i++) {
        for (int32_t day = 0; day < study->day_count; day++) {
            ronde_table_text_cell(table, "%s", ronde_van_form_text(study->weeks[i].form, language));
            ronde_table_text_cell(table, "%d", (int)day + 1);
            for (ronde_van_figure figure = 0; figure < RONDE_VAN_FIGURE_COUNT; figure++) {
                const ronde_van_figure_row *row = ronde_van_figure_row_of(figure);
                if (row->over_days != RONDE_OVER_DAYS_WEEK) {
                    ronde_study_amount_cell(table, study->weeks[i].days[day].of[figure], row->unit,
                                            language, false, false);
                }
            }
        }
    }
}

void ronde_van_plant_table(ronde_table_text *table,
                           const ronde_van_study *study,
                           ronde_language language)
{
    bool dutch = language == RONDE_DUTCH;
    table->columns = 5;
    ronde_table_text_cell(table, "%s", dutch ? "vorm" : "form");
    ronde_table_text_cell(table, "%s", dutch ? "dag" : "day");
    ronde_table_text_cell(table, "%s", dutch ? "uur" : "hour");
    ronde_table_text_cell(table, "%s", dutch ? "kilo's gewassen" : "kilos washed");
    ronde_table_text_cell(table, "%s", dutch ? "kilo's die kunnen" : "kilos that fit");
    for (int32_t i = 0; i < study->week_count; i++) {
        for (int32_t day = 0; day < study->day_count; day++) {
            for (int hour = study->parameters.plant_from / 60;
                 hour <= (study->parameters.plant_to - 1) / 60; hour++) {
                ronde_table_text_cell(table, "%s",
                                      ronde_van_form_text(study->weeks[i].form, language));
                ronde_table_text_cell(table, "%d", (int)day + 1);
                ronde_table_text_cell(table, "%d", hour);
                ronde_study_amount_cell(
                    table, study->weeks[i].washed[day][hour] * RONDE_STUDY_SCALE / 1000,
                    RONDE_STUDY_KILOS, language, false, false);
                ronde_table_text_cell(table, "%d", (int)study->parameters.kilos_hour);
            }
        }
    }
}

static void put_figures(ronde_json_writer *json, const ronde_van_figures *figures, bool of_day)
{
    for (ronde_van_figure i = 0; i < RONDE_VAN_FIGURE_COUNT; i++) {
        const ronde_van_figure_row *row = ronde_van_figure_row_of(i);
        if (!of_day || row->over_days != RONDE_OVER_DAYS_WEEK) {
            ronde_study_amount_json(json, row->key, figures->of[i], row->unit);
        }
    }
}

void ronde_van_week_json(ronde_json_writer *json,
                         const char *key,
                         const ronde_van_week *week,
                         int32_t day_count)
{
    ronde_json_open_object(json, key);
    ronde_json_put_text(json, "form", ronde_van_form_words[week->form]);
    ronde_json_put_integer(json, "points", week->points);
    ronde_json_open_object(json, "week");
    put_figures(json, &week->week, false);
    ronde_json_close(json);
    ronde_json_open_array(json, "days");
    for (int32_t day = 0; day < day_count; day++) {
        ronde_json_open_object(json, NULL);
        put_figures(json, &week->days[day], true);
        ronde_json_open_array(json, "grams_washed_by_hour");
        for (int hour = 0; hour < RONDE_PLANT_HOURS; hour++) {
            ronde_json_put_integer(json, NULL, week->washed[day][hour]);
        }
        ronde_json_close(json);
        ronde_json_close(json);
    }
    ronde_json_close(json);
    ronde_json_close(json);
}

static void put_derivations(ronde_json_writer *json)
{
    ronde_json_open_array(json, "derivations");
    for (ronde_van_figure i = 0; i < RONDE_VAN_FIGURE_COUNT; i++) {
        const ronde_van_figure_row *row = ronde_van_figure_row_of(i);
        ronde_study_derivation_json(json, row->key, row->label, row->derivation);
    }
    ronde_json_close(json);
}

/* The table that a report shows, in both languages. */
static void put_tables(ronde_json_writer *json, const ronde_van_study *study)
{
    static const char *const titles[2] = {"Wasbussen: een week in elke vorm",
                                          "Laundry vans: a week in each form"};
    ronde_json_open_array(json, "tables");
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "name", "vans");
    for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
        ronde_table_text week = {0};
        ronde_van_study_table(&week, study, language, true);
        ronde_table_text_json(json, ronde_language_words[language], titles[language], &week);
        ronde_table_text_clear(&week);
    }
    ronde_json_close(json);
    ronde_json_close(json);
}

void ronde_van_study_json(ronde_text *out, const ronde_van_study *study)
{
    enum { outer_levels = 3 };
    ronde_json_writer json = ronde_json_writer_on(out, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-vans/1");
    ronde_json_put_text(&json, "start_date", study->start_date);
    ronde_json_put_integer(&json, "users", study->users);
    ronde_json_put_integer(&json, "working_days", study->day_count);
    ronde_json_put_integer(&json, "seed", (int64_t)study->seed);
    ronde_json_put_integer(&json, "iterations", study->iterations);
    ronde_json_open_array(&json, "forms");
    for (int32_t i = 0; i < study->week_count; i++) {
        ronde_van_week_json(&json, NULL, &study->weeks[i], study->day_count);
    }
    ronde_json_close(&json);
    put_derivations(&json);
    put_tables(&json, study);
    ronde_json_close(&json);
}

static ronde_status
write_table(const char *folder, const char *name, ronde_table_text *table, ronde_error *error)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    ronde_status status = ronde_table_text_write_csv(path, table, error);
    ronde_table_text_clear(table);
    return status;
}

ronde_status ronde_van_study_write(const char *folder,
                                   const ronde_van_study *study,
                                   ronde_language language,
                                   ronde_error *error)
{
    RONDE_TRY(ronde_folder_make(folder, error));
    ronde_table_text week = {0};
    ronde_van_study_table(&week, study, language, false);
    RONDE_TRY(write_table(folder, "vans.csv", &week, error));
    ronde_table_text days = {0};
    ronde_van_days_table(&days, study, language);
    RONDE_TRY(write_table(folder, "days.csv", &days, error));
    ronde_table_text plant = {0};
    ronde_van_plant_table(&plant, study, language);
    RONDE_TRY(write_table(folder, "plant.csv", &plant, error));
    ronde_text text = {0};
    ronde_van_study_json(&text, study);
    ronde_status status = ronde_drawn_text_write(folder, "vans.json", &text, error);
    ronde_text_clear(&text);
    RONDE_TRY(status);
    ronde_drawn_parameters_append(&text, ronde_laundry_parameter_table, &study->parameters);
    status = ronde_drawn_text_write(folder, "parameters.tsv", &text, error);
    ronde_text_clear(&text);
    return status;
}
