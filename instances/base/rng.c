/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/rng.h"

static uint64_t rotate_left(uint64_t value, int count)
{
    return (value << count) | (value >> (64 - count));
}

/* splitmix64 (Steele, Lea, Flood 2014): spreads a seed over the whole state. */
static uint64_t spread(uint64_t *seed)
{
    uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

ronde_rng ronde_rng_new(uint64_t seed, uint64_t stream)
{
    uint64_t mixed = stream;
    uint64_t start = seed ^ spread(&mixed);
    ronde_rng rng;
    for (int i = 0; i < 4; i++) {
        rng.state[i] = spread(&start);
    }
    return rng;
}

uint64_t ronde_rng_next(ronde_rng *rng)
{
    uint64_t *s = rng->state;
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

/* Multiply-shift with rejection (Lemire 2019). */
uint32_t ronde_rng_below(ronde_rng *rng, uint32_t bound)
{
    uint64_t product = (ronde_rng_next(rng) >> 32) * bound;
    if ((uint32_t)product < bound) {
        uint32_t threshold = (0U - bound) % bound;
        while ((uint32_t)product < threshold) {
            product = (ronde_rng_next(rng) >> 32) * bound;
        }
    }
    return (uint32_t)(product >> 32);
}

int64_t ronde_rng_between(ronde_rng *rng, int64_t low, int64_t high)
{
    /* Unsigned, where a span of more than 63 bits is no overflow. */
    uint64_t span = (uint64_t)high - (uint64_t)low;
    uint64_t step = 0;
    if (span < UINT32_MAX) {
        step = ronde_rng_below(rng, (uint32_t)span + 1);
    } else {
        step = span == UINT64_MAX ? ronde_rng_next(rng) : ronde_rng_next(rng) % (span + 1);
    }
    return (int64_t)((uint64_t)low + step);
}

bool ronde_rng_chance(ronde_rng *rng, int32_t percent)
{
    return ronde_rng_below(rng, 100) < (uint32_t)percent;
}

double ronde_rng_unit(ronde_rng *rng)
{
    return (double)(ronde_rng_next(rng) >> 11) * 0x1.0p-53;
}

double ronde_rng_normal(ronde_rng *rng)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        sum += ronde_rng_unit(rng);
    }
    return sum;
}
