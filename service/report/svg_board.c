/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/report/svg_board.h"

#include "instances/model/reason.h"
#include "service/report/days.h"

#include <stdio.h>
#include <string.h>

enum {
    label_width = 130,
    board_width = 1000,
    row_height = 22,
    bar_height = 16,
    label_room = 46, /* a bar this wide holds the name of its task */
    head_height = 24,
    hour = 3600
};

/* Colour-blind safe hues (after Okabe and Ito 2008), then darker relatives. */
static const char *const colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00",
                                      "#56b4e9", "#7a3e9d", "#a03030", "#3b6e22", "#4a4a4a"};

const char *ronde_route_colour(size_t route)
{
    return colours[route % (sizeof colours / sizeof colours[0])];
}

/* On the two light hues white letters are hard to read. */
static bool needs_dark_ink(size_t route)
{
    size_t hue = route % (sizeof colours / sizeof colours[0]);
    return hue == 3 || hue == 5;
}

/* A name that fits a bar: what is longer than seven letters stays out; the title has it. */
static void append_short(ronde_text *out, const char *label)
{
    enum { most_letters = 7 };
    if (strlen(label) <= most_letters) {
        ronde_text_append_html(out, label);
    }
}

/* The hours shown, and where a moment is on the board. */
typedef struct board_scale {
    ronde_time from, to, midnight;
    bool dutch;
} board_scale;

static double x_of(const board_scale *scale, ronde_time time)
{
    return label_width + (double)(board_width - label_width) * (double)(time - scale->from) /
                             (double)(scale->to - scale->from);
}

static board_scale scale_of(const ronde_day *day)
{
    board_scale scale = {.from = ronde_time_unlimited, .midnight = ronde_days_midnight(day)};
    for (size_t i = 0; i < day->plan->routes.count; i++) {
        const ronde_route *route = &day->plan->routes.items[i];
        const ronde_stop *stops = &day->plan->stops.items[route->first_stop];
        if (route->stop_count == 0 || (day->number != 0 && !ronde_days_shown(day, i))) {
            continue;
        }
        ronde_time end = stops[route->stop_count - 1].end;
        scale.from = stops[0].arrival < scale.from ? stops[0].arrival : scale.from;
        scale.to = end > scale.to ? end : scale.to;
    }
    scale.from = scale.from / hour * hour;
    scale.to = (scale.to / hour + 1) * hour;
    return scale;
}

/* One line an hour; fewer when the board spans days. */
static void draw_grid(ronde_text *out, const board_scale *scale, int height)
{
    ronde_time step = hour;
    while ((scale->to - scale->from) / step > 14) {
        step *= 2;
    }
    for (ronde_time at = scale->from; at <= scale->to; at += step) {
        char clock[32];
        ronde_clock_text(clock, sizeof clock, at - scale->midnight);
        ronde_text_printf(out,
                          "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>"
                          "<text class=\"hour\" x=\"%.1f\" y=\"14\">%s</text>\n",
                          x_of(scale, at), head_height - 4, x_of(scale, at), height,
                          x_of(scale, at), clock);
    }
}

static void
draw_title(ronde_text *out, const ronde_day *day, const board_scale *scale, const ronde_stop *stop)
{
    char begin[32];
    char end[32];
    ronde_clock_text(begin, sizeof begin, stop->start - scale->midnight);
    ronde_clock_text(end, sizeof end, stop->end - scale->midnight);
    ronde_text_append(out, "<title>");
    ronde_text_append_html(
        out, ronde_label_in(day->instance->tasks[stop->task].label, scale->dutch).text);
    if (stop->place != RONDE_NONE) {
        ronde_text_append(out, ", ");
        ronde_text_append_html(
            out, ronde_label_in(day->instance->places[stop->place].label, scale->dutch).text);
    }
    ronde_text_printf(out, ", %s-%s</title>", begin, end);
}

static void draw_stop(ronde_text *out,
                      const ronde_day *day,
                      const board_scale *scale,
                      size_t row,
                      size_t stop_index,
                      int y)
{
    const ronde_route *route = &day->plan->routes.items[row];
    const ronde_stop *stop = &day->plan->stops.items[route->first_stop + stop_index];
    if (stop->task == RONDE_NONE) {
        return;
    }
    const char *colour = ronde_route_colour(row);
    double x = x_of(scale, stop->start);
    double width = x_of(scale, stop->end) - x;
    bool returns = ronde_is_return_visit(day->plan, row, stop_index);
    bool pause = stop->kind == RONDE_STOP_BREAK;
    ronde_text_printf(out,
                      "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" "
                      "fill=\"%s\" stroke=\"%s\"%s>",
                      x, y + (row_height - bar_height) / 2, width < 2 ? 2 : width, bar_height,
                      pause     ? "none"
                      : returns ? "url(#hatch)"
                                : colour,
                      colour, pause ? " stroke-dasharray=\"3 2\"" : "");
    draw_title(out, day, scale, stop);
    ronde_text_append(out, "</rect>\n");
    if (width >= label_room && !pause && !returns) {
        ronde_text_printf(out, "<text class=\"in%s\" x=\"%.1f\" y=\"%.1f\">",
                          needs_dark_ink(row) ? " dark" : "", x + width / 2,
                          y + row_height / 2.0 + 3.5);
        append_short(out,
                     ronde_label_in(day->instance->tasks[stop->task].label, scale->dutch).text);
        ronde_text_append(out, "</text>\n");
    }
}

/* The label and the line from the start to the end of the route, under the bars. */
static void
draw_row(ronde_text *out, const ronde_day *day, const board_scale *scale, size_t row, int y)
{
    const ronde_route *route = &day->plan->routes.items[row];
    const ronde_stop *stops = &day->plan->stops.items[route->first_stop];
    const ronde_shift *shift = &day->instance->shifts[route->shift];
    double middle = y + row_height / 2.0;
    ronde_text_printf(out, "<text class=\"who\" x=\"0\" y=\"%.1f\">", middle + 4);
    ronde_text_append_html(
        out, ronde_label_in(day->instance->resources[shift->resource].label, scale->dutch).text);
    ronde_text_printf(out,
                      "</text><line class=\"travel\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" "
                      "y2=\"%.1f\"/>\n",
                      x_of(scale, stops[0].start), middle,
                      x_of(scale, stops[route->stop_count - 1].end), middle);
    for (size_t i = 0; i < route->stop_count; i++) {
        draw_stop(out, day, scale, row, i, y);
    }
}

void ronde_svg_board(ronde_text *out, const ronde_day *day, ronde_language language)
{
    size_t rows = 0;
    for (size_t i = 0; i < day->plan->routes.count; i++) {
        rows += ronde_days_shown(day, i) ? 1 : 0;
    }
    if (rows == 0) {
        return;
    }
    board_scale scale = scale_of(day);
    scale.dutch = language == RONDE_DUTCH;
    int height = head_height + (int)rows * row_height;
    ronde_text_printf(out,
                      "<svg class=\"board\" role=\"img\" viewBox=\"0 0 %d %d\" "
                      "aria-label=\"%s\">\n"
                      "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
                      "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                      "<rect width=\"6\" height=\"6\" fill=\"#fff\"/>"
                      "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#222\" "
                      "stroke-width=\"4\"/></pattern></defs>\n",
                      board_width + 20, height + 4, ronde_word_in(language, RONDE_WORD_BOARD));
    draw_grid(out, &scale, height);
    int y = head_height;
    for (size_t i = 0; i < day->plan->routes.count; i++) {
        if (ronde_days_shown(day, i)) {
            draw_row(out, day, &scale, i, y);
            y += row_height;
        }
    }
    ronde_text_append(out, "</svg>\n");
}
