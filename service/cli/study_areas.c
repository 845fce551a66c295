/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "service/app/homes.h"
#include "service/cli/args.h"
#include "service/cli/generate.h"
#include "service/cli/output.h"
#include "service/cli/study.h"
#include "service/cli/study_rounds.h"
#include "service/study/staffing/area_providers.h"

typedef struct areas_job {
    const char *map_path, *folder, *set;
    long long residents, providers, seed, days, seeds, iterations, threads;
    int language;
} areas_job;

static ronde_status
set_parameter(void *options, const char *name, long long value, ronde_error *error)
{
    return ronde_population_parameter_set(options, name, value, error);
}

static ronde_status
draw(ronde_population **out, const ronde_map *map, const areas_job *job, ronde_error *error)
{
    ronde_population_options options = ronde_population_options_default();
    options.seed = (uint64_t)job->seed;
    options.residents = (int32_t)job->residents;
    options.providers = (int32_t)job->providers;
    RONDE_TRY(ronde_generate_set(set_parameter, &options, job->set, error));
    int32_t count = ronde_population_addresses(&options);
    ronde_address *homes = NULL;
    RONDE_TRY(ronde_homes_draw(&homes, map, options.seed, count, error));
    ronde_status status = ronde_population_draw(out, &options, homes, count, error);
    ronde_free(homes);
    return status;
}

static ronde_status plan(ronde_rounds *out,
                         const ronde_cli *cli,
                         const ronde_area_providers *source,
                         const areas_job *job,
                         ronde_error *error)
{
    const ronde_demand demand = ronde_area_providers_demand(source);
    const ronde_study_rounds with = {.days = (int32_t)job->days,
                                     .most_days = (int32_t)job->days,
                                     .seeds = (int32_t)job->seeds,
                                     .seed = job->seed,
                                     .iterations = job->iterations};
    RONDE_TRY(ronde_folder_make(job->folder, error));
    return ronde_rounds_plan(out, cli, &demand, &with, (int)job->threads, job->folder, error);
}

static void show(const ronde_cli *cli, const ronde_rounds *rounds, ronde_language language)
{
    ronde_table_text table = {0};
    ronde_text text = {0};
    ronde_area_providers_table(&table, rounds, language);
    ronde_table_text_plain(&text, &table);
    fputs(text.data != NULL ? text.data : "", cli->out);
    ronde_text_clear(&text);
    ronde_table_text_clear(&table);
}

static ronde_status run(const ronde_cli *cli, const areas_job *job, ronde_error *error)
{
    ronde_map *map = NULL;
    ronde_population *population = NULL;
    ronde_rounds rounds = {0};
    RONDE_TRY(ronde_map_open(&map, job->map_path, error));
    ronde_status status = draw(&population, map, job, error);
    if (status == RONDE_OK) {
        const ronde_area_providers source = {population, map, job->map_path};
        status = plan(&rounds, cli, &source, job, error);
    }
    if (status == RONDE_OK) {
        status =
            ronde_area_providers_write(job->folder, &rounds, (ronde_language)job->language, error);
    }
    if (status == RONDE_OK) {
        show(cli, &rounds, (ronde_language)job->language);
    }
    ronde_rounds_clear(&rounds);
    ronde_population_free(population);
    ronde_map_free(map);
    return status;
}

int ronde_study_areas(const ronde_cli *cli, int argc, char **argv)
{
    areas_job job = {.set = "",
                     .residents = 2000,
                     .providers = 4,
                     .seed = 1,
                     .days = 5,
                     .seeds = 1,
                     .threads = 1};
    const ronde_option options[] = {
        RONDE_TEXT_REQUIRED("map", 0, &job.map_path, "TOWN.rmap",
                            "The map whose streets the residents live on."),
        RONDE_TEXT_REQUIRED("output", 'o', &job.folder, "DIR", "The folder to write."),
        RONDE_INTEGER("residents", 0, &job.residents, 1, 20000, "Residents who are drawn."),
        RONDE_INTEGER("providers", 0, &job.providers, 1, RONDE_WEEK_PROVIDERS,
                      "Their providers today, each all over the town."),
        RONDE_INTEGER("seed", 0, &job.seed, 0, 9e15, "The same seed gives the same people."),
        RONDE_INTEGER("days", 0, &job.days, 1, 200, "Working days that are planned."),
        RONDE_INTEGER("seeds", 0, &job.seeds, 1, 20, "Searches of each day and arm."),
        RONDE_INTEGER("iterations", 'n', &job.iterations, 0, 1000000000,
                      "Of a search; 0: by the size of the day."),
        RONDE_INTEGER("threads", 0, &job.threads, 1, 64, "Searches at once."),
        RONDE_TEXT("set", 0, &job.set, "LIST",
                   "Parameters as name=number,name=number: ronde study staffing --list."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words, "The language of the table."),
    };
    const ronde_usage usage = {
        .command = "ronde study areas",
        .summary = "One provider an area against providers everywhere: travel and continuity.",
        RONDE_TABLE(options),
        .notes =
            "Helpers go over to the area where most of their residents live. Writes areas.json\n"
            "and areas.csv; runs/ holds what is done, so that a stopped study goes on.\n"
            "Example: ronde study areas --map town.rmap --residents 2000 --providers 4 -o areas"};
    int exit_code = 0;
    if (!ronde_args_read(cli, &usage, argc, argv, &exit_code)) {
        return exit_code;
    }
    ronde_error error = {0};
    ronde_status status = run(cli, &job, &error);
    return ronde_cli_finish(cli, status, &error, NULL);
}
