/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/week.h"

#include <string.h>

const ronde_parameter_text ronde_week_parameter_table[] = {
#define X(name, value, low, high, unit, source) {#name, value, low, high, unit, source},
#include "instances/generate/week_parameters.def"
#undef X
    {NULL, 0, 0, 0, NULL, NULL}};

ronde_week_parameters ronde_week_defaults(void)
{
    return (ronde_week_parameters){
#define X(name, value, low, high, unit, source) .name = (value),
#include "instances/generate/week_parameters.def"
#undef X
    };
}

ronde_week_options ronde_week_options_default(void)
{
    return (ronde_week_options){.seed = 1,
                                .residents = 150,
                                .providers = 1,
                                .days = 5,
                                .name = "generated week",
                                .start_date = "2026-11-23",
                                .day = ronde_day_defaults(),
                                .week = ronde_week_defaults()};
}

static bool is_of_week(const char *name)
{
    for (const ronde_parameter_text *row = ronde_week_parameter_table; row->name != NULL; row++) {
        if (strcmp(row->name, name) == 0) {
            return true;
        }
    }
    return false;
}

ronde_status ronde_week_parameter_set(ronde_week_options *options,
                                      const char *name,
                                      long long value,
                                      ronde_error *error)
{
    return is_of_week(name)
               ? ronde_parameter_set(ronde_week_parameter_table, &options->week, name, value, error)
               : ronde_day_parameter_set(&options->day, name, value, error);
}
