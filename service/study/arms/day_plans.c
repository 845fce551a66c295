/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/day_plans.h"

#include <stdio.h>
#include <string.h>

static ronde_status make(ronde_day_plan *out, const ronde_run_order *order, ronde_error *error)
{
    ronde_planned_day *day = &out->day;
    RONDE_TRY(ronde_run_plan(&day->instance, &day->plan, order, error));
    RONDE_TRY(ronde_check(&day->verdict, day->instance, &day->plan, error));
    RONDE_TRY(ronde_day_figures_compute(&day->figures, day->instance, &day->plan, error));
    return ronde_kpis_compute(&out->kpis, day->instance, &day->plan, NULL, error);
}

ronde_status ronde_day_plans_make(ronde_day_plans *out,
                                  const ronde_demand *demand,
                                  const ronde_run_effort *effort,
                                  uint64_t seed,
                                  ronde_error *error)
{
    *out = (ronde_day_plans){.count = demand->arms};
    for (int32_t arm = 0; arm < demand->arms; arm++) {
        const ronde_run_order order = {
            .demand = demand, .effort = effort, .which = {.arm = arm}, .seed = seed};
        RONDE_TRY(make(&out->arms[arm], &order, error));
    }
    return RONDE_OK;
}

void ronde_day_plans_clear(ronde_day_plans *plans)
{
    for (int32_t arm = 0; arm < plans->count; arm++) {
        ronde_kpis_clear(&plans->arms[arm].kpis);
        ronde_planned_day_clear(&plans->arms[arm].day);
    }
    *plans = (ronde_day_plans){0};
}

ronde_time ronde_day_plan_hidden(const ronde_day_plan *plan)
{
    ronde_time sum = 0;
    for (size_t i = 0; i < plan->kpis.hidden_count; i++) {
        sum += plan->kpis.hidden[i].hidden;
    }
    return sum;
}

ronde_time ronde_day_plan_elsewhere(const ronde_day_plan *plan)
{
    ronde_time sum = 0;
    for (size_t i = 0; i < plan->kpis.hidden_count; i++) {
        sum += plan->kpis.hidden[i].elsewhere;
    }
    return sum;
}

/* True if the alternative is that way: "J/return" is "return". */
static bool is_way(const ronde_alternative *alternative, const char *way)
{
    const char *slash = strrchr(alternative->id, '/');
    return strcmp(slash != NULL ? slash + 1 : alternative->id, way) == 0;
}

ronde_label ronde_day_plan_name(const ronde_day_plan *plan, const char *allow, bool dutch)
{
    const ronde_instance *instance = plan->day.instance;
    for (int32_t i = 0; i < instance->alternative_count; i++) {
        const ronde_alternative *alternative = &instance->alternatives[i];
        if (is_way(alternative, allow) && alternative->label[0] != '\0') {
            return ronde_label_in(alternative->label, dutch);
        }
    }
    ronde_label name;
    snprintf(name.text, sizeof name.text, "%s", allow);
    return name;
}
