/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/people.h"
#include "service/cli/args.h"
#include "service/cli/generate.h"
#include "service/cli/output.h"
#include "service/cli/study.h"
#include "service/study/staffing/staffing.h"

#include <string.h>

enum { share_unit = 100 }; /* of 1/10,000 in a percent */

typedef struct staffing_job {
    ronde_people_request people;
    ronde_staffing_study study;
    const char *folder, *set;
    long long seed, residents, providers, take_up, exceptions, rest;
    int language;
    bool list;
} staffing_job;

static bool is_of_staffing(const char *name)
{
    const ronde_parameter_text *row = ronde_staffing_parameter_table;
    while (row->name != NULL && strcmp(row->name, name) != 0) {
        row++;
    }
    return row->name != NULL;
}

static ronde_status
set_parameter(void *payload, const char *name, long long value, ronde_error *error)
{
    staffing_job *job = payload;
    return is_of_staffing(name)
               ? ronde_parameter_set(ronde_staffing_parameter_table, &job->study.parameters, name,
                                     value, error)
               : ronde_population_parameter_set(&job->people.options, name, value, error);
}

/* Today, and both policies. */
static void add_arms(staffing_job *job)
{
    const ronde_population_arm central = {.laundry = RONDE_ARM_CENTRAL,
                                          .take_up = (int32_t)job->take_up * share_unit,
                                          .exceptions = (int32_t)job->exceptions * share_unit,
                                          .rest_minutes = (int32_t)job->rest,
                                          .provider = RONDE_NONE};
    ronde_staffing_arm *arms = job->study.arms;
    job->study.arm_count = 3;
    arms[0].arm = (ronde_population_arm){.provider = RONDE_NONE};
    arms[1].arm = arms[2].arm = central;
    arms[2].arm.replace = true;
    snprintf(arms[0].name, sizeof arms[0].name, "%s",
             job->language == RONDE_DUTCH ? "nu" : "today");
    snprintf(arms[1].name, sizeof arms[1].name, "vrijwillig %d %%", (int)job->take_up);
    snprintf(arms[2].name, sizeof arms[2].name, "vervangen %d %%", (int)job->take_up);
}

static void show(const ronde_cli *cli, const staffing_job *job)
{
    ronde_table_text table = {0};
    ronde_text text = {0};
    ronde_staffing_table(&table, &job->study, (ronde_language)job->language);
    ronde_table_text_plain(&text, &table);
    fputs(text.data != NULL ? text.data : "", cli->out);
    ronde_text_clear(&text);
    ronde_table_text_clear(&table);
}

static ronde_status
run(const ronde_cli *cli, staffing_job *job, ronde_csv_report *report, ronde_error *error)
{
    ronde_population *population = NULL;
    RONDE_TRY(ronde_generate_set(set_parameter, job, job->set, error));
    RONDE_TRY(ronde_people_open(&population, &job->people, report, error));
    add_arms(job);
    ronde_status status = ronde_staffing_work_out(&job->study, population, error);
    if (status == RONDE_OK) {
        status = ronde_staffing_write(job->folder, &job->study, population,
                                      (ronde_language)job->language, error);
    }
    if (status == RONDE_OK) {
        show(cli, job);
    }
    ronde_population_free(population);
    return status;
}

static int start(const ronde_cli *cli, const ronde_usage *usage, staffing_job *job)
{
    if (job->list) {
        ronde_generate_list(cli, ronde_staffing_parameter_table);
        ronde_generate_list(cli, ronde_population_parameter_table);
        ronde_generate_list(cli, ronde_week_parameter_table);
        ronde_generate_list(cli, ronde_day_parameter_table);
        return RONDE_EXIT_FINE;
    }
    bool own = job->people.clients != NULL;
    if (own != (job->people.staff != NULL)) {
        return ronde_cli_wrong_usage(cli, usage->command, "--clients and --staff go together");
    }
    if (job->folder == NULL || (!own && job->people.map == NULL)) {
        return ronde_cli_wrong_usage(cli, usage->command,
                                     "-o and --map (or --clients and --staff) are needed");
    }
    job->people.options.seed = (uint64_t)job->seed;
    job->people.options.residents = (int32_t)job->residents;
    job->people.options.providers = (int32_t)job->providers;
    ronde_error error = {0};
    ronde_csv_report report = {0};
    ronde_status status = run(cli, job, &report, &error);
    int exit_code = ronde_cli_finish(cli, status, &error, &report.faults);
    ronde_csv_report_clear(&report);
    return exit_code;
}

int ronde_study_staffing(const ronde_cli *cli, int argc, char **argv)
{
    staffing_job job = {.people.options = ronde_population_options_default(),
                        .study.parameters = ronde_staffing_defaults(),
                        .set = "",
                        .seed = 1,
                        .residents = 600,
                        .providers = 1,
                        .take_up = 50,
                        .exceptions = 10,
                        .rest = 7};
    const ronde_option options[] = {
        RONDE_TEXT("map", 0, &job.people.map, "TOWN.rmap",
                   "The map whose streets the residents live on."),
        RONDE_TEXT("clients", 0, &job.people.clients, "FILE.csv",
                   "A provider's own clients, as ronde import reads them, in place of drawn ones."),
        RONDE_TEXT("staff", 0, &job.people.staff, "FILE.csv", "And its helpers."),
        RONDE_TEXT("columns", 0, &job.people.columns, "MAP.json", "What their headings mean."),
        RONDE_TEXT("output", 'o', &job.folder, "DIR", "The folder to write."),
        RONDE_INTEGER("residents", 0, &job.residents, 1, 20000, "Residents who are drawn."),
        RONDE_INTEGER("providers", 0, &job.providers, 1, RONDE_WEEK_PROVIDERS, "Their providers."),
        RONDE_INTEGER("seed", 0, &job.seed, 0, 9e15, "The same seed gives the same people."),
        RONDE_INTEGER("take-up", 0, &job.take_up, 0, 100, "Percent who use the laundry."),
        RONDE_INTEGER("exceptions", 0, &job.exceptions, 0, 100,
                      "Percent who keep laundry at home under vervangen."),
        RONDE_INTEGER("rest", 0, &job.rest, 0, 60, "Minutes that stay with users a visit."),
        RONDE_TEXT("start", 0, &job.people.options.start_date, "DATE", "As 2026-11-23."),
        RONDE_TEXT("set", 0, &job.set, "LIST", "Parameters as name=number,name=number."),
        RONDE_FLAG("list", 0, &job.list, "Show the parameters with their ranges and sources."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words, "The language of the tables."),
    };
    const ronde_usage usage = {
        .command = "ronde study staffing",
        .summary = "Staff needed a week, by skill and part of the day, and a summer week.",
        RONDE_TABLE(options),
        .notes =
            "Today and both policies of a central laundry. Writes staffing.json, staffing.csv,\n"
            "shifts.csv, work.csv and parameters.tsv.\n"
            "Example: ronde study staffing --map town.rmap --residents 600 -o staffing"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    return start(cli, &usage, &job);
}
