/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_RANDOM_INSTANCE_H
#define RONDE_TESTS_SUPPORT_RANDOM_INSTANCE_H

#include "instances/model/instance.h"

/** A tiny instance, the same for the same seed: 1 to 6 tasks, 1 to 3 shifts of 1 or 2 resources,
 *  times within 0 to 160. Each kind of rule (several windows, wishes, lags, doubles, pickups with
 *  deliveries, alternatives, loads, skills, prices of pairs, breaks, limits of shifts, optional
 *  tasks, vehicles first) is switched on for some seeds only, so that all mixtures come by. No
 *  reloads. The caller frees it. */
ronde_instance *ronde_random_instance(uint64_t seed);

/** The same with reloads in most shifts, loading times, limits of trips and releases of goods. */
ronde_instance *ronde_random_trips(uint64_t seed);

/** As ronde_random_instance, but larger: some 40 to 70 tasks on 6 to 9 resources, times five times
 *  as long. */
ronde_instance *ronde_random_day(uint64_t seed);

#endif
