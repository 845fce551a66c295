/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_SVG_BOARD_H
#define RONDE_SERVICE_REPORT_SVG_BOARD_H

#include "service/report/day_text.h"

/** Colour number of a route, as in #rrggbb; the same on the board and the map. */
const char *ronde_route_colour(size_t route);

/** Appends the day board as one inline SVG: a row per helper, bars for visits, hatched bars for
 * return visits, thin grey lines for travel, outlines for breaks, an hour grid. Each bar has a
 * title that tells task, place and times. Nothing for a plan without routes. */
void ronde_svg_board(ronde_text *out, const ronde_day *day, ronde_language language);

#endif
