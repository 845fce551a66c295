/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_CLI_MAP_POINTS_H
#define RONDE_SERVICE_CLI_MAP_POINTS_H

#include "instances/base/array.h"
#include "instances/base/error.h"
#include "maps/map.h"

typedef struct ronde_points {
    RONDE_ARRAY(ronde_map_point) list;
} ronde_points;

/** Reads "lon lat" a line, in degrees with a decimal point, separated by spaces, tabs or a comma;
 *  empty lines and lines from # are skipped; "-" reads standard input. *points starts as {0} and is
 *  cleared by the caller (ronde_array_clear of its list). RONDE_EINPUT with file and line,
 * RONDE_EIO, RONDE_ENOMEM. */
ronde_status
ronde_points_read(ronde_points *points, const char *path, ronde_error *error) RONDE_MUST_CHECK;
/** One point "lon,lat" or "lon lat" of length bytes; false if it is none. */
bool ronde_points_parse(const char *text, size_t length, ronde_map_point *point);

#endif
