/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_OOM_H
#define RONDE_TESTS_SUPPORT_OOM_H

#include <stdbool.h>

/** A piece of work that allocates. Returns true if it succeeded, false if it reported that memory
 *  is out; asserts itself that a failure left everything in order and frees all it made. */
typedef bool oom_work(void *payload);

/** Runs the work again and again, with the n-th allocation failing for n = 0, 1, 2 ..., until it
 *  succeeds without having met the failure. Returns the number of allocations that were made to
 *  fail; a work that succeeds although one of its allocations failed is fine (it had a way round)
 *  and is counted. Aborts the test after limit rounds. */
long oom_run(oom_work *work, void *payload, long limit);

#endif
