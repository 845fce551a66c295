/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_pairs.h"

#include "instances/base/rng.h"
#include "instances/formats/lilim.h"
#include "tests/support/ckx.h"

#include <stdio.h>

enum { text_size = 4096, horizon = 300, field = 40 };

static int draw(ronde_rng *rng, int bound)
{
    return (int)ronde_rng_below(rng, (uint32_t)bound);
}

ronde_instance *ronde_random_pairs(uint64_t seed, int pairs, int vehicles, int width)
{
    ronde_rng rng = ronde_rng_new(seed, 0);
    char text[text_size];
    int loads[RANDOM_PAIRS_MOST];
    ck_assert_int_le(pairs, RANDOM_PAIRS_MOST);
    int at = snprintf(text, sizeof text, "%d %d 1\n0 20 20 0 0 %d 0 0 0\n", vehicles,
                      3 + draw(&rng, 4), horizon);
    for (int i = 0; i < 2 * pairs; i++) {
        bool pickup = i < pairs;
        loads[i % pairs] = pickup ? 1 + draw(&rng, 3) : loads[i % pairs];
        int ready = draw(&rng, horizon / 2) + (pickup ? 0 : horizon / 8);
        int due = ready + 20 + draw(&rng, width);
        at += snprintf(text + at, sizeof text - (size_t)at, "%d %d %d %d %d %d %d %d %d\n", i + 1,
                       draw(&rng, field), draw(&rng, field), pickup ? loads[i] : -loads[i - pairs],
                       ready, due, 1 + draw(&rng, 9), pickup ? 0 : i + 1 - pairs,
                       pickup ? i + 1 + pairs : 0);
    }
    const ronde_benchmark_options options = {.objective = RONDE_OBJECTIVE_VEHICLES};
    ronde_instance *instance = NULL;
    ronde_faults faults = {0};
    ronde_error error = {0};
    ck_assert_ok(ronde_lilim_read(&instance, text, (size_t)at, &options, &faults, &error));
    ronde_faults_clear(&faults);
    return instance;
}
