/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_EXACT_H
#define RONDE_SERVICE_STUDY_EXACT_H

#include <stddef.h>
#include <stdint.h>

enum { RONDE_FACTORS_MOST = 8 };

/** Whole numbers that are multiplied. Write it with RONDE_FACTORS(a, b, ...). */
typedef struct ronde_factors {
    size_t count;
    int64_t of[RONDE_FACTORS_MOST];
} ronde_factors;

#define RONDE_FACTORS(...)                                                                         \
    ((ronde_factors){.count = sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t),            \
                     .of = {__VA_ARGS__}})

/** The product of over divided by the product of under, rounded once, half away from zero; products
 *  may have 126 bits. What does not fit 64 bits becomes the nearest that does; so does a product
 *  that grows too large. No factor of under is 0. */
int64_t ronde_exact(ronde_factors over, ronde_factors under);
/** The same, rounded down. */
int64_t ronde_exact_floor(ronde_factors over, ronde_factors under);

#endif
