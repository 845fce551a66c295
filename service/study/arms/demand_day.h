/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_DEMAND_DAY_H
#define RONDE_SERVICE_STUDY_ARMS_DEMAND_DAY_H

#include "service/study/arms/demand.h"

/** One given day, whose alternatives are the arms. */
typedef struct ronde_given_day {
    const char *path, *map_path;        /* map_path: NULL if the file has its travel times */
    const char *allow[RONDE_ARMS_MOST]; /* what each arm allows, as ronde_input_options.allow */
} ronde_given_day;

/** The demand of a given day (which must outlive it), arms arms. */
ronde_demand ronde_demand_of_day(const ronde_given_day *day, int32_t arms);

#endif
