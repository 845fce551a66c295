/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/week_files.h"
#include "service/cli/args.h"
#include "service/cli/generate.h"
#include "service/cli/output.h"

static ronde_status set_parameter(void *week, const char *name, long long value, ronde_error *error)
{
    return ronde_week_parameter_set(week, name, value, error);
}

int ronde_generate_week(const ronde_cli *cli, int argc, char **argv)
{
    ronde_week_options week = ronde_week_options_default();
    ronde_earlier_week earlier = {0};
    const char *map_path = NULL;
    const char *folder = NULL;
    const char *set = "";
    long long residents = week.residents;
    long long helpers = 0;
    long long providers = week.providers;
    long long days = week.days;
    long long seed = 1;
    bool list = false;
    const ronde_option options[] = {
        RONDE_TEXT("map", 0, &map_path, "TOWN.rmap",
                   "The map whose streets the residents live on."),
        RONDE_TEXT("output", 'o', &folder, "DIR", "The folder to write."),
        RONDE_INTEGER("residents", 0, &residents, 1, 20000, "Residents who get visits."),
        RONDE_INTEGER("helpers", 0, &helpers, 0, 20000,
                      "Helpers; 0: as many as the hours need. Their contracts hold the work."),
        RONDE_INTEGER("providers", 0, &providers, 1, RONDE_WEEK_PROVIDERS,
                      "Providers, each with residents and helpers of its own."),
        RONDE_INTEGER("days", 0, &days, 1, RONDE_WEEK_DAYS, "Days of the calendar from the start."),
        RONDE_TEXT("start", 0, &week.start_date, "DATE", "The first day, as 2026-11-23."),
        RONDE_INTEGER("seed", 0, &seed, 0, 9e15,
                      "The same seed gives the same people in every week."),
        RONDE_TEXT("after", 0, &earlier.plan_path, "PLAN.json",
                   "Plan of an earlier week: same weekday and helper are wished for."),
        RONDE_TEXT("after-instance", 0, &earlier.instance_path, "FILE.json",
                   "The instance of that plan."),
        RONDE_TEXT("name", 0, &week.name, "NAME", "What the week is called."),
        RONDE_TEXT("set", 0, &set, "LIST", "Parameters as name=number,name=number."),
        RONDE_FLAG("list", 0, &list, "Show the parameters with their ranges and sources."),
    };
    const ronde_usage usage = {
        .command = "ronde generate week",
        .summary = "Draw a week of household support on the streets of a map.",
        RONDE_TABLE(options),
        .notes =
            "Writes instance.json and parameters.tsv. No real persons are in it. The next week of\n"
            "the same people: the same seed and numbers with a start seven days later.\n"
            "Example: ronde generate week --map town.rmap --residents 600 --helpers 40 -o week"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    if (list) {
        ronde_generate_list(cli, ronde_week_parameter_table);
        ronde_generate_list(cli, ronde_day_parameter_table);
        return RONDE_EXIT_FINE;
    }
    if (map_path == NULL || folder == NULL) {
        return ronde_cli_wrong_usage(cli, usage.command, "--map and -o are needed");
    }
    if ((earlier.plan_path == NULL) != (earlier.instance_path == NULL)) {
        return ronde_cli_wrong_usage(cli, usage.command,
                                     "--after and --after-instance go together");
    }
    week.seed = (uint64_t)seed;
    week.residents = (int32_t)residents;
    week.helpers = (int32_t)helpers;
    week.providers = (int32_t)providers;
    week.days = (int32_t)days;
    ronde_error error = {0};
    ronde_faults faults = {0};
    ronde_status status = ronde_generate_set(set_parameter, &week, set, &error);
    if (status == RONDE_OK) {
        status = ronde_week_files_write(folder, map_path, &week, &earlier, &faults, &error);
    }
    return ronde_cli_finish(cli, status, &error, &faults);
}
