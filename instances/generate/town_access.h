/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_ACCESS_H
#define RONDE_INSTANCES_GENERATE_TOWN_ACCESS_H

#include "instances/generate/town_plan.h"

enum { RONDE_TOWN_NO_HALF = -1 };

/** Streets that meet nearly straight at a junction become one road. */
void ronde_town_access_join_streets(ronde_town_plan *plan);
/** Chooses one-way streets, and sees to it that a car can go from every street to every other:
 *  one-way rules that cut something off are lifted, unreachable streets become pedestrian. */
void ronde_town_access_settle(ronde_town_plan *plan);
/** The half-edge of the same road that goes on where half ends; RONDE_TOWN_NO_HALF where the road
 *  ends or forks. */
int32_t ronde_town_access_onward(const ronde_town_mesh *mesh, int32_t half);
/** The first half-edge of the road that half runs along, in the direction of half. */
int32_t ronde_town_access_first(const ronde_town_mesh *mesh, int32_t half);

#endif
