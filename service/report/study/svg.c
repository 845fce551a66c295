/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/study/svg.h"

#include <math.h>

int ronde_svg_at(const ronde_svg_scale *scale, int64_t amount)
{
    double width = (double)scale->high - (double)scale->low;
    double share = width > 0 ? ((double)amount - (double)scale->low) / width : 0.5;
    return scale->left + (int)lround(share * scale->width);
}

void ronde_svg_open(ronde_study_page *page, int height, const char *name)
{
    ronde_text_printf(page->out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
                      RONDE_SVG_WIDTH, height);
    ronde_text_append_html(page->out, name);
    ronde_text_append(page->out, "\">\n");
}

void ronde_svg_close(ronde_study_page *page)
{
    ronde_text_append(page->out, "</svg>\n");
}

void ronde_svg_span(
    ronde_study_page *page, const char *class_name, int from, int to, int top, int height)
{
    int left = from < to ? from : to;
    int width = from < to ? to - from : from - to;
    ronde_text_printf(page->out,
                      "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
                      class_name, left, top, width > 0 ? width : 1, height);
}

void ronde_svg_line(ronde_study_page *page, const char *class_name, int x1, int y1, int x2, int y2)
{
    ronde_text_printf(page->out, "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
                      class_name, x1, y1, x2, y2);
}

void ronde_svg_text(ronde_study_page *page, const char *class_name, int x, int y, const char *text)
{
    ronde_text_printf(page->out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class_name, x, y);
    ronde_text_append_html(page->out, text);
    ronde_text_append(page->out, "</text>\n");
}

static void include(ronde_svg_scale *scale, int64_t amount)
{
    scale->low = amount < scale->low ? amount : scale->low;
    scale->high = amount > scale->high ? amount : scale->high;
}

/* Where a bar begins: at zero, or where the one before ended. */
static int64_t start_of(const ronde_svg_bar *bars, size_t at, bool steps)
{
    int64_t sum = 0;
    for (size_t i = 0; steps && !bars[at].is_total && i < at; i++) {
        sum += bars[i].amount;
    }
    return sum;
}

void ronde_svg_bars(ronde_study_page *page,
                    const ronde_svg_bar *bars,
                    size_t count,
                    ronde_study_unit unit,
                    bool steps)
{
    enum { row = 40, bar_top = 20, bar_height = 14, left = 4, width = 370, gap = 6 };
    ronde_svg_scale scale = {.left = left, .width = width};
    for (size_t i = 0; i < count; i++) {
        include(&scale, start_of(bars, i, steps) + bars[i].amount);
    }
    scale.high = scale.high > scale.low ? scale.high : scale.low + 1;
    int zero = ronde_svg_at(&scale, 0);
    ronde_svg_open(page, (int)count * row, bars[count - 1].label);
    for (size_t i = 0; i < count; i++) {
        int top = (int)i * row;
        int64_t start = start_of(bars, i, steps);
        int from = ronde_svg_at(&scale, start);
        int to = ronde_svg_at(&scale, start + bars[i].amount);
        ronde_svg_text(page, "l", left, top + bar_top - 5, bars[i].label);
        ronde_svg_line(page, "axis", zero, top + bar_top - 2, zero, top + bar_top + bar_height + 2);
        ronde_svg_span(page, bars[i].hatched ? "light" : "dark", from, to, top + bar_top,
                       bar_height);
        ronde_svg_text(page, "n", (from > to ? from : to) + gap, top + bar_top + bar_height - 3,
                       ronde_page_plain_amount(page, bars[i].amount, unit, RONDE_AS_SHOWN).text);
    }
    ronde_svg_close(page);
}
