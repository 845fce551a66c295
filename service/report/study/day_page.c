/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of one given day: the ways of laundry side by side, and the rounds of each. */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"
#include "service/report/study/svg.h"

#include <math.h>
#include <string.h>

static const char ways_table[] = "day-ways";
static const char day_prefix[] = "day-";

/* What an arm is called: the first cell of its row. Arm 0 is the one the others are told against.
 */
static const char *way_name(const ronde_study_page *page, size_t arm)
{
    const ronde_document_table *table = ronde_study_document_table(page->of, ways_table);
    const ronde_table_text *cells = table != NULL ? &table->cells[page->language] : NULL;
    size_t at = cells != NULL ? (arm + 1) * cells->columns : 0;
    return cells != NULL && at < cells->cells.count ? cells->cells.items[at] : "";
}

static void put_best(ronde_study_page *page)
{
    const ronde_document_rounds *rounds = &page->of->rounds;
    size_t best = 0;
    for (size_t i = 1; i < rounds->arm_count; i++) {
        best = rounds->arms[i].freed_day.mean > rounds->arms[best].freed_day.mean ? i : best;
    }
    ronde_text_append(page->out, "<p class=\"big\">");
    ronde_page_sentence(
        page, RONDE_SENTENCE_DAY_BEST,
        RONDE_PIECES(ronde_page_text(way_name(page, best + 1)),
                     ronde_page_amount(page, llround(rounds->arms[best].freed_day.mean),
                                       RONDE_STUDY_SHORT_SECONDS, RONDE_AS_SHOWN),
                     ronde_page_text(way_name(page, 0))));
    ronde_text_append(page->out, "</p>\n");
}

static void put_freed(ronde_study_page *page)
{
    const ronde_document_rounds *rounds = &page->of->rounds;
    ronde_svg_bar bars[RONDE_ARMS_MOST];
    for (size_t i = 0; i < rounds->arm_count; i++) {
        bars[i] = (ronde_svg_bar){.label = way_name(page, i + 1),
                                  .amount = llround(rounds->arms[i].freed_day.mean)};
    }
    ronde_page_open_picture(page, RONDE_SENTENCE_DAY_PICTURE, (ronde_piece){""});
    ronde_svg_bars(page, bars, rounds->arm_count, RONDE_STUDY_SHORT_SECONDS, false);
    ronde_page_close_picture(page);
}

/* The tables of the plans, or all others. */
static void put_tables(ronde_study_page *page, bool of_plans)
{
    for (size_t i = 0; i < page->of->tables.count; i++) {
        const char *name = page->of->tables.items[i].name;
        bool is_of_plans = strncmp(name, day_prefix, strlen(day_prefix)) == 0;
        if (is_of_plans == of_plans && strcmp(name, ways_table) != 0) {
            ronde_page_named_table(page, name);
        }
    }
}

void ronde_page_day(ronde_study_page *page)
{
    const ronde_document_rounds *rounds = &page->of->rounds;
    ronde_text_append(page->out, "<h1>");
    ronde_page_words(page, RONDE_SENTENCE_DAY_TITLE);
    ronde_text_append(page->out, "</h1>\n<p class=\"soft\">");
    ronde_text_append_html(page->out, page->of->study.name);
    ronde_text_append(page->out, "</p>\n<p>");
    ronde_page_sentence(page, RONDE_SENTENCE_DAY_NOTE,
                        RONDE_PIECES(ronde_page_count((long long)rounds->seeds)));
    ronde_text_append(page->out, "</p>\n");
    if (rounds->arm_count > 0) {
        put_best(page);
        put_freed(page);
    }
    ronde_page_named_table(page, ways_table);
    ronde_page_paragraph(page, "soft small", RONDE_SENTENCE_DAY_WORDS);
    ronde_page_chapter(page, "plans", RONDE_SENTENCE_DAY_PLANS);
    put_tables(page, true);
    ronde_page_chapter(page, "rounds", RONDE_SENTENCE_DAY_ACCOUNT);
    put_tables(page, false);
}
