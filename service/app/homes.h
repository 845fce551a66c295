/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_HOMES_H
#define RONDE_SERVICE_APP_HOMES_H

#include "instances/generate/day.h"
#include "maps/map.h"

/** Draws count homes on the residential streets of a map, each metre of street alike, and none
 * within 20 m of the end of a street that is longer. *out is freed by ronde_free; the street names
 * are borrowed from the map. The same map, seed and count give the same homes, and a larger count
 * begins with the same ones. RONDE_EINPUT if the map has no residential street that its first
 * profile can use; RONDE_ENOMEM. O(streets + count log streets). */
ronde_status ronde_homes_draw(ronde_address **out,
                              const ronde_map *map,
                              uint64_t seed,
                              int32_t count,
                              ronde_error *error) RONDE_MUST_CHECK;

#endif
