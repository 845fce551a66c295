/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/oom.h"

#include "instances/base/alloc.h"

#include <check.h>

long oom_run(oom_work *work, void *payload, long limit)
{
    for (long n = 0; n < limit; n++) {
        long before = ronde_alloc_count();
        ronde_alloc_fail_at(n);
        bool fine = work(payload);
        ronde_alloc_fail_at(-1);
        bool met = ronde_alloc_count() - before > n;
        if (!met) {
            ck_assert_msg(fine, "the work fails although no allocation failed (round %ld)", n);
            return n;
        }
    }
    ck_abort_msg("still allocating after %ld rounds", limit);
    return limit;
}
