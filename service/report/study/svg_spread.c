/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the draws are spread: as dots that can be counted, and as bands by year. */
#include "service/report/study/svg.h"

static ronde_study_unit unit_of(ronde_outcome outcome)
{
    return ronde_figure_row_of(ronde_outcome_figure(outcome))->unit;
}

static const char *label_of(const ronde_study_page *page, ronde_outcome outcome)
{
    return ronde_figure_row_of(ronde_outcome_figure(outcome))->label[page->language];
}

static void put_amount(ronde_study_page *page,
                       const char *class_name,
                       int x,
                       int y,
                       int64_t amount,
                       ronde_study_unit unit)
{
    ronde_svg_text(page, class_name, x, y,
                   ronde_page_plain_amount(page, amount, unit, RONDE_WHOLE).text);
}

/* Dots of a column stand on each other. */
void ronde_svg_dots(ronde_study_page *page, ronde_outcome outcome)
{
    enum { left = 24, width = 432, columns = 12, dot = 15, radius = 7, head = 18, foot = 20 };
    const ronde_spread *spread = &page->of->results.spread;
    const int64_t *parts = spread->parts[outcome];
    const ronde_svg_scale scale = {parts[0], parts[RONDE_SPREAD_PARTS - 1], left, width};
    int heights[columns + 1] = {0};
    int tallest = 0;
    for (int i = 0; i < RONDE_SPREAD_PARTS; i++) {
        int height = ++heights[(ronde_svg_at(&scale, parts[i]) - left) * columns / width];
        tallest = height > tallest ? height : tallest;
    }
    int floor = head + tallest * dot;
    ronde_svg_open(page, floor + foot, label_of(page, outcome));
    const struct {
        const char *name;
        int64_t amount;
    } lines[] = {{"P10", spread->all[outcome].p10}, {"P90", spread->all[outcome].p90}};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        int at = ronde_svg_at(&scale, lines[i].amount);
        ronde_svg_line(page, "dash", at, head - 4, at, floor);
        ronde_svg_text(page, "n c", at, 11, lines[i].name);
    }
    for (int column = 0; column <= columns; column++) {
        for (int i = 0; i < heights[column]; i++) {
            ronde_text_printf(page->out, "<circle class=\"dark\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
                              left + column * width / columns, floor - i * dot - radius - 1,
                              radius);
        }
    }
    ronde_svg_line(page, "axis", 4, floor, RONDE_SVG_WIDTH - 4, floor);
    put_amount(page, "n", 4, floor + 14, parts[0], unit_of(outcome));
    put_amount(page, "n e", RONDE_SVG_WIDTH - 4, floor + 14, parts[RONDE_SPREAD_PARTS - 1],
               unit_of(outcome));
    ronde_svg_close(page);
}

static void put_band(ronde_study_page *page,
                     const ronde_svg_scale *scale,
                     const ronde_band *band,
                     int middle,
                     bool with_values,
                     ronde_study_unit unit)
{
    enum { half = 13 };
    int high = ronde_svg_at(scale, band->p90);
    int low = ronde_svg_at(scale, band->p10);
    int median = ronde_svg_at(scale, band->p50);
    ronde_text_printf(page->out,
                      "<rect class=\"light\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
                      middle - half, high, 2 * half, low > high ? low - high : 1);
    ronde_svg_line(page, "mid", middle - half, median, middle + half, median);
    if (with_values) {
        put_amount(page, "n c", middle, high - 5, band->p90, unit);
        put_amount(page, "n c", middle, low + 13, band->p10, unit);
    }
}

void ronde_svg_bands(ronde_study_page *page, ronde_outcome outcome)
{
    enum { height = 220, top = 22, depth = 150, label_y = 214, most_with_values = 6 };
    const ronde_study *study = &page->of->study;
    const ronde_band *bands = page->of->results.spread.years[outcome];
    int64_t low = bands[0].p10;
    int64_t high = bands[0].p90;
    for (int year = 1; year < study->year_count; year++) {
        low = bands[year].p10 < low ? bands[year].p10 : low;
        high = bands[year].p90 > high ? bands[year].p90 : high;
    }
    /* Upwards on the page: the highest amount is at the top. */
    const ronde_svg_scale scale = {low, high, top + depth, -depth};
    ronde_svg_open(page, height, label_of(page, outcome));
    for (int year = 0; year < study->year_count; year++) {
        int middle = (2 * year + 1) * RONDE_SVG_WIDTH / (2 * study->year_count);
        put_band(page, &scale, &bands[year], middle, study->year_count <= most_with_values,
                 unit_of(outcome));
        ronde_svg_text(page, "c", middle, label_y, ronde_page_count(study->first_year + year).text);
    }
    if (low < 0 && high > 0) {
        int zero = ronde_svg_at(&scale, 0);
        ronde_svg_line(page, "axis", 0, zero, RONDE_SVG_WIDTH, zero);
        ronde_svg_text(page, "n", 2, zero - 3, "0");
    }
    ronde_svg_close(page);
}
