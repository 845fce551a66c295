/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_TRAVEL_H
#define RONDE_SERVICE_APP_TRAVEL_H

#include "instances/base/faults.h"
#include "instances/model/instance.h"
#include "maps/map.h"

/** Gives every profile that lacks travel times those of the map between the positions of the
 * places. Nothing is read if none lacks them. Of 2,000 places or more, only those get times between
 * them that some resource may travel between (components.h): a town of many providers.
 *
 *  RONDE_EINPUT: no map is named, it lacks a profile, or (with a fault naming each place) a place
 * has no position or lies farther than 1 km from any road of the profile. RONDE_EIO, RONDE_ENOMEM.
 * Of a failure some profiles may have got theirs. */
ronde_status ronde_travel_attach(ronde_instance *instance,
                                 const char *map_path,
                                 ronde_faults *faults,
                                 ronde_error *error) RONDE_MUST_CHECK;

/** The same from a map that is open already; map_path names it in faults. */
ronde_status ronde_travel_attach_map(ronde_instance *instance,
                                     const ronde_map *map,
                                     const char *map_path,
                                     ronde_faults *faults,
                                     ronde_error *error) RONDE_MUST_CHECK;

#endif
