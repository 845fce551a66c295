/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of a study on a terminal. */
#include "service/study/amounts.h"
#include "service/study/arms/found_tables.h"

#include <string.h>

enum { bars_shown = 8 };

static const ronde_figure shown[] = {
    RONDE_FIGURE_RAMP,
    RONDE_FIGURE_MOVED,
    RONDE_FIGURE_USERS,
    RONDE_FIGURE_WITHOUT,
    RONDE_FIGURE_FREED_CLIENT,
    RONDE_FIGURE_FREED_RETURN_HOME,
    RONDE_FIGURE_FREED_RETURN_TRAVEL,
    RONDE_FIGURE_FREED_TOTAL,
    RONDE_FIGURE_FREED_BY_SERVICE,
    RONDE_FIGURE_FREED_BY_LOSS,
    RONDE_FIGURE_FTE,
    RONDE_FIGURE_EXTRA_NET,
    RONDE_FIGURE_EXTRA_BOUND,
    RONDE_FIGURE_INFLOW_WEEKS,
    RONDE_FIGURE_CONTACT,
    RONDE_FIGURE_HELPER_DISTANCE,
    RONDE_FIGURE_VAN_DISTANCE,
    RONDE_FIGURE_CO2_NET,
    RONDE_FIGURE_PLANT_FTE,
    RONDE_FIGURE_VANS,
    RONDE_FIGURE_LAUNDRY_COST,
    RONDE_FIGURE_OWN_CONTRIBUTION,
    RONDE_FIGURE_RESULT_CAPACITY,
    RONDE_FIGURE_COST_HOUR,
    RONDE_FIGURE_SAVING,
    RONDE_FIGURE_RESULT_CASH,
};

static void put_title(ronde_text *out, ronde_language language, ronde_study_word word)
{
    ronde_text_printf(out, "\n%s\n", ronde_study_word_in(language, word));
}

static void put_table(ronde_text *out,
                      const ronde_study_results *results,
                      const char *name,
                      ronde_language language)
{
    const ronde_study_table *known = ronde_study_table_named(name);
    ronde_table_text table = {0};
    known->fill(&table, results, language, true);
    put_title(out, language, known->title);
    ronde_table_text_plain(out, &table);
    ronde_table_text_clear(&table);
}

static void
put_tornado(ronde_text *out, const ronde_study_results *results, ronde_language language)
{
    ronde_outcome main_one = ronde_study_main_outcome(results->study);
    const ronde_figure_row *row = ronde_figure_row_of(ronde_outcome_figure(main_one));
    ronde_table_text table = {.columns = 3};
    ronde_table_text_cell(&table, "%s (%s)", row->label[language],
                          ronde_study_unit_text(row->unit, language));
    ronde_table_text_cell(&table, "%s", ronde_study_word_in(language, RONDE_STUDY_WORD_AT_MINIMUM));
    ronde_table_text_cell(&table, "%s", ronde_study_word_in(language, RONDE_STUDY_WORD_AT_MAXIMUM));
    for (int i = 0; i < bars_shown; i++) {
        const ronde_tornado_bar *bar = &results->tornado.bars[i];
        if (bar->at_minimum.of[main_one] == bar->at_maximum.of[main_one]) {
            break;
        }
        ronde_table_text_cell(&table, "%s",
                              ronde_parameter_row_of(bar->parameter)->label[language]);
        ronde_study_amount_cell(&table, bar->at_minimum.of[main_one], row->unit, language, false,
                                true);
        ronde_study_amount_cell(&table, bar->at_maximum.of[main_one], row->unit, language, false,
                                true);
    }
    put_title(out, language, RONDE_STUDY_WORD_TORNADO);
    ronde_table_text_plain(out, &table);
    ronde_table_text_clear(&table);
}

void ronde_study_plain(ronde_text *out, const ronde_study_results *results, ronde_language language)
{
    const ronde_study *study = results->study;
    ronde_text_printf(out, "%s\n",
                      ronde_study_word_in(language, results->found != NULL
                                                        ? RONDE_STUDY_WORD_TITLE_ROUNDS
                                                        : RONDE_STUDY_WORD_TITLE));
    if (study->name[0] != '\0') {
        ronde_text_printf(out, "%s\n", study->name);
    }
    put_table(out, results, "choices", language);
    if (results->found != NULL) {
        ronde_found_plain(out, results, language);
    }
    put_title(out, language, RONDE_STUDY_WORD_YEARS);
    ronde_table_text years = {0};
    ronde_study_years_table(&years, results, language, true, shown, sizeof shown / sizeof shown[0]);
    ronde_table_text_plain(out, &years);
    ronde_table_text_clear(&years);
    ronde_text_printf(out, "%s\n%s\n", ronde_study_word_in(language, RONDE_STUDY_WORD_OR),
                      ronde_study_word_in(language, RONDE_STUDY_WORD_BOUND));
    if (results->full.of[RONDE_FIGURE_WITHOUT] > 0) {
        ronde_text_printf(out, "%s\n", ronde_study_word_in(language, RONDE_STUDY_WORD_LOST));
    }
    put_table(out, results, "table-5.2", language);
    put_table(out, results, "table-5.1", language);
    put_table(out, results, "percentiles", language);
    put_table(out, results, "break-even", language);
    ronde_text_printf(out, "%s\n",
                      ronde_study_word_in(language, results->break_even.take_up_gains
                                                        ? RONDE_STUDY_WORD_TAKE_UP_GAINS
                                                        : RONDE_STUDY_WORD_TAKE_UP_COSTS));
    put_tornado(out, results, language);
    put_title(out, language, RONDE_STUDY_WORD_PARAMETERS);
    ronde_table_text parameters = {0}; /* their sources are too long for a terminal */
    ronde_study_parameters_table(&parameters, results, language, true, false);
    ronde_table_text_plain(out, &parameters);
    ronde_table_text_clear(&parameters);
    ronde_text_printf(out, "%s\n", ronde_study_word_in(language, RONDE_STUDY_WORD_MARKS));
}
