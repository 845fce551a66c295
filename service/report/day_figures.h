/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_DAY_FIGURES_H
#define RONDE_SERVICE_REPORT_DAY_FIGURES_H

/* The figures of a planned day that a planner looks at first, per helper and in total. All times in
 * seconds and distances in metres of instances with scale 1. */

#include "instances/model/plan.h"

/** Figures of one route, or the sum over all; of a route without a visit all are 0. Paid time is
 * the sum of client, travel, waiting, pause and loading. */
typedef struct ronde_route_figures {
    int32_t visits;           /* stops that are tasks, not breaks */
    int32_t residents;        /* different places visited */
    int32_t return_visits;    /* see ronde_is_return_visit */
    ronde_time client;        /* at the residents' homes */
    ronde_time travel;        /* on the road and paid, with the access time of each arrival */
    ronde_time unpaid;        /* on the road in unpaid first and last legs */
    ronde_time waiting;       /* paid, but neither travelling, at work nor on a break */
    ronde_time pause;         /* breaks */
    ronde_time loading;       /* at the start of the route and at reloads */
    ronde_time paid;          /* from the start to the end of the route, without unpaid legs */
    int64_t distance;         /* metres */
    ronde_time return_travel; /* travel to return visits */
    ronde_time return_client; /* of client: at the homes in return visits */
} ronde_route_figures;

typedef struct ronde_day_figures {
    ronde_route_figures *routes; /* in the order of the plan's routes */
    size_t route_count;
    ronde_route_figures total;
    int32_t used_shifts;
    int32_t unserved_tasks, unserved_requests;
} ronde_day_figures;

/** Computes the figures from instance and plan; the caller clears them. The instance must be ready.
 *  RONDE_ENOMEM. O(stops log stops). */
ronde_status ronde_day_figures_compute(ronde_day_figures *out,
                                       const ronde_instance *instance,
                                       const ronde_plan *plan,
                                       ronde_error *error) RONDE_MUST_CHECK;
void ronde_day_figures_clear(ronde_day_figures *figures);

/** True if the stop is work at a home or another place: no start, end, reload or break. */
bool ronde_is_visit(const ronde_stop *stop);

/** True if the stop is a second coming to the same home on the same day: a visit to a place that
 *  some route was at before, not counting a stop that directly follows at the same place. This is
 * what the resident has to be home twice for. O(stops). */
bool ronde_is_return_visit(const ronde_plan *plan, size_t route, size_t stop);

#endif
