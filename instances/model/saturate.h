/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_SATURATE_H
#define RONDE_INSTANCES_MODEL_SATURATE_H

#include <stdint.h>

/** Sums that stop at the ends of int64 instead of wrapping: figures of a plan are user data. */
static inline int64_t ronde_saturate_add(int64_t one, int64_t other)
{
    int64_t sum = 0;
    if (!__builtin_add_overflow(one, other, &sum)) {
        return sum;
    }
    return one > 0 ? INT64_MAX : INT64_MIN;
}

/** one - other, stopped at the ends of int64. */
static inline int64_t ronde_saturate_subtract(int64_t one, int64_t other)
{
    int64_t difference = 0;
    if (!__builtin_sub_overflow(one, other, &difference)) {
        return difference;
    }
    return one < 0 ? INT64_MIN : INT64_MAX;
}

/** one * other, stopped at the ends of int64. */
static inline int64_t ronde_saturate_multiply(int64_t one, int64_t other)
{
    int64_t product = 0;
    if (!__builtin_mul_overflow(one, other, &product)) {
        return product;
    }
    return (one < 0) == (other < 0) ? INT64_MAX : INT64_MIN;
}

#endif
