/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_LINKED_DAY_H
#define RONDE_INSTANCES_GENERATE_LINKED_DAY_H

/* Helpers' rounds and laundry vans in one instance: a bag that is filled during the helper's visit
 * is collected after it, as long as the resident stays at home; a clean one that comes on the same
 * day is back before it. Visit and stops are one request, tied by lags, so the engine moves the
 * visit where that saves a van, or the van where that saves the helper. */

#include "instances/generate/laundry.h"
#include "instances/generate/population.h"

/** Which day. */
typedef struct ronde_linked_day {
    const ronde_population *population; /* drawn, not of files */
    const ronde_population_arm *arm;
    const ronde_laundry_week *laundry; /* of users of the population, settled */
    int32_t day;                       /* of the laundry's week */
    bool vans;                         /* else the same rounds alone, without vans and ties */
} ronde_linked_day;

/** Gives the users whose visit has no agreed window one that leaves a van time on the same day, as
 *  the linked day gives it to their visits. To be called before ronde_laundry_draw. */
void ronde_linked_users_settle(ronde_laundry_user *users, int32_t count);

/** Builds the day as an instance without matrices: the visits as ronde_population_day has them, the
 *  stops as ronde_laundry_build has them, at a place of their own ("<user>/door"). Helpers and vans
 *  are told apart by the skills "huishouden" and "wasbus". RONDE_EINPUT if the day is none of the
 *  population, RONDE_ENOMEM. */
ronde_status ronde_linked_day_build(ronde_instance **out,
                                    const ronde_linked_day *of,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
