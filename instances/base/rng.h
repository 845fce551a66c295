/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_RNG_H
#define RONDE_INSTANCES_BASE_RNG_H

#include <stdbool.h>
#include <stdint.h>

/** Seeded random numbers, the same on every machine (xoshiro256**, Blackman and Vigna 2018). One
 *  per thread or purpose; split from the user's seed so that streams do not disturb each other. */
typedef struct ronde_rng {
    uint64_t state[4];
} ronde_rng;

/** A generator for stream number stream of a seed; different pairs give unrelated sequences. */
ronde_rng ronde_rng_new(uint64_t seed, uint64_t stream);
uint64_t ronde_rng_next(ronde_rng *rng);
/** Uniform in 0 .. bound - 1, without bias; bound > 0. */
uint32_t ronde_rng_below(ronde_rng *rng, uint32_t bound);
/** Uniform in low .. high, both included; low <= high. */
int64_t ronde_rng_between(ronde_rng *rng, int64_t low, int64_t high);
/** True in so many of a hundred cases; draws one number. */
bool ronde_rng_chance(ronde_rng *rng, int32_t percent);
/** Uniform in [0, 1). */
double ronde_rng_unit(ronde_rng *rng);
/** Normal with mean 0 and deviation 1 (sum of twelve uniforms: no libm, so equal everywhere). */
double ronde_rng_normal(ronde_rng *rng);

#endif
