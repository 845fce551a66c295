/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_RANDOM_PAIRS_H
#define RONDE_TESTS_SUPPORT_RANDOM_PAIRS_H

#include "instances/model/instance.h"

enum { RANDOM_PAIRS_MOST = 16 };

/** Pickups with their deliveries in the plane, as Li and Lim have them: pickups first. Vehicles
 * hold 3 to 6, a pair brings 1 to 3; windows are 20 to 20 + width wide, in some 300 units of time.
 * Fewer vehicles come first. The same for the same arguments; freed by the caller. */
ronde_instance *ronde_random_pairs(uint64_t seed, int pairs, int vehicles, int width);

#endif
