/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scattered.h"

#include "instances/base/rng.h"
#include "tests/support/ckx.h"

#include <stdio.h>
#include <string.h>

enum { customers = 40 };

ronde_instance *ronde_scattered(uint64_t seed, int vehicles, ronde_objective objective)
{
    char text[customers * 80 + 1000];
    ronde_rng rng = ronde_rng_new(seed, 3);
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_instance *made = NULL;
    int at = snprintf(text, sizeof text,
                      "SCATTERED\n\nVEHICLE\nNUMBER CAPACITY\n %d 100\n\nCUSTOMER\n"
                      "CUST NO. XCOORD. YCOORD. DEMAND READY DUE SERVICE\n\n0 50 50 0 0 400 0\n",
                      vehicles);
    for (int i = 1; i <= customers; i++) {
        int ready = (int)ronde_rng_between(&rng, 0, 200);
        at += snprintf(text + at, sizeof text - (size_t)at, "%d %d %d %d %d %d 5\n", i,
                       (int)ronde_rng_between(&rng, 0, 100), (int)ronde_rng_between(&rng, 0, 100),
                       (int)ronde_rng_between(&rng, 1, 20), ready, ready + 100);
    }
    const ronde_benchmark_options options = {.objective = objective};
    ck_assert_ok(ronde_solomon_read(&made, text, strlen(text), &options, &faults, &error));
    ronde_faults_clear(&faults);
    return made;
}
