/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure the results are: spread, sensitivity, break-even. */
#include "service/report/study/chapters.h"
#include "service/report/study/figure_table.h"
#include "service/report/study/svg.h"

static ronde_outcome main_outcome(const ronde_study_page *page)
{
    return ronde_study_main_outcome(&page->of->study);
}

static void put_dots(ronde_study_page *page, ronde_outcome outcome)
{
    ronde_page_open_picture(page, RONDE_SENTENCE_DOTS_PICTURE,
                            ronde_page_subject(page, ronde_outcome_figure(outcome)));
    ronde_svg_dots(page, outcome);
    ronde_page_close_picture(page);
}

static void put_bands(ronde_study_page *page, ronde_outcome outcome)
{
    ronde_page_open_picture(page, RONDE_SENTENCE_BANDS_PICTURE,
                            ronde_page_subject(page, ronde_outcome_figure(outcome)));
    ronde_svg_bands(page, outcome);
    ronde_page_close_picture(page);
}

static void
put_tornado_row(ronde_study_page *page, const ronde_tornado_bar *bar, ronde_outcome outcome)
{
    const ronde_parameter_row *row = ronde_parameter_row_of(bar->parameter);
    const ronde_study_range *range = &page->of->study.ranges[bar->parameter];
    const ronde_study_unit unit = ronde_figure_row_of(ronde_outcome_figure(outcome))->unit;
    const struct {
        int64_t amount;
        ronde_study_unit unit;
    } cells[] = {{range->minimum, row->unit},
                 {bar->at_minimum.of[outcome], unit},
                 {range->maximum, row->unit},
                 {bar->at_maximum.of[outcome], unit}};
    ronde_page_row(page, row->label[page->language],
                   ronde_page_parameter_mark(page, bar->parameter).text);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        ronde_page_cell(
            page, ronde_page_amount(page, cells[i].amount, cells[i].unit, RONDE_AS_SHOWN).text);
    }
    ronde_page_end_row(page);
}

static void put_tornado_table(ronde_study_page *page, ronde_outcome outcome, size_t count)
{
    const char *const heads[] = {ronde_study_word_in(page->language, RONDE_STUDY_WORD_PARAMETER),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_MINIMUM),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_AT_MINIMUM),
                                 ronde_study_word_in(page->language, RONDE_STUDY_WORD_MAXIMUM),
                                 ronde_sentence_in(page->language, RONDE_SENTENCE_AT_MAXIMUM)};
    ronde_page_open_table(page, ronde_page_rendered(page, RONDE_SENTENCE_TORNADO, NULL, 0).text,
                          heads, sizeof heads / sizeof heads[0], 0);
    for (size_t i = 0; i < count; i++) {
        put_tornado_row(page, &page->of->results.tornado.bars[i], outcome);
    }
    ronde_page_close_table(page);
}

static bool flips(const ronde_study_page *page, const ronde_tornado_bar *bar)
{
    bool gains = page->of->results.tornado.at_medium.of[RONDE_OUTCOME_CASH] >= 0;
    return (bar->at_minimum.of[RONDE_OUTCOME_CASH] >= 0) != gains ||
           (bar->at_maximum.of[RONDE_OUTCOME_CASH] >= 0) != gains;
}

/* Which assumptions alone turn a gain in money into a loss, or the other way round. */
static void put_flips(ronde_study_page *page)
{
    bool any = false;
    for (int i = 0; i < RONDE_PARAMETER_COUNT; i++) {
        const ronde_tornado_bar *bar = &page->of->results.tornado.bars[i];
        if (!flips(page, bar)) {
            continue;
        }
        if (!any) {
            ronde_page_paragraph(page, "", RONDE_SENTENCE_FLIPS);
            ronde_text_append(page->out, "<ul>\n");
        }
        any = true;
        ronde_text_append(page->out, "<li>");
        ronde_text_append_html(page->out,
                               ronde_parameter_row_of(bar->parameter)->label[page->language]);
        ronde_text_printf(page->out, "%s</li>\n",
                          ronde_page_parameter_mark(page, bar->parameter).text);
    }
    if (any) {
        ronde_text_append(page->out, "</ul>\n");
    } else {
        ronde_page_paragraph(page, "", RONDE_SENTENCE_NO_FLIPS);
    }
}

static void put_tornado(ronde_study_page *page)
{
    const ronde_outcome outcome = main_outcome(page);
    const size_t count = ronde_svg_tornado_count(&page->of->results.tornado, outcome);
    ronde_page_section(page, "sensitivity", RONDE_SENTENCE_TORNADO);
    if (count > 0) {
        ronde_page_paragraph(page, "", RONDE_SENTENCE_TORNADO_NOTE);
        ronde_page_open_picture(page, RONDE_SENTENCE_TORNADO_PICTURE,
                                ronde_page_subject(page, ronde_outcome_figure(outcome)));
        ronde_svg_tornado(page, outcome);
        ronde_page_close_picture(page);
        put_tornado_table(page, outcome, count);
    }
    put_flips(page);
}

/* Two bars, one of the study and one that breaks even; nothing where there is no such value. */
static void put_pair(ronde_study_page *page,
                     ronde_sentence caption,
                     const ronde_svg_bar bars[2],
                     ronde_study_unit unit)
{
    ronde_page_open_picture(page, caption, (ronde_piece){""});
    ronde_svg_bars(page, bars, 2, unit, false);
    ronde_page_close_picture(page);
}

static ronde_svg_bar
named_bar(const ronde_study_page *page, ronde_sentence name, int64_t amount, bool hatched)
{
    return (ronde_svg_bar){
        .label = ronde_sentence_in(page->language, name), .amount = amount, .hatched = hatched};
}

static void put_break_even(ronde_study_page *page)
{
    const ronde_break_even *found = &page->of->results.break_even;
    const ronde_study_range *ranges = page->of->study.ranges;
    ronde_page_section(page, "break-even", RONDE_SENTENCE_BREAK_EVEN);
    ronde_page_paragraph(page, "", RONDE_SENTENCE_BREAK_EVEN_NOTE);
    if (found->minutes_needed.kind == RONDE_BREAKS_EVEN &&
        found->minutes_saved.kind == RONDE_BREAKS_EVEN) {
        const ronde_svg_bar bars[2] = {
            named_bar(page, RONDE_SENTENCE_NEEDED, found->minutes_needed.value, true),
            named_bar(page, RONDE_SENTENCE_SAVED, found->minutes_saved.value, false)};
        put_pair(page, RONDE_SENTENCE_BREAK_EVEN_PICTURE, bars, RONDE_STUDY_MINUTES);
    }
    if (found->bag_price.kind == RONDE_BREAKS_EVEN) {
        enum { thousandth = RONDE_STUDY_SCALE / 1000 };
        const ronde_svg_bar bars[2] = {
            named_bar(page, RONDE_SENTENCE_IN_STUDY,
                      ranges[RONDE_PARAMETER_BAG_PRICE].medium / thousandth, true),
            named_bar(page, RONDE_SENTENCE_BREAKS_EVEN_AT, found->bag_price.value, false)};
        put_pair(page, RONDE_SENTENCE_PRICE_PICTURE, bars, RONDE_STUDY_PRICE);
    }
    if (found->take_up.kind == RONDE_BREAKS_EVEN) {
        const ronde_svg_bar bars[2] = {
            named_bar(page, RONDE_SENTENCE_IN_STUDY, ranges[RONDE_PARAMETER_TAKE_UP].medium, true),
            named_bar(page, RONDE_SENTENCE_BREAKS_EVEN_AT, found->take_up.value, false)};
        put_pair(page, RONDE_SENTENCE_TAKE_UP_PICTURE, bars, RONDE_STUDY_SHARE);
    }
    ronde_page_named_table(page, "break-even");
    ronde_page_paragraph(
        page, "", found->take_up_gains ? RONDE_SENTENCE_GAINS_ABOVE : RONDE_SENTENCE_GAINS_BELOW);
}

void ronde_page_sure(ronde_study_page *page)
{
    const ronde_spread *spread = &page->of->results.spread;
    ronde_page_chapter(page, "sure", RONDE_SENTENCE_SURE);
    ronde_text_append(page->out, "<p>");
    ronde_page_sentence(page, RONDE_SENTENCE_SURE_NOTE,
                        RONDE_PIECES(ronde_page_count((long long)spread->samples),
                                     ronde_page_count((long long)spread->seed)));
    ronde_text_append(page->out, "</p>\n");
    put_dots(page, main_outcome(page));
    put_dots(page, RONDE_OUTCOME_FREED);
    put_bands(page, main_outcome(page));
    put_bands(page, RONDE_OUTCOME_FREED);
    put_bands(page, RONDE_OUTCOME_EXTRA);
    ronde_page_named_table(page, "percentiles");
    put_tornado(page);
    put_break_even(page);
}
