/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/study_html.h"

#include "service/report/study/chapters.h"
#include "service/report/study/style.h"

static const struct {
    const char *id; /* of the heading, as the chapter writes it */
    ronde_sentence title;
    void (*write)(ronde_study_page *page);
    bool (*is_there)(const ronde_study_page *page); /* NULL: always */
} chapters[] = {
    {"policy-tables", RONDE_SENTENCE_POLICY_TABLES, ronde_page_policy_tables, NULL},
    {"freed", RONDE_SENTENCE_FREED, ronde_page_freed, NULL},
    {"rounds", RONDE_SENTENCE_ROUNDS, ronde_page_rounds, ronde_page_has_rounds},
    {"areas", RONDE_SENTENCE_AREAS, ronde_page_areas, ronde_page_has_areas},
    {"residents", RONDE_SENTENCE_RESIDENTS, ronde_page_residents, NULL},
    {"laundry", RONDE_SENTENCE_LAUNDRY, ronde_page_laundry, NULL},
    {"money", RONDE_SENTENCE_MONEY, ronde_page_money, NULL},
    {"sure", RONDE_SENTENCE_SURE, ronde_page_sure, NULL},
    {"assumptions", RONDE_SENTENCE_ASSUMPTIONS, ronde_page_assumptions, NULL},
    {"not-counted", RONDE_SENTENCE_NOT_COUNTED, ronde_page_not_counted, NULL},
    {"risks", RONDE_SENTENCE_RISKS, ronde_page_risks, NULL},
    {"pilot", RONDE_SENTENCE_PILOT, ronde_page_pilot, NULL},
    {"tables", RONDE_SENTENCE_OTHER_TABLES, ronde_page_other_tables, ronde_page_has_other_tables},
    {"derivations", RONDE_SENTENCE_DERIVATIONS, ronde_page_derivations, NULL},
    {"terms", RONDE_SENTENCE_GLOSSARY, ronde_page_glossary, NULL},
    {"account", RONDE_SENTENCE_ACCOUNT, ronde_page_account, NULL},
};

enum { chapter_count = sizeof chapters / sizeof chapters[0] };

static bool is_there(const ronde_study_page *page, int chapter)
{
    return chapters[chapter].is_there == NULL || chapters[chapter].is_there(page);
}

static void put_head(ronde_study_page *page, ronde_sentence title)
{
    ronde_text_printf(page->out,
                      "<!doctype html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                      "<title>",
                      ronde_language_words[page->language]);
    ronde_page_words(page, title);
    if (page->of->study.area != NULL && page->of->study.area[0] != '\0') {
        ronde_text_append(page->out, ": ");
        ronde_text_append_html(page->out, page->of->study.area);
    }
    ronde_text_append(page->out, "</title>\n<style>\n");
    for (int i = 0; i < ronde_study_style_count; i++) {
        ronde_text_append(page->out, ronde_study_style[i]);
    }
    ronde_text_append(page->out,
                      "</style></head>\n<body>\n"
                      "<svg class=\"defs\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" "
                      "width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                      "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" "
                      "fill=\"#fff\"/><rect width=\"2\" height=\"6\" fill=\"#50504e\"/></pattern>"
                      "</defs></svg>\n");
}

static void put_contents(ronde_study_page *page)
{
    ronde_text_append(page->out, "<nav class=\"new\" aria-labelledby=\"contents\">\n"
                                 "<h2 id=\"contents\">");
    ronde_page_words(page, RONDE_SENTENCE_CONTENTS);
    ronde_text_append(page->out, "</h2>\n<ol class=\"contents\">\n");
    for (int i = 0; i < chapter_count; i++) {
        if (!is_there(page, i)) {
            continue;
        }
        ronde_text_printf(page->out, "<li><a href=\"#%s\">", chapters[i].id);
        ronde_page_words(page, chapters[i].title);
        ronde_text_append(page->out, "</a></li>\n");
    }
    ronde_text_append(page->out, "</ol>\n</nav>\n");
}

static void put_study(ronde_study_page *page)
{
    ronde_text_append(page->out, "<article id=\"page-one\">\n");
    ronde_page_first(page);
    ronde_text_append(page->out, "</article>\n");
    put_contents(page);
    for (int i = 0; i < chapter_count; i++) {
        if (is_there(page, i)) {
            chapters[i].write(page);
        }
    }
}

void ronde_study_html(ronde_text *out,
                      const ronde_study_document *document,
                      ronde_language language)
{
    ronde_study_page page = {.out = out, .of = document, .language = language};
    put_head(&page, document->of_day ? RONDE_SENTENCE_DAY_TITLE : RONDE_SENTENCE_TITLE);
    ronde_text_append(out, "<main>\n");
    if (document->of_day) {
        ronde_page_day(&page);
    } else {
        put_study(&page);
    }
    ronde_text_append(out, "</main>\n</body>\n</html>\n");
}
