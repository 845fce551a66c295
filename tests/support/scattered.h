/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SCATTERED_H
#define RONDE_TESTS_SUPPORT_SCATTERED_H

#include "instances/formats/solomon.h"

/** Forty customers at random around a depot, with windows of a quarter of the day, and some
 * vehicles that carry a quarter of the demand each. Ends the test on a failure. To be freed. */
ronde_instance *ronde_scattered(uint64_t seed, int vehicles, ronde_objective objective);

#endif
