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

ronde_status ronde_parameter_set(const ronde_parameter_text *table,
                                 void *values,
                                 const char *name,
                                 long long value,
                                 ronde_error *error)
{
    size_t at = 0;
    while (table[at].name != NULL && strcmp(table[at].name, name) != 0) {
        at++;
    }
    const ronde_parameter_text *row = &table[at];
    if (row->name == NULL) {
        return ronde_fail(error, RONDE_EINPUT, name, "there is no parameter of that name");
    }
    if (value < row->low || value > row->high) {
        return ronde_fail(error, RONDE_EINPUT, name, "%lld is not between %d and %d %s", value,
                          (int)row->low, (int)row->high, row->unit);
    }
    int32_t kept = (int32_t)value;
    memcpy((char *)values + at * sizeof kept, &kept, sizeof kept);
    return RONDE_OK;
}

ronde_status ronde_day_parameter_set(ronde_day_parameters *parameters,
                                     const char *name,
                                     long long value,
                                     ronde_error *error)
{
    return ronde_parameter_set(ronde_day_parameter_table, parameters, name, value, error);
}
