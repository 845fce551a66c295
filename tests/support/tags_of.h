/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_TAGS_OF_H
#define RONDE_TESTS_SUPPORT_TAGS_OF_H

#include "maps/osm/osm_data.h"

/** Tags from "key=value key=value" (no spaces in values); valid until the next call. Ends the test
 *  for a key that is not kept. */
ronde_osm_tags tags_of(const char *text);

#endif
