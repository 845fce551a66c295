/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/laundry_files.h"
#include "service/cli/generate.h"
#include "service/cli/laundry_options.h"

typedef struct laundry_job {
    ronde_laundry_arguments arguments;
    int form;
    bool with_rounds;
} laundry_job;

static ronde_status
run(const ronde_cli *cli, const void *payload, ronde_faults *faults, ronde_error *error)
{
    (void)cli;
    (void)faults;
    const laundry_job *job = payload;
    ronde_laundry_crowd crowd = ronde_laundry_arguments_crowd(&job->arguments);
    ronde_laundry_options laundry;
    crowd.with_rounds = job->with_rounds;
    if (crowd.with_rounds && crowd.residents == 0) {
        return ronde_fail(error, RONDE_EINPUT, "--with-rounds",
                          "only residents have rounds: give --residents N as well");
    }
    RONDE_TRY(ronde_laundry_arguments_read(&laundry, &job->arguments, error));
    laundry.form = (ronde_van_form)job->form;
    return ronde_laundry_files_write(job->arguments.folder, job->arguments.map_path, &laundry,
                                     &crowd, error);
}

int ronde_generate_laundry(const ronde_cli *cli, int argc, char **argv)
{
    laundry_job job = {.arguments = ronde_laundry_arguments_usual()};
    job.arguments.name = "generated laundry";
    const ronde_option options[] = {
        RONDE_LAUNDRY_OPTIONS(job.arguments),
        RONDE_CHOICE("mode", 0, &job.form, ronde_van_form_words,
                     "Collected and returned some days later, swapped in one stop, or by drop "
                     "points where that is possible."),
        RONDE_FLAG("with-rounds", 0, &job.with_rounds,
                   "Of residents: their helpers' rounds as well, tied to the vans in one instance "
                   "(linked1.json ...), and alone (rounds1.json ...)."),
        RONDE_TEXT("name", 0, &job.arguments.name, "NAME", "What the week is called."),
    };
    const ronde_usage usage = {
        .command = "ronde generate laundry",
        .summary = "Draw a week of the vans of a central laundry on the streets of a map.",
        RONDE_TABLE(options),
        .notes =
            "Writes day1.json and so on for each working day, bags.csv and parameters.tsv. No\n"
            "real persons are in it.\n"
            "Example: ronde generate laundry --map town.rmap --users 300 --mode swap -o vans"};
    return ronde_laundry_command(cli, &usage, argc, argv, &job.arguments, run, &job);
}
