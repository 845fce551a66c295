/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/demand_day.h"

#include "service/app/pipeline.h"

static ronde_status build(ronde_instance **out,
                          const ronde_demand *demand,
                          const ronde_demand_day *which,
                          ronde_error *error)
{
    const ronde_given_day *day = demand->source;
    const ronde_input_options options = {.map_path = day->map_path,
                                         .allow = day->allow[which->arm]};
    ronde_faults faults = {0};
    ronde_status status = ronde_input_load(out, day->path, &options, &faults, error);
    ronde_faults_clear(&faults);
    return status;
}

ronde_demand ronde_demand_of_day(const ronde_given_day *day, int32_t arms)
{
    return (ronde_demand){.arms = arms, .providers = 1, .days = 1, .build = build, .source = day};
}
