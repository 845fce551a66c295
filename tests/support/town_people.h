/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_TESTS_SUPPORT_TOWN_PEOPLE_H
#define RONDE_TESTS_SUPPORT_TOWN_PEOPLE_H

#include "instances/base/text.h"
#include "instances/generate/population.h"

enum { TOWN_HOMES = 2000 };

/** Homes for a population of at most some 900 residents. */
void town_homes(ronde_address homes[TOWN_HOMES]);
/** Options of 100 residents who are all the same: two hours of cleaning and 35 minutes of laundry
 *  every week; no return visits, nobody is ill or cancels. */
ronde_population_options town_same_for_all(void);
/** A population on these homes; the test ends if there is none. Freed by the caller. */
ronde_population *town_people(const ronde_population_options *options);
/** A day of it in an arm; the test ends if there is none. Freed by the caller. */
ronde_instance *
town_day(const ronde_population *population, int32_t day, const ronde_population_arm *arm);
/** The same as JSON, in place of what out holds. */
void town_day_text(ronde_text *out,
                   const ronde_population *population,
                   int32_t day,
                   const ronde_population_arm *arm);
/** Seconds of all tasks but breaks. */
int64_t town_work(const ronde_instance *instance);

#endif
