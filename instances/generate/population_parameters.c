/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/population.h"

#include <string.h>

const ronde_parameter_text ronde_population_parameter_table[] = {
#define X(name, value, low, high, unit, source) {#name, value, low, high, unit, source},
#include "instances/generate/population_parameters.def"
#undef X
    {NULL, 0, 0, 0, NULL, NULL}};

ronde_population_options ronde_population_options_default(void)
{
    return (ronde_population_options){.seed = 1,
                                      .residents = 600,
                                      .providers = 1,
                                      .name = "generated population",
                                      .start_date = "2026-11-23",
                                      .day = ronde_day_defaults(),
                                      .week = ronde_week_defaults(),
                                      .own = {
#define X(name, value, low, high, unit, source) .name = (value),
#include "instances/generate/population_parameters.def"
#undef X
                                      }};
}

static bool is_in(const ronde_parameter_text *table, const char *name)
{
    while (table->name != NULL && strcmp(table->name, name) != 0) {
        table++;
    }
    return table->name != NULL;
}

ronde_status ronde_population_parameter_set(ronde_population_options *options,
                                            const char *name,
                                            long long value,
                                            ronde_error *error)
{
    if (is_in(ronde_population_parameter_table, name)) {
        return ronde_parameter_set(ronde_population_parameter_table, &options->own, name, value,
                                   error);
    }
    if (is_in(ronde_week_parameter_table, name)) {
        return ronde_parameter_set(ronde_week_parameter_table, &options->week, name, value, error);
    }
    return ronde_day_parameter_set(&options->day, name, value, error);
}
