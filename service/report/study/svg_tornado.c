/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/svg.h"

#include <stdio.h>

enum { most_bars = 12 };

static bool has_width(const ronde_tornado_bar *bar, ronde_outcome outcome)
{
    return bar->at_minimum.of[outcome] != bar->at_maximum.of[outcome];
}

size_t ronde_svg_tornado_count(const ronde_tornado *tornado, ronde_outcome outcome)
{
    size_t count = 0;
    while (count < most_bars && has_width(&tornado->bars[count], outcome)) {
        count++;
    }
    return count;
}

/* A value at the outer end of its bar. */
static void put_value(
    ronde_study_page *page, int at, int y, bool is_left, int64_t amount, ronde_study_unit unit)
{
    enum { gap = 4 };
    ronde_svg_text(page, is_left ? "n e" : "n", is_left ? at - gap : at + gap, y,
                   ronde_page_plain_amount(page, amount, unit, RONDE_AS_SHOWN).text);
}

static void put_bar(ronde_study_page *page,
                    const ronde_svg_scale *scale,
                    const ronde_tornado_bar *bar,
                    ronde_outcome outcome,
                    int top)
{
    enum { bar_top = 20, bar_height = 14 };
    const ronde_study_unit unit = ronde_figure_row_of(ronde_outcome_figure(outcome))->unit;
    const ronde_parameter_row *row = ronde_parameter_row_of(bar->parameter);
    const int64_t low = bar->at_minimum.of[outcome];
    const int64_t high = bar->at_maximum.of[outcome];
    int medium = ronde_svg_at(scale, page->of->results.tornado.at_medium.of[outcome]);
    int at_low = ronde_svg_at(scale, low);
    int at_high = ronde_svg_at(scale, high);
    ronde_svg_text(page, "l", 4, top + bar_top - 5, row->label[page->language]);
    ronde_svg_span(page, "dark", medium, at_high, top + bar_top, bar_height);
    ronde_svg_span(page, "light", medium, at_low, top + bar_top, bar_height);
    put_value(page, at_low, top + bar_top + bar_height - 3, low < high, low, unit);
    put_value(page, at_high, top + bar_top + bar_height - 3, high < low, high, unit);
}

void ronde_svg_tornado(ronde_study_page *page, ronde_outcome outcome)
{
    enum { head = 22, row = 40, left = 84, width = 312, swatch = 14 };
    const ronde_tornado *tornado = &page->of->results.tornado;
    const size_t count = ronde_svg_tornado_count(tornado, outcome);
    ronde_svg_scale scale = {tornado->at_medium.of[outcome], tornado->at_medium.of[outcome], left,
                             width};
    for (size_t i = 0; i < count; i++) {
        const int64_t ends[2] = {tornado->bars[i].at_minimum.of[outcome],
                                 tornado->bars[i].at_maximum.of[outcome]};
        for (int end = 0; end < 2; end++) {
            scale.low = ends[end] < scale.low ? ends[end] : scale.low;
            scale.high = ends[end] > scale.high ? ends[end] : scale.high;
        }
    }
    ronde_svg_open(page, head + (int)count * row,
                   ronde_sentence_in(page->language, RONDE_SENTENCE_TORNADO));
    ronde_svg_span(page, "light", 4, 4 + swatch, 2, swatch);
    ronde_svg_text(page, "l", 24, 14, ronde_sentence_in(page->language, RONDE_SENTENCE_AT_MINIMUM));
    ronde_svg_span(page, "dark", 130, 130 + swatch, 2, swatch);
    ronde_svg_text(page, "l", 150, 14,
                   ronde_sentence_in(page->language, RONDE_SENTENCE_AT_MAXIMUM));
    for (size_t i = 0; i < count; i++) {
        put_bar(page, &scale, &tornado->bars[i], outcome, head + (int)i * row);
    }
    int medium = ronde_svg_at(&scale, tornado->at_medium.of[outcome]);
    ronde_svg_line(page, "axis", medium, head + 18, medium, head + (int)count * row);
    ronde_svg_close(page);
}
