/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/model/working_hours.h"
#include "tests/support/ckx.h"

/* The law's two thresholds, at them and one second beyond. */
START_TEST(test_breaks)
{
    static const struct {
        ronde_time length;
        size_t count;
        ronde_time sum;
    } cases[] = {{19800, 0, 0}, {19801, 1, 1800}, {36000, 1, 1800}, {36001, 2, 2700}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ronde_break_spec breaks[RONDE_ATW_BREAKS];
        ronde_time sum = 0;
        size_t count =
            ronde_atw_breaks(breaks, cases[i].length, (ronde_window){10000, cases[i].length});
        for (size_t k = 0; k < count; k++) {
            sum += breaks[k].duration;
            ck_assert_int_eq(breaks[k].window.earliest, 10000);
            ck_assert_int_eq(breaks[k].window.latest + breaks[k].duration, cases[i].length);
            ck_assert_int_lt(breaks[k].after, cases[i].length);
        }
        ck_assert_uint_eq(count, cases[i].count);
        ck_assert_int_eq(sum, cases[i].sum);
        ck_assert_int_eq(ronde_atw_break_time(cases[i].length), sum);
    }
}
END_TEST

CKX_MAIN("model/working_hours", test_breaks)
