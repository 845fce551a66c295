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

/* Where the value of each row is kept. */
static const size_t offsets[] = {
#define X(name, value, low, high, unit, source) offsetof(ronde_day_parameters, name),
#include "instances/generate/day_parameters.def"
#undef X
};
enum { parameter_count = sizeof offsets / sizeof offsets[0] };

ronde_status ronde_day_parameter_set(ronde_day_parameters *parameters,
                                     const char *name,
                                     long long value,
                                     ronde_error *error)
{
    size_t at = 0;
    while (at < parameter_count && strcmp(ronde_day_parameter_table[at].name, name) != 0) {
        at++;
    }
    if (at == parameter_count) {
        return ronde_fail(error, RONDE_EINPUT, name, "there is no parameter of that name");
    }
    const ronde_parameter_text *row = &ronde_day_parameter_table[at];
    if (value < row->low || value > row->high) {
        return ronde_fail(error, RONDE_EINPUT, name, "%lld is not between %d and %d %s", value,
                          (int)row->low, (int)row->high, row->unit);
    }
    int32_t kept = (int32_t)value;
    memcpy((char *)parameters + offsets[at], &kept, sizeof kept);
    return RONDE_OK;
}
