/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/array.h"

#include <stdint.h>

void *ronde_array_grow(void *items, size_t *capacity, size_t count, size_t extra, size_t size)
{
    if (extra > SIZE_MAX / 4 - count || count + extra <= *capacity) {
        return items;
    }
    size_t wanted = *capacity < 8 ? 8 : *capacity + *capacity / 2;
    if (wanted < count + extra) {
        wanted = count + extra;
    }
    void *moved = ronde_realloc(items, wanted, size);
    if (moved == NULL) {
        return items;
    }
    *capacity = wanted;
    return moved;
}
