/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/planned_day.h"

#include "service/app/pipeline.h"

ronde_status ronde_planned_day_load(ronde_planned_day *out,
                                    const char *instance_path,
                                    const char *plan_path,
                                    const char *map_path,
                                    ronde_faults *faults,
                                    ronde_error *error)
{
    const ronde_input_options options = {.map_path = map_path};
    RONDE_TRY(ronde_input_load(&out->instance, instance_path, &options, faults, error));
    RONDE_TRY(ronde_plan_load(&out->plan, plan_path, out->instance, faults, error));
    RONDE_TRY(ronde_check(&out->verdict, out->instance, &out->plan, error));
    return ronde_day_figures_compute(&out->figures, out->instance, &out->plan, error);
}

void ronde_planned_day_clear(ronde_planned_day *day)
{
    ronde_day_figures_clear(&day->figures);
    ronde_verdict_clear(&day->verdict);
    ronde_plan_clear(&day->plan);
    ronde_instance_free(day->instance);
    day->instance = NULL;
}

ronde_day ronde_planned_day_view(const ronde_planned_day *day, const char *title)
{
    return (ronde_day){.instance = day->instance,
                       .plan = &day->plan,
                       .verdict = &day->verdict,
                       .figures = &day->figures,
                       .title = title};
}
