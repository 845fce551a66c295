/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_STUDY_SVG_H
#define RONDE_SERVICE_REPORT_STUDY_SVG_H

/* The pictures of a study's report: inline SVG, 480 wide, no scripts. Dark and hatched areas differ
 * without colour; values stand beside what they are of. */

#include "service/report/study/page.h"

/** A bar with its label and amount. */
typedef struct ronde_svg_bar {
    const char *label;
    int64_t amount;
    bool hatched;
    bool is_total; /* starts at zero again */
} ronde_svg_bar;

/** Bars below each other, each with label and value. steps: each bar starts where the one above
 *  ends, so that parts lead to their total; else each starts at zero. */
void ronde_svg_bars(ronde_study_page *page,
                    const ronde_svg_bar *bars,
                    size_t count,
                    ronde_study_unit unit,
                    bool steps);

/** The widest bars of the tornado for an outcome: hatched towards the minimum of the parameter,
 * dark towards its maximum, around the amount at medium. */
void ronde_svg_tornado(ronde_study_page *page, ronde_outcome outcome);
/** How many bars that is: those with any width, up to a limit. */
size_t ronde_svg_tornado_count(const ronde_tornado *tornado, ronde_outcome outcome);

/** Twenty dots, each a twentieth of the draws, with P10 and P90. */
void ronde_svg_dots(ronde_study_page *page, ronde_outcome outcome);
/** P10 to P90 of every year. */
void ronde_svg_bands(ronde_study_page *page, ronde_outcome outcome);

/** What pictures are made of. A scale takes amounts to places between left and left + width. */
typedef struct ronde_svg_scale {
    int64_t low, high;
    int left, width;
} ronde_svg_scale;

enum { RONDE_SVG_WIDTH = 480 };

int ronde_svg_at(const ronde_svg_scale *scale, int64_t amount);
void ronde_svg_open(ronde_study_page *page, int height, const char *name);
void ronde_svg_close(ronde_study_page *page);
/** A rectangle between two places, whichever is left. */
void ronde_svg_span(
    ronde_study_page *page, const char *class_name, int from, int to, int top, int height);
void ronde_svg_line(ronde_study_page *page, const char *class_name, int x1, int y1, int x2, int y2);
void ronde_svg_text(ronde_study_page *page, const char *class_name, int x, int y, const char *text);

#endif
