/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_GENERATE_LAUNDRY_RESIDENTS_H
#define RONDE_INSTANCES_GENERATE_LAUNDRY_RESIDENTS_H

#include "instances/generate/laundry.h"
#include "instances/generate/population.h"

/** The residents of a population who use the service in an arm (of all providers or of the arm's),
 *  in the order of the population: whoever uses it at 30 % does so at 50 %, with the same bags. Of
 *  their visits the agreed window is known, where there is one. *out is freed by ronde_free, ids
 * belong to the population. *count may be 0. RONDE_ENOMEM. O(residents). */
ronde_status ronde_laundry_users_of(ronde_laundry_user **out,
                                    int32_t *count,
                                    const ronde_population *population,
                                    const ronde_population_arm *arm,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
