/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapters that are tables of results by year: residents, laundry, money; and the tables of
 * the policy note. */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"

#include <string.h>

static const ronde_figures *figures_of(const ronde_study_page *page, int year)
{
    const ronde_study_results *results = &page->of->results;
    return year < page->of->study.year_count ? &results->years[year] : &results->full;
}

ronde_rounding ronde_page_rounding(const ronde_study_page *page, ronde_figure figure)
{
    ronde_study_unit unit = ronde_figure_row_of(figure)->unit;
    for (int year = 0; year <= page->of->study.year_count; year++) {
        ronde_piece whole =
            ronde_page_plain_amount(page, figures_of(page, year)->of[figure], unit, RONDE_WHOLE);
        if (strlen(whole.text) - (whole.text[0] == '-' ? 1 : 0) >= strlen("100")) {
            return RONDE_WHOLE;
        }
    }
    return RONDE_AS_SHOWN;
}

static void put_row(ronde_study_page *page, ronde_figure figure)
{
    const ronde_figure_row *row = ronde_figure_row_of(figure);
    const ronde_rounding rounding = ronde_page_rounding(page, figure);
    ronde_page_row(page, ronde_page_label(page, row->label, row->unit).text,
                   ronde_page_figure_mark(page, figure).text);
    for (int year = 0; year <= page->of->study.year_count; year++) {
        ronde_page_cell(page, ronde_page_plain_amount(page, figures_of(page, year)->of[figure],
                                                      row->unit, rounding)
                                  .text);
    }
    ronde_page_end_row(page);
}

void ronde_page_figure_table(ronde_study_page *page,
                             ronde_sentence caption,
                             const ronde_figure *figures,
                             size_t count)
{
    const ronde_study *study = &page->of->study;
    ronde_piece years[RONDE_STUDY_YEARS_MOST];
    const char *heads[RONDE_STUDY_YEARS_MOST + 2];
    size_t columns = 0;
    heads[columns++] = ronde_study_word_in(page->language, RONDE_STUDY_WORD_FIGURE);
    for (int year = 0; year < study->year_count; year++) {
        years[year] = ronde_page_count(study->first_year + year);
        heads[columns++] = years[year].text;
    }
    heads[columns++] = ronde_study_word_in(page->language, RONDE_STUDY_WORD_FULL_YEAR);
    ronde_page_open_table(page, ronde_page_rendered(page, caption, NULL, 0).text, heads, columns,
                          0);
    for (size_t i = 0; i < count; i++) {
        put_row(page, figures[i]);
    }
    ronde_page_close_table(page);
}

#define TABLE(caption, figures)                                                                    \
    ronde_page_figure_table(page, caption, figures, sizeof(figures) / sizeof((figures)[0]))

void ronde_page_residents(ronde_study_page *page)
{
    static const ronde_figure figures[] = {RONDE_FIGURE_ELIGIBLE,     RONDE_FIGURE_MOVED,
                                           RONDE_FIGURE_USERS,        RONDE_FIGURE_WITHOUT,
                                           RONDE_FIGURE_EXTRA_NET,    RONDE_FIGURE_EXTRA_BOUND,
                                           RONDE_FIGURE_EXTRA_DEMAND, RONDE_FIGURE_INFLOW_WEEKS,
                                           RONDE_FIGURE_CONTACT,      RONDE_FIGURE_CONTACT_WEEK};
    ronde_page_chapter(page, "residents", RONDE_SENTENCE_RESIDENTS);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_RESIDENTS_NOTE);
    TABLE(RONDE_SENTENCE_RESIDENTS_TABLE, figures);
    ronde_text_append(page->out, "<p class=\"soft small\">");
    ronde_text_append_html(page->out, ronde_study_word_in(page->language, RONDE_STUDY_WORD_BOUND));
    ronde_text_append(page->out, "</p>\n");
}

void ronde_page_laundry(ronde_study_page *page)
{
    static const ronde_figure figures[] = {
        RONDE_FIGURE_BAGS,        RONDE_FIGURE_KILOS,     RONDE_FIGURE_STOPS,
        RONDE_FIGURE_VAN_TIME,    RONDE_FIGURE_VANS,      RONDE_FIGURE_VAN_DISTANCE,
        RONDE_FIGURE_PLANT_TIME,  RONDE_FIGURE_PLANT_FTE, RONDE_FIGURE_HELPER_DISTANCE,
        RONDE_FIGURE_CO2_HELPERS, RONDE_FIGURE_CO2_VANS,  RONDE_FIGURE_CO2_ENERGY,
        RONDE_FIGURE_CO2_NET,     RONDE_FIGURE_WATER};
    ronde_page_chapter(page, "laundry", RONDE_SENTENCE_LAUNDRY);
    TABLE(RONDE_SENTENCE_LAUNDRY_TABLE, figures);
    ronde_page_named_table(page, "vans"); /* of planned vans: vans.json */
}

void ronde_page_money(ronde_study_page *page)
{
    static const ronde_figure figures[] = {
        RONDE_FIGURE_SAVING,          RONDE_FIGURE_LAUNDRY_COST, RONDE_FIGURE_OWN_CONTRIBUTION,
        RONDE_FIGURE_INTERNAL,        RONDE_FIGURE_PROGRAMME,    RONDE_FIGURE_RESULT_CASH,
        RONDE_FIGURE_RESULT_CAPACITY, RONDE_FIGURE_COST_HOUR,    RONDE_FIGURE_COST_BAG};
    ronde_page_chapter(page, "money", RONDE_SENTENCE_MONEY);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_MONEY_NOTE);
    TABLE(RONDE_SENTENCE_MONEY_TABLE, figures);
}

void ronde_page_policy_tables(ronde_study_page *page)
{
    static const char *const names[] = {"table-5.1", "table-5.2", "table-5.3", "table-5.4"};
    static const ronde_figure figures[] = {RONDE_FIGURE_SAVING, RONDE_FIGURE_LAUNDRY_COST,
                                           RONDE_FIGURE_OWN_CONTRIBUTION, RONDE_FIGURE_INTERNAL,
                                           RONDE_FIGURE_PROGRAMME};
    enum { count = sizeof figures / sizeof figures[0] };
    ronde_page_chapter(page, "policy-tables", RONDE_SENTENCE_POLICY_TABLES);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_POLICY_NOTE);
    ronde_page_paragraph(page, "",
                         page->of->study.use == RONDE_AS_CAPACITY ? RONDE_SENTENCE_POLICY_CAPACITY
                                                                  : RONDE_SENTENCE_POLICY_CASH);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        ronde_page_named_table(page, names[i]);
    }
    ronde_page_rounds_policy(page);
    ronde_piece marks[count];
    for (size_t i = 0; i < count; i++) {
        marks[i] = ronde_page_figure_mark(page, figures[i]);
    }
    ronde_text_append(page->out, "<p class=\"soft small\">");
    ronde_page_sentence(page, RONDE_SENTENCE_POLICY_MARKS, marks, count);
    ronde_text_append(page->out, "</p>\n");
}

void ronde_page_named_table(ronde_study_page *page, const char *name)
{
    const ronde_document_table *table = ronde_study_document_table(page->of, name);
    if (table != NULL && table->cells[page->language].cells.count > 0) {
        ronde_page_table(page, &table->cells[page->language], table->title[page->language]);
    }
}

/* What other chapters show already, some of it in another form. */
static bool is_shown(const char *name)
{
    static const char *const shown[] = {"table-5.1",  "table-5.2",   "table-5.3", "table-5.4",
                                        "years",      "percentiles", "tornado",   "break-even",
                                        "parameters", "choices",     "vans"};
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        if (strcmp(name, shown[i]) == 0) {
            return true;
        }
    }
    return ronde_page_is_of_rounds(name);
}

bool ronde_page_has_other_tables(const ronde_study_page *page)
{
    for (size_t i = 0; i < page->of->tables.count; i++) {
        if (!is_shown(page->of->tables.items[i].name)) {
            return true;
        }
    }
    return false;
}

void ronde_page_other_tables(ronde_study_page *page)
{
    ronde_page_chapter(page, "tables", RONDE_SENTENCE_OTHER_TABLES);
    for (size_t i = 0; i < page->of->tables.count; i++) {
        const char *name = page->of->tables.items[i].name;
        if (!is_shown(name)) {
            ronde_page_named_table(page, name);
        }
    }
}
