/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_TRAVEL_STORE_H
#define RONDE_SERVICE_STUDY_ARMS_TRAVEL_STORE_H

/* Travel times between all places that days have in common, worked out once: the tables of single
 * days are cut out of them. */

#include "instances/base/faults.h"
#include "instances/model/instance.h"
#include "maps/map.h"

/** Start with {0}. Read-only once filled: any number of days may be cut out of it at once. */
typedef struct ronde_travel_store {
    ronde_idmap places, profiles;
    RONDE_ARRAY(ronde_map_point) points; /* by place */
    RONDE_ARRAY(int32_t *) tables;       /* by profile: seconds, then metres */
} ronde_travel_store;

/** Notes the places and the profiles of a day. RONDE_ENOMEM. */
ronde_status ronde_travel_store_note(ronde_travel_store *store,
                                     const ronde_instance *day,
                                     ronde_error *error) RONDE_MUST_CHECK;
/** Works out the tables for all that was noted; once. A profile that the map lacks gets none.
 *  RONDE_ENOMEM, errors of ronde_map_table. O(places^2) for each profile. */
ronde_status ronde_travel_store_fill(ronde_travel_store *store,
                                     const ronde_map *map,
                                     ronde_error *error) RONDE_MUST_CHECK;
/** Gives the profiles of a day their travel times where all of its places, at the same positions,
 * and the profile are in the store; others stay without. RONDE_ENOMEM. O(places^2). */
ronde_status ronde_travel_store_attach(const ronde_travel_store *store,
                                       ronde_instance *day,
                                       ronde_error *error) RONDE_MUST_CHECK;
void ronde_travel_store_clear(ronde_travel_store *store);

#endif
