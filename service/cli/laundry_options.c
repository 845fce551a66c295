/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/laundry_options.h"

#include "service/cli/generate.h"
#include "service/cli/output.h"

#include <math.h>
#include <stdlib.h>

ronde_laundry_arguments ronde_laundry_arguments_usual(void)
{
    return (ronde_laundry_arguments){.users = 300,
                                     .take_up = 50,
                                     .seed = 1,
                                     .start = "2026-11-23",
                                     .set = "",
                                     .profile = "van",
                                     .name = ""};
}

ronde_laundry_crowd ronde_laundry_arguments_crowd(const ronde_laundry_arguments *arguments)
{
    return (ronde_laundry_crowd){.users = (int32_t)arguments->users,
                                 .residents = (int32_t)arguments->residents,
                                 .take_up = (int32_t)arguments->take_up};
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

int ronde_laundry_command(const ronde_cli *cli,
                          const ronde_usage *usage,
                          int argc,
                          char **argv,
                          const ronde_laundry_arguments *arguments,
                          ronde_laundry_runner *run,
                          const void *job)
{
    int exit_code = 0;
    if (!ronde_args_read(cli, usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    if (arguments->list) {
        ronde_generate_list(cli, ronde_laundry_parameter_table);
        return RONDE_EXIT_FINE;
    }
    if (arguments->map_path == NULL || arguments->folder == NULL) {
        return ronde_cli_wrong_usage(cli, usage->command, "--map and -o are needed");
    }
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_status status = run(cli, job, &faults, &error);
    exit_code = ronde_cli_finish(cli, status, &error, &faults);
    ronde_faults_clear(&faults);
    return exit_code;
}
