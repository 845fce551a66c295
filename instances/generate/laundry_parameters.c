/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/laundry.h"

const ronde_parameter_text ronde_laundry_parameter_table[] = {
#define X(name, value, low, high, unit, source) {#name, value, low, high, unit, source},
#include "instances/generate/laundry_parameters.def"
#undef X
    {NULL, 0, 0, 0, NULL, NULL}};

const char *const ronde_van_form_words[RONDE_VAN_FORMS + 1] = {"apart", "swap", "drop", NULL};

ronde_laundry_parameters ronde_laundry_defaults(void)
{
    return (ronde_laundry_parameters){
#define X(name, value, low, high, unit, source) .name = (value),
#include "instances/generate/laundry_parameters.def"
#undef X
    };
}

ronde_status ronde_laundry_parameter_set(ronde_laundry_parameters *parameters,
                                         const char *name,
                                         long long value,
                                         ronde_error *error)
{
    return ronde_parameter_set(ronde_laundry_parameter_table, parameters, name, value, error);
}
