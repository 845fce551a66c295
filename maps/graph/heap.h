/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_MAPS_GRAPH_HEAP_H
#define RONDE_MAPS_GRAPH_HEAP_H

#include "instances/base/array.h"

#include <stdint.h>

/** A heap of nodes with a rank each, the smallest on top; among equals the smallest node. Four
 *  children, without decrease-key: who lowers a rank pushes again and knows old entries by their
 *  rank. */
typedef struct ronde_node_heap {
    RONDE_ARRAY(uint64_t) keys; /* rank << 32 | node */
} ronde_node_heap;

enum { RONDE_HEAP_CHILDREN = 4 };

static inline uint32_t ronde_heap_rank(uint64_t key)
{
    return (uint32_t)(key >> 32U);
}
static inline int32_t ronde_heap_node(uint64_t key)
{
    return (int32_t)(key & UINT32_MAX);
}

/** False when memory is out. */
static inline bool ronde_heap_push(ronde_node_heap *heap, uint32_t rank, int32_t node)
{
    const uint64_t key = (uint64_t)rank << 32U | (uint32_t)node;
    if (!ronde_array_push(&heap->keys, key)) {
        return false;
    }
    uint64_t *keys = heap->keys.items;
    size_t hole = heap->keys.count - 1;
    while (hole > 0 && keys[(hole - 1) / RONDE_HEAP_CHILDREN] > key) {
        keys[hole] = keys[(hole - 1) / RONDE_HEAP_CHILDREN];
        hole = (hole - 1) / RONDE_HEAP_CHILDREN;
    }
    keys[hole] = key;
    return true;
}

/** Takes the top of a heap that is not empty. */
static inline uint64_t ronde_heap_pop(ronde_node_heap *heap)
{
    uint64_t *keys = heap->keys.items;
    const uint64_t top = keys[0];
    const size_t count = --heap->keys.count;
    const uint64_t key = keys[count];
    size_t hole = 0;
    for (;;) {
        const size_t first = hole * RONDE_HEAP_CHILDREN + 1;
        if (first >= count) {
            break;
        }
        const size_t end =
            first + RONDE_HEAP_CHILDREN < count ? first + RONDE_HEAP_CHILDREN : count;
        size_t best = first;
        for (size_t i = first + 1; i < end; i++) {
            best = keys[i] < keys[best] ? i : best;
        }
        if (keys[best] >= key) {
            break;
        }
        keys[hole] = keys[best];
        hole = best;
    }
    if (count > 0) {
        keys[hole] = key;
    }
    return top;
}

#endif
