/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/clock.h"
#include "tests/support/ckx.h"

static double hands(void *payload)
{
    return *(const double *)payload;
}

START_TEST(a_test_turns_the_hands)
{
    double now = 12.5;
    ronde_clock clock = {hands, &now};
    ck_assert_double_eq(ronde_clock_now(&clock), 12.5);
    now += 1;
    ck_assert_double_eq(ronde_clock_now(&clock), 13.5);
}
END_TEST

static void expect_forward(ronde_clock clock)
{
    double last = ronde_clock_now(&clock);
    for (int i = 0; i < 1000; i++) {
        double now = ronde_clock_now(&clock);
        ck_assert_double_ge(now, last);
        last = now;
    }
}

START_TEST(real_clocks_never_run_back)
{
    expect_forward(ronde_clock_wall());
    expect_forward(ronde_clock_cpu());
}
END_TEST

START_TEST(cpu_time_is_spent_by_work)
{
    ronde_clock clock = ronde_clock_cpu();
    double start = ronde_clock_now(&clock);
    volatile double sum = 0;
    while (ronde_clock_now(&clock) < start + 0.01) { /* ends only if work costs CPU time */
        sum += 1;
    }
    ck_assert_double_gt(sum, 0);
}
END_TEST

CKX_MAIN("instances/base/clock",
         a_test_turns_the_hands,
         real_clocks_never_run_back,
         cpu_time_is_spent_by_work)
