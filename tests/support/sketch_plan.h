/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_SKETCH_PLAN_H
#define RONDE_TESTS_SUPPORT_SKETCH_PLAN_H

#include "instances/model/plan.h"

/** Makes a plan from a line of text; ends the test on a word it does not understand. Words:
 *
 *      s1@5         a route of shift s1, leaving at 5; `s1@5/A` says place A instead of its own
 *      a@20         task a, starting at 20, lasting as long as it takes; `a@20+8` lasts 8;
 *                   `a@20~25` arrives at 25. Otherwise it arrives as soon as travel allows, or at
 *                   its start if that is sooner
 *      reload@30/A  a reload at A, lasting as long as loading takes
 *      end@50       the end of the route; `end@50/A` at place A
 *      -x           task x is unserved
 *
 *  The plan is zeroed by the caller and cleared by it afterwards. */
void ronde_sketch_plan(ronde_plan *plan, const ronde_instance *instance, const char *text);

#endif
