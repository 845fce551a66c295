/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SEARCH_BENCH_H
#define RONDE_TESTS_SUPPORT_SEARCH_BENCH_H

#include "solver/construct/hand.h"

/** A problem with an empty plan and a hand, for tests of what works on plans. */
typedef struct search_bench {
    ronde_instance *instance;
    ronde_problem problem;
    ronde_state state;
    ronde_hand hand;
} search_bench;

/** Takes the instance over. Ends the test on a failure. *of must stay where it is. */
void search_bench_set_up(search_bench *of, ronde_instance *instance, uint64_t seed);
void search_bench_tear_down(search_bench *of);

#endif
