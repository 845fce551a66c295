/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_GRAPH_FILE_H
#define RONDE_MAPS_GRAPH_GRAPH_FILE_H

#include "maps/graph/road_graph.h"

/** The .rmap file: a road graph as its arrays, with a version, a mark for the byte order and a
 *  checksum. See maps/README.md for the layout. */

/** Writes the graph to a file, whole or not at all. RONDE_EIO. */
ronde_status ronde_graph_file_write(const ronde_road_graph *graph,
                                    const char *path,
                                    ronde_error *error) RONDE_MUST_CHECK;
/** Reads a graph, linked and ready for use; *graph starts as {0} and stays so after a failure.
 *  RONDE_EIO if the file cannot be read, RONDE_EINPUT if it is not a map file, of another version
 *  or byte order, or damaged, RONDE_ENOMEM. */
ronde_status ronde_graph_file_read(ronde_road_graph *graph,
                                   const char *path,
                                   ronde_error *error) RONDE_MUST_CHECK;
/** As ronde_graph_file_read, from memory; where names the source in errors. Every index of the
 *  bytes is checked. */
ronde_status ronde_graph_file_parse(ronde_road_graph *graph,
                                    const char *bytes,
                                    size_t size,
                                    const char *where,
                                    ronde_error *error) RONDE_MUST_CHECK;
/** Sets the size and checksum in the header of the bytes of a map file: for tests that change
 *  them. Does nothing to bytes shorter than a header. */
void ronde_graph_file_seal(char *bytes, size_t size);

#endif
