/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_BRUTE_PLAN_H
#define RONDE_TESTS_SUPPORT_BRUTE_PLAN_H

#include "instances/model/plan.h"
#include "tests/support/brute_rules.h"
#include "tests/support/brute_times.h"

/* Routes that are made: their times, and the plan of them. A part of brute_force. */

/** Adds the constraints of all routes (items are numbered from 1 in their order) and of the links
 * but one; gives the waiting and paid cost that does not depend on the times (may be negative). */
ronde_cost
ronde_brute_add_routes(brute_network *network, const brute_list *list, int32_t ignored_link);

/** Writes the plan anew; times by item, from 1. */
void ronde_brute_write_plan(ronde_plan *plan, const brute_list *list, const ronde_time *times);

#endif
