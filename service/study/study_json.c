/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results as "ronde-study-result/1": every amount exact, in the unit that stands beside it. */
#include "instances/base/json_write.h"
#include "service/study/amounts.h"
#include "service/study/arms/found_report.h"
#include "service/study/arms/found_tables.h"
#include "service/study/arms/van_tables.h"
#include "service/study/policy_tables.h"

enum { outer_levels = 2 };

static const struct {
    const char *word;
    int digits; /* that a person is shown */
} units[RONDE_STUDY_UNIT_COUNT] = {
#define X(NAME, scale, shown, digits, decimals, word, dutch, english) {word, digits},
#include "service/study/units.def"
#undef X
};

static void put_choices(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_study *study = results->study;
    ronde_json_put_text(json, "name", study->name);
    ronde_json_put_text(json, "area", study->area);
    ronde_json_put_text(json, "policy", ronde_policy_word(study->policy));
    ronde_json_put_text(json, "use", ronde_hour_use_word(study->use));
    ronde_json_put_text(json, "bags", ronde_bag_form_word(study->bags));
    ronde_json_put_text(json, "method",
                        results->found != NULL ? "planned rounds beside the closed form"
                                               : "closed form: no rounds are planned");
}

static void put_parameters(ronde_json_writer *json, const ronde_study *study)
{
    ronde_json_open_array(json, "parameters");
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_parameter_row *row = ronde_parameter_row_of(i);
        const ronde_study_range *range = &study->ranges[i];
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "id", row->id);
        ronde_json_put_text(json, "kind", ronde_provenance_word(range->provenance));
        ronde_json_put_text(json, "unit", units[row->unit].word);
        ronde_json_put_integer(json, "digits", units[row->unit].digits);
        ronde_study_amount_json(json, "minimum", range->minimum, row->unit);
        ronde_study_amount_json(json, "medium", range->medium, row->unit);
        ronde_study_amount_json(json, "maximum", range->maximum, row->unit);
        ronde_json_put_text(json, "nl", row->label[RONDE_DUTCH]);
        ronde_json_put_text(json, "en", row->label[RONDE_ENGLISH]);
        ronde_json_put_text(json, "source", range->source);
        ronde_json_put_text(json, "owner", range->owner);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void put_derivations(ronde_json_writer *json)
{
    ronde_json_open_array(json, "derivations");
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(i);
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "id", row->key);
        ronde_json_put_text(json, "kind", "result");
        ronde_json_put_text(json, "unit", units[row->unit].word);
        ronde_json_put_integer(json, "digits", units[row->unit].digits);
        ronde_json_put_text(json, "nl", row->label[RONDE_DUTCH]);
        ronde_json_put_text(json, "en", row->label[RONDE_ENGLISH]);
        ronde_json_put_text(json, "derivation", row->derivation);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void put_figures(ronde_json_writer *json, const ronde_figures *figures)
{
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(i);
        ronde_study_amount_json(json, row->key, figures->of[i], row->unit);
    }
}

static void put_years(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_study *study = results->study;
    ronde_json_open_array(json, "years");
    for (int year = 0; year < study->year_count; year++) {
        ronde_json_open_object(json, NULL);
        ronde_json_put_integer(json, "year", study->first_year + year);
        ronde_json_put_text(json, "regime", ronde_regime_word(study->years[year].regime));
        put_figures(json, &results->years[year]);
        ronde_json_close(json);
    }
    ronde_json_close(json);
    ronde_json_open_object(json, "full_year");
    put_figures(json, &results->full);
    ronde_json_close(json);
}

/* Tables 5.1 to 5.4 of the policy note, in whole euros. */
static void put_policy_years(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_study *study = results->study;
    const ronde_band *bands = results->spread.years[ronde_study_main_outcome(study)];
    ronde_json_open_array(json, "policy_tables");
    for (int year = 0; year < study->year_count; year++) {
        ronde_policy_year it = ronde_policy_year_of(study, &results->years[year]);
        ronde_json_open_object(json, NULL);
        ronde_json_put_integer(json, "year", study->first_year + year);
        ronde_study_amount_json(json, "return_p10", bands[year].p10, RONDE_STUDY_MONEY);
        ronde_study_amount_json(json, "return_p90", bands[year].p90, RONDE_STUDY_MONEY);
        ronde_json_put_integer(json, "saving", it.saving);
        ronde_json_put_integer(json, "replacement", it.replacement);
        ronde_json_put_integer(json, "contribution", it.contribution);
        ronde_json_put_integer(json, "care_return", it.care_return);
        ronde_json_put_integer(json, "own_staff", it.internal);
        ronde_json_put_integer(json, "programme", it.programme);
        ronde_json_put_integer(json, "invested", it.invested);
        ronde_json_put_integer(json, "structural_cost", it.structural_cost);
        ronde_json_put_integer(json, "return", it.result);
        ronde_json_put_integer(json, "return_without_incidental", it.structural_result);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void
put_band(ronde_json_writer *json, const char *key, const ronde_band *band, ronde_study_unit unit)
{
    ronde_json_open_object(json, key);
    ronde_study_amount_json(json, "p10", band->p10, unit);
    ronde_study_amount_json(json, "p50", band->p50, unit);
    ronde_study_amount_json(json, "p90", band->p90, unit);
    ronde_json_close(json);
}

static void put_spread(ronde_json_writer *json, const ronde_study_results *results)
{
    const ronde_spread *spread = &results->spread;
    ronde_json_open_object(json, "percentiles");
    ronde_json_put_text(json, "kind", "result");
    ronde_json_put_integer(json, "seed", (int64_t)spread->seed);
    ronde_json_put_integer(json, "samples", (int64_t)spread->samples);
    for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(i));
        ronde_json_open_object(json, row->key);
        ronde_json_open_array(json, "years");
        for (int year = 0; year < results->study->year_count; year++) {
            put_band(json, NULL, &spread->years[i][year], row->unit);
        }
        ronde_json_close(json);
        put_band(json, i == RONDE_OUTCOME_EXTRA ? "last_year" : "all_years", &spread->all[i],
                 row->unit);
        ronde_json_open_array(json, "parts");
        for (int part = 0; part < RONDE_SPREAD_PARTS; part++) {
            ronde_study_amount_json(json, NULL, spread->parts[i][part], row->unit);
        }
        ronde_json_close(json);
        ronde_json_close(json);
    }
    ronde_json_close(json);
}

static void put_value(ronde_json_writer *json,
                      const char *key,
                      const ronde_break_even_value *value,
                      ronde_study_unit unit,
                      const char *derivation)
{
    static const char *const kinds[] = {"breaks_even", "always_gains", "always_loses", "undefined"};
    ronde_json_open_object(json, key);
    ronde_json_put_text(json, "is", kinds[value->kind]);
    if (value->kind == RONDE_BREAKS_EVEN) {
        ronde_study_amount_json(json, "value", value->value, unit);
        ronde_json_put_text(json, "unit", units[unit].word);
    }
    ronde_json_put_text(json, "derivation", derivation);
    ronde_json_close(json);
}

static void put_break_even(ronde_json_writer *json, const ronde_break_even *found)
{
    ronde_json_open_object(json, "break_even");
    ronde_json_put_text(json, "kind", "result");
    put_value(json, "minutes_needed", &found->minutes_needed, RONDE_STUDY_MINUTES,
              "60 x (bag_price - contribution asked) / tariff");
    put_value(json, "minutes_saved", &found->minutes_saved, RONDE_STUDY_MINUTES,
              "freed_client / bags of the full year, in minutes");
    put_value(json, "bag_price", &found->bag_price, RONDE_STUDY_PRICE,
              "(result_cash + laundry_cost) / bags of the full year");
    put_value(json, "kilo_price", &found->kilo_price, RONDE_STUDY_PRICE, "bag_price / bag_kilos");
    put_value(json, "take_up", &found->take_up, RONDE_STUDY_SHARE,
              "r0 / (r0 - r1): result_cash of the full year at take_up 0 and 1");
    ronde_json_put_boolean(json, "take_up_gains", found->take_up_gains);
    ronde_json_close(json);
}

static void put_outcomes(ronde_json_writer *json, const char *key, const ronde_outcomes *outcomes)
{
    ronde_json_open_object(json, key);
    for (ronde_outcome i = 0; i < RONDE_OUTCOME_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(i));
        ronde_study_amount_json(json, row->key, outcomes->of[i], row->unit);
    }
    ronde_json_close(json);
}

static void put_tornado(ronde_json_writer *json, const ronde_tornado *tornado)
{
    ronde_json_open_array(json, "tornado");
    for (int at = 0; at < RONDE_PARAMETER_COUNT; at++) {
        const ronde_tornado_bar *bar = &tornado->bars[at];
        ronde_json_open_object(json, NULL);
        ronde_json_put_text(json, "id", ronde_parameter_row_of(bar->parameter)->id);
        put_outcomes(json, "at_minimum", &bar->at_minimum);
        put_outcomes(json, "at_maximum", &bar->at_maximum);
        ronde_json_close(json);
    }
    ronde_json_close(json);
    put_outcomes(json, "at_medium", &tornado->at_medium);
}

/* Every table in both languages, so that a report shows also those that it knows nothing of. */
static void put_tables(ronde_json_writer *json, const ronde_study_results *results)
{
    size_t count = 0;
    const ronde_study_table *tables = ronde_study_tables(&count);
    ronde_json_open_array(json, "tables");
    for (size_t i = 0; i < count; i++) {
        ronde_table_text cells[2] = {0};
        for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
            tables[i].fill(&cells[language], results, language, true);
        }
        bool is_there = cells[RONDE_DUTCH].broken || cells[RONDE_DUTCH].cells.count > 0;
        if (is_there) {
            ronde_json_open_object(json, NULL);
            ronde_json_put_text(json, "name", tables[i].name);
        }
        for (ronde_language language = RONDE_DUTCH; language <= RONDE_ENGLISH; language++) {
            if (is_there) {
                ronde_table_text_json(json, ronde_language_words[language],
                                      ronde_study_word_in(language, tables[i].title),
                                      &cells[language]);
            }
            ronde_table_text_clear(&cells[language]);
        }
        if (is_there) {
            ronde_json_close(json);
        }
    }
    ronde_json_close(json);
}

void ronde_study_json(ronde_text *out, const ronde_study_results *results)
{
    ronde_json_writer json = ronde_json_writer_on(out, outer_levels);
    ronde_json_open_object(&json, NULL);
    ronde_json_put_text(&json, "format", "ronde-study-result/1");
    put_choices(&json, results);
    put_parameters(&json, results->study);
    put_derivations(&json);
    put_years(&json, results);
    put_policy_years(&json, results);
    put_spread(&json, results);
    put_break_even(&json, &results->break_even);
    put_tornado(&json, &results->tornado);
    if (results->found != NULL) {
        ronde_found_json(&json, results->found);
        ronde_found_report_json(&json, results);
        ronde_van_arms_json(&json, results);
    }
    put_tables(&json, results);
    ronde_json_close(&json);
}
