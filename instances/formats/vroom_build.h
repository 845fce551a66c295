/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_FORMATS_VROOM_BUILD_H
#define RONDE_INSTANCES_FORMATS_VROOM_BUILD_H

/* What the files that turn a VROOM request into an instance share. Not for others. */

#include "instances/formats/vroom_parts.h"

/** A place of the instance: a location with the setup time that a journey to it includes. */
typedef struct ronde_vroom_place {
    int32_t location;
    int64_t setup;
} ronde_vroom_place;

/** Vehicles that travel alike: same table, speed and, where costs are in the table, prices. */
typedef struct ronde_vroom_travel {
    char name[ronde_vroom_id_size];
    const ronde_vroom_table *table;
    const ronde_vroom_vehicle *vehicle; /* the first of them */
    bool priced;                        /* its distances are costs */
} ronde_vroom_travel;

typedef struct ronde_vroom_making {
    ronde_vroom *request;
    ronde_builder *builder;
    ronde_faults *faults;
    ronde_idmap place_ids;
    RONDE_ARRAY(ronde_vroom_place) places;
    RONDE_ARRAY(ronde_vroom_travel) travels;
    int32_t *travel_of_vehicle;
    bool has_setup_places; /* some journeys include setup times */
    int64_t priority_step;
    ronde_pair_spec *pairs; /* room for one per vehicle */
    char (*vehicle_ids)[32];
} ronde_vroom_making;

/** The id of the place of a spot, made where it is new; owned by the making. */
const char *
ronde_vroom_place_id(ronde_vroom_making *making, const ronde_vroom_spot *spot, int64_t setup);
/** Adds units and vehicles to the builder. */
void ronde_vroom_add_units(ronde_vroom_making *making);
void ronde_vroom_add_vehicles(ronde_vroom_making *making);
/** Adds a fault of the request. */
void ronde_vroom_fault(ronde_vroom_making *making,
                       const char *where,
                       const char *key,
                       const char *code,
                       const char *text);
/** Groups the vehicles by how they travel; the places must be known. */
void ronde_vroom_make_travels(ronde_vroom_making *making);
/** Gives the instance its travel tables. */
ronde_status ronde_vroom_attach(ronde_vroom_making *making,
                                ronde_instance *instance,
                                ronde_error *error) RONDE_MUST_CHECK;

#endif
