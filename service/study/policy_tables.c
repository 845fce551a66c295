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
    return it;
}

/* A table of policy years being filled. */
typedef struct filling {
    ronde_table_text *table;
    const ronde_study_results *results;
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
    const ronde_study *study = it->results->study;
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

static void put_rows(const filling *it, const policy_row *rows, size_t count)
{
    const ronde_study *study = it->results->study;
    put_head(it);
    for (size_t i = 0; i < count; i++) {
        put_label(it, rows[i].label);
        for (int year = 0; year < study->year_count; year++) {
            ronde_policy_year of_year = ronde_policy_year_of(study, &it->results->years[year]);
            int64_t amount = *(const int64_t *)((const char *)&of_year + rows[i].offset);
            put_amount(it, rows[i].negated ? -amount : amount);
        }
    }
}

#define ROW(WORD, member)                                                                          \
    {                                                                                              \
        RONDE_STUDY_WORD_##WORD, offsetof(ronde_policy_year, member), false                        \
    }
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

void ronde_study_table_51(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped)
{
    const filling it = {table, results, language, grouped};
    const ronde_study *study = results->study;
    const ronde_band *bands = results->spread.years[ronde_study_main_outcome(study)];
    put_head(&it);
    put_label(&it, RONDE_STUDY_WORD_ROW_MINIMUM);
    for (int year = 0; year < study->year_count; year++) {
        put_amount(&it, euros(bands[year].p10));
    }
    put_label(&it, RONDE_STUDY_WORD_ROW_MAXIMUM);
    for (int year = 0; year < study->year_count; year++) {
        put_amount(&it, euros(bands[year].p90));
    }
    put_label(&it, RONDE_STUDY_WORD_ROW_MEDIUM);
    for (int year = 0; year < study->year_count; year++) {
        put_amount(&it, ronde_policy_year_of(study, &results->years[year]).result);
    }
}

void ronde_study_table_52(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped)
{
    static const policy_row rows[] = {
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
    const filling it = {table, results, language, grouped};
    put_rows(&it, rows, COUNT(rows));
}

void ronde_study_table_53(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped)
{
    static const policy_row rows[] = {ROW(ROW_ONCE, programme),
                                      ROW(ROW_STRUCTURAL, structural_cost)};
    const filling it = {table, results, language, grouped};
    put_rows(&it, rows, COUNT(rows));
    put_label(&it, RONDE_STUDY_WORD_ROW_TOTAL);
    for (int year = 0; year < results->study->year_count; year++) {
        ronde_policy_year of_year = ronde_policy_year_of(results->study, &results->years[year]);
        put_amount(&it, of_year.programme + of_year.structural_cost);
    }
}

void ronde_study_table_54(ronde_table_text *table,
                          const ronde_study_results *results,
                          ronde_language language,
                          bool grouped)
{
    static const policy_row rows[] = {ROW(ROW_MEASURE, result)};
    const filling it = {table, results, language, grouped};
    put_rows(&it, rows, COUNT(rows));
}
