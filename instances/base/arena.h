/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_ARENA_H
#define RONDE_INSTANCES_BASE_ARENA_H

#include <stddef.h>

/** Memory of one lifetime: many allocations, one release. Blocks are 16-byte aligned and never
 *  move. Under the address sanitizer, memory behind the top is poisoned. One thread at a time. */
typedef struct ronde_arena ronde_arena;

/** A place in the arena to return to. */
typedef struct ronde_arena_mark {
    void *block;
    size_t used;
} ronde_arena_mark;

/** A new arena whose first block holds first_size bytes; NULL when memory is out. */
ronde_arena *ronde_arena_new(size_t first_size);
/** Frees the arena and all it gave out; accepts NULL. */
void ronde_arena_free(ronde_arena *arena);
/** Zeroed memory for count elements of size bytes, owned by the arena; NULL when memory is out or
 *  the product overflows. */
void *ronde_arena_take(ronde_arena *arena, size_t count, size_t size);
/** A copy of text, owned by the arena; NULL when memory is out. */
char *ronde_arena_text(ronde_arena *arena, const char *text);
/** Remembers the top; everything taken afterwards is given back by ronde_arena_rewind. */
ronde_arena_mark ronde_arena_top(const ronde_arena *arena);
void ronde_arena_rewind(ronde_arena *arena, ronde_arena_mark mark);
/** Bytes held from the system. */
size_t ronde_arena_size(const ronde_arena *arena);

#endif
