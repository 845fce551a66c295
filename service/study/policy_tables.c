/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/policy_tables.h"

#include "service/study/exact.h"

enum { euro = 1000 };

static int64_t euros(int64_t thousandths)
{
    return ronde_exact(RONDE_FACTORS(thousandths), RONDE_FACTORS(euro));
}

ronde_policy_year ronde_policy_year_of(const ronde_study *study, const ronde_figures *figures)
{
    bool cash = study->use == RONDE_AS_CASH;
    ronde_policy_year it = {
        .saving = cash ? euros(figures->of[RONDE_FIGURE_SAVING]) : 0,
        .replacement = euros(figures->of[RONDE_FIGURE_LAUNDRY_COST]),
        .contribution = euros(figures->of[RONDE_FIGURE_OWN_CONTRIBUTION]),
        .internal = euros(figures->of[RONDE_FIGURE_INTERNAL]),
        .programme = euros(figures->of[RONDE_FIGURE_PROGRAMME]),
    };
    it.care_return = it.saving - it.replacement + it.contribution;
    it.invested = it.internal + it.programme;
    it.result = it.care_return - it.invested;
    it.structural_result = it.result + it.programme;
    it.structural_cost = it.replacement - it.contribution + it.internal;
    it.all_cost = it.programme + it.structural_cost;
    return it;
}

/* A table of policy years being filled. */
typedef struct filling {
    ronde_table_text *table;
    const ronde_policy_source *source;
    ronde_language language;
    bool grouped;
} filling;

static void put_amount(const filling *it, int64_t whole_euros)
{
    char text[64];
    ronde_study_amount_text(text, sizeof text, whole_euros * euro, RONDE_STUDY_MONEY, it->language,
                            false, it->grouped);
    /* As in the note: a dash where there is nothing. */
    ronde_table_text_cell(it->table, "%s", whole_euros == 0 && it->grouped ? "-" : text);
}

static void put_label(const filling *it, ronde_study_word word)
{
    ronde_table_text_cell(it->table, "%s", ronde_study_word_in(it->language, word));
}

static void put_head(const filling *it)
{
    const ronde_study *study = it->source->study;
    it->table->columns = (size_t)study->year_count + 1;
    ronde_table_text_cell(it->table, "euro");
    for (int year = 0; year < study->year_count; year++) {
        ronde_table_text_cell(it->table, "%d", study->first_year + year);
    }
}

typedef struct policy_row {
    ronde_study_word label;
    size_t offset; /* in ronde_policy_year */
    bool negated;
} policy_row;

static void put_row(const filling *it, const policy_row *row)
{
    const ronde_study *study = it->source->study;
    put_label(it, row->label);
    for (int year = 0; year < study->year_count; year++) {
        ronde_policy_year of_year = ronde_policy_year_of(study, &it->source->years[year]);
        int64_t amount = *(const int64_t *)((const char *)&of_year + row->offset);
        put_amount(it, row->negated ? -amount : amount);
    }
}

/* P10 or P90 of every year. */
static void put_bounds(const filling *it, ronde_study_word label, bool high)
{
    put_label(it, label);
    for (int year = 0; year < it->source->study->year_count; year++) {
        const ronde_band *band = &it->source->bands[year];
        put_amount(it, euros(high ? band->p90 : band->p10));
    }
}

#define ROW(WORD, member)                                                                          \
    {                                                                                              \
        RONDE_STUDY_WORD_##WORD, offsetof(ronde_policy_year, member), false                        \
    }

static const policy_row medium[] = {ROW(ROW_MEDIUM, result)};
static const policy_row care_and_cost[] = {
    ROW(ROW_SAVING, saving),
    ROW(ROW_SUBTOTAL_SAVING, saving),
    ROW(ROW_REPLACEMENT, replacement),
    {RONDE_STUDY_WORD_ROW_CONTRIBUTION, offsetof(ronde_policy_year, contribution), true},
    ROW(ROW_SUBTOTAL_RETURN, care_return),
    ROW(ROW_INTERNAL, internal),
    ROW(ROW_PROGRAMME, programme),
    ROW(ROW_SUBTOTAL_INVESTED, invested),
    ROW(ROW_INCIDENTAL, programme),
    ROW(ROW_RETURN, result),
    ROW(ROW_RETURN_STRUCTURAL, structural_result)};
static const policy_row cost[] = {ROW(ROW_ONCE, programme), ROW(ROW_STRUCTURAL, structural_cost),
                                  ROW(ROW_TOTAL, all_cost)};
static const policy_row measure[] = {ROW(ROW_MEASURE, result)};

void ronde_policy_table_fill(ronde_table_text *table,
                             ronde_policy_table which,
                             const ronde_policy_source *source,
                             ronde_language language,
                             bool grouped)
{
    static const struct {
        const policy_row *rows;
        size_t count;
    } tables[] = {
        [RONDE_POLICY_51] = {medium, sizeof medium / sizeof medium[0]},
        [RONDE_POLICY_52] = {care_and_cost, sizeof care_and_cost / sizeof care_and_cost[0]},
        [RONDE_POLICY_53] = {cost, sizeof cost / sizeof cost[0]},
        [RONDE_POLICY_54] = {measure, sizeof measure / sizeof measure[0]},
    };
    const filling it = {table, source, language, grouped};
    put_head(&it);
    if (which == RONDE_POLICY_51 && source->bands != NULL) {
        put_bounds(&it, RONDE_STUDY_WORD_ROW_MINIMUM, false);
        put_bounds(&it, RONDE_STUDY_WORD_ROW_MAXIMUM, true);
    }
    for (size_t i = 0; i < tables[which].count; i++) {
        put_row(&it, &tables[which].rows[i]);
    }
}

static ronde_policy_source source_of(const ronde_study_results *results)
{
    return (ronde_policy_source){
        .study = results->study,
        .years = results->years,
        .bands = results->spread.years[ronde_study_main_outcome(results->study)]};
}

#define POLICY_TABLE(number)                                                                       \
    void ronde_study_table_##number(ronde_table_text *table, const ronde_study_results *results,   \
                                    ronde_language language, bool grouped)                         \
    {                                                                                              \
        const ronde_policy_source source = source_of(results);                                     \
        ronde_policy_table_fill(table, RONDE_POLICY_##number, &source, language, grouped);         \
    }

POLICY_TABLE(51)
POLICY_TABLE(52)
POLICY_TABLE(53)
POLICY_TABLE(54)
