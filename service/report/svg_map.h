/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_SVG_MAP_H
#define RONDE_SERVICE_REPORT_SVG_MAP_H

#include "maps/map.h"
#include "service/report/day_text.h"

/** Appends the rounds on the road network as one inline SVG, north up: roads in grey, each round in
 * its colour along the roads it takes, a dot per home, a ring per return visit, a square where a
 * round starts. Places without a position are left out. RONDE_ENOMEM. O(roads + legs * search). */
ronde_status ronde_svg_map(ronde_text *out,
                           const ronde_day *day,
                           const ronde_map *map,
                           ronde_language language,
                           ronde_error *error) RONDE_MUST_CHECK;

#endif
