/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain routes with a limited length: the search must use the limit and never break it, also where
 * rounded distances break the triangle inequality. */
#include "instances/base/rng.h"
#include "instances/base/text.h"
#include "instances/formats/vrplib.h"
#include "instances/model/check.h"
#include "solver/solve.h"
#include "tests/support/benchmark_faults.h"
#include "tests/support/ckx.h"

enum { client_count = 60, limit = 200 };

/* Two depots with four vehicles each, windows of 150 in a day of 1000. */
static ronde_instance *draw(uint64_t seed)
{
    ronde_text text = {0};
    ronde_rng rng = ronde_rng_new(seed, 0);
    ronde_text_printf(&text,
                      "TYPE: MDVRPTW\nEDGE_WEIGHT_TYPE: EUC_2D\nDIMENSION: %d\nVEHICLES: 8\n"
                      "VEHICLES_MAX_DURATION: %d\nSERVICE_TIME: 10\nNODE_COORD_SECTION\n",
                      client_count + 2, limit);
    for (int i = 1; i <= client_count + 2; i++) {
        ronde_text_printf(&text, "%d %d %d\n", i, (int)ronde_rng_between(&rng, 0, 60),
                          (int)ronde_rng_between(&rng, 0, 60));
    }
    ronde_text_append(&text, "TIME_WINDOW_SECTION\n1 0 1000\n2 0 1000\n");
    for (int i = 3; i <= client_count + 2; i++) {
        int open = (int)ronde_rng_between(&rng, 0, 700);
        ronde_text_printf(&text, "%d %d %d\n", i, open, open + 150);
    }
    ronde_text_append(&text, "VEHICLES_DEPOT_SECTION\n");
    for (int i = 1; i <= 8; i++) {
        ronde_text_printf(&text, "%d %d\n", i, i % 2 + 1);
    }
    ronde_text_append(&text, "DEPOT_SECTION\n1\n2\n");
    ronde_instance *made =
        read_benchmark(ronde_vrplib_read, text.data, (ronde_benchmark_options){0});
    ronde_text_clear(&text);
    return made;
}

START_TEST(limits_hold_and_bind)
{
    ronde_instance *instance = draw((uint64_t)_i);
    ronde_plan plan = {0};
    ronde_verdict verdict = {0};
    ronde_error error = {0};
    const ronde_solve_options options = {.seed = (uint64_t)_i, .iterations = 3000};
    ck_assert_ok(ronde_solve(&plan, instance, &options, NULL, &error));
    ck_assert_ok(ronde_check(&verdict, instance, &plan, &error));
    ck_assert_uint_eq(verdict.violations.count, 0);
    ronde_time longest = 0;
    for (size_t i = 0; i < plan.routes.count; i++) {
        const ronde_route *route = &plan.routes.items[i];
        const ronde_stop *stops = plan.stops.items + route->first_stop;
        ronde_time length = stops[route->stop_count - 1].end - stops[0].start;
        longest = length > longest ? length : longest;
    }
    /* 60 clients ask more than 8 routes of 200 give: the limit is used to the full. */
    ck_assert_int_gt(longest, (limit - 10) * instance->scale);
    ck_assert_int_le(longest, limit * instance->scale);
    ck_assert_uint_gt(plan.stops.count, 30);
    ronde_verdict_clear(&verdict);
    ronde_plan_clear(&plan);
    ronde_instance_free(instance);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("solver/limited");
    TCase *tests = tcase_create("solver/limited");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, limits_hold_and_bind, 0, 10);
    return ckx_run(suite, tests);
}
