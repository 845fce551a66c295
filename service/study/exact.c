/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/exact.h"

#include <assert.h>

__extension__ typedef __int128 wide;

static const wide widest = (wide)1 << 126;

/* Saturates at +-widest. */
static wide product(ronde_factors factors)
{
    wide result = 1;
    for (size_t i = 0; i < factors.count; i++) {
        wide factor = factors.of[i];
        wide size = factor < 0 ? -factor : factor;
        wide sofar = result < 0 ? -result : result;
        if (size > 0 && sofar > widest / size) {
            result = (result < 0) == (factor < 0) ? widest : -widest;
        } else {
            result *= factor;
        }
    }
    return result;
}

static int64_t narrow(wide value)
{
    if (value > INT64_MAX) {
        return INT64_MAX;
    }
    return value < INT64_MIN ? INT64_MIN : (int64_t)value;
}

int64_t ronde_exact(ronde_factors over, ronde_factors under)
{
    wide top = product(over);
    wide bottom = product(under);
    assert(bottom != 0);
    if (bottom < 0) {
        top = -top;
        bottom = -bottom;
    }
    wide quotient = top / bottom;
    wide rest = top % bottom;
    wide size = rest < 0 ? -rest : rest;
    if (size >= bottom - size) {
        quotient += top < 0 ? -1 : 1;
    }
    return narrow(quotient);
}

int64_t ronde_exact_floor(ronde_factors over, ronde_factors under)
{
    wide top = product(over);
    wide bottom = product(under);
    assert(bottom != 0);
    wide quotient = top / bottom;
    if (top % bottom != 0 && (top < 0) != (bottom < 0)) {
        quotient--;
    }
    return narrow(quotient);
}
