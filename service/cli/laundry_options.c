/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/laundry_options.h"

#include "service/cli/generate.h"

#include <math.h>
#include <stdlib.h>

ronde_laundry_arguments ronde_laundry_arguments_usual(void)
{
    return (ronde_laundry_arguments){
        .users = 300, .seed = 1, .start = "2026-11-23", .set = "", .profile = "van", .name = ""};
}

static ronde_status
set_parameter(void *parameters, const char *name, long long value, ronde_error *error)
{
    return ronde_laundry_parameter_set(parameters, name, value, error);
}

static ronde_status read_place(ronde_laundry_point *out, const char *text, ronde_error *error)
{
    *out = (ronde_laundry_point){(double)NAN, (double)NAN};
    if (text == NULL) {
        return RONDE_OK;
    }
    char *end = NULL;
    double lon = strtod(text, &end);
    double lat = end != text && *end == ',' ? strtod(end + 1, &end) : (double)NAN;
    if (*end != '\0' || !(fabs(lon) <= 180) || !(fabs(lat) <= 90)) {
        return ronde_fail(error, RONDE_EINPUT, "--plant",
                          "'%s' is no place; write it in degrees, as 6.89,52.22", text);
    }
    *out = (ronde_laundry_point){lon, lat};
    return RONDE_OK;
}

ronde_status ronde_laundry_arguments_read(ronde_laundry_options *out,
                                          const ronde_laundry_arguments *arguments,
                                          ronde_error *error)
{
    ronde_laundry_options options = {.seed = (uint64_t)arguments->seed,
                                     .name = arguments->name,
                                     .start_date = arguments->start,
                                     .profile = arguments->profile,
                                     .parameters = ronde_laundry_defaults()};
    RONDE_TRY(ronde_generate_set(set_parameter, &options.parameters, arguments->set, error));
    RONDE_TRY(read_place(&options.plant, arguments->plant, error));
    *out = options;
    return RONDE_OK;
}
