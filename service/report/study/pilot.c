/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pilot pack: what to measure before, during and after. */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"

#define SAY(KEY) ronde_sentence_in(page->language, RONDE_SENTENCE_##KEY)

static void open_table(ronde_study_page *page,
                       const char *id,
                       ronde_sentence section,
                       ronde_sentence caption,
                       const char *const *heads,
                       size_t count)
{
    static const unsigned all_words = ~0U;
    ronde_page_section(page, id, section);
    ronde_page_open_table(page, ronde_page_rendered(page, caption, NULL, 0).text, heads, count,
                          all_words);
}

#define HEADS(...)                                                                                 \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static void put_blanks(ronde_study_page *page, int count)
{
    for (int i = 0; i < count; i++) {
        ronde_text_append(page->out, "<td class=\"fill\"></td>");
    }
}

static void put_baseline(ronde_study_page *page)
{
    static const struct {
        const char *what[2], *how[2];
        ronde_study_parameter replaces;
    } items[] = {
#define BASELINE(dutch, english, dutch_how, english_how, PARAMETER)                                \
    {{dutch, english}, {dutch_how, english_how}, RONDE_PARAMETER_##PARAMETER},
#include "service/report/study/pilot.def"
    };
    open_table(page, "baseline", RONDE_SENTENCE_BASELINE, RONDE_SENTENCE_BASELINE_TABLE,
               HEADS(SAY(WHAT), SAY(HOW), SAY(REPLACES), SAY(MEASURED)));
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        ronde_study_parameter replaces = items[i].replaces;
        const ronde_parameter_row *row = ronde_parameter_row_of(replaces);
        ronde_page_row(page, items[i].what[page->language], "");
        ronde_page_word_cell(page, items[i].how[page->language]);
        char number[64];
        ronde_study_amount_text(number, sizeof number, page->of->study.ranges[replaces].medium,
                                row->unit, page->language, true, true);
        ronde_text_printf(page->out, "<td>%s %s%s</td>", number,
                          ronde_study_unit_text(row->unit, page->language),
                          ronde_page_parameter_mark(page, replaces).text);
        put_blanks(page, 1);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}

static void put_indicators(ronde_study_page *page)
{
    enum { RONDE_FIGURE_NONE = RONDE_FIGURE_COUNT };
    static const struct {
        ronde_sentence group;
        const char *what[2], *how[2];
        int expected;
    } items[] = {
#define INDICATOR(GROUP, dutch, english, dutch_how, english_how, FIGURE)                           \
    {RONDE_SENTENCE_##GROUP,                                                                       \
     {dutch, english},                                                                             \
     {dutch_how, english_how},                                                                     \
     (int)RONDE_FIGURE_##FIGURE},
#include "service/report/study/pilot.def"
    };
    open_table(page, "indicators", RONDE_SENTENCE_KPIS, RONDE_SENTENCE_KPI_TABLE,
               HEADS(SAY(INDICATOR), SAY(GROUP), SAY(HOW), SAY(EXPECTED), SAY(AT_BASELINE),
                     SAY(MEASURED)));
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        ronde_page_row(page, items[i].what[page->language], "");
        ronde_page_word_cell(page, ronde_sentence_in(page->language, items[i].group));
        ronde_page_word_cell(page, items[i].how[page->language]);
        if (items[i].expected != RONDE_FIGURE_NONE) {
            ronde_figure figure = (ronde_figure)items[i].expected;
            int64_t amount = page->of->results.full.of[figure];
            ronde_page_cell(
                page,
                ronde_page_figure(page, figure, amount, ronde_page_rounding(page, figure)).text);
        } else {
            put_blanks(page, 1);
        }
        put_blanks(page, 2);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}

static void put_calendar(ronde_study_page *page)
{
    static const struct {
        const char *moment[2], *what[2];
    } items[] = {
#define MOMENT(dutch, english, dutch_what, english_what)                                           \
    {{dutch, english}, {dutch_what, english_what}},
#include "service/report/study/pilot.def"
    };
    open_table(page, "calendar", RONDE_SENTENCE_CALENDAR, RONDE_SENTENCE_CALENDAR_TABLE,
               HEADS(SAY(IN_NOTE), SAY(WHAT), SAY(OWN_DATE)));
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        ronde_page_row(page, items[i].moment[page->language], "");
        ronde_page_word_cell(page, items[i].what[page->language]);
        put_blanks(page, 1);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}

/* Rows with a label and empty cells. */
static void
put_form(ronde_study_page *page, const char *const labels[][2], size_t count, int blanks)
{
    for (size_t i = 0; i < count; i++) {
        ronde_page_row(page, labels[i][page->language], "");
        put_blanks(page, blanks);
        ronde_page_end_row(page);
    }
    ronde_page_close_table(page);
}

void ronde_page_pilot(ronde_study_page *page)
{
    static const char *const compared[][2] = {
#define COMPARED(dutch, english) {dutch, english},
#include "service/report/study/pilot.def"
    };
    static const char *const asked[][2] = {
#define ASKED(dutch, english) {dutch, english},
#include "service/report/study/pilot.def"
    };
    ronde_page_chapter(page, "pilot", RONDE_SENTENCE_PILOT);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_PILOT_NOTE);
    put_baseline(page);
    put_indicators(page);
    put_calendar(page);
    open_table(
        page, "before", RONDE_SENTENCE_BEFORE, RONDE_SENTENCE_BEFORE_TABLE,
        HEADS(SAY(WHAT), SAY(YEAR_MINUS_3), SAY(YEAR_MINUS_2), SAY(YEAR_MINUS_1), SAY(PILOT_YEAR)));
    put_form(page, compared, sizeof compared / sizeof compared[0], 4);
    open_table(page, "evaluation", RONDE_SENTENCE_FORM, RONDE_SENTENCE_FORM_TABLE,
               HEADS(SAY(QUESTION), SAY(ANSWER)));
    put_form(page, asked, sizeof asked / sizeof asked[0], 1);
}
