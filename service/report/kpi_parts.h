/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_KPI_PARTS_H
#define RONDE_SERVICE_REPORT_KPI_PARTS_H

/* Inside of the KPIs: what their files share. */

#include "service/report/day_figures.h"
#include "service/report/kpi.h"

/** Sets of one kind, and which of them each resource belongs to (RONDE_NONE: to none). */
typedef struct ronde_kpi_level {
    ronde_kpi_set *sets;
    size_t set_count;
    const int32_t *set_of; /* by resource */
} ronde_kpi_level;

/** Homes, contact moments and faces of the plan, added to the sets: what is told apart by home and
 *  hence does not add up over sets. RONDE_ENOMEM. O(stops log stops). */
ronde_status ronde_kpi_add_moments(const ronde_kpi_level *level,
                                   const ronde_instance *instance,
                                   const ronde_plan *plan,
                                   ronde_error *error) RONDE_MUST_CHECK;

/** Who came and when, of one visit on a shift: continuity, agreed and wished times and days,
 *  indicated minutes. */
void ronde_kpi_add_visit(ronde_kpi_set *set,
                         const ronde_instance *instance,
                         const ronde_stop *stop,
                         int32_t shift);

/** What is not planned, of the plan as a whole. O(requests). */
ronde_status ronde_kpi_add_unserved(ronde_kpi_set *set,
                                    const ronde_instance *instance,
                                    const ronde_plan *plan,
                                    ronde_error *error) RONDE_MUST_CHECK;

#endif
