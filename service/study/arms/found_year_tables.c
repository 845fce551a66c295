/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formula and rounds side by side: a full year in every arm, and year by year in one. */
#include "service/study/arms/filling.h"
#include "service/study/arms/found_tables.h"
#include "service/study/policy_tables.h"

#define WORD(KEY) ronde_study_word_in(at->language, RONDE_STUDY_WORD_##KEY)

enum { head_cells = 2 };

/* What is told of a year. An hour is cash or capacity: what belongs to the other use is left out.
 */
static const struct {
    ronde_figure figure;
    bool as_capacity, as_cash;
} told[] = {
    {RONDE_FIGURE_FREED_TOTAL, true, true},      {RONDE_FIGURE_FREED_RETURN_TRAVEL, true, true},
    {RONDE_FIGURE_CONTACT, true, true},          {RONDE_FIGURE_RETURN_VISITS, true, true},
    {RONDE_FIGURE_HELPER_DISTANCE, true, true},  {RONDE_FIGURE_FTE, true, true},
    {RONDE_FIGURE_EXTRA_BOUND, true, false},     {RONDE_FIGURE_EXTRA_NET, true, false},
    {RONDE_FIGURE_INFLOW_WEEKS, true, false},    {RONDE_FIGURE_SAVING, false, true},
    {RONDE_FIGURE_LAUNDRY_COST, true, true},     {RONDE_FIGURE_OWN_CONTRIBUTION, true, true},
    {RONDE_FIGURE_RESULT_CAPACITY, true, false}, {RONDE_FIGURE_RESULT_CASH, false, true},
    {RONDE_FIGURE_COST_HOUR, true, true}};

enum { told_count = sizeof told / sizeof told[0] };

static bool is_told(const ronde_study *study, size_t row)
{
    return study->use == RONDE_AS_CASH ? told[row].as_cash : told[row].as_capacity;
}

/* A year of an arm, both ways. */
typedef struct both {
    ronde_figures closed, rounds;
    bool from_rounds[RONDE_FIGURE_COUNT];
} both;

static both both_of(const ronde_filling *at, const ronde_study *study, int32_t arm, int year)
{
    both made = {.from_rounds = {false}};
    ronde_found_closed(&made.closed, at->found, arm, study, year);
    ronde_found_year(&made.rounds, made.from_rounds, at->found, arm, study, year);
    return made;
}

void ronde_found_year_table(ronde_table_text *table,
                            const ronde_study_results *results,
                            ronde_language language,
                            bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped) || at->found->town == NULL) {
        return;
    }
    const int32_t arms = at->found->rounds.arms;
    both years[RONDE_ARMS_MOST];
    table->columns = head_cells + 3 * ((size_t)arms - 1);
    table->left_columns = 1U << 1;
    ronde_filling_head(at, WORD(FIGURE), WORD(UNIT));
    for (int32_t arm = 1; arm < arms; arm++) {
        years[arm] = both_of(at, results->study, arm, RONDE_FULL_YEAR);
        ronde_filling_arm(at, arm);
        ronde_filling_text(at, WORD(BY_ROUNDS));
        ronde_filling_text(at, WORD(MARK));
        table->left_columns |= 1U << (head_cells + 3 * arm - 1);
    }
    for (size_t i = 0; i < told_count; i++) {
        const ronde_figure figure = told[i].figure;
        const ronde_figure_row *row = ronde_figure_row_of(figure);
        if (!is_told(results->study, i)) {
            continue;
        }
        ronde_filling_head(at, row->label[language], ronde_filling_unit_text(at, row->unit));
        for (int32_t arm = 1; arm < arms; arm++) {
            ronde_filling_amount(at, (double)years[arm].closed.of[figure], row->unit);
            ronde_filling_amount(at, (double)years[arm].rounds.of[figure], row->unit);
            ronde_filling_text(at, years[arm].from_rounds[figure] ? WORD(RESULT_RUN)
                                                                  : WORD(RESULT_FORMULA));
        }
    }
}

/* A figure of all years, by the formula or by rounds. */
static void
put_years(const ronde_filling *at, const both *years, int count, size_t row, bool rounds)
{
    const ronde_figure figure = told[row].figure;
    const ronde_figure_row *of = ronde_figure_row_of(figure);
    ronde_filling_head(at, of->label[at->language], ronde_filling_unit_text(at, of->unit));
    ronde_filling_text(at, rounds ? WORD(RESULT_RUN) : WORD(RESULT_FORMULA));
    for (int i = 0; i < count; i++) {
        const ronde_figures *from = rounds ? &years[i].rounds : &years[i].closed;
        ronde_filling_amount(at, (double)from->of[figure], of->unit);
    }
}

void ronde_found_years_table(ronde_table_text *table,
                             const ronde_study_results *results,
                             ronde_language language,
                             bool grouped)
{
    ronde_filling of;
    const ronde_filling *at = &of;
    if (!ronde_filling_begin(&of, table, results, language, grouped) || at->found->town == NULL) {
        return;
    }
    const ronde_study *study = results->study;
    const int32_t arm = ronde_found_main_arm(at->found, study);
    both years[RONDE_STUDY_YEARS_MOST + 1]; /* the full year behind the others */
    table->columns = head_cells + 1 + (size_t)study->year_count + 1;
    table->left_columns = 1U << 1 | 1U << 2;
    ronde_filling_head(at, WORD(FIGURE), WORD(UNIT));
    ronde_filling_text(at, WORD(MARK));
    for (int year = 0; year < study->year_count; year++) {
        years[year] = both_of(at, study, arm, year);
        ronde_table_text_cell(table, "%d", study->first_year + year);
    }
    years[study->year_count] = both_of(at, study, arm, RONDE_FULL_YEAR);
    ronde_filling_text(at, WORD(FULL_YEAR));
    for (size_t i = 0; i < told_count; i++) {
        if (!is_told(study, i)) {
            continue;
        }
        put_years(at, years, study->year_count + 1, i, false);
        if (years[0].from_rounds[told[i].figure]) {
            put_years(at, years, study->year_count + 1, i, true);
        }
    }
}

/* A table of the policy note. As capacity nothing but hours and residents is of the rounds, and the
 * amounts are those of the formula: there is no table then. */
static void fill_policy(ronde_table_text *table,
                        const ronde_study_results *results,
                        ronde_language language,
                        bool grouped,
                        ronde_policy_table which)
{
    const ronde_found *found = results->found;
    const ronde_study *study = results->study;
    if (found == NULL || found->town == NULL || study->use != RONDE_AS_CASH) {
        return;
    }
    const int32_t arm = ronde_found_main_arm(found, study);
    ronde_figures years[RONDE_STUDY_YEARS_MOST];
    for (int year = 0; year < study->year_count; year++) {
        bool unused[RONDE_FIGURE_COUNT] = {false};
        ronde_found_year(&years[year], unused, found, arm, study, year);
    }
    const bool drawn = found->sampling.points > 0;
    const ronde_policy_source source = {
        .study = study,
        .years = years,
        .bands = drawn ? found->sampling.years[ronde_study_main_outcome(study)] : NULL};
    ronde_policy_table_fill(table, which, &source, language, grouped);
}

#define POLICY_TABLE(number)                                                                       \
    void ronde_found_table_##number(ronde_table_text *table, const ronde_study_results *results,   \
                                    ronde_language language, bool grouped)                         \
    {                                                                                              \
        fill_policy(table, results, language, grouped, RONDE_POLICY_##number);                     \
    }

POLICY_TABLE(51)
POLICY_TABLE(52)
POLICY_TABLE(53)
POLICY_TABLE(54)
