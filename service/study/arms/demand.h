/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_DEMAND_H
#define RONDE_SERVICE_STUDY_ARMS_DEMAND_H

/* Where the days of a study come from: the same demand in every arm. Arm 0 is laundry at home, the
 * others are laundry central. */

#include "instances/model/instance.h"

#include <stdbool.h>

enum { RONDE_ARMS_MOST = 10 };

/** A day of one provider in one arm. */
typedef struct ronde_demand_day {
    int32_t day, provider, arm;
    int32_t waiting; /* so many of the waiting list are asked for, too, behind all others */
} ronde_demand_day;

/** Who lives at a place. */
typedef struct ronde_demand_home {
    int32_t area; /* RONDE_NONE: nobody does, or it is not known where */
    bool lonely;
} ronde_demand_home;

typedef struct ronde_demand ronde_demand;
struct ronde_demand {
    int32_t arms, providers, areas;
    int32_t days; /* that there are at most */
    /* Builds a day, ready to be planned. RONDE_ENOMEM, RONDE_EINPUT. */
    ronde_status (*build)(ronde_instance **out,
                          const ronde_demand *demand,
                          const ronde_demand_day *which,
                          ronde_error *error);
    /* Who lives at a place of a day; NULL: nothing is known. */
    ronde_demand_home (*home)(const ronde_demand *demand, const char *place);
    const void *source;
};

#endif
