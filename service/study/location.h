/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_LOCATION_H
#define RONDE_SERVICE_STUDY_LOCATION_H

/* Capacitated facility location: which sites to open, and from which each demand is served, at the
 * least cost. Solved exactly, as far as the limits of the solver go, by GLPK (solver/exact/mip.h).
 */

#include "instances/base/error.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct ronde_location {
    int32_t demand_count, site_count;
    const double *weights;    /* by demand, above 0; against capacities */
    const double *costs;      /* demand by demand, of each site: of serving all of it from there;
                                 INFINITY: not from there */
    const double *alone;      /* by demand: of serving it from no site; INFINITY or NULL: not so */
    const double *fixed;      /* by site: of opening it */
    const double *capacities; /* by site; INFINITY: none */
    int32_t least_sites, most_sites; /* that are open */
    const bool *banned; /* banned_count sets of sites (site_count flags each) that are not to be
                           chosen: the best but one, and so on */
    int32_t banned_count;
} ronde_location;

typedef struct ronde_location_choice {
    bool *open;         /* of the caller, by site */
    int32_t *served_by; /* of the caller, by demand: the site that serves most of it; RONDE_NONE */
    bool found, proved; /* there is an answer; nothing is better */
    double value, bound;
    int32_t rounds; /* of the linear program with more ties */
    int64_t pivots;
} ronde_location_choice;

/** Chooses. A demand may be shared between sites where a capacity asks for it. The ties "served
 *  from j only if j is open" come into the linear program as they are broken. The same problem
 *  gives the same choice. RONDE_ENOMEM. */
ronde_status ronde_location_choose(ronde_location_choice *choice,
                                   const ronde_location *of,
                                   ronde_error *error) RONDE_MUST_CHECK;

#endif
