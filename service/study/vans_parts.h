/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_STUDY_VANS_PARTS_H
#define RONDE_SERVICE_STUDY_VANS_PARTS_H

/* What the files of the study of vans share. */

#include "instances/model/plan.h"
#include "service/study/vans.h"
#include "solver/solve.h"

/** Bags that a vehicle brings to the plant. */
typedef struct ronde_van_arrival {
    ronde_plant_moment moment;
    int64_t grams;
    int32_t bags, due; /* due: the first day on which some of them are promised back */
} ronde_van_arrival;

typedef RONDE_ARRAY(ronde_van_arrival) ronde_van_arrivals;

/** A day of a week, with its travel times. */
typedef struct ronde_van_day {
    const ronde_laundry_week *laundry;
    const ronde_laundry_parameters *parameters;
    int32_t day;
    const ronde_instance *instance;
} ronde_van_day;

typedef struct ronde_van_search {
    uint64_t seed;
    int64_t iterations; /* 0: by the stops of the day */
    int64_t *done;      /* iterations that were done are added; or NULL */
    ronde_solve_hooks hooks;
} ronde_van_search;

/** Iterations of a day: those asked for, or (0) by its stops. */
int64_t ronde_van_iterations(const ronde_instance *instance, int64_t asked);

/** Plans a day from cold, has the plan judged and counts it as ronde_van_account_day does.
 *  RONDE_ESTOPPED, RONDE_EBUG if the plan breaks a rule, RONDE_ENOMEM. */
ronde_status ronde_van_day_plan(ronde_van_figures *out,
                                ronde_van_arrivals *arrivals,
                                const ronde_van_day *of,
                                const ronde_van_search *search,
                                ronde_error *error) RONDE_MUST_CHECK;

/** Counts a planned day, all but the plant, and adds what its vehicles bring in. RONDE_ENOMEM. */
ronde_status ronde_van_account_day(ronde_van_figures *out,
                                   ronde_van_arrivals *arrivals,
                                   const ronde_laundry_week *laundry,
                                   const ronde_laundry_parameters *with,
                                   int32_t day,
                                   const ronde_instance *instance,
                                   const ronde_plan *plan,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** Washes what came in, works out what it costs and adds the days up. */
void ronde_van_account_week(ronde_van_week *week,
                            const ronde_van_arrivals *arrivals,
                            const ronde_laundry_week *laundry,
                            const ronde_laundry_parameters *with);

#endif
