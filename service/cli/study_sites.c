/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/cli/interrupt.h"
#include "service/cli/laundry_options.h"
#include "service/cli/map_points.h"
#include "service/cli/output.h"
#include "service/cli/study.h"
#include "service/study/sites.h"

typedef struct sites_job {
    ronde_laundry_arguments arguments;
    const char *points_path;
    int language, kind, form;
    long long iterations, candidates, plants, cell, samples;
} sites_job;

static void on_plan(ronde_van_form form, int32_t done, int32_t most, void *payload)
{
    ronde_cli_progress(payload, "sites, %s: plan %d of %d at most", ronde_van_form_words[form],
                       (int)done + 1, (int)most);
}

static void show(const ronde_cli *cli, const ronde_site_study *study, ronde_language language)
{
    ronde_table_text table = {0};
    ronde_text text = {0};
    ronde_site_plain(&text, study, language);
    ronde_site_sets_table(&table, study, language);
    ronde_table_text_plain(&text, &table);
    fputs(text.data != NULL ? text.data : "", cli->out);
    ronde_text_clear(&text);
    ronde_table_text_clear(&table);
}

/* The candidates of a file. */
static ronde_status
read_candidates(ronde_laundry_point *out, int32_t *count, const char *path, ronde_error *error)
{
    ronde_points points = {0};
    ronde_status status = ronde_points_read(&points, path, error);
    if (status == RONDE_OK && points.list.count > RONDE_SITE_CANDIDATES) {
        status = ronde_fail(error, RONDE_EINPUT, path, "%zu candidates; at most %d are allowed",
                            points.list.count, RONDE_SITE_CANDIDATES);
    }
    for (size_t i = 0; status == RONDE_OK && i < points.list.count; i++) {
        const ronde_map_point *point = &points.list.items[i];
        out[(*count)++] = (ronde_laundry_point){point->lon_e7 / 1e7, point->lat_e7 / 1e7};
    }
    ronde_array_clear(&points.list);
    return status;
}

static ronde_status study_people(const ronde_cli *cli,
                                 const sites_job *job,
                                 ronde_site_options *options,
                                 ronde_faults *faults,
                                 ronde_error *error)
{
    ronde_cli watching = *cli;
    const ronde_van_hooks hooks = {
        .should_stop = ronde_interrupt_hook, .on_day = on_plan, .payload = &watching};
    ronde_site_study study;
    ronde_status status = ronde_site_study_run(&study, options, &hooks, faults, error);
    ronde_cli_progress_end(cli);
    RONDE_TRY(status);
    RONDE_TRY(ronde_site_study_write(job->arguments.folder, &study, (ronde_language)job->language,
                                     error));
    show(cli, &study, (ronde_language)job->language);
    return RONDE_OK;
}

static ronde_status
run(const ronde_cli *cli, const void *payload, ronde_faults *faults, ronde_error *error)
{
    const sites_job *job = payload;
    ronde_laundry_point given[RONDE_SITE_CANDIDATES];
    ronde_laundry_people people = {0};
    const ronde_laundry_crowd crowd = ronde_laundry_arguments_crowd(&job->arguments);
    ronde_site_options options = {
        .kind = (ronde_site_kind)job->kind,
        .form = (ronde_van_form)job->form,
        .given = given,
        .candidates = (int32_t)job->candidates,
        .plants = (int32_t)job->plants,
        .cell_metres = (int32_t)job->cell,
        .samples = (int32_t)job->samples,
        .vans = {.map_path = job->arguments.map_path, .iterations = job->iterations}};
    if (job->points_path != NULL) {
        RONDE_TRY(read_candidates(given, &options.given_count, job->points_path, error));
    }
    RONDE_TRY(ronde_laundry_arguments_read(&options.vans.laundry, &job->arguments, error));
    RONDE_TRY(ronde_laundry_people_draw(&people, options.vans.map_path, &options.vans.laundry,
                                        &crowd, error));
    options.vans.users = people.users;
    options.vans.user_count = people.count;
    ronde_status status = study_people(cli, job, &options, faults, error);
    ronde_laundry_people_clear(&people);
    return status;
}

int ronde_study_sites(const ronde_cli *cli, int argc, char **argv)
{
    static const char *const forms[] = {"apart", "swap", NULL};
    sites_job job = {.arguments = ronde_laundry_arguments_usual(),
                     .candidates = 20,
                     .plants = 1,
                     .cell = 350,
                     .samples = 20};
    const ronde_option options[] = {
        RONDE_LAUNDRY_OPTIONS(job.arguments),
        RONDE_CHOICE("what", 0, &job.kind, ronde_site_kind_words,
                     "Where the plant is to be, or the drop points."),
        RONDE_CHOICE("mode", 0, &job.form, forms, "How bags go, for the plant."),
        RONDE_TEXT("candidates-file", 0, &job.points_path, "FILE",
                   "Places that can be had, one \"lon lat\" a line; else places amid the users."),
        RONDE_INTEGER("candidates", 0, &job.candidates, 2, RONDE_SITE_CANDIDATES,
                      "How many places amid the users are looked at."),
        RONDE_INTEGER("plants", 0, &job.plants, 1, 10, "How many plants there are to be."),
        RONDE_INTEGER("cell", 0, &job.cell, 50, 5000,
                      "Users are put into squares of so many metres."),
        RONDE_INTEGER("samples", 0, &job.samples, 4, RONDE_SITE_SAMPLES,
                      "Days that are planned to fit the formula of the estimate."),
        RONDE_INTEGER("iterations", 'n', &job.iterations, 0, 1e12,
                      "Of the search for each day; 0: by its number of stops."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words, "The language of the tables."),
    };
    const ronde_usage usage = {
        .command = "ronde study sites",
        .summary = "Choose where the laundry or its drop points are: estimated, then planned.",
        RONDE_TABLE(options),
        .notes = "Writes sites.json, sites.geojson, sites.csv, candidates.csv and fit.csv.\n"
                 "Example: ronde study sites --map town.rmap --users 300 --seed 1 -o sites"};
    return ronde_laundry_command(cli, &usage, argc, argv, &job.arguments, run, &job);
}
