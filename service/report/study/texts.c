/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapters that are the same for every study: what is not counted, risks, terms, account. */
#include "service/report/study/chapters.h"

void ronde_page_not_counted(ronde_study_page *page)
{
    static const struct {
        const char *text[2];
    } items[] = {
#define X(closed, dutch, english) {{dutch, english}},
#include "service/report/study/not_counted.def"
#undef X
    };
    ronde_page_chapter(page, "not-counted", RONDE_SENTENCE_NOT_COUNTED);
    ronde_text_append(page->out, "<ul>\n");
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        ronde_text_append(page->out, "<li>");
        ronde_text_append_html(page->out, items[i].text[page->language]);
        ronde_text_append(page->out, "</li>\n");
    }
    ronde_text_append(page->out, "</ul>\n");
}

void ronde_page_risks(ronde_study_page *page)
{
    static const struct {
        const char *risk[2], *measure[2], *owner[2];
    } items[] = {
#define X(dutch, english, dutch_measure, english_measure, dutch_owner, english_owner)              \
    {{dutch, english}, {dutch_measure, english_measure}, {dutch_owner, english_owner}},
#include "service/report/study/risks.def"
#undef X
    };
    const char *const heads[] = {ronde_sentence_in(page->language, RONDE_SENTENCE_RISK),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_MEASURE),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_RISK_OWNER)};
    ronde_page_chapter(page, "risks", RONDE_SENTENCE_RISKS);
    ronde_page_open_table(page, ronde_page_rendered(page, RONDE_SENTENCE_RISKS, NULL, 0).text,
                          heads, sizeof heads / sizeof heads[0], 1U << 1 | 1U << 2);
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        ronde_page_row(page, items[i].risk[page->language], "");
        ronde_page_word_cell(page, items[i].measure[page->language]);
        ronde_page_word_cell(page, items[i].owner[page->language]);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}

void ronde_page_glossary(ronde_study_page *page)
{
    static const struct {
        const char *term[2], *meaning[2];
    } items[] = {
#define X(dutch, english, dutch_meaning, english_meaning)                                          \
    {{dutch, english}, {dutch_meaning, english_meaning}},
#include "service/report/study/glossary.def"
#undef X
    };
    ronde_page_chapter(page, "terms", RONDE_SENTENCE_GLOSSARY);
    ronde_text_append(page->out, "<dl>\n");
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        ronde_text_append(page->out, "<dt>");
        ronde_text_append_html(page->out, items[i].term[page->language]);
        ronde_text_append(page->out, "</dt><dd>");
        ronde_text_append_html(page->out, items[i].meaning[page->language]);
        ronde_text_append(page->out, "</dd>\n");
    }
    ronde_text_append(page->out, "</dl>\n");
}

void ronde_page_account(ronde_study_page *page)
{
    ronde_page_chapter(page, "account", RONDE_SENTENCE_ACCOUNT);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_ACCOUNT_NOTE);
}
