/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_VROOM_TRAVEL_H
#define RONDE_SERVICE_APP_VROOM_TRAVEL_H

#include "instances/formats/vroom.h"

/** Gives a VROOM request without matrices its travel times and distances, from the map at map_path
 *  (may be NULL if none are lacking). RONDE_EINPUT without a map, for a profile that the map does
 *  not have, or for locations off the roads (all of them among the faults); RONDE_EIO,
 *  RONDE_ENOMEM. */
ronde_status ronde_vroom_travel_supply(ronde_vroom *request,
                                       const char *map_path,
                                       ronde_faults *faults,
                                       ronde_error *error) RONDE_MUST_CHECK;

#endif
