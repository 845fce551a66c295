/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_ALLOC_H
#define RONDE_INSTANCES_BASE_ALLOC_H

#include <stddef.h>

/** All memory of Ronde's C code comes from here, so that a test can make any allocation fail.
 *  Thread-safe. Each returns NULL when memory is out or count * size overflows. */
void *ronde_alloc(size_t size);
void *ronde_alloc_zero(size_t count, size_t size);
/** Grows or shrinks to count * size bytes; the old block stays valid on failure. */
void *ronde_realloc(void *block, size_t count, size_t size);
/** Accepts NULL. */
void ronde_free(void *block);
/** A copy of text owned by the caller, or NULL when memory is out. */
char *ronde_text_copy(const char *text);

/** For tests: the n-th allocation from now (0 = the next) fails, once; -1 switches this off. */
void ronde_alloc_fail_at(long n);
/** For tests: allocations made since the program started. */
long ronde_alloc_count(void);

#endif
