/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_ARMS_BIAS_H
#define RONDE_SERVICE_STUDY_ARMS_BIAS_H

/* How far searches of a study's length are from much longer ones, and what that does to the freed
 * time: both arms are above their best, and only the difference of the two gaps matters. */

#include "service/study/arms/demand_town.h"
#include "service/study/arms/rounds.h"

enum { RONDE_BIAS_DISTRICTS = 10, RONDE_BIAS_TIMES = 100 };

/** Needed seconds of a day of a small district. */
typedef struct ronde_bias_district {
    int64_t home, home_long;       /* laundry at home; searched RONDE_BIAS_TIMES as long */
    int64_t central, central_long; /* laundry central */
} ronde_bias_district;

typedef struct ronde_bias {
    int32_t count; /* 0: not looked at */
    ronde_bias_district districts[RONDE_BIAS_DISTRICTS];
} ronde_bias;

/** Draws RONDE_BIAS_DISTRICTS districts as the study draws its town (options) and plans their first
 *  day (with: days, seeds and waiting list are not looked at). The first take-up counts. Errors of
 *  rounds. */
ronde_status ronde_bias_make(ronde_bias *out,
                             const ronde_study_town_options *options,
                             const ronde_rounds_options *with,
                             ronde_error *error) RONDE_MUST_CHECK;

/** The sum over the districts. */
ronde_bias_district ronde_bias_sum(const ronde_bias *bias);

#endif
