/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_ARRAY_H
#define RONDE_INSTANCES_BASE_ARRAY_H

#include "instances/base/alloc.h"

#include <stdbool.h>
#include <stddef.h>

/** A growing array of any element type, as an anonymous struct with items, count and capacity:
 *
 *      RONDE_ARRAY(int) numbers = {0};
 *      if (!ronde_array_push(&numbers, 7)) { ... out of memory ... }
 *      ronde_array_clear(&numbers);
 *
 *  Items move when the array grows. */
#define RONDE_ARRAY(type)                                                                          \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

/** Makes room for extra more items; false when memory is out (the items stay as they were). */
#define ronde_array_reserve(array, extra)                                                          \
    ((array)->items = ronde_array_grow((array)->items, &(array)->capacity, (array)->count,         \
                                       (extra), sizeof *(array)->items),                           \
     (array)->capacity - (array)->count >= (size_t)(extra))

/** Appends a value; false when memory is out. */
#define ronde_array_push(array, ...)                                                               \
    (ronde_array_reserve(array, 1) ? ((array)->items[(array)->count++] = (__VA_ARGS__), true)      \
                                   : false)

/** Frees the items and leaves an empty array. */
#define ronde_array_clear(array)                                                                   \
    (ronde_free((array)->items), (array)->items = NULL, (array)->count = 0, (array)->capacity = 0)

/** The block with room for extra more, or the old block and the old capacity when memory is out. */
void *ronde_array_grow(void *items, size_t *capacity, size_t count, size_t extra, size_t size);

#endif
