/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "instances/base/json_write.h"
#include "service/app/drawn_files.h"
#include "service/study/staffing/staffing.h"

#include <stdio.h>

static const struct {
    const char *key;
    int digits;
    const char *label[2];
} figures[RONDE_STAFFING_FIGURES] = {
#define X(NAME, key, digits, dutch, english)                                                       \
    [RONDE_STAFFING_FIGURE_##NAME] = {#key, digits, {dutch, english}},
#include "service/study/staffing/staffing_figures.def"
#undef X
};

static const char *const weekdays[RONDE_STAFFING_DAYS][2] = {{"maandag", "Monday"},
                                                             {"dinsdag", "Tuesday"},
                                                             {"woensdag", "Wednesday"},
                                                             {"donderdag", "Thursday"},
                                                             {"vrijdag", "Friday"}};
static const char *const parts[RONDE_STAFFING_PARTS][2] = {
    {"ochtend", "morning"}, {"middag", "afternoon"}, {"maakt niet uit", "either"}};
static const char *const skill_names[RONDE_STAFFING_SKILLS][2] = {{"basismodule", "base module"},
                                                                  {"Regie", "Regie"}};

void ronde_staffing_table(ronde_table_text *table,
                          const ronde_staffing_study *study,
                          ronde_language language)
{
    table->columns = (size_t)study->arm_count + 1;
    ronde_table_text_cell(table, "%s", language == RONDE_DUTCH ? "per week" : "a week");
    for (int32_t i = 0; i < study->arm_count; i++) {
        ronde_table_text_cell(table, "%s", study->arms[i].name);
    }
    for (int32_t figure = 0; figure < RONDE_STAFFING_FIGURES; figure++) {
        ronde_table_text_cell(table, "%s", figures[figure].label[language]);
        for (int32_t i = 0; i < study->arm_count; i++) {
            char text[32];
            ronde_decimal_text(text, sizeof text, study->arms[i].figures[figure],
                               figures[figure].digits, language == RONDE_DUTCH);
            ronde_table_text_cell(table, "%s", text);
        }
    }
}

/* The head of a table by arm, skill and weekday; gives the columns that are texts. */
static void put_head(ronde_table_text *table, ronde_language language)
{
    bool dutch = language == RONDE_DUTCH;
    table->left_columns = 1U << 1U | 1U << 2U;
    ronde_table_text_cell(table, "%s", dutch ? "variant" : "arm");
    ronde_table_text_cell(table, "%s", dutch ? "vaardigheid" : "skill");
    ronde_table_text_cell(table, "%s", dutch ? "dag" : "day");
}

static void put_start(ronde_table_text *table,
                      const ronde_staffing_arm *arm,
                      int32_t skill,
                      int32_t day,
                      ronde_language language)
{
    ronde_table_text_cell(table, "%s", arm->name);
    ronde_table_text_cell(table, "%s", skill_names[skill][language]);
    ronde_table_text_cell(table, "%s", weekdays[day][language]);
}

void ronde_staffing_shifts_table(ronde_table_text *table,
                                 const ronde_staffing_study *study,
                                 ronde_language language)
{
    table->columns = 3 + RONDE_STAFFING_KINDS;
    put_head(table, language);
    for (ronde_staffing_kind kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
        ronde_table_text_cell(table, "%s", ronde_staffing_kind_label(kind, (int)language));
    }
    for (int32_t i = 0; i < study->arm_count; i++) {
        for (int32_t skill = 0; skill < RONDE_STAFFING_SKILLS; skill++) {
            for (int32_t day = 0; day < RONDE_STAFFING_DAYS; day++) {
                put_start(table, &study->arms[i], skill, day, language);
                for (int32_t kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
                    ronde_table_text_cell(table, "%d",
                                          (int)study->arms[i].need.shifts[day][kind][skill]);
                }
            }
        }
    }
}

void ronde_staffing_work_table(ronde_table_text *table,
                               const ronde_staffing_study *study,
                               ronde_language language)
{
    table->columns = 3 + RONDE_STAFFING_PARTS;
    put_head(table, language);
    for (int32_t part = 0; part < RONDE_STAFFING_PARTS; part++) {
        ronde_table_text_cell(table, "%s", parts[part][language]);
    }
    for (int32_t i = 0; i < study->arm_count; i++) {
        for (int32_t skill = 0; skill < RONDE_STAFFING_SKILLS; skill++) {
            for (int32_t day = 0; day < RONDE_STAFFING_DAYS; day++) {
                put_start(table, &study->arms[i], skill, day, language);
                for (int32_t part = 0; part < RONDE_STAFFING_PARTS; part++) {
                    char text[32];
                    ronde_duration_text(text, sizeof text,
                                        study->arms[i].demand.work[day][part][skill]);
                    ronde_table_text_cell(table, "%s", text);
                }
            }
        }
    }
}

static void put_arm(ronde_json_writer *json, const ronde_staffing_arm *arm)
{
    static const char *const skill_keys[] = {"base", "regie"};
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "arm", arm->name);
    for (int32_t figure = 0; figure < RONDE_STAFFING_FIGURES; figure++) {
        ronde_json_put_decimal(json, figures[figure].key, arm->figures[figure],
                               figures[figure].digits);
    }
    ronde_json_put_boolean(json, "proved", arm->need.optimal);
    ronde_json_open_array(json, "days");
    for (int32_t day = 0; day < RONDE_STAFFING_DAYS; day++) {
        for (int32_t skill = 0; skill < RONDE_STAFFING_SKILLS; skill++) {
            ronde_json_open_object(json, NULL);
            ronde_json_put_integer(json, "weekday", day + 1);
            ronde_json_put_text(json, "skill", skill_keys[skill]);
            for (int32_t part = 0; part < RONDE_STAFFING_PARTS; part++) {
                char key[48];
                snprintf(key, sizeof key, "work_%s_seconds", parts[part][RONDE_ENGLISH]);
                ronde_json_put_integer(json, key, arm->demand.work[day][part][skill]);
            }
            for (ronde_staffing_kind kind = 0; kind < RONDE_STAFFING_KINDS; kind++) {
                ronde_json_put_integer(json, ronde_staffing_kind_key(kind),
                                       arm->need.shifts[day][kind][skill]);
            }
            ronde_json_close(json);
        }
    }
    ronde_json_close(json);
    ronde_json_close(json);
}

static ronde_status
write_json(const char *folder, const ronde_staffing_study *study, ronde_error *error)
{
    ronde_text text = {0};
    ronde_json_writer json = ronde_json_writer_on(&text, 4);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-staffing/1");
    ronde_json_open_array(&json, "arms");
    for (int32_t i = 0; i < study->arm_count; i++) {
        put_arm(&json, &study->arms[i]);
    }
    ronde_json_close(&json);
    ronde_json_close(&json);
    ronde_status status = ronde_drawn_text_write(folder, "staffing.json", &text, error);
    ronde_text_clear(&text);
    return status;
}

typedef void
fill_table(ronde_table_text *table, const ronde_staffing_study *study, ronde_language language);

static ronde_status write_table(const char *folder,
                                const char *name,
                                fill_table *fill,
                                const ronde_staffing_study *study,
                                ronde_language language,
                                ronde_error *error)
{
    char path[1024];
    ronde_table_text table = {0};
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) >= sizeof path) {
        return ronde_fail(error, RONDE_EOUTPUT, folder, "the name of the folder is too long");
    }
    fill(&table, study, language);
    ronde_status status = ronde_table_text_write_csv(path, &table, error);
    ronde_table_text_clear(&table);
    return status;
}

static ronde_status write_parameters(const char *folder,
                                     const ronde_staffing_study *study,
                                     const ronde_population *population,
                                     ronde_error *error)
{
    const ronde_population_options *options = ronde_population_options_of(population);
    ronde_text text = {0};
    ronde_drawn_parameters_append(&text, ronde_staffing_parameter_table, &study->parameters);
    ronde_drawn_parameters_append(&text, ronde_population_parameter_table, &options->own);
    ronde_drawn_parameters_append(&text, ronde_week_parameter_table, &options->week);
    ronde_drawn_parameters_append(&text, ronde_day_parameter_table, &options->day);
    ronde_status status = ronde_drawn_text_write(folder, "parameters.tsv", &text, error);
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_staffing_write(const char *folder,
                                  const ronde_staffing_study *study,
                                  const ronde_population *population,
                                  ronde_language language,
                                  ronde_error *error)
{
    RONDE_TRY(ronde_folder_make(folder, error));
    RONDE_TRY(write_json(folder, study, error));
    RONDE_TRY(write_table(folder, "staffing.csv", ronde_staffing_table, study, language, error));
    RONDE_TRY(
        write_table(folder, "shifts.csv", ronde_staffing_shifts_table, study, language, error));
    RONDE_TRY(write_table(folder, "work.csv", ronde_staffing_work_table, study, language, error));
    return write_parameters(folder, study, population, error);
}
