/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_MODEL_COMPONENTS_H
#define RONDE_INSTANCES_MODEL_COMPONENTS_H

#include "instances/model/instance.h"

/** An instance falls apart into components where nothing ties them: each request in one component,
 *  with every resource that may do any of its tasks (skills and prices of pairs say so, hours do
 *  not) and with every request of its groups. Providers with clients and staff of their own are
 *  the usual case. A plan of the whole is plans of the components side by side, and its value is
 *  their sum; so a price of the whole plan (largest lateness, largest workload) makes one component
 *  of all. */
typedef struct ronde_components {
    int32_t count; /* 0 without requests */
    int32_t
        *resources; /* by resource: its component; RONDE_NONE: it has no shift or may do nothing */
    int32_t *requests; /* by request; one that nobody may do is in component 0 */
} ronde_components;

/** Finds them, in the order of their first requests. RONDE_ENOMEM. O(tasks * resources * log
 * pairs), O(tasks + resources) if everything hangs together. Cleared by the caller. */
ronde_status ronde_components_find(ronde_components *out,
                                   const ronde_instance *instance,
                                   ronde_error *error) RONDE_MUST_CHECK;
void ronde_components_clear(ronde_components *components);

/** Numbers for the places: those of tasks and shifts of one component have the same, and components
 *  with a place in common (an office) share theirs. Nobody travels between places of different
 *  numbers. places has room for all; *count gets how many numbers there are. RONDE_ENOMEM. */
ronde_status ronde_components_districts(const ronde_components *components,
                                        const ronde_instance *instance,
                                        int32_t *places,
                                        int32_t *count,
                                        ronde_error *error) RONDE_MUST_CHECK;

#endif
