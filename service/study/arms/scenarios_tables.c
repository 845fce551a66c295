/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios as table, CSV and JSON. */
#include "instances/base/json_write.h"
#include "service/app/drawn_files.h"
#include "service/study/amounts.h"
#include "service/study/arms/scenarios.h"

#include <math.h>
#include <stdio.h>

#define WORD(KEY) ronde_study_word_in(language, RONDE_STUDY_WORD_##KEY)

/* Of the full year, with the people first who pay for the hours. */
static const ronde_figure shown[] = {RONDE_FIGURE_USERS,         RONDE_FIGURE_WITHOUT,
                                     RONDE_FIGURE_FREED_TOTAL,   RONDE_FIGURE_FTE,
                                     RONDE_FIGURE_EXTRA_NET,     RONDE_FIGURE_CONTACT_WEEK,
                                     RONDE_FIGURE_RETURN_VISITS, RONDE_FIGURE_BAGS,
                                     RONDE_FIGURE_VANS,          RONDE_FIGURE_CO2_NET,
                                     RONDE_FIGURE_PLANT_FTE,     RONDE_FIGURE_LAUNDRY_COST,
                                     RONDE_FIGURE_RESULT_CASH,   RONDE_FIGURE_RESULT_CAPACITY,
                                     RONDE_FIGURE_COST_HOUR};
enum { shown_count = sizeof shown / sizeof shown[0] };

/* As files have it. */
static const char *const level_words[RONDE_STUDY_LEVEL_COUNT] = {"minimum", "medium", "maximum"};

static void put_amount(ronde_table_text *table,
                       double amount,
                       ronde_study_unit unit,
                       ronde_language language,
                       bool grouped)
{
    if (isfinite(amount)) {
        ronde_study_amount_cell(table, llround(amount), unit, language, !grouped, grouped);
    } else {
        ronde_table_text_cell(table, "%s", WORD(NOT_KNOWN));
    }
}

const char *ronde_scenarios_title(ronde_study_level level, ronde_language language)
{
    const char *const titles[RONDE_STUDY_LEVEL_COUNT] = {
        WORD(SCENARIOS_MINIMUM), WORD(SCENARIOS_MEDIUM), WORD(SCENARIOS_MAXIMUM)};
    return titles[level];
}

/* A line of the table of a level. */
typedef struct line {
    const char *label;
    ronde_study_unit unit;
    double (*amount)(const ronde_scenario *of, ronde_figure figure);
    ronde_figure figure; /* for a figure of the full year */
} line;

static double freed_of(const ronde_scenario *of, ronde_figure unused)
{
    (void)unused;
    return of->freed.mean;
}

static double half_width_of(const ronde_scenario *of, ronde_figure unused)
{
    (void)unused;
    return of->freed.half_width;
}

static double figure_of(const ronde_scenario *of, ronde_figure figure)
{
    return (double)of->year.of[figure];
}

static void put_line(ronde_table_text *table,
                     const ronde_scenarios *scenarios,
                     ronde_study_level level,
                     ronde_language language,
                     const line *what)
{
    ronde_table_text_cell(table, "%s", what->label);
    ronde_table_text_cell(table, "%s", ronde_study_unit_text(what->unit, language));
    for (size_t i = 0; i < scenarios->list.count; i++) {
        const ronde_scenario *of = &scenarios->list.items[i];
        if (of->level == level) {
            put_amount(table, what->amount(of, what->figure), what->unit, language, true);
        }
    }
}

static void put_level_heads(ronde_table_text *table,
                            const ronde_scenarios *scenarios,
                            ronde_study_level level,
                            ronde_language language)
{
    char share[32];
    table->columns = 2;
    table->left_columns = 1U << 1;
    ronde_table_text_cell(table, "%s", WORD(FIGURE));
    ronde_table_text_cell(table, "%s", WORD(UNIT));
    for (size_t i = 0; i < scenarios->list.count; i++) {
        const ronde_scenario *of = &scenarios->list.items[i];
        if (of->level == level) {
            ronde_study_amount_text(share, sizeof share, of->take_up, RONDE_STUDY_SHARE, language,
                                    true, false);
            ronde_table_text_cell(table, "%s %s%%", ronde_policy_word(of->policy), share);
            table->columns++;
        }
    }
}

void ronde_scenarios_table(ronde_table_text *table,
                           const ronde_scenarios *scenarios,
                           ronde_study_level level,
                           ronde_language language)
{
    const line days[] = {
        {WORD(FREED_DAY), RONDE_STUDY_SECONDS, freed_of, RONDE_FIGURE_COUNT},
        {WORD(HALF_WIDTH), RONDE_STUDY_SECONDS, half_width_of, RONDE_FIGURE_COUNT}};
    put_level_heads(table, scenarios, level, language);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        put_line(table, scenarios, level, language, &days[i]);
    }
    for (size_t i = 0; i < shown_count; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(shown[i]);
        const line year = {row->label[language], row->unit, figure_of, shown[i]};
        put_line(table, scenarios, level, language, &year);
    }
}

void ronde_scenarios_rows(ronde_table_text *table,
                          const ronde_scenarios *scenarios,
                          ronde_language language)
{
    table->columns = RONDE_FIGURE_COUNT + 5;
    ronde_table_text_cell(table, "policy");
    ronde_table_text_cell(table, "level");
    ronde_table_text_cell(table, "%s", ronde_parameter_row_of(RONDE_PARAMETER_TAKE_UP)->id);
    ronde_table_text_cell(table, "freed_day");
    ronde_table_text_cell(table, "freed_day_half_width");
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        ronde_table_text_cell(table, "%s", ronde_figure_row_of(i)->key);
    }
    for (size_t i = 0; i < scenarios->list.count; i++) {
        const ronde_scenario *of = &scenarios->list.items[i];
        ronde_table_text_cell(table, "%s", ronde_policy_word(of->policy));
        ronde_table_text_cell(table, "%s", level_words[of->level]);
        put_amount(table, (double)of->take_up, RONDE_STUDY_SHARE, language, false);
        put_amount(table, of->freed.mean, RONDE_STUDY_SECONDS, language, false);
        put_amount(table, of->freed.half_width, RONDE_STUDY_SECONDS, language, false);
        for (ronde_figure k = 0; k < RONDE_FIGURE_COUNT; k++) {
            put_amount(table, (double)of->year.of[k], ronde_figure_row_of(k)->unit, language,
                       false);
        }
    }
}

static void put_scenario(ronde_json_writer *json, const ronde_scenario *of)
{
    ronde_json_open_object(json, NULL);
    ronde_json_put_text(json, "policy", ronde_policy_word(of->policy));
    ronde_json_put_text(json, "level", level_words[of->level]);
    ronde_study_amount_json(json, "take_up", of->take_up, RONDE_STUDY_SHARE);
    ronde_json_put_integer(json, "drawn_laundry", of->drawn.laundry);
    ronde_json_put_integer(json, "drawn_users", of->drawn.users);
    ronde_json_put_integer(json, "drawn_without", of->drawn.without);
    ronde_json_put_number(json, "freed_day", of->freed.mean);
    if (isfinite(of->freed.half_width)) {
        ronde_json_put_number(json, "freed_day_half_width", of->freed.half_width);
    }
    ronde_json_open_object(json, "full_year");
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(i);
        ronde_study_amount_json(json, row->key, of->year.of[i], row->unit);
    }
    ronde_json_close(json);
    ronde_json_close(json);
}

/* The tables that a report shows, in both languages. */
static void put_tables(ronde_json_writer *json, const ronde_scenarios *scenarios)
{
    ronde_json_open_array(json, "tables");
    for (ronde_study_level level = RONDE_AT_MINIMUM; level < RONDE_STUDY_LEVEL_COUNT; level++) {
        char name[32];
        snprintf(name, sizeof name, "rounds-scenarios-%s", level_words[level]);
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "name", name);
        for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
            ronde_table_text table = {0};
            ronde_scenarios_table(&table, scenarios, level, language);
            ronde_table_text_json(json, ronde_language_words[language],
                                  ronde_scenarios_title(level, language), &table);
            ronde_table_text_clear(&table);
        }
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static ronde_status
write_json(const char *folder, const ronde_scenarios *scenarios, ronde_error *error)
{
    enum { outer_levels = 3 };
    ronde_text text = {0};
    ronde_json_writer json = ronde_json_writer_on(&text, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-scenarios/1");
    ronde_json_put_integer(&json, "residents", scenarios->residents);
    ronde_json_put_integer(&json, "days", scenarios->days);
    ronde_json_put_integer(&json, "seeds", scenarios->seeds);
    ronde_json_open_array(&json, "scenarios");
    for (size_t i = 0; i < scenarios->list.count; i++) {
        put_scenario(&json, &scenarios->list.items[i]);
    }
    ronde_json_close(&json);
    put_tables(&json, scenarios);
    ronde_json_close(&json);
    ronde_status status = ronde_drawn_text_write(folder, "scenarios.json", &text, error);
    ronde_text_clear(&text);
    return status;
}

ronde_status ronde_scenarios_write(const char *folder,
                                   const ronde_scenarios *scenarios,
                                   ronde_language language,
                                   ronde_error *error)
{
    char path[1024];
    ronde_table_text table = {0};
    RONDE_TRY(write_json(folder, scenarios, error));
    ronde_scenarios_rows(&table, scenarios, language);
    snprintf(path, sizeof path, "%s/scenarios.csv", folder);
    ronde_status status = ronde_table_text_write_csv(path, &table, error);
    ronde_table_text_clear(&table);
    return status;
}
