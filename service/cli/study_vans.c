/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/laundry_files.h"
#include "service/cli/interrupt.h"
#include "service/cli/laundry_options.h"
#include "service/cli/output.h"
#include "service/cli/study.h"
#include "service/study/vans.h"

typedef struct vans_job {
    ronde_laundry_arguments arguments;
    int language, mode;
    long long iterations;
} vans_job;

static const char *const modes[] = {"both", "all", "apart", "swap", "drop", NULL};
enum { mode_both, mode_all, mode_first };

static void on_day(ronde_van_form form, int32_t day, int32_t day_count, void *payload)
{
    ronde_cli_progress(payload, "vans, %s: day %d of %d", ronde_van_form_words[form], (int)day + 1,
                       (int)day_count);
}

static void show(const ronde_cli *cli, const ronde_van_study *study, ronde_language language)
{
    ronde_table_text table = {0};
    ronde_text text = {0};
    ronde_van_study_table(&table, study, language, true);
    ronde_table_text_plain(&text, &table);
    fputs(text.data != NULL ? text.data : "", cli->out);
    ronde_text_clear(&text);
    ronde_table_text_clear(&table);
}

static ronde_status
run(const ronde_cli *cli, const void *payload, ronde_faults *faults, ronde_error *error)
{
    const vans_job *job = payload;
    ronde_van_study study;
    ronde_laundry_people people = {0};
    const ronde_laundry_crowd crowd = ronde_laundry_arguments_crowd(&job->arguments);
    ronde_van_study_options options = {.map_path = job->arguments.map_path,
                                       .iterations = job->iterations};
    for (int form = 0; form < RONDE_VAN_FORMS; form++) {
        options.forms[form] = job->mode == mode_all || job->mode == mode_first + form;
    }
    RONDE_TRY(ronde_laundry_arguments_read(&options.laundry, &job->arguments, error));
    RONDE_TRY(
        ronde_laundry_people_draw(&people, options.map_path, &options.laundry, &crowd, error));
    options.users = people.users;
    options.user_count = people.count;
    ronde_cli watching = *cli;
    const ronde_van_hooks hooks = {
        .should_stop = ronde_interrupt_hook, .on_day = on_day, .payload = &watching};
    ronde_status status = ronde_van_study_run(&study, &options, &hooks, faults, error);
    ronde_cli_progress_end(cli);
    if (status == RONDE_OK) {
        status = ronde_van_study_write(job->arguments.folder, &study, (ronde_language)job->language,
                                       error);
    }
    if (status == RONDE_OK) {
        show(cli, &study, (ronde_language)job->language);
    }
    ronde_laundry_people_clear(&people);
    return status;
}

int ronde_study_vans(const ronde_cli *cli, int argc, char **argv)
{
    vans_job job = {.arguments = ronde_laundry_arguments_usual()};
    const ronde_option options[] = {
        RONDE_LAUNDRY_OPTIONS(job.arguments),
        RONDE_CHOICE("mode", 0, &job.mode, modes,
                     "Which forms are planned: apart and swap, all of them, or one."),
        RONDE_INTEGER("iterations", 'n', &job.iterations, 0, 1e12,
                      "Of the search for each day; 0: by its number of stops."),
        RONDE_CHOICE("lang", 0, &job.language, ronde_language_words, "The language of the tables."),
    };
    const ronde_usage usage = {
        .command = "ronde study vans",
        .summary = "Plan a week of the vans of a central laundry, in each form, and what it costs.",
        RONDE_TABLE(options),
        .notes = "Writes vans.json, vans.csv, days.csv, plant.csv and parameters.tsv.\n"
                 "Example: ronde study vans --map town.rmap --users 300 --seed 1 -o vans"};
    return ronde_laundry_command(cli, &usage, argc, argv, &job.arguments, run, &job);
}
