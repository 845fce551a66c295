/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/numeric.h"
#include "tests/support/ckx.h"

#include <math.h>

static double off(double got, double right)
{
    return fabs(got - right) / fmax(1e-300, fabs(right));
}

START_TEST(test_log_is_that_of_libm)
{
    for (double value = 1e-18; value < 1e18; value *= 1.37) {
        ck_assert(off(ronde_numeric_log(value), log(value)) < 1e-12 || fabs(log(value)) < 1e-9);
    }
    ck_assert(fabs(ronde_numeric_log(1.0)) < 1e-300);
}
END_TEST

START_TEST(test_exp_is_that_of_libm)
{
    for (double power = -600.0; power < 600.0; power += 0.73) {
        ck_assert(off(ronde_numeric_exp(power), exp(power)) < 1e-12);
    }
}
END_TEST

CKX_MAIN("solver/numeric", test_log_is_that_of_libm, test_exp_is_that_of_libm)
