/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_SERVICE_REPORT_KPI_H
#define RONDE_SERVICE_REPORT_KPI_H

/* The KPIs of a plan, computed from instance and plan alone; kpi.def defines each. Amounts are
 * whole and exact, so that those of the helpers add up to the plan's. Times in seconds and
 * distances in metres of instances with scale 1. */

#include "instances/base/arena.h"
#include "instances/model/plan.h"
#include "service/report/co2.h"

typedef enum ronde_kpi {
    RONDE_KPI_NONE = -1,
#define X(NAME, key, unit, OF, OVER, dutch, english, definition) RONDE_KPI_##NAME,
#include "service/report/kpi.def"
#undef X
    RONDE_KPI_COUNT
} ronde_kpi;

typedef enum ronde_kpi_unit {
    RONDE_UNIT_COUNT,
    RONDE_UNIT_TIME,     /* seconds; shown in minutes */
    RONDE_UNIT_DISTANCE, /* metres; shown in tenths of a km */
    RONDE_UNIT_MASS,     /* milligrams; shown in tenths of a kg */
    RONDE_UNIT_SHARE,    /* of / over; shown in tenths of a per cent */
    RONDE_UNIT_RATIO     /* of / over; shown in hundredths */
} ronde_kpi_unit;

/** What is known about a KPI. */
typedef struct ronde_kpi_text {
    const char *key; /* in files: "paid_time" */
    ronde_kpi_unit unit;
    ronde_kpi of, over;     /* of shares and ratios; else RONDE_KPI_NONE */
    const char *name[2];    /* by ronde_language */
    const char *definition; /* English */
} ronde_kpi_text;

/** The table, indexed by ronde_kpi. */
extern const ronde_kpi_text ronde_kpi_texts[RONDE_KPI_COUNT];

/** The KPIs of a plan, a helper or a provider. Texts are the instance's. */
typedef struct ronde_kpi_set {
    const char *id, *label;           /* "" of the plan, and of helpers without a provider */
    const char *mode;                 /* profile of a helper; else "" */
    int64_t amounts[RONDE_KPI_COUNT]; /* 0 for shares and ratios */
    int64_t *distances;               /* metres by profile of the instance */
} ronde_kpi_set;

/** A request that is done with less than is indicated, or partly by others (hidden_work.h). */
typedef struct ronde_hidden_row {
    int32_t place, alternative;
    ronde_time indicated, hidden, elsewhere; /* the rest of indicated is delivered */
} ronde_hidden_row;

typedef struct ronde_kpis {
    ronde_kpi_set plan;
    ronde_kpi_set *helpers; /* every resource with a shift, in the order of the instance */
    size_t helper_count;
    ronde_kpi_set *providers; /* in the order in which resources name them; none if none does */
    size_t provider_count;
    ronde_hidden_row *hidden; /* in the order of the instance */
    size_t hidden_count;
    int32_t *grams; /* of CO2 a km by profile; RONDE_NONE: not known */
    ronde_arena *arena;
} ronde_kpis;

/** Computes all KPIs; the caller clears them before the instance is freed. co2 may be NULL. The
 *  instance must be ready. RONDE_ENOMEM, RONDE_EINPUT (matrix missing). O(stops^2) at worst, for
 *  the return visits. */
ronde_status ronde_kpis_compute(ronde_kpis *out,
                                const ronde_instance *instance,
                                const ronde_plan *plan,
                                const ronde_co2_figures *co2,
                                ronde_error *error) RONDE_MUST_CHECK;
void ronde_kpis_clear(ronde_kpis *kpis);

/** True if there is a value: a share of nothing has none. */
bool ronde_kpi_known(const ronde_kpi_set *set, ronde_kpi kpi);
/** The value as people see it, in the steps of its unit (minutes, tenths of a km ...); 0 if it is
 *  not known. Differences of shown values are right for whoever subtracts them. */
int64_t ronde_kpi_shown(const ronde_kpi_set *set, ronde_kpi kpi);

#endif
