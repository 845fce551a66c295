/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_IMPORT_WORLD_H
#define RONDE_SERVICE_APP_IMPORT_WORLD_H

#include "instances/formats/csv_position.h"

/** What an import asks of maps: RD metres to degrees, and whether a road is near. */
typedef struct ronde_import_world ronde_import_world;

/** Opens the projection, and the map if there is one (path or NULL). The caller frees *out. Errors
 *  as of ronde_projector_new and ronde_map_open. */
ronde_status ronde_import_world_new(ronde_import_world **out,
                                    const char *map,
                                    ronde_error *error) RONDE_MUST_CHECK;
/** Accepts NULL. */
void ronde_import_world_free(ronde_import_world *world);
/** The hooks for the importer; valid as long as the world. A position is near a road within 2 km
 *  of one that some profile of the map can use. */
ronde_csv_world ronde_import_world_hooks(ronde_import_world *world);

#endif
