/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where numbers come from: assumptions with their proof, and results with their derivation. */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"

#include <stdio.h>
#include <string.h>

ronde_proof ronde_proof_of(const char *source)
{
    static const struct {
        const char *tag;
        ronde_proof proof;
    } tags[] = {{"[SEED", RONDE_PROVEN},
                {"[S", RONDE_EXAMPLE},
                {"[D", RONDE_ESTIMATE},
                {"[M", RONDE_ESTIMATE}};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (strncmp(source, tags[i].tag, strlen(tags[i].tag)) == 0) {
            return tags[i].proof;
        }
    }
    return RONDE_NOT_STATED;
}

ronde_sentence ronde_proof_words(ronde_proof proof)
{
    static const ronde_sentence words[RONDE_PROOF_COUNT] = {
        RONDE_SENTENCE_PROVEN, RONDE_SENTENCE_EXAMPLE, RONDE_SENTENCE_ESTIMATE,
        RONDE_SENTENCE_NOT_STATED};
    return words[proof];
}

static void put_assumption(ronde_study_page *page, ronde_study_parameter parameter)
{
    const ronde_parameter_row *row = ronde_parameter_row_of(parameter);
    const ronde_study_range *range = &page->of->study.ranges[parameter];
    const int64_t values[] = {range->minimum, range->medium, range->maximum};
    ronde_page_row_of(page, "p", row->id, ronde_page_parameter_mark(page, parameter).text);
    ronde_page_word_cell(page, ronde_page_label(page, row->label, row->unit).text);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        char number[64];
        ronde_study_amount_text(number, sizeof number, values[i], row->unit, page->language, true,
                                true);
        ronde_page_cell(page, number);
    }
    ronde_page_word_cell(
        page, ronde_sentence_in(page->language, ronde_proof_words(ronde_proof_of(range->source))));
    ronde_text_append(page->out, "<td class=\"words long\">");
    ronde_text_append_html(page->out, range->source);
    ronde_text_append(page->out, "</td>");
    ronde_page_word_cell(page, range->owner);
    ronde_page_end_row(page);
}

void ronde_page_assumptions(ronde_study_page *page)
{
    const char *const heads[] = {ronde_sentence_in(page->language, RONDE_SENTENCE_MARK),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_PARAMETER),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_MINIMUM),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_MEDIUM),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_MAXIMUM),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_PROOF),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_SOURCE),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_OWNER)};
    enum { words = 1U << 1 | 1U << 5 | 1U << 6 | 1U << 7 };
    ronde_page_chapter(page, "assumptions", RONDE_SENTENCE_ASSUMPTIONS);
    ronde_page_named_table(page, "choices");
    ronde_page_paragraph(page, "", RONDE_SENTENCE_PROOF_NOTE);
    ronde_page_open_table(page,
                          ronde_page_rendered(page, RONDE_SENTENCE_ASSUMPTIONS_TABLE, NULL, 0).text,
                          heads, sizeof heads / sizeof heads[0], words);
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        put_assumption(page, i);
    }
    ronde_page_close_table(page);
}

/* "p" or "u" if the name is that of a parameter or figure, NULL if it is just a word. */
static const char *kind_of(const char *name, size_t length)
{
    for (ronde_study_parameter i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const char *id = ronde_parameter_row_of(i)->id;
        if (strlen(id) == length && strncmp(id, name, length) == 0) {
            return "p";
        }
    }
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const char *key = ronde_figure_row_of(i)->key;
        if (strlen(key) == length && strncmp(key, name, length) == 0) {
            return "u";
        }
    }
    return NULL;
}

/* A formula in which each name leads to its row. */
static void put_formula(ronde_study_page *page, const char *formula)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
    ronde_text_append(page->out, "<td class=\"words\" lang=\"en\"><code>");
    while (*formula != '\0') {
        size_t length = strspn(formula, letters);
        const char *kind = length > 0 ? kind_of(formula, length) : NULL;
        size_t taken = length > 0 ? length : strcspn(formula, letters);
        char piece[256];
        snprintf(piece, sizeof piece, "%.*s", (int)taken, formula);
        if (kind != NULL) {
            ronde_text_printf(page->out, "<a href=\"#%s-%s\">%s</a>", kind, piece, piece);
        } else {
            ronde_text_append_html(page->out, piece);
        }
        formula += taken;
    }
    ronde_text_append(page->out, "</code></td>");
}

void ronde_page_derivations(ronde_study_page *page)
{
    const char *const heads[] = {ronde_sentence_in(page->language, RONDE_SENTENCE_MARK),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_FIGURE),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_FULL_YEAR),
                                 "study.json",
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_FORMULA)};
    enum { words = 1U << 1 | 1U << 3 | 1U << 4 };
    ronde_page_chapter(page, "derivations", RONDE_SENTENCE_DERIVATIONS);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_DERIVATIONS_NOTE);
    ronde_page_open_table(page,
                          ronde_page_rendered(page, RONDE_SENTENCE_DERIVATIONS_TABLE, NULL, 0).text,
                          heads, sizeof heads / sizeof heads[0], words);
    for (ronde_figure i = 0; i < RONDE_FIGURE_COUNT; i++) {
        const ronde_figure_row *row = ronde_figure_row_of(i);
        ronde_page_row_of(page, "u", row->key, ronde_page_figure_mark(page, i).text);
        ronde_page_word_cell(page, ronde_page_label(page, row->label, row->unit).text);
        ronde_page_cell(page, ronde_page_plain_amount(page, page->of->results.full.of[i], row->unit,
                                                      ronde_page_rounding(page, i))
                                  .text);
        ronde_page_word_cell(page, row->key);
        put_formula(page, row->derivation);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}
