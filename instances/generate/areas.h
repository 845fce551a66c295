/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_AREAS_H
#define RONDE_INSTANCES_GENERATE_AREAS_H

#include "instances/base/arena.h"
#include "instances/generate/day.h"

/** Cuts places into areas: in two equal halves again and again, each time across the longer side,
 *  until no area has more than most places. areas[i] is then the area of place i, from 0 on, and
 *  middles (room for count) holds the mean position of each. Neighbours have near numbers. Gives
 *  the number of areas; 0 when memory is out. count > 0. O(count log^2 count + areas^2). */
int32_t ronde_areas_cut(ronde_arena *arena,
                        const ronde_address *places,
                        int32_t count,
                        int32_t most,
                        int32_t *areas,
                        ronde_address *middles);

/** The area whose middle is nearest. O(count). */
int32_t ronde_areas_nearest(const ronde_address *middles, int32_t count, const ronde_address *to);

#endif
