/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/areas.h"

#include "service/report/day_figures.h"

#define ROW(account, NAME) ((account)->of[RONDE_ACCOUNT_##NAME])

/* Adds a visit and the way to it. */
static void add_visit(ronde_account *area,
                      const ronde_matrix *matrix,
                      const ronde_stop *before,
                      const ronde_stop *at,
                      bool is_return)
{
    ronde_time travel = 0;
    if (before->place != at->place) {
        travel = ronde_matrix_duration(matrix, before->place, at->place);
        ROW(area, DISTANCE) += ronde_matrix_distance(matrix, before->place, at->place);
    }
    area->of[is_return ? RONDE_ACCOUNT_RETURN_TRAVEL : RONDE_ACCOUNT_TRAVEL] += travel;
    area->of[is_return ? RONDE_ACCOUNT_RETURN_CLIENT : RONDE_ACCOUNT_CLIENT] += at->end - at->start;
    ROW(area, IDLE) += at->start - before->end - travel;
    ROW(area, VISITS)++;
    ROW(area, RETURN_VISITS) += is_return ? 1 : 0;
}

void ronde_account_areas(ronde_account *areas,
                         const ronde_instance *instance,
                         const ronde_plan *plan,
                         const int32_t *area_of,
                         const bool *lonely)
{
    for (size_t r = 0; r < plan->routes.count; r++) {
        const ronde_route *route = &plan->routes.items[r];
        const ronde_matrix *matrix = ronde_instance_matrix(instance, route->shift);
        const ronde_stop *stops = &plan->stops.items[route->first_stop];
        for (size_t i = 1; i < route->stop_count; i++) {
            int32_t area = ronde_is_visit(&stops[i]) ? area_of[stops[i].place] : RONDE_NONE;
            if (area == RONDE_NONE) {
                continue;
            }
            add_visit(&areas[area], matrix, &stops[i - 1], &stops[i],
                      ronde_is_return_visit(plan, r, i));
            ROW(&areas[area], LONELY) += lonely[stops[i].place] ? stops[i].end - stops[i].start : 0;
        }
    }
}
