/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_TOWN_UNION_H
#define RONDE_INSTANCES_GENERATE_TOWN_UNION_H

#include <stddef.h>
#include <stdint.h>

/** Disjoint sets 0 .. count - 1, each its own; NULL when memory is out. Free with ronde_free. */
int32_t *ronde_town_union_new(size_t count);
/** The representative of a set, its lowest member. Shortens the path on the way. */
int32_t ronde_town_union_find(int32_t *parents, int32_t member);
void ronde_town_union_merge(int32_t *parents, int32_t one, int32_t other);

#endif
