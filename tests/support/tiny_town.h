/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_TINY_TOWN_H
#define RONDE_TESTS_SUPPORT_TINY_TOWN_H

#include "tests/support/tmpdir.h"

/** Writes town.rmap in the folder: one residential street along latitude 52.2200 from longitude
 *  6.8900 to 6.9100 (1365 m), crossed in its middle by one of 1113 m along longitude 6.9000 from
 *  latitude 52.2150 to 52.2250, for bike and car. Ends the test on failure. */
tmpdir_name tiny_town_write(const tmpdir *dir);

#endif
