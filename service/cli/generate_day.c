/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/day_files.h"
#include "service/cli/args.h"
#include "service/cli/generate.h"
#include "service/cli/output.h"

static ronde_status set_parameter(void *day, const char *name, long long value, ronde_error *error)
{
    ronde_day_options *options = day;
    return ronde_day_parameter_set(&options->parameters, name, value, error);
}

int ronde_generate_day(const ronde_cli *cli, int argc, char **argv)
{
    const char *map_path = NULL;
    const char *folder = NULL;
    const char *date = "2026-11-25";
    const char *name = "generated day";
    const char *set = "";
    long long residents = 150;
    long long helpers = 0;
    long long seed = 1;
    bool list = false;
    const ronde_option options[] = {
        RONDE_TEXT("map", 0, &map_path, "TOWN.rmap",
                   "The map whose streets the residents live on."),
        RONDE_TEXT("output", 'o', &folder, "DIR", "The folder to write."),
        RONDE_INTEGER("clients", 0, &residents, 1, 20000, "Residents to visit."),
        RONDE_INTEGER("helpers", 0, &helpers, 0, 20000,
                      "Helpers; 0: as many as the hours need at the parameter utilisation."),
        RONDE_INTEGER("seed", 0, &seed, 0, 9e15, "The same seed gives the same day."),
        RONDE_TEXT("date", 0, &date, "DATE", "The day, as 2026-11-25."),
        RONDE_TEXT("name", 0, &name, "NAME", "What the day is called."),
        RONDE_TEXT("set", 0, &set, "LIST", "Parameters as name=number,name=number."),
        RONDE_FLAG("list", 0, &list, "Show the parameters with their ranges and sources."),
    };
    const ronde_usage usage = {
        .command = "ronde generate day",
        .summary = "Draw a day of household support on the streets of a map.",
        RONDE_TABLE(options),
        .notes =
            "Writes instance.json (laundry at home), central.json (the same day with a central\n"
            "laundry), choice.json (each resident's ways of laundry to choose from), clients.csv, "
            "staff.csv and parameters.tsv. No real persons are in it.\n"
            "Example: ronde generate day --map town.rmap --clients 150 --seed 1 -o day"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    if (list) {
        ronde_generate_list(cli, ronde_day_parameter_table);
        return RONDE_EXIT_FINE;
    }
    if (map_path == NULL || folder == NULL) {
        return ronde_cli_wrong_usage(cli, usage.command, "--map and -o are needed");
    }
    ronde_error error = {0};
    ronde_day_options day = {.seed = (uint64_t)seed,
                             .residents = (int32_t)residents,
                             .helpers = (int32_t)helpers,
                             .name = name,
                             .start_date = date,
                             .parameters = ronde_day_defaults()};
    ronde_status status = ronde_generate_set(set_parameter, &day, set, &error);
    if (status == RONDE_OK) {
        status = ronde_day_files_write(folder, map_path, &day, &error);
    }
    return ronde_cli_finish(cli, status, &error, NULL);
}
