/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_PROJECT_H
#define RONDE_MAPS_GRAPH_PROJECT_H

#include "instances/base/error.h"

#include <stdbool.h>
#include <stdint.h>

/** The only place that knows PROJ: degrees (WGS84) to plane metres and back. One projector per
 *  thread; making one takes some milliseconds. */
typedef struct ronde_projector ronde_projector;

enum { RONDE_EPSG_RD = 28992 };

/** The plane system for a region: RD New where all of it lies in lon 3.2..7.3, lat 50.7..53.7,
 *  else the UTM zone of its middle. Degrees. */
int32_t ronde_project_choose(double west, double south, double east, double north);
/** True for the systems that ronde_project_choose gives. */
bool ronde_project_is_known(int32_t epsg);

/** A projector of the system, owned by the caller. RONDE_EINPUT for an unknown system, RONDE_EIO
 *  if PROJ lacks its database, RONDE_ENOMEM. Never uses the network. */
ronde_status
ronde_projector_new(ronde_projector **out, int32_t epsg, ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_projector_free(ronde_projector *projector);
/** Degrees to metres east (x) and north (y); false outside the system's reach. */
bool ronde_project_forward(
    ronde_projector *projector, double lon, double lat, double *x, double *y);
/** Metres to degrees; false outside the system's reach. For RD New, x is 7,000 .. 300,000 and y
 *  289,000 .. 629,000: swapped axes are outside. */
bool ronde_project_inverse(
    ronde_projector *projector, double x, double y, double *lon, double *lat);

#endif
