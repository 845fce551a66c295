/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/search_bench.h"

#include "tests/support/ckx.h"

void search_bench_set_up(search_bench *of, ronde_instance *instance, uint64_t seed)
{
    ronde_error error = {0};
    *of = (search_bench){.instance = instance};
    ck_assert_ok(ronde_problem_init(&of->problem, instance, &error));
    ck_assert_ok(ronde_state_init(&of->state, &of->problem, &error));
    ck_assert_ok(ronde_hand_init(&of->hand, &of->problem, seed, &error));
}

void search_bench_tear_down(search_bench *of)
{
    ronde_hand_clear(&of->hand);
    ronde_state_clear(&of->state);
    ronde_problem_clear(&of->problem);
    ronde_instance_free(of->instance);
}
