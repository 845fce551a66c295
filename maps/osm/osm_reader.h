/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_OSM_READER_H
#define RONDE_MAPS_OSM_OSM_READER_H

#include "instances/base/error.h"

#include <stddef.h>

struct ronde_osm_data;

#ifdef __cplusplus
extern "C" {
#endif

/** Reads the roads (highway=*, route=ferry) of an OpenStreetMap extract into *data, which starts
 *  as {0} and is cleared by the caller also after a failure. The file name tells the format:
 *  .osm.pbf, .osm, .osm.gz or .osm.bz2. Two passes (ways, then the nodes they use), so memory grows
 *  with the roads and not with the file. Nodes that the extract lacks stay unplaced.
 *  RONDE_EIO if the file cannot be opened, RONDE_EINPUT if it is damaged or of another kind (the
 *  error names the file), RONDE_ENOMEM. */
ronde_status
ronde_osm_read(struct ronde_osm_data *data, const char *path, ronde_error *error) RONDE_MUST_CHECK;

/** As ronde_osm_read, from memory; format is "pbf", "osm", "osm.gz" or "osm.bz2". */
ronde_status ronde_osm_read_bytes(struct ronde_osm_data *data,
                                  const char *bytes,
                                  size_t size,
                                  const char *format,
                                  ronde_error *error) RONDE_MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif
