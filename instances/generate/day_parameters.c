/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/day.h"

#include <stddef.h>
#include <string.h>

const ronde_parameter_text ronde_day_parameter_table[] = {
#define X(name, value, low, high, unit, source) {#name, value, low, high, unit, source},
#include "instances/generate/day_parameters.def"
#undef X
    {NULL, 0, 0, 0, NULL, NULL}};

ronde_day_parameters ronde_day_defaults(void)
{
    return (ronde_day_parameters){
#define X(name, value, low, high, unit, source) .name = (value),
#include "instances/generate/day_parameters.def"
#undef X
    };
}

/* The field of a parameter, or NULL. */
static int32_t *field_of(ronde_day_parameters *parameters, const char *wanted)
{
#define X(name, value, low, high, unit, source)                                                    \
    if (strcmp(wanted, #name) == 0) {                                                              \
        return &parameters->name;                                                                  \
    }
#include "instances/generate/day_parameters.def"
#undef X
    return NULL;
}

ronde_status ronde_day_parameter_set(ronde_day_parameters *parameters,
                                     const char *name,
                                     long long value,
                                     ronde_error *error)
{
    int32_t *field = field_of(parameters, name);
    if (field == NULL) {
        return ronde_fail(error, RONDE_EINPUT, name, "there is no parameter of that name");
    }
    const ronde_parameter_text *row = ronde_day_parameter_table;
    while (strcmp(row->name, name) != 0) {
        row++;
    }
    if (value < row->low || value > row->high) {
        return ronde_fail(error, RONDE_EINPUT, name, "%lld is not between %d and %d %s", value,
                          (int)row->low, (int)row->high, row->unit);
    }
    *field = (int32_t)value;
    return RONDE_OK;
}
