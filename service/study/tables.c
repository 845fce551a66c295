/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a study beside those in the layout of the policy note. */
#include "service/study/amounts.h"
#include "service/study/arms/found_tables.h"
#include "service/study/arms/van_tables.h"
#include "service/study/policy_tables.h"

#include <string.h>

#define WORD(KEY) ronde_study_word_in(language, RONDE_STUDY_WORD_##KEY)

void ronde_study_parameters_table(ronde_table_text *table,
                                  const ronde_study_results *results,
                                  ronde_language language,
                                  bool grouped,
                                  bool with_sources)
{
    const char *const head[] = {"id",          WORD(PARAMETER), WORD(UNIT),
                                WORD(MINIMUM), WORD(MEDIUM),    WORD(MAXIMUM),
                                WORD(MARK),    WORD(SOURCE),    WORD(OWNER)};
    enum { columns = sizeof head / sizeof head[0] };
    table->columns = with_sources ? columns : columns - 2;
    table->left_columns = 1U << 1 | 1U << 2 | 1U << 6 | 1U << 7 | 1U << 8;
    for (size_t i = 0; i < table->columns; i++) {
        ronde_table_text_cell(table, "%s", head[i]);
    }
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_parameter_row *row = ronde_parameter_row_of(i);
        const ronde_study_range *range = &results->study->ranges[i];
        ronde_table_text_cell(table, "%s", row->id);
        ronde_table_text_cell(table, "%s", row->label[language]);
        ronde_table_text_cell(table, "%s", ronde_study_unit_text(row->unit, language));
        ronde_study_amount_cell(table, range->minimum, row->unit, language, true, grouped);
        ronde_study_amount_cell(table, range->medium, row->unit, language, true, grouped);
        ronde_study_amount_cell(table, range->maximum, row->unit, language, true, grouped);
        ronde_table_text_cell(table, "%s", ronde_provenance_text(range->provenance, language));
        if (with_sources) {
            ronde_table_text_cell(table, "%s", range->source);
            ronde_table_text_cell(table, "%s", range->owner);
        }
    }
}

static void fill_parameters(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    ronde_study_parameters_table(table, results, language, grouped, true);
}

static void put_choice(ronde_table_text *table,
                       ronde_language language,
                       ronde_study_word label,
                       const char *value,
                       bool given)
{
    ronde_table_text_cell(table, "%s", ronde_study_word_in(language, label));
    ronde_table_text_cell(table, "%s", value);
    ronde_table_text_cell(
        table, "%s",
        ronde_provenance_text(given ? RONDE_FROM_INPUT : RONDE_FROM_DEFAULT, language));
}

static void fill_choices(ronde_table_text *table,
                         const ronde_study_results *results,
                         ronde_language language,
                         bool grouped)
{
    (void)grouped;
    const ronde_study *study = results->study;
    table->columns = 3;
    table->left_columns = 1U << 1 | 1U << 2;
    ronde_table_text_cell(table, "%s", WORD(CHOICE));
    ronde_table_text_cell(table, "%s", WORD(VALUE));
    ronde_table_text_cell(table, "%s", WORD(MARK));
    put_choice(table, language, RONDE_STUDY_WORD_AREA, study->area, study->area[0] != '\0');
    put_choice(table, language, RONDE_STUDY_WORD_POLICY, ronde_policy_word(study->policy),
               study->has_policy);
    put_choice(table, language, RONDE_STUDY_WORD_USE,
               study->use == RONDE_AS_CASH ? WORD(AS_CASH) : WORD(AS_CAPACITY), study->has_use);
    put_choice(table, language, RONDE_STUDY_WORD_BAG_FORM, ronde_bag_form_word(study->bags),
               study->has_bags);
    for (int year = 0; year < study->year_count; year++) {
        const ronde_study_year *of_year = &study->years[year];
        ronde_table_text_cell(table, "%s %d", WORD(REGIME), study->first_year + year);
        ronde_table_text_cell(table, "%s", ronde_regime_text(of_year->regime, language));
        ronde_table_text_cell(
            table, "%s",
            ronde_provenance_text(of_year->has_regime ? RONDE_FROM_INPUT : RONDE_FROM_DEFAULT,
                                  language));
    }
}

void ronde_study_years_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped,
                             const ronde_figure *figures,
                             size_t count)
{
    const ronde_study *study = results->study;
    table->columns = (size_t)study->year_count + 5;
    table->left_columns = 1U << 1 | 1U << (study->year_count + 3) | 1U << (study->year_count + 4);
    ronde_table_text_cell(table, "%s", WORD(FIGURE));
    ronde_table_text_cell(table, "%s", WORD(UNIT));
    for (int year = 0; year < study->year_count; year++) {
        ronde_table_text_cell(table, "%d", study->first_year + year);
    }
    ronde_table_text_cell(table, "%s", WORD(FULL_YEAR));
    ronde_table_text_cell(table, "%s", WORD(MARK));
    ronde_table_text_cell(table, "%s", WORD(DERIVATION));
    for (size_t i = 0; i < count; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(figures[i]);
        ronde_table_text_cell(table, "%s", row->label[language]);
        ronde_table_text_cell(table, "%s", ronde_study_unit_text(row->unit, language));
        for (int year = 0; year < study->year_count; year++) {
            ronde_study_amount_cell(table, results->years[year].of[figures[i]], row->unit, language,
                                    false, grouped);
        }
        ronde_study_amount_cell(table, results->full.of[figures[i]], row->unit, language, false,
                                grouped);
        ronde_table_text_cell(table, "%s", WORD(RESULT));
        ronde_table_text_cell(table, "%s", row->key);
    }
}

static void fill_years(ronde_table_text *table,
                       const ronde_study_results *results,
                       ronde_language language,
                       bool grouped)
{
    static const ronde_figure all[] = {
#define X(NAME, key, UNIT, dutch, english, derivation) RONDE_FIGURE_##NAME,
#include "service/study/figures.def"
#undef X
    };
    ronde_study_years_table(table, results, language, grouped, all, RONDE_FIGURE_COUNT);
}

static void put_band(ronde_table_text *table,
                     const ronde_figure_row *row,
                     const ronde_band *band,
                     ronde_language language,
                     bool grouped)
{
    ronde_study_amount_cell(table, band->p10, row->unit, language, false, grouped);
    ronde_study_amount_cell(table, band->p50, row->unit, language, false, grouped);
    ronde_study_amount_cell(table, band->p90, row->unit, language, false, grouped);
}

static void fill_percentiles(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped)
{
    const char *const head[] = {WORD(FIGURE), WORD(UNIT), WORD(YEAR), "P10", "P50", "P90"};
    enum { columns = sizeof head / sizeof head[0] };
    const ronde_study *study = results->study;
    table->columns = columns;
    table->left_columns = 1U << 1 | 1U << 2;
    for (size_t i = 0; i < columns; i++) {
        ronde_table_text_cell(table, "%s", head[i]);
    }
    for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(i));
        for (int year = 0; year <= study->year_count; year++) {
            bool all = year == study->year_count;
            if (all && i == RONDE_OUTCOME_EXTRA) {
                continue; /* they are the same residents every year */
            }
            ronde_table_text_cell(table, "%s", row->label[language]);
            ronde_table_text_cell(table, "%s", ronde_study_unit_text(row->unit, language));
            if (all) {
                ronde_table_text_cell(table, "%s", WORD(ALL_YEARS));
            } else {
                ronde_table_text_cell(table, "%d", study->first_year + year);
            }
            put_band(table, row, all ? &results->spread.all[i] : &results->spread.years[i][year],
                     language, grouped);
        }
    }
}

static void fill_break_even(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    const ronde_break_even *found = &results->break_even;
    const struct {
        ronde_study_word label;
        const ronde_break_even_value *value;
        ronde_study_unit unit;
    } rows[] = {{RONDE_STUDY_WORD_MINUTES_NEEDED, &found->minutes_needed, RONDE_STUDY_MINUTES},
                {RONDE_STUDY_WORD_MINUTES_SAVED, &found->minutes_saved, RONDE_STUDY_MINUTES},
                {RONDE_STUDY_WORD_BAG_PRICE, &found->bag_price, RONDE_STUDY_PRICE},
                {RONDE_STUDY_WORD_KILO_PRICE, &found->kilo_price, RONDE_STUDY_PRICE},
                {RONDE_STUDY_WORD_TAKE_UP, &found->take_up, RONDE_STUDY_SHARE}};
    table->columns = 4;
    table->left_columns = 1U << 2 | 1U << 3;
    ronde_table_text_cell(table, "%s", WORD(QUANTITY));
    ronde_table_text_cell(table, "%s", WORD(VALUE));
    ronde_table_text_cell(table, "%s", WORD(UNIT));
    ronde_table_text_cell(table, "%s", WORD(MARK));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ronde_table_text_cell(table, "%s", ronde_study_word_in(language, rows[i].label));
        if (rows[i].value->kind == RONDE_BREAKS_EVEN) {
            ronde_study_amount_cell(table, rows[i].value->value, rows[i].unit, language, false,
                                    grouped);
            ronde_table_text_cell(table, "%s", ronde_study_unit_text(rows[i].unit, language));
        } else {
            ronde_table_text_cell(table, "%s",
                                  ronde_break_even_text(rows[i].value->kind, language));
            ronde_table_text_cell(table, "%s", "");
        }
        ronde_table_text_cell(table, "%s", WORD(RESULT));
    }
}

static void fill_tornado(ronde_table_text *table,
                         const ronde_study_results *results,
                         ronde_language language,
                         bool grouped)
{
    table->columns = 2 + 2 * (size_t)RONDE_OUTCOME_COUNT;
    table->left_columns = 1U << 1;
    ronde_table_text_cell(table, "id");
    ronde_table_text_cell(table, "%s", WORD(PARAMETER));
    for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        const char *label = ronde_figure_row_of(ronde_outcome_figure(i))->label[language];
        ronde_table_text_cell(table, "%s %s", label, WORD(AT_MINIMUM));
        ronde_table_text_cell(table, "%s %s", label, WORD(AT_MAXIMUM));
    }
    for (int at = 0; at < RONDE_PARAMETER_COUNT; at++) {
        const ronde_tornado_bar *bar = &results->tornado.bars[at];
        ronde_table_text_cell(table, "%s", ronde_parameter_row_of(bar->parameter)->id);
        ronde_table_text_cell(table, "%s", ronde_parameter_row_of(bar->parameter)->label[language]);
        for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
            ronde_study_unit unit = ronde_figure_row_of(ronde_outcome_figure(i))->unit;
            ronde_study_amount_cell(table, bar->at_minimum.of[i], unit, language, false, grouped);
            ronde_study_amount_cell(table, bar->at_maximum.of[i], unit, language, false, grouped);
        }
    }
}

/* Jobs and cost of the laundry when none, half or all of its work is done by people at a distance
 * from the labour market. */
static void fill_laundry_staff(ronde_table_text *table,
                               const ronde_study_results *results,
                               ronde_language language,
                               bool grouped)
{
    enum { parts = 2 };
    static const ronde_figure shown[] = {RONDE_FIGURE_PLANT_HOURS,  RONDE_FIGURE_PLANT_FTE,
                                         RONDE_FIGURE_DISTANCE_FTE, RONDE_FIGURE_PLANT_HOUR_COST,
                                         RONDE_FIGURE_PLANT_WAGES,  RONDE_FIGURE_COST_BAG};
    ronde_figures figures[parts + 1];
    table->columns = 2 + parts + 1;
    table->left_columns = 1U << 1;
    ronde_table_text_cell(table, "%s", WORD(WORK_THEIRS));
    ronde_table_text_cell(table, "%s", WORD(UNIT));
    for (int part = 0; part <= parts; part++) {
        ronde_study_values values = ronde_study_medium(results->study);
        values.of[RONDE_PARAMETER_DISTANCE_SHARE] = RONDE_STUDY_SCALE * part / parts;
        ronde_closed_full(&figures[part], results->study, &values);
        ronde_table_text_cell(table, "%d %%", 100 * part / parts);
    }
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(shown[i]);
        ronde_table_text_cell(table, "%s", row->label[language]);
        ronde_table_text_cell(table, "%s", ronde_study_unit_text(row->unit, language));
        for (int part = 0; part <= parts; part++) {
            ronde_study_amount_cell(table, figures[part].of[shown[i]], row->unit, language, false,
                                    grouped);
        }
    }
}

static const ronde_study_table tables[] = {
    {"table-5.1", RONDE_STUDY_WORD_TABLE_51, ronde_study_table_51},
    {"table-5.2", RONDE_STUDY_WORD_TABLE_52, ronde_study_table_52},
    {"table-5.3", RONDE_STUDY_WORD_TABLE_53, ronde_study_table_53},
    {"table-5.4", RONDE_STUDY_WORD_TABLE_54, ronde_study_table_54},
    {"rounds", RONDE_STUDY_WORD_ROUNDS_ARMS, ronde_found_arms_table},
    {"rounds-year", RONDE_STUDY_WORD_ROUNDS_YEAR, ronde_found_year_table},
    {"rounds-years", RONDE_STUDY_WORD_ROUNDS_YEARS, ronde_found_years_table},
    {"rounds-5.1", RONDE_STUDY_WORD_ROUNDS_51, ronde_found_table_51},
    {"rounds-5.2", RONDE_STUDY_WORD_ROUNDS_52, ronde_found_table_52},
    {"rounds-5.3", RONDE_STUDY_WORD_ROUNDS_53, ronde_found_table_53},
    {"rounds-5.4", RONDE_STUDY_WORD_ROUNDS_54, ronde_found_table_54},
    {"rounds-vans", RONDE_STUDY_WORD_ROUNDS_VANS, ronde_van_year_table},
    {"rounds-vans-days", RONDE_STUDY_WORD_ROUNDS_VANS_DAYS, ronde_van_arm_days_table},
    {"rounds-account", RONDE_STUDY_WORD_ROUNDS_ACCOUNTS, ronde_found_accounts_table},
    {"rounds-areas", RONDE_STUDY_WORD_ROUNDS_AREAS, ronde_found_areas_table},
    {"rounds-providers", RONDE_STUDY_WORD_ROUNDS_PROVIDERS, ronde_found_providers_table},
    {"rounds-percentiles", RONDE_STUDY_WORD_ROUNDS_SAMPLING, ronde_found_sampling_table},
    {"rounds-bias", RONDE_STUDY_WORD_ROUNDS_BIAS, ronde_found_bias_table},
    {"years", RONDE_STUDY_WORD_YEARS, fill_years},
    {"percentiles", RONDE_STUDY_WORD_PERCENTILES, fill_percentiles},
    {"laundry-staff", RONDE_STUDY_WORD_LAUNDRY_STAFF, fill_laundry_staff},
    {"break-even", RONDE_STUDY_WORD_BREAK_EVEN, fill_break_even},
    {"tornado", RONDE_STUDY_WORD_TORNADO, fill_tornado},
    {"choices", RONDE_STUDY_WORD_CHOICES, fill_choices},
    {"parameters", RONDE_STUDY_WORD_PARAMETERS, fill_parameters},
};

const ronde_study_table *ronde_study_tables(size_t *table_count)
{
    *table_count = sizeof tables / sizeof tables[0];
    return tables;
}

const ronde_study_table *ronde_study_table_named(const char *name)
{
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (strcmp(tables[i].name, name) == 0) {
            return &tables[i];
        }
    }
    return NULL;
}
