/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/alloc.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static atomic_long fail_countdown = -1;
static atomic_long allocations = 0;

/* True when a test asked this very allocation to fail. The load keeps the normal case cheap. */
static bool must_fail(void)
{
    atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
    if (atomic_load_explicit(&fail_countdown, memory_order_relaxed) < 0) {
        return false;
    }
    return atomic_fetch_sub(&fail_countdown, 1) == 0;
}

void *ronde_alloc(size_t size)
{
    return must_fail() ? NULL : malloc(size > 0 ? size : 1);
}

void *ronde_alloc_zero(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size) {
        return NULL; /* calloc checks this too, but the sanitizers end the program there */
    }
    return must_fail() ? NULL : calloc(count > 0 ? count : 1, size > 0 ? size : 1);
}

void *ronde_realloc(void *block, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    size_t bytes = count * size;
    return must_fail() ? NULL : realloc(block, bytes > 0 ? bytes : 1);
}

void ronde_free(void *block)
{
    free(block);
}

char *ronde_text_copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = ronde_alloc(size);
    if (copy != NULL) {
        memcpy(copy, text, size);
    }
    return copy;
}

void ronde_alloc_fail_at(long n)
{
    atomic_store(&fail_countdown, n);
}

long ronde_alloc_count(void)
{
    return atomic_load(&allocations);
}
