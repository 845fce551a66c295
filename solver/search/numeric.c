/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/search/numeric.h"

#include <math.h>

static const double log_of_two = 0.69314718055994530942;

double ronde_numeric_log(double value)
{
    int exponent = 0;
    double mantissa = frexp(value, &exponent); /* exact on every machine */
    if (mantissa < 0.70710678118654752440) {
        mantissa *= 2.0;
        exponent--;
    }
    /* log m = 2 artanh((m - 1) / (m + 1)); |ratio| < 0.172, so 12 terms are plenty */
    double ratio = (mantissa - 1.0) / (mantissa + 1.0);
    double square = ratio * ratio;
    double sum = 0.0;
    for (int term = 23; term > 0; term -= 2) {
        sum = sum * square + 1.0 / term;
    }
    return 2.0 * ratio * sum + exponent * log_of_two;
}

double ronde_numeric_exp(double power)
{
    double whole = floor(power / log_of_two + 0.5);
    double rest = power - whole * log_of_two; /* |rest| < 0.35 */
    double sum = 1.0;
    for (int term = 16; term > 0; term--) {
        sum = 1.0 + sum * rest / term;
    }
    return ldexp(sum, (int)whole);
}
