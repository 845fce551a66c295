/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_OSM_OSM_WRITER_H
#define RONDE_MAPS_OSM_OSM_WRITER_H

#include "instances/base/error.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One tag; both texts UTF-8, each at most 1024 bytes. */
typedef struct ronde_osm_tag_text {
    const char *key, *value;
} ronde_osm_tag_text;

/** A map in the making. Nodes come first, then ways, each in order of their ids. The file appears
 *  under its name only on commit: a killed program leaves at most a hidden ".name.PID.tmp" file.
 *  No time stamps, users or versions are written, so equal content gives equal bytes. One thread at
 *  a time. After a failure of any function only ronde_osm_writer_discard may follow. */
typedef struct ronde_osm_writer ronde_osm_writer;

/** Opens a file of the format that the end of its name says: .osm.pbf, .osm, .osm.gz, .osm.bz2.
 *  RONDE_EINPUT for another name, RONDE_EOUTPUT, RONDE_ENOMEM. End with commit or discard. */
ronde_status
ronde_osm_writer_new(ronde_osm_writer **out, const char *path, ronde_error *error) RONDE_MUST_CHECK;

/** Adds a node; lon and lat in 1e-7 degrees. */
ronde_status ronde_osm_writer_node(ronde_osm_writer *writer,
                                   int64_t id,
                                   const int32_t lonlat[2],
                                   const ronde_osm_tag_text *tags,
                                   size_t tag_count,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** The nodes of a way, by id. */
typedef struct ronde_osm_refs {
    const int64_t *ids;
    size_t count;
} ronde_osm_refs;

/** Adds a way. */
ronde_status ronde_osm_writer_way(ronde_osm_writer *writer,
                                  int64_t id,
                                  ronde_osm_refs refs,
                                  const ronde_osm_tag_text *tags,
                                  size_t tag_count,
                                  ronde_error *error) RONDE_MUST_CHECK;

/** Completes the file, gives it its name and frees the writer, also on failure. */
ronde_status ronde_osm_writer_commit(ronde_osm_writer *writer, ronde_error *error) RONDE_MUST_CHECK;
/** Removes the unfinished file and frees the writer; accepts NULL. */
void ronde_osm_writer_discard(ronde_osm_writer *writer);

#ifdef __cplusplus
}
#endif

#endif
