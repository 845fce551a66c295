/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_APP_TOWN_FILE_H
#define RONDE_SERVICE_APP_TOWN_FILE_H

#include "instances/base/error.h"
#include "instances/generate/town.h"

/** Writes a generated town as an OpenStreetMap extract, whole or not at all; the end of the name
 *  says the format (see maps/osm/osm_writer.h). The same town gives the same bytes. RONDE_EINPUT
 *  for an unknown ending, RONDE_EIO, RONDE_ENOMEM. */
ronde_status ronde_town_file_write(const ronde_town *town,
                                   const char *path,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
