/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/day_files.h"
#include "service/cli/args.h"
#include "service/cli/generate.h"
#include "service/cli/output.h"

#include <stdio.h>
#include <string.h>

/* "name=value,name=value": sets parameters one by one. list is taken apart. */
static ronde_status set_parameters(ronde_day_parameters *parameters, char *list, ronde_error *error)
{
    for (char *rest = list; rest != NULL && rest[0] != '\0';) {
        char *name = rest;
        rest = strchr(name, ',');
        if (rest != NULL) {
            *rest++ = '\0';
        }
        char *value = strchr(name, '=');
        long long number = 0;
        if (value == NULL || !ronde_text_to_integer(value + 1, &number)) {
            return ronde_fail(error, RONDE_EINPUT, "--set", "%s is not written as name=number",
                              name);
        }
        *value = '\0';
        RONDE_TRY(ronde_day_parameter_set(parameters, name, number, error));
    }
    return RONDE_OK;
}

static int list_parameters(const ronde_cli *cli)
{
    for (const ronde_parameter_text *row = ronde_day_parameter_table; row->name != NULL; row++) {
        fprintf(cli->out, "%-20s %6d  (%d-%d) %s: %s\n", row->name, (int)row->value, (int)row->low,
                (int)row->high, row->unit, row->source);
    }
    return RONDE_EXIT_FINE;
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
        return list_parameters(cli);
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
    char *list_of_values = ronde_text_copy(set);
    ronde_status status =
        list_of_values != NULL
            ? set_parameters(&day.parameters, list_of_values, &error)
            : ronde_fail(&error, RONDE_ENOMEM, "--set", "no memory for the parameters");
    ronde_free(list_of_values);
    if (status == RONDE_OK) {
        status = ronde_day_files_write(folder, map_path, &day, &error);
    }
    return ronde_cli_finish(cli, status, &error, NULL);
}
