/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_TAMPER_H
#define RONDE_TESTS_SUPPORT_TAMPER_H

#include "instances/base/rng.h"
#include "instances/model/plan.h"

/** Changes a plan at random, by one or two of: times moved (of one stop, a part of it, or a route's
 *  tail), stops swapped, moved to another route, dropped or doubled, tasks listed or no longer
 *  listed; then perhaps the times of each route laid out anew as early as travel allows. The result
 *  may be right or wrong. Every route keeps a start and an end. */
void ronde_tamper(ronde_plan *plan, const ronde_instance *instance, ronde_rng *rng);

#endif
