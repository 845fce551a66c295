/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_IDMAP_H
#define RONDE_INSTANCES_BASE_IDMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Text ids to dense indices 0, 1, 2 ... in order of insertion (open addressing, FNV-1a). Start
 *  with {0}. One thread at a time; reading is thread-safe. */
typedef struct ronde_idmap {
    char **texts; /* the ids in order of their index, owned */
    int32_t *slots;
    size_t count, capacity, slot_count;
} ronde_idmap;

enum { RONDE_NONE = -1 };

void ronde_idmap_clear(ronde_idmap *map);
/** The index of id, or RONDE_NONE. O(length of id). */
int32_t ronde_idmap_find(const ronde_idmap *map, const char *id);
/** Adds id or finds it: *index is set and *added says which. False when memory is out. */
bool ronde_idmap_add(ronde_idmap *map, const char *id, int32_t *index, bool *added);

#endif
