/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of blocks, newest first, each twice as large as the one before:
 *
 *   arena -> [newest | used ... free] -> [older, full] -> [first, full]
 *
 * Rewinding frees the blocks that are newer than the mark. */
#include "instances/base/arena.h"

#include "instances/base/alloc.h"

#include <stdint.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#    define RONDE_ASAN 1
#elif defined(__has_feature)
#    if __has_feature(address_sanitizer)
#        define RONDE_ASAN 1
#    endif
#endif
#ifdef RONDE_ASAN
#    include <sanitizer/asan_interface.h>
#    define POISON(address, size) ASAN_POISON_MEMORY_REGION(address, size)
#    define UNPOISON(address, size) ASAN_UNPOISON_MEMORY_REGION(address, size)
#else
#    define POISON(address, size) ((void)(address), (void)(size))
#    define UNPOISON(address, size) ((void)(address), (void)(size))
#endif

enum { alignment = 16, smallest_block = 256 };

typedef struct block {
    struct block *older;
    size_t size; /* bytes behind this header */
    size_t used;
    size_t padding_; /* keeps the payload aligned */
} block;

struct ronde_arena {
    block *newest;
    size_t total;
};

static unsigned char *payload(block *of)
{
    return (unsigned char *)(of + 1);
}

static block *block_new(size_t size, block *older)
{
    if (size > SIZE_MAX - sizeof(block)) {
        return NULL;
    }
    block *made = ronde_alloc(sizeof(block) + size);
    if (made != NULL) {
        made->older = older;
        made->size = size;
        made->used = 0;
        POISON(payload(made), size);
    }
    return made;
}

static void block_free(block *old)
{
    UNPOISON(payload(old), old->size);
    ronde_free(old);
}

ronde_arena *ronde_arena_new(size_t first_size)
{
    ronde_arena *arena = ronde_alloc(sizeof *arena);
    if (arena == NULL) {
        return NULL;
    }
    size_t size = first_size < smallest_block ? smallest_block : first_size;
    arena->newest = block_new(size, NULL);
    if (arena->newest == NULL) {
        ronde_free(arena);
        return NULL;
    }
    arena->total = size;
    return arena;
}

void ronde_arena_free(ronde_arena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (block *at = arena->newest; at != NULL;) {
        block *older = at->older;
        block_free(at);
        at = older;
    }
    ronde_free(arena);
}

void *ronde_arena_take(ronde_arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > (SIZE_MAX - alignment) / size) {
        return NULL;
    }
    size_t bytes = (count * size + alignment - 1) / alignment * alignment;
    block *top = arena->newest;
    if (bytes > top->size - top->used) {
        size_t wanted = top->size > SIZE_MAX / 2 ? top->size : top->size * 2;
        top = block_new(wanted < bytes ? bytes : wanted, arena->newest);
        if (top == NULL) {
            return NULL;
        }
        arena->newest = top;
        arena->total += top->size;
    }
    unsigned char *memory = payload(top) + top->used;
    top->used += bytes;
    UNPOISON(memory, bytes);
    return memset(memory, 0, bytes);
}

char *ronde_arena_text(ronde_arena *arena, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = ronde_arena_take(arena, size, 1);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

ronde_arena_mark ronde_arena_top(const ronde_arena *arena)
{
    return (ronde_arena_mark){arena->newest, arena->newest->used};
}

void ronde_arena_rewind(ronde_arena *arena, ronde_arena_mark mark)
{
    while (arena->newest != mark.block) {
        block *old = arena->newest;
        arena->newest = old->older;
        arena->total -= old->size;
        block_free(old);
    }
    block *top = arena->newest;
    POISON(payload(top) + mark.used, top->used - mark.used);
    top->used = mark.used;
}

size_t ronde_arena_size(const ronde_arena *arena)
{
    return arena->total;
}
