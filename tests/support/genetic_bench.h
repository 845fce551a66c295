/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_GENETIC_BENCH_H
#define RONDE_TESTS_SUPPORT_GENETIC_BENCH_H

#include "instances/base/rng.h"
#include "solver/genetic/crossover.h"
#include "solver/genetic/descent.h"
#include "solver/genetic/population.h"

/* More than a problem has clients. */
enum { GENETIC_BENCH_MOST = 30 };

/** A random plain problem with several kinds of shifts, limits of length, forbidden pairs and two
 *  dimensions of load, and what works on it. */
typedef struct genetic_bench {
    ronde_instance *instance;
    ronde_problem problem;
    ronde_field field;
    ronde_tour tour;
    ronde_descent descent;
    ronde_crossover crossover;
    ronde_genetic_population population;
    ronde_individual plan, other;
    ronde_rng rng;
    ronde_search search;
    ronde_effort effort;
    ronde_arena *arena;
} genetic_bench;

/** Ends the test on a failure. *of must stay where it is. */
void genetic_bench_set_up(genetic_bench *of, uint64_t seed);
void genetic_bench_tear_down(genetic_bench *of);
/** Puts every client anywhere. */
void genetic_bench_scatter(genetic_bench *of);

static inline int32_t genetic_draw(ronde_rng *rng, int32_t low, int32_t high)
{
    return (int32_t)ronde_rng_between(rng, low, high);
}

/** How the sum from scratch may be wrong, to see that it is noticed. */
typedef enum genetic_fault { NO_FAULT, END_NEVER_LATE, LENGTH_FREE, NO_OPENING } genetic_fault;

/** The value of the bench's tour from nothing but the order of its stops: every start of every
 * route is tried. */
ronde_cost genetic_sum(const genetic_bench *of, genetic_fault wrong);

#endif
